using CcoPortal.Domain.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CcoPortal.Data.Configurations;

/// <summary>A notice of the current edition; its words stand in the revisions alone.</summary>
/// <param name="StartsAt">By the clocks in Oregon, as <paramref name="EndsAt"/>.</param>
public sealed record NoticeRow(string Key, string Level, DateTime StartsAt, DateTime EndsAt);

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<NoticeRow>
{
    public void Configure(EntityTypeBuilder<NoticeRow> builder)
    {
        builder.ToTable("notice", t =>
        {
            t.HasCheckConstraint("ck_notice_key", $"key ~ {Shapes.Slug}");
            t.HasCheckConstraint("ck_notice_level", $"level in ({string.Join(", ", Enum.GetNames<NoticeLevel>().Select(l => $"'{l}'"))})");
            t.HasCheckConstraint("ck_notice_period", "starts_at < ends_at and ends_at <= starts_at + interval '1 year'");
        });
        builder.HasKey(n => n.Key);
        builder.Property(n => n.StartsAt).HasColumnType("timestamp without time zone");
        builder.Property(n => n.EndsAt).HasColumnType("timestamp without time zone");
    }
}

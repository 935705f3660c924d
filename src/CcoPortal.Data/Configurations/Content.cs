using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CcoPortal.Data.Configurations;

// Pages of words of the current edition; their texts stand in the revisions alone.
public sealed record PageRow(string Key, string Section, int Ordinal, string Owner);

internal sealed class PageConfiguration : IEntityTypeConfiguration<PageRow>
{
    public void Configure(EntityTypeBuilder<PageRow> builder)
    {
        builder.ToTable("page", t =>
        {
            t.HasCheckConstraint("ck_page_section", "section in ('help', 'learn')");
            t.HasCheckConstraint("ck_page_key", "key ~ ('^' || section || '/[a-z0-9]+(-[a-z0-9]+)*$')");
        });
        builder.HasKey(p => p.Key);
    }
}

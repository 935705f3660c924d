using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CcoPortal.Data.Configurations;

/// <summary>What a reader says is wrong on a page. Nothing says who; an editor deletes it when it is dealt with.</summary>
/// <param name="Page">Path without a query.</param>
/// <param name="Edition">Number of the edition that the page showed. No foreign key: a portal may show one from its file that another database has not.</param>
/// <param name="Words">Null when nothing was typed.</param>
/// <param name="Day">Oregon's; the time of day could tell who it was.</param>
public sealed record PageReportRow(long Id, string Page, int Edition, string Kind, string? Words, DateOnly Day);

internal sealed class PageReportConfiguration : IEntityTypeConfiguration<PageReportRow>
{
    public void Configure(EntityTypeBuilder<PageReportRow> builder)
    {
        builder.ToTable("page_report", t =>
        {
            t.HasCheckConstraint("ck_page_report_page", "page ~ '^/[^?#]*$' and length(page) <= 300");
            t.HasCheckConstraint("ck_page_report_edition", "edition >= 1");
            t.HasCheckConstraint("ck_page_report_kind", "kind in ('phone', 'hours', 'area', 'text', 'other')");
            t.HasCheckConstraint("ck_page_report_words", "length(words) between 1 and 500");
        });
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).UseIdentityAlwaysColumn();
    }
}

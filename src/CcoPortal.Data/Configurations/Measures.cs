using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CcoPortal.Data.Configurations;

// Results of the whole state of the current edition; their names, goals and sources stand in the revisions alone.
public sealed record MeasureRow(string Key, int Ordinal, int? CountsAnewFrom);

public sealed record MeasureValueRow(string Measure, int Year, decimal Value);

internal sealed class MeasureConfiguration : IEntityTypeConfiguration<MeasureRow>
{
    public void Configure(EntityTypeBuilder<MeasureRow> builder)
    {
        builder.ToTable("measure", t => t.HasCheckConstraint("ck_measure_key", $"key ~ {Shapes.Slug}"));
        builder.HasKey(m => m.Key);
    }
}

internal sealed class MeasureValueConfiguration : IEntityTypeConfiguration<MeasureValueRow>
{
    public void Configure(EntityTypeBuilder<MeasureValueRow> builder)
    {
        builder.ToTable("measure_value", t =>
        {
            t.HasCheckConstraint("ck_measure_value_year", "year between 2012 and 2100");
            t.HasCheckConstraint("ck_measure_value_value", "value between 0 and 100");
        });
        builder.HasKey(v => new { v.Measure, v.Year });
        builder.HasOne<MeasureRow>().WithMany().HasForeignKey(v => v.Measure).OnDelete(DeleteBehavior.Restrict);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CcoPortal.Data.Configurations;

// The current edition as tables, so that constraints make a wrong state impossible and staff screens can query.
// Written only by Publisher, in the transaction that writes the edition.
public sealed record CountyRow(string Slug, string Name, string Fips, string Seat, int Population);

public sealed record ZipRow(string Code, string Status, string Type, string City, string? Zcta);

public sealed record ZipCountyRow(string Zip, string County, double Share, bool HasHomes);

public sealed record PlaceRow(string Key, string Name, string Kind, int? Population);

public sealed record PlaceCountyRow(string Place, string County, double Share);

public sealed record PlaceZipRow(string Place, string Zip);

public sealed record CcoRow(string Slug, string Name, string ShortName, string Organization, string? Phone, string? TollFree, string? Website);

public sealed record CcoSuccessorRow(string Cco, string County, string Successor);

/// <param name="Zips">Listed ZIPs, ascending, separated by spaces; empty for <c>whole</c> and <c>part-unlisted</c>.</param>
/// <param name="SourceCount">Number of sources.</param>
public sealed record ServiceAreaRow(
    string Key, string Cco, string County, string Extent, string Zips, DateOnly? EffectiveFrom, DateOnly? EffectiveTo, string Certainty,
    int SourceCount, DateOnly CheckedOn);

/// <summary>A service area spelled out ZIP by ZIP (not for <c>part-unlisted</c>).</summary>
public sealed record ServiceAreaZipRow(string ServiceArea, string Cco, string County, string Zip, DateOnly? EffectiveFrom, DateOnly? EffectiveTo);

public sealed record ContactRow(string Key, string Label, string Phone);

public sealed record HolidayRow(DateOnly Day, string Name);

internal static class Shapes
{
    public const string Phone = "'^([2-9][0-9]{2}-[0-9]{3}-[0-9]{4}|[2-9]11|988)$'";
    public const string Slug = "'^[a-z0-9]+(-[a-z0-9]+)*$'";

    /// <summary>A column holds the name of one of the values.</summary>
    public static string OneOf<T>(string column) where T : struct, Enum => $"{column} in ({string.Join(", ", Enum.GetNames<T>().Select(n => $"'{n}'"))})";
}

internal sealed class CountyConfiguration : IEntityTypeConfiguration<CountyRow>
{
    public void Configure(EntityTypeBuilder<CountyRow> builder)
    {
        builder.ToTable("county", t =>
        {
            t.HasCheckConstraint("ck_county_slug", $"slug ~ {Shapes.Slug}");
            t.HasCheckConstraint("ck_county_fips", "fips ~ '^41[0-9]{3}$'");
        });
        builder.HasKey(c => c.Slug);
        builder.HasAlternateKey(c => c.Name);
        builder.HasIndex(c => c.Fips).IsUnique();
    }
}

internal sealed class ZipConfiguration : IEntityTypeConfiguration<ZipRow>
{
    public void Configure(EntityTypeBuilder<ZipRow> builder)
    {
        builder.ToTable("zip", t =>
        {
            t.HasCheckConstraint("ck_zip_code", "code ~ '^[0-9]{5}$'");
            t.HasCheckConstraint("ck_zip_status", "status in ('Active', 'Border', 'Disputed', 'Retired')");
        });
        builder.HasKey(z => z.Code);
    }
}

internal sealed class ZipCountyConfiguration : IEntityTypeConfiguration<ZipCountyRow>
{
    public void Configure(EntityTypeBuilder<ZipCountyRow> builder)
    {
        builder.ToTable("zip_county", t => t.HasCheckConstraint("ck_zip_county_share", "share between 0 and 1"));
        builder.HasKey(z => new { z.Zip, z.County });
        builder.HasOne<ZipRow>().WithMany().HasForeignKey(z => z.Zip);
        builder.HasOne<CountyRow>().WithMany().HasForeignKey(z => z.County).HasPrincipalKey(c => c.Name);
    }
}

internal sealed class PlaceConfiguration : IEntityTypeConfiguration<PlaceRow>
{
    public void Configure(EntityTypeBuilder<PlaceRow> builder)
    {
        builder.ToTable("place", t => t.HasCheckConstraint("ck_place_key", $"key ~ {Shapes.Slug}"));
        builder.HasKey(p => p.Key);
    }
}

internal sealed class PlaceCountyConfiguration : IEntityTypeConfiguration<PlaceCountyRow>
{
    public void Configure(EntityTypeBuilder<PlaceCountyRow> builder)
    {
        builder.ToTable("place_county", t => t.HasCheckConstraint("ck_place_county_share", "share > 0 and share <= 1"));
        builder.HasKey(p => new { p.Place, p.County });
        builder.HasOne<PlaceRow>().WithMany().HasForeignKey(p => p.Place);
        builder.HasOne<CountyRow>().WithMany().HasForeignKey(p => p.County).HasPrincipalKey(c => c.Name);
    }
}

internal sealed class PlaceZipConfiguration : IEntityTypeConfiguration<PlaceZipRow>
{
    public void Configure(EntityTypeBuilder<PlaceZipRow> builder)
    {
        builder.ToTable("place_zip");
        builder.HasKey(p => new { p.Place, p.Zip });
        builder.HasOne<PlaceRow>().WithMany().HasForeignKey(p => p.Place);
        builder.HasOne<ZipRow>().WithMany().HasForeignKey(p => p.Zip);
    }
}

internal sealed class CcoConfiguration : IEntityTypeConfiguration<CcoRow>
{
    public void Configure(EntityTypeBuilder<CcoRow> builder)
    {
        builder.ToTable("cco", t =>
        {
            t.HasCheckConstraint("ck_cco_slug", $"slug ~ {Shapes.Slug}");
            t.HasCheckConstraint("ck_cco_phone", $"phone ~ {Shapes.Phone}");
            t.HasCheckConstraint("ck_cco_toll_free", $"toll_free ~ {Shapes.Phone}");
            t.HasCheckConstraint("ck_cco_website", "website ~ '^https://'");
        });
        builder.HasKey(c => c.Slug);
        builder.HasIndex(c => c.Name).IsUnique();
        builder.HasIndex(c => c.ShortName).IsUnique();
    }
}

internal sealed class CcoSuccessorConfiguration : IEntityTypeConfiguration<CcoSuccessorRow>
{
    public void Configure(EntityTypeBuilder<CcoSuccessorRow> builder)
    {
        builder.ToTable("cco_successor", t => t.HasCheckConstraint("ck_cco_successor_other", "successor <> cco"));
        builder.HasKey(s => new { s.Cco, s.County, s.Successor });
        builder.HasOne<CcoRow>().WithMany().HasForeignKey(s => s.Cco);
        builder.HasOne<CcoRow>().WithMany().HasForeignKey(s => s.Successor);
        builder.HasOne<CountyRow>().WithMany().HasForeignKey(s => s.County).HasPrincipalKey(c => c.Name);
    }
}

internal sealed class ServiceAreaConfiguration : IEntityTypeConfiguration<ServiceAreaRow>
{
    public void Configure(EntityTypeBuilder<ServiceAreaRow> builder)
    {
        builder.ToTable("service_area", t =>
        {
            t.HasCheckConstraint("ck_service_area_extent", "extent in ('Whole', 'Only', 'Except', 'PartUnlisted')");
            t.HasCheckConstraint("ck_service_area_zips", "(extent in ('Only', 'Except')) = (zips <> '')");
            t.HasCheckConstraint("ck_service_area_zips_shape", "zips ~ '^([0-9]{5}( [0-9]{5})*)?$'");
            t.HasCheckConstraint("ck_service_area_certainty", "certainty in ('Ask', 'Likely', 'Confirmed')");
            t.HasCheckConstraint("ck_service_area_part_asks", "extent <> 'PartUnlisted' or certainty = 'Ask'");
            t.HasCheckConstraint("ck_service_area_sourced", "source_count > 0 or certainty = 'Ask'");
            t.HasCheckConstraint("ck_service_area_period", "effective_from < effective_to");
        });
        builder.HasKey(a => a.Key);
        builder.HasOne<CcoRow>().WithMany().HasForeignKey(a => a.Cco);
        builder.HasOne<CountyRow>().WithMany().HasForeignKey(a => a.County).HasPrincipalKey(c => c.Name);
    }
}

internal sealed class ServiceAreaZipConfiguration : IEntityTypeConfiguration<ServiceAreaZipRow>
{
    public void Configure(EntityTypeBuilder<ServiceAreaZipRow> builder)
    {
        builder.ToTable("service_area_zip");
        builder.HasKey(a => new { a.ServiceArea, a.Zip });
        builder.HasOne<ServiceAreaRow>().WithMany().HasForeignKey(a => a.ServiceArea);
        builder.HasOne<CcoRow>().WithMany().HasForeignKey(a => a.Cco);
        builder.HasOne<ZipCountyRow>().WithMany().HasForeignKey(a => new { a.Zip, a.County });
    }
}

internal sealed class ContactConfiguration : IEntityTypeConfiguration<ContactRow>
{
    public void Configure(EntityTypeBuilder<ContactRow> builder)
    {
        builder.ToTable("contact", t => t.HasCheckConstraint("ck_contact_phone", $"phone ~ {Shapes.Phone}"));
        builder.HasKey(c => c.Key);
    }
}

internal sealed class HolidayConfiguration : IEntityTypeConfiguration<HolidayRow>
{
    public void Configure(EntityTypeBuilder<HolidayRow> builder)
    {
        builder.ToTable("holiday");
        builder.HasKey(h => h.Day);
    }
}

using CcoPortal.Domain.Benefits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CcoPortal.Data.Configurations;

// Benefits, packages, what CCOs add and dangers of the current edition; texts and sources stand in the revisions alone.
// Ordinals are unique, by rules that wait for the end of the transaction (Migrations/*Rules.cs): two records may change places.
public sealed record BenefitRow(string Slug, string Area, int Ordinal, bool IsCovered, string Adults, string Under21, string Pregnant, string PaidAs, decimal? Usd);

public sealed record BenefitPayerRow(string Benefit, string EnrollmentType, string Payer);

public sealed record BenefitPackageRow(string Benefit, string Package, string? AtMost, bool ChildRules, string? Payer);

public sealed record PackageRow(string Slug, int Ordinal, string Status, DateOnly? EndedOn, string? CommonType);

public sealed record PackageCodeRow(string Package, string Code);

public sealed record EnrollmentTypeRow(string Code, string Physical, string Behavioral, string Dental, string Rides);

public sealed record CcoExtraRow(string Key, string? Benefit, bool BeyondOhp, string? Phone);

public sealed record CcoExtraCcoRow(string Extra, string Cco);

public sealed record DangerRow(string Key, int Ordinal);

public sealed record DangerLineRow(string Danger, string Contact, int Ordinal);

internal sealed class BenefitConfiguration : IEntityTypeConfiguration<BenefitRow>
{
    public void Configure(EntityTypeBuilder<BenefitRow> builder)
    {
        builder.ToTable("benefit", t =>
        {
            t.HasCheckConstraint("ck_benefit_slug", $"slug ~ {Shapes.Slug}");
            t.HasCheckConstraint("ck_benefit_area", Shapes.OneOf<BenefitArea>("area"));
            t.HasCheckConstraint("ck_benefit_ordinal", "ordinal >= 0");
            t.HasCheckConstraint("ck_benefit_adults", Shapes.OneOf<Cover>("adults"));
            t.HasCheckConstraint("ck_benefit_under21", Shapes.OneOf<Cover>("under21"));
            t.HasCheckConstraint("ck_benefit_pregnant", Shapes.OneOf<Cover>("pregnant"));
            t.HasCheckConstraint("ck_benefit_paid_as", Shapes.OneOf<PaidAs>("paid_as"));
            t.HasCheckConstraint("ck_benefit_usd", "usd >= 0");
            t.HasCheckConstraint("ck_benefit_covered", "not is_covered or (usd is not null and (adults <> 'No' or under21 <> 'No' or pregnant <> 'No'))");
            t.HasCheckConstraint("ck_benefit_not_covered", "is_covered or (usd is null and adults = 'No' and under21 <> 'Yes' and pregnant = 'No')");
        });
        builder.HasKey(b => b.Slug);
    }
}

internal sealed class BenefitPayerConfiguration : IEntityTypeConfiguration<BenefitPayerRow>
{
    public void Configure(EntityTypeBuilder<BenefitPayerRow> builder)
    {
        builder.ToTable("benefit_payer", t => t.HasCheckConstraint("ck_benefit_payer_payer", Shapes.OneOf<Payer>("payer")));
        builder.HasKey(p => new { p.Benefit, p.EnrollmentType });
        builder.HasOne<BenefitRow>().WithMany().HasForeignKey(p => p.Benefit);
        builder.HasOne<EnrollmentTypeRow>().WithMany().HasForeignKey(p => p.EnrollmentType);
    }
}

internal sealed class BenefitPackageConfiguration : IEntityTypeConfiguration<BenefitPackageRow>
{
    public void Configure(EntityTypeBuilder<BenefitPackageRow> builder)
    {
        builder.ToTable("benefit_package", t =>
        {
            t.HasCheckConstraint("ck_benefit_package_at_most", Shapes.OneOf<Cover>("at_most"));
            t.HasCheckConstraint("ck_benefit_package_payer", Shapes.OneOf<Payer>("payer"));
        });
        builder.HasKey(p => new { p.Benefit, p.Package });
        builder.HasOne<BenefitRow>().WithMany().HasForeignKey(p => p.Benefit);
        builder.HasOne<PackageRow>().WithMany().HasForeignKey(p => p.Package);
    }
}

internal sealed class PackageConfiguration : IEntityTypeConfiguration<PackageRow>
{
    public void Configure(EntityTypeBuilder<PackageRow> builder)
    {
        builder.ToTable("package", t =>
        {
            t.HasCheckConstraint("ck_package_slug", $"slug ~ {Shapes.Slug}");
            t.HasCheckConstraint("ck_package_ordinal", "ordinal >= 0");
            t.HasCheckConstraint("ck_package_status", Shapes.OneOf<PackageStatus>("status"));
            t.HasCheckConstraint("ck_package_ended_on", "ended_on is null or status = 'Ended'");
        });
        builder.HasKey(p => p.Slug);
        builder.HasOne<EnrollmentTypeRow>().WithMany().HasForeignKey(p => p.CommonType);
    }
}

internal sealed class PackageCodeConfiguration : IEntityTypeConfiguration<PackageCodeRow>
{
    public void Configure(EntityTypeBuilder<PackageCodeRow> builder)
    {
        builder.ToTable("package_code", t => t.HasCheckConstraint("ck_package_code_code", "code ~ '^[A-Z]+$'"));
        builder.HasKey(c => new { c.Package, c.Code });
        builder.HasOne<PackageRow>().WithMany().HasForeignKey(c => c.Package);
    }
}

internal sealed class EnrollmentTypeConfiguration : IEntityTypeConfiguration<EnrollmentTypeRow>
{
    public void Configure(EntityTypeBuilder<EnrollmentTypeRow> builder)
    {
        builder.ToTable("enrollment_type", t =>
        {
            t.HasCheckConstraint("ck_enrollment_type_code", $"code ~ '^([A-Z]+|{EnrollmentType.OpenCard})$'");
            t.HasCheckConstraint("ck_enrollment_type_physical", Shapes.OneOf<Payer>("physical"));
            t.HasCheckConstraint("ck_enrollment_type_behavioral", Shapes.OneOf<Payer>("behavioral"));
            t.HasCheckConstraint("ck_enrollment_type_dental", Shapes.OneOf<Payer>("dental"));
            t.HasCheckConstraint("ck_enrollment_type_rides", Shapes.OneOf<Payer>("rides"));
        });
        builder.HasKey(t => t.Code);
    }
}

internal sealed class CcoExtraConfiguration : IEntityTypeConfiguration<CcoExtraRow>
{
    public void Configure(EntityTypeBuilder<CcoExtraRow> builder)
    {
        builder.ToTable("cco_extra", t =>
        {
            t.HasCheckConstraint("ck_cco_extra_key", $"key ~ {Shapes.Slug}");
            t.HasCheckConstraint("ck_cco_extra_phone", $"phone ~ {Shapes.Phone}");
        });
        builder.HasKey(e => e.Key);
        builder.HasOne<BenefitRow>().WithMany().HasForeignKey(e => e.Benefit);
    }
}

internal sealed class CcoExtraCcoConfiguration : IEntityTypeConfiguration<CcoExtraCcoRow>
{
    public void Configure(EntityTypeBuilder<CcoExtraCcoRow> builder)
    {
        builder.ToTable("cco_extra_cco");
        builder.HasKey(e => new { e.Extra, e.Cco });
        builder.HasOne<CcoExtraRow>().WithMany().HasForeignKey(e => e.Extra);
        builder.HasOne<CcoRow>().WithMany().HasForeignKey(e => e.Cco);
    }
}

internal sealed class DangerConfiguration : IEntityTypeConfiguration<DangerRow>
{
    public void Configure(EntityTypeBuilder<DangerRow> builder)
    {
        builder.ToTable("danger", t =>
        {
            t.HasCheckConstraint("ck_danger_key", $"key ~ {Shapes.Slug}");
            t.HasCheckConstraint("ck_danger_ordinal", "ordinal >= 0");
        });
        builder.HasKey(d => d.Key);
    }
}

internal sealed class DangerLineConfiguration : IEntityTypeConfiguration<DangerLineRow>
{
    public void Configure(EntityTypeBuilder<DangerLineRow> builder)
    {
        builder.ToTable("danger_line", t => t.HasCheckConstraint("ck_danger_line_ordinal", "ordinal >= 0"));
        builder.HasKey(l => new { l.Danger, l.Contact });
        builder.HasOne<DangerRow>().WithMany().HasForeignKey(l => l.Danger);
        builder.HasOne<ContactRow>().WithMany().HasForeignKey(l => l.Contact);
    }
}

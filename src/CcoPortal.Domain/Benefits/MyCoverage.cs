namespace CcoPortal.Domain.Benefits;

public enum AgeGroup
{
    Under21,
    From21,
}

/// <summary>What a member said about themself; null for “I don’t know”. Never stored, logged or put in an address.</summary>
/// <param name="Pregnant">Pregnant, or pregnant within the last 12 months.</param>
/// <param name="Package">Slug of a benefit package.</param>
/// <param name="Type">Code of an enrollment type.</param>
public sealed record Member(AgeGroup? Age, bool? Pregnant, string? Package, string? Type);

/// <summary>A member's plan with nothing left open: what was not known is the common case, and marked so.</summary>
/// <param name="Assumed">The parts of the question that the member did not know.</param>
public sealed record MemberPlan(AgeGroup Age, bool Pregnant, BenefitPackage Package, EnrollmentType Type, IReadOnlySet<Unknown> Assumed, IReadOnlyList<Mismatch> Mismatches);

public enum Unknown
{
    Age,
    Pregnancy,
    Package,
    Type,
}

/// <summary>Two answers that do not go together, so that the letter must be looked at again.</summary>
public enum Mismatch
{
    /// <summary>A CCO type with a package whose members are in no CCO.</summary>
    PackageHasNoCco,

    /// <summary>A package for dental care alone with a type other than its own.</summary>
    DentalPackageType,

    /// <summary>A package for pregnancy, and not pregnant.</summary>
    PregnancyPackage,
}

/// <summary>Whether a member's plan has a service.</summary>
public enum Standing
{
    No,

    /// <summary>OHP pays for it, but not in this package.</summary>
    NotInPackage,

    /// <summary>A separate plan decides.</summary>
    OtherPlan,
    Limited,
    Yes,
}

/// <summary>The answer for one service and one plan.</summary>
/// <param name="Terms">What is different in the package; null when the package does not have the service.</param>
public sealed record ServiceAnswer(Benefit Benefit, Standing Standing, Payer Payer, PackageTerms? Terms)
{
    public bool IsCovered => Standing >= Standing.Limited;
}

/// <summary>One area of the catalogue for one plan.</summary>
/// <param name="Payers">Who pays for the covered services, with those services, the most first; empty when none is covered.</param>
/// <param name="Rest">Services that the plan does not have.</param>
public sealed record AreaAnswer(BenefitArea Area, IReadOnlyList<(Payer Payer, IReadOnlyList<ServiceAnswer> Services)> Payers, IReadOnlyList<ServiceAnswer> Rest);

/// <summary>What a plan covers and who pays: pure rules over published facts.</summary>
public static class MyCoverage
{
    /// <summary>The common package and enrollment type: most members have them (OHA's coverage-letter page).</summary>
    public const string CommonPackage = "ohp-plus", CommonType = "CCOA";

    /// <summary>Fills what a member did not know with the common case.</summary>
    /// <exception cref="KeyNotFoundException">There is no such package or type.</exception>
    public static MemberPlan Plan(Member member, IEnumerable<BenefitPackage> packages, IEnumerable<EnrollmentType> types)
    {
        ArgumentNullException.ThrowIfNull(member);
        var package = packages.FirstOrDefault(p => p.Slug == (member.Package ?? CommonPackage)) ?? throw new KeyNotFoundException($"no package “{member.Package}”");
        var code = member.Type ?? package.CommonType ?? EnrollmentType.OpenCard;
        var type = types.FirstOrDefault(t => t.Code == code) ?? throw new KeyNotFoundException($"no enrollment type “{code}”");
        var assumed = new[]
        {
            (Unknown.Age, member.Age is null), (Unknown.Pregnancy, member.Pregnant is null), (Unknown.Package, member.Package is null), (Unknown.Type, member.Type is null),
        };
        var mismatches = new[]
        {
            (Mismatch.PackageHasNoCco, package.CommonType is null && member.Type is not null && type.HasCco),
            (Mismatch.DentalPackageType, package.CommonType is not null and not CommonType && member.Type is not null && type.HasCco && type.Code != package.CommonType),
            (Mismatch.PregnancyPackage, package.MeansPregnant && member.Pregnant == false),
        };
        return new MemberPlan(
            member.Age ?? AgeGroup.From21, member.Pregnant ?? package.MeansPregnant, package, type,
            assumed.Where(a => a.Item2).Select(a => a.Item1).ToHashSet(), [.. mismatches.Where(m => m.Item2).Select(m => m.Item1)]);
    }

    /// <summary>Whether a plan has a service, and who pays.</summary>
    public static ServiceAnswer For(Benefit benefit, MemberPlan plan)
    {
        ArgumentNullException.ThrowIfNull(benefit);
        ArgumentNullException.ThrowIfNull(plan);
        if (!benefit.IsCovered)
            return new ServiceAnswer(benefit, Standing.No, Payer.Nobody, null);
        if (plan.Package.Status == PackageStatus.OtherPlan)
            return new ServiceAnswer(benefit, Standing.OtherPlan, Payer.OtherPlan, null);
        if (benefit.Packages.FirstOrDefault(t => t.Package == plan.Package.Slug) is not { } terms)
            return new ServiceAnswer(benefit, Standing.NotInPackage, Payer.Nobody, null);

        var payer = terms.Payer ?? benefit.WhoPays[plan.Type.Code];
        var cover = CoverOf(benefit, plan.Age == AgeGroup.Under21 || terms.ChildRules, plan.Pregnant);
        cover = terms.AtMost < cover ? terms.AtMost.Value : cover;
        return cover == Cover.No || payer == Payer.Nobody
            ? new ServiceAnswer(benefit, Standing.No, Payer.Nobody, terms)
            : new ServiceAnswer(benefit, cover == Cover.Yes ? Standing.Yes : Standing.Limited, payer, terms);
    }

    /// <summary>What a person gets of a service. Pregnancy can take away from what members 21 and over have (weight-loss surgery).</summary>
    private static Cover CoverOf(Benefit benefit, bool asUnder21, bool pregnant)
    {
        if (!asUnder21)
            return pregnant ? benefit.Pregnant : benefit.Adults;
        // Under 21 it adds only what it adds for adults; else the pregnancy column speaks of adults (“adults who meet state law”).
        return pregnant && benefit.Pregnant > benefit.Adults && benefit.Pregnant > benefit.Under21 ? benefit.Pregnant : benefit.Under21;
    }

    /// <summary>All areas that have covered services, in the order of the catalogue.</summary>
    public static IReadOnlyList<AreaAnswer> Areas(IEnumerable<Benefit> benefits, MemberPlan plan) =>
    [
        .. benefits.Where(b => b.Area != BenefitArea.NotCovered).Select(b => For(b, plan)).GroupBy(a => a.Benefit.Area).OrderBy(g => g.Key).Select(g => new AreaAnswer(
            g.Key,
            [.. g.Where(a => a.IsCovered).GroupBy(a => a.Payer).Select(p => (p.Key, (IReadOnlyList<ServiceAnswer>)[.. p])).OrderByDescending(p => p.Item2.Count).ThenBy(p => p.Key)],
            [.. g.Where(a => !a.IsCovered)])),
    ];
}

using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Content;

namespace CcoPortal.Domain.Benefits;

/// <summary>The set of services that a member has: on the coverage letter, a code such as <c>BMH</c>.</summary>
/// <param name="Order">Its place in lists, from 0.</param>
/// <param name="Codes">As letters print them; none for a program that uses another package's codes.</param>
/// <param name="Status">Whether members have it today.</param>
/// <param name="EndedOn">Its last day, where known.</param>
/// <param name="CommonType">The enrollment type most of its members have; null when they are in no CCO.</param>
/// <param name="MeansPregnant">It is given for pregnancy and the 12 months after.</param>
public sealed record BenefitPackage(
    string Slug, int Order, IReadOnlyList<string> Codes, PackageStatus Status, DateOnly? EndedOn, string? CommonType, bool MeansPregnant,
    Confidence Confidence, IReadOnlyList<Source> Sources, IReadOnlyDictionary<string, PlanText> Texts) : TranslatedRecord
{
    /// <summary>The day on which someone last read the sources; null where nobody kept it.</summary>
    public DateOnly? CheckedOn { get; init; }

    public PlanText In(string language) => Text(Texts, language);

    private protected override IEnumerable<string?> EnglishParts() => Texts[English].Parts();
}

public enum PackageStatus
{
    Current,

    /// <summary>A separate plan pays for everything.</summary>
    OtherPlan,

    /// <summary>Stands on old letters only.</summary>
    Ended,
}

/// <summary>What a member's CCO pays for (OAR 410-141-3805(3)): on the coverage letter, a code such as <c>CCOA</c>.</summary>
/// <param name="Code">As letters print it; <c>open-card</c> for members without a CCO.</param>
public sealed record EnrollmentType(
    string Code, Payer Physical, Payer Behavioral, Payer Dental, Payer Rides, Confidence Confidence, IReadOnlyList<Source> Sources,
    IReadOnlyDictionary<string, PlanText> Texts) : TranslatedRecord
{
    /// <summary>The type of members without a CCO.</summary>
    public const string OpenCard = "open-card";

    /// <summary>The day on which someone last read the sources; null where nobody kept it.</summary>
    public DateOnly? CheckedOn { get; init; }

    public bool HasCco => Code != OpenCard;

    public PlanText In(string language) => Text(Texts, language);

    private protected override IEnumerable<string?> EnglishParts() => Texts[English].Parts();

    /// <summary>Who pays for a part of the plan; null where the rule on enrollment types does not say.</summary>
    public Payer? Pays(PaidAs part) => part switch
    {
        PaidAs.Physical => Physical,
        PaidAs.Behavioral => Behavioral,
        PaidAs.Dental => Dental,
        PaidAs.Rides => Rides,
        PaidAs.AlwaysOha => Payer.Oha,
        PaidAs.LongTermCare => Payer.Odhs,
        PaidAs.Everyone => Payer.CcoAndOha,
        _ => null,
    };
}

/// <param name="Name">What it is called.</param>
/// <param name="Plain">What it is, in a sentence or two.</param>
/// <param name="Who">Whom it is for; null where the name says it.</param>
public sealed record PlanText(string Name, string Plain, string? Who)
{
    public IEnumerable<string?> Parts() => [Name, Plain, Who];
}

/// <summary>What a CCO gives beyond the OHP benefits, or does in its own way.</summary>
/// <param name="Key">Stable within the kind.</param>
/// <param name="Ccos">Slugs, one or more.</param>
/// <param name="Benefit">The service it is about; null for something of its own.</param>
/// <param name="BeyondOhp">False for a rule of its own about an OHP benefit.</param>
/// <param name="Texts">By language tag.</param>
public sealed record CcoExtra(
    string Key, IReadOnlyList<string> Ccos, string? Benefit, bool BeyondOhp, string? Phone, IReadOnlyDictionary<string, string> Texts,
    string Source, Confidence Confidence, string? AsOf) : TranslatedRecord
{
    /// <summary>The day on which someone last read the source; null where nobody kept it.</summary>
    public DateOnly? CheckedOn { get; init; }

    public string In(string language) => Text(Texts, language);

    private protected override IEnumerable<string?> EnglishParts() => [Texts[English]];
}

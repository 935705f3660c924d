using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Content;

namespace CcoPortal.Domain.Benefits;

/// <summary>One service that a member may ask for, covered or not: who gets it, with what limits, and who pays.</summary>
/// <param name="Slug">Stable address part; the <c>id</c> of the data.</param>
/// <param name="Order">Its place in the catalogue, from 0.</param>
/// <param name="Area">Where the catalogue lists it.</param>
/// <param name="Confidence">How sure “is it covered, and who gets it” is; limits and approval have their own.</param>
/// <param name="IsCovered">False for what OHP never pays for.</param>
/// <param name="Adults">Members 21 and over.</param>
/// <param name="Pregnant">Members who are pregnant, and for 12 months after; beside their age group.</param>
/// <param name="PaidAs">The part of a plan that pays; see <see cref="EnrollmentType"/>.</param>
/// <param name="WhoPays">Who pays, by <see cref="EnrollmentType.Code"/>.</param>
/// <param name="Packages">The benefit packages that include it; empty when it is not covered.</param>
/// <param name="Sources">All that its limits and approval name, and more.</param>
/// <param name="CheckedOn">The day on which the sources were read.</param>
/// <param name="Texts">By language tag, <c>en</c> always among them.</param>
/// <param name="SearchWords">Words and short phrases that it is found by, by language tag.</param>
public sealed record Benefit(
    string Slug, int Order, BenefitArea Area, Confidence Confidence, bool IsCovered, Cover Adults, Cover Under21, Cover Pregnant,
    IReadOnlyList<BenefitLimit> Limits, PriorApproval Approval, Need Referral, Cost Cost,
    PaidAs PaidAs, IReadOnlyDictionary<string, Payer> WhoPays, IReadOnlyList<PackageTerms> Packages,
    IReadOnlyList<Source> Sources, DateOnly CheckedOn,
    IReadOnlyDictionary<string, BenefitText> Texts, IReadOnlyDictionary<string, IReadOnlyList<string>> SearchWords) : TranslatedRecord
{
    public BenefitText In(string language) => Text(Texts, language);

    private protected override IEnumerable<string?> EnglishParts() => Texts[English].Parts();
}

/// <summary>Where the catalogue lists a service, in its order: the three great areas first.</summary>
public enum BenefitArea
{
    Physical,
    Behavioral,
    Dental,
    Pharmacy,
    Vision,
    Hearing,
    Transport,

    /// <summary>Health-related social needs: housing, food, home devices.</summary>
    Hrsn,
    Support,
    LongTermCare,
    NotCovered,
}

/// <summary>Whether a group of members gets a service; the later, the more.</summary>
public enum Cover
{
    No,
    Limited,
    Yes,
}

/// <summary>How often something is asked for before a service.</summary>
public enum Need
{
    No,
    Sometimes,
    Usually,
}

/// <summary>Which part of a plan pays for a service (OAR 410-141-3805, 410-141-3855).</summary>
public enum PaidAs
{
    Physical,
    Behavioral,
    Dental,
    Rides,

    /// <summary>Health-related social needs.</summary>
    SocialNeeds,

    /// <summary>Whatever CCO a member has.</summary>
    AnyCco,

    /// <summary>OHA for every member, whatever the CCO: “carved out”.</summary>
    AlwaysOha,

    /// <summary>Oregon Department of Human Services.</summary>
    LongTermCare,

    /// <summary>CCOs and OHA must both give it.</summary>
    Everyone,
}

/// <summary>Who pays for a service.</summary>
public enum Payer
{
    /// <summary>Not known: the member asks. Never resolved by a guess.</summary>
    Ask,
    Cco,

    /// <summary>Open card (fee-for-service).</summary>
    Oha,

    /// <summary>OHA's ride service for the region.</summary>
    OhaRides,
    CcoAndOha,
    Odhs,
    Medicare,

    /// <summary>The separate plan that the member has in place of OHP.</summary>
    OtherPlan,
    Nobody,
}

/// <param name="Sources">Ids among the service's sources. The words are in <see cref="BenefitText.Limits"/>, at the same place.</param>
public sealed record BenefitLimit(IReadOnlyList<string> Sources, Confidence Confidence);

/// <summary>Whether a CCO or OHA must say yes first. CCOs differ.</summary>
public sealed record PriorApproval(Need Need, Confidence Confidence);

/// <param name="Usd">What a member pays; null when the service is not covered and the price is the provider's.</param>
public sealed record Cost(decimal? Usd, IReadOnlyList<string> Sources, Confidence Confidence);

/// <summary>That a benefit package includes a service, and what is different in it.</summary>
/// <param name="Package">Slug of the package.</param>
/// <param name="AtMost">The most that the package gives; null for no limit of its own.</param>
/// <param name="ChildRules">Members 21 and over get what members under 21 get.</param>
/// <param name="Payer">Who pays in this package; null for what the enrollment type says.</param>
public sealed record PackageTerms(string Package, Cover? AtMost, bool ChildRules, Payer? Payer);

/// <param name="Id">Short name within the data, for example <c>OAR-410-123-1260</c>.</param>
/// <param name="Url">Null where the page's address was not kept, or there is none.</param>
/// <param name="ReadVia">How it was read, when not on the page itself.</param>
public sealed record Source(string Id, string Title, string? Url, string? ReadVia);

/// <summary>What a service is called and described as, in one language. A phone number stands as <c>{phone:client-services}</c>.</summary>
/// <param name="Limits">One for each of <see cref="Benefit.Limits"/>.</param>
/// <param name="PackageNotes">Package slug to what is different in it.</param>
public sealed record BenefitText(
    string Name, string Category, string Summary, string HowToGet, string? AdultsNote, string? Under21Note, string? PregnantNote,
    IReadOnlyList<string> Limits, string? ApprovalNote, string? ReferralNote, IReadOnlyDictionary<string, string> PackageNotes)
{
    public IEnumerable<string?> Parts() =>
    [
        Name, Category, Summary, HowToGet, AdultsNote, Under21Note, PregnantNote, .. Limits, ApprovalNote, ReferralNote,
        .. PackageNotes.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => n.Value),
    ];
}

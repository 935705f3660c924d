using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;

namespace CcoPortal.Web.Copy;

/// <summary>What is covered, for whom and who pays, in English words: one place for each way of saying something.</summary>
public static class BenefitWords
{
    public const string Language = "en";

    public static string Area(BenefitArea area) => area switch
    {
        BenefitArea.Physical => "Physical care",
        BenefitArea.Behavioral => "Mental health and substance use",
        BenefitArea.Dental => "Dental care",
        BenefitArea.Pharmacy => "Medicine",
        BenefitArea.Vision => "Eye care and glasses",
        BenefitArea.Hearing => "Hearing care",
        BenefitArea.Transport => "Rides",
        BenefitArea.Hrsn => "Help with housing, food, and home devices",
        BenefitArea.Support => "Support and language help",
        BenefitArea.LongTermCare => "Long-term care",
        _ => "Not covered",
    };

    /// <summary>What the area is, at its first use on a page; null where the name says it.</summary>
    public static string? AreaHint(BenefitArea area) => area switch
    {
        BenefitArea.Physical => "Care for your body: doctor visits, tests, hospital, pregnancy",
        BenefitArea.Behavioral => "Counseling, crisis help, alcohol and drug treatment. It is also called behavioral health.",
        BenefitArea.Dental => "Checkups, cleaning, fillings, dentures",
        BenefitArea.Hrsn => "OHP calls these health-related social needs (HRSN).",
        _ => null,
    };

    public static string Person(AgeGroup age) => age == AgeGroup.Under21 ? "under 21" : "21 and over";

    /// <summary>The answer first: “Yes, for everyone. $0.”</summary>
    public static string Answer(Benefit benefit)
    {
        ArgumentNullException.ThrowIfNull(benefit);
        if (!benefit.IsCovered)
            return benefit.Under21 == Cover.Limited ? "No. But if you are under 21, ask." : "No. OHP does not pay for this.";
        return $"{Who(benefit.Under21, benefit.Adults, benefit.Pregnant)} {Price(benefit)}".TrimEnd();
    }

    /// <summary>The answer for one age: “Yes, with limits: front teeth and premolars. More in pregnancy. $0.”</summary>
    public static string Answer(Benefit benefit, AgeGroup? age)
    {
        ArgumentNullException.ThrowIfNull(benefit);
        if (age is null || !benefit.IsCovered)
            return Answer(benefit);
        var (cover, note) = age == AgeGroup.Under21 ? (benefit.Under21, benefit.In(Language).Under21Note) : (benefit.Adults, benefit.In(Language).AdultsNote);
        var more = age == AgeGroup.From21 && benefit.Pregnant > benefit.Adults ? cover == Cover.No ? " But yes in pregnancy and the 12 months after." : " More in pregnancy and the 12 months after." : "";
        return $"{CoverWord(cover)}{(note is null ? "" : $": {note}")}.{more}{(cover > Cover.No ? $" {Price(benefit)}" : "")}";
    }

    /// <summary>“$0.” for what is covered; empty otherwise.</summary>
    public static string Price(Benefit benefit) => benefit?.Cost.Usd is { } usd ? $"${usd:0.##}." : "";

    private static string Who(Cover young, Cover adult, Cover pregnant)
    {
        // Pregnancy is beside an age: it is said only where it adds or takes away.
        var adds = pregnant > adult;
        var words = young == adult && !adds
            ? adult == Cover.Yes ? "Yes, for everyone." : "Yes, with limits."
            : Groups([(young, "under 21"), (adult, "21 or over"), .. adds ? [(pregnant, "pregnant or in the 12 months after")] : Array.Empty<(Cover, string)>()], adds);
        return pregnant < adult ? $"{words} Not while you are pregnant." : words;
    }

    private static string Groups((Cover Cover, string Words)[] groups, bool pregnancyAdds)
    {
        var (yes, limited, no) = (Of(Cover.Yes), Of(Cover.Limited), Of(Cover.No));
        return string.Join(' ', new[]
        {
            yes.Length > 0 ? $"Yes, if you are {yes}." : null,
            limited.Length > 0 ? yes.Length > 0 ? $"With limits if you are {limited}." : $"Yes, with limits, if you are {limited}." : null,
            no.Length > 0 ? $"Not if you are {no}{(pregnancyAdds ? " and not pregnant" : "")}." : null,
        }.OfType<string>());

        string Of(Cover cover) => string.Join(" or ", groups.Where(g => g.Cover == cover).Select(g => g.Words));
    }

    /// <summary>One group's answer: “Yes”, “With limits”, “No”.</summary>
    public static string CoverWord(Cover cover) => cover switch { Cover.Yes => "Yes", Cover.Limited => "Yes, with limits", _ => "No" };

    /// <summary>A note (“only after some eye surgery”) as a sentence of its own.</summary>
    public static string Sentence(string note)
    {
        ArgumentException.ThrowIfNullOrEmpty(note);
        return $"{char.ToUpperInvariant(note[0])}{note[1..]}{(note.EndsWith('.') ? "" : ".")}";
    }

    /// <summary>Whether a plan has a service, for the API.</summary>
    public static string StandingId(Standing standing) => standing switch
    {
        Domain.Benefits.Standing.Yes => "yes",
        Domain.Benefits.Standing.Limited => "limited",
        Domain.Benefits.Standing.NotInPackage => "not-in-package",
        Domain.Benefits.Standing.OtherPlan => "other-plan",
        _ => "no",
    };

    /// <summary>Whether someone must say yes first. A note of low confidence is a usual pattern, so it is never said as a fact.</summary>
    public static string Approval(PriorApproval approval) => approval switch
    {
        { Need: Need.No, Confidence: > Confidence.Low } => "You do not need approval first.",
        { Need: Need.No } => "Most often you do not need approval first. Ask when you call.",
        { Need: Need.Usually, Confidence: Confidence.High } => "Your CCO must approve this first.",
        _ => "Your CCO may need to approve this first.",
    };

    public static string Referral(Need need) => need switch
    {
        Need.No => "You do not need a referral.",
        Need.Usually => "A provider must send you or order this for you.",
        _ => "Some CCOs want your main doctor to send you. Ask your CCO.",
    };

    /// <summary>Who pays: “Your CCO”.</summary>
    public static string Payer(Payer payer) => payer switch
    {
        Domain.Benefits.Payer.Cco => "Your CCO",
        Domain.Benefits.Payer.Oha => "OHA (open card)",
        Domain.Benefits.Payer.OhaRides => "OHA (ride service for your region)",
        Domain.Benefits.Payer.CcoAndOha => "Your CCO and OHA",
        Domain.Benefits.Payer.Odhs => "The state’s human services office (ODHS)",
        Domain.Benefits.Payer.Medicare => "Medicare, for most of it",
        Domain.Benefits.Payer.OtherPlan => "Your other plan",
        Domain.Benefits.Payer.Ask => "We are not sure. Ask",
        _ => "Nobody",
    };

    /// <summary>The same for the API.</summary>
    public static string PayerId(Payer payer) => payer switch
    {
        Domain.Benefits.Payer.Cco => "cco",
        Domain.Benefits.Payer.Oha => "oha",
        Domain.Benefits.Payer.OhaRides => "oha-rides",
        Domain.Benefits.Payer.CcoAndOha => "both",
        Domain.Benefits.Payer.Odhs => "odhs",
        Domain.Benefits.Payer.Medicare => "medicare",
        Domain.Benefits.Payer.OtherPlan => "other-plan",
        Domain.Benefits.Payer.Ask => "ask",
        _ => "none",
    };

    /// <summary>Who pays for an area, in one line: what pays for the most of it, and that something else pays for some.</summary>
    public static string Headline(AreaAnswer area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return area switch
        {
            { Payers.Count: 0 } when area.Rest.Any(r => r.Standing == Domain.Benefits.Standing.OtherPlan) => "Your other plan pays",
            { Payers.Count: 0 } => "Not covered by your plan",
            { Payers: [(var only, _)] } => Pays(only, false),
            { Payers: [(var most, _), ..] } => Pays(most, true),
        };
    }

    /// <summary>“21 services are covered, 4 of them with limits. 6 are not.”</summary>
    public static string HowMuch(int covered, int limited, int rest) =>
        $"{Words.Count(covered)} {(covered == 1 ? "service is" : "services are")} covered{(limited == 0 ? "" : limited == covered ? ", with limits" : $", {limited} of them with limits")}.{(rest > 0 ? $" {Words.Count(rest)} {(rest == 1 ? "is" : "are")} not covered for you." : "")}";

    private static string Pays(Payer payer, bool most) => payer switch
    {
        Domain.Benefits.Payer.Cco => most ? "Your CCO pays for most of this" : "Your CCO pays",
        Domain.Benefits.Payer.Oha => most ? "OHA (open card) pays for most of this" : "OHA (open card) pays",
        Domain.Benefits.Payer.OhaRides => "OHA pays, through a ride service for your region",
        Domain.Benefits.Payer.CcoAndOha => "Both your CCO and OHA must give this",
        Domain.Benefits.Payer.Odhs => "Another state office pays (ODHS)",
        Domain.Benefits.Payer.Medicare => "Medicare pays for most of this",
        _ => "We are not sure who pays. Ask",
    };

    /// <summary>The exception to a headline: “OHA pays for: Newborn nurse home visits.”</summary>
    public static string Exception(Payer payer) => payer switch
    {
        Domain.Benefits.Payer.Cco => "Your CCO pays for",
        Domain.Benefits.Payer.Oha => "OHA pays for",
        Domain.Benefits.Payer.CcoAndOha => "Both your CCO and OHA must give",
        Domain.Benefits.Payer.Medicare => "Medicare pays for most of",
        Domain.Benefits.Payer.Ask => "Ask who pays for",
        var other => $"{Payer(other)} pays for",
    };

    /// <summary>The contact line to call about what someone pays for; null for the member's own CCO or plan.</summary>
    public static string? Line(Payer payer) => payer switch
    {
        Domain.Benefits.Payer.Oha or Domain.Benefits.Payer.OhaRides or Domain.Benefits.Payer.Ask or Domain.Benefits.Payer.CcoAndOha => "client-services",
        Domain.Benefits.Payer.Odhs => "adrc",
        Domain.Benefits.Payer.Medicare => "medicare",
        _ => null,
    };

    /// <summary>A package with its codes: “OHP Plus (BMH)”.</summary>
    public static string Package(BenefitPackage package)
    {
        ArgumentNullException.ThrowIfNull(package);
        var name = package.In(Language).Name;
        return package.Codes.Count > 0 && package.Codes.Any(c => c.Length == 3) ? $"{name} ({string.Join(" or ", package.Codes)})" : name;
    }

    /// <summary>How sure the main answer is.</summary>
    public static string Sure(Confidence confidence) => confidence switch
    {
        Confidence.High => "We are sure. The state’s own rule or page says so.",
        Confidence.Medium => "We are fairly sure. Some of this comes from one source or an older one. Call to check before you count on it.",
        _ => "We are not sure. Call to check.",
    };
}

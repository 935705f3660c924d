using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Web.Languages;
using static CcoPortal.Web.Copy.Say;

namespace CcoPortal.Web.Copy;

/// <summary>What is covered, for whom and who pays, in words: one place for each way of saying something. The examples are in English.</summary>
public static class BenefitWords
{
    public static string Area(BenefitArea area) => area switch
    {
        BenefitArea.Physical => T("Physical care"),
        BenefitArea.Behavioral => T("Mental health and substance use"),
        BenefitArea.Dental => T("Dental care"),
        BenefitArea.Pharmacy => T("Medicine"),
        BenefitArea.Vision => T("Eye care and glasses"),
        BenefitArea.Hearing => T("Hearing care"),
        BenefitArea.Transport => T("Rides"),
        BenefitArea.Hrsn => T("Help with housing, food, and home devices"),
        BenefitArea.Support => T("Support and language help"),
        BenefitArea.LongTermCare => T("Long-term care"),
        _ => T("Not covered"),
    };

    /// <summary>What the area is, at its first use on a page; null where the name says it.</summary>
    public static string? AreaHint(BenefitArea area) => area switch
    {
        BenefitArea.Physical => T("Care for your body: doctor visits, tests, hospital, pregnancy"),
        BenefitArea.Behavioral => T("Counseling, crisis help, alcohol and drug treatment. It is also called behavioral health."),
        BenefitArea.Dental => T("Checkups, cleaning, fillings, dentures"),
        BenefitArea.Hrsn => T("OHP calls these health-related social needs (HRSN)."),
        _ => null,
    };

    /// <summary>“Two services for people under 21”.</summary>
    public static string Found(int services, AgeGroup? age) => age switch
    {
        null => N("{1} service|{1} services", services, Words.Count(services)),
        AgeGroup.Under21 => N("{1} service for people under 21|{1} services for people under 21", services, Words.Count(services)),
        _ => N("{1} service for people 21 and over|{1} services for people 21 and over", services, Words.Count(services)),
    };

    /// <summary>The answer first: “Yes, for everyone. $0.”</summary>
    public static string Answer(Benefit benefit)
    {
        ArgumentNullException.ThrowIfNull(benefit);
        if (!benefit.IsCovered)
            return benefit.Under21 == Cover.Limited ? T("No. But if you are under 21, ask.") : T("No. OHP does not pay for this.");
        return Join([.. Who(benefit.Under21, benefit.Adults, benefit.Pregnant), Price(benefit)]);
    }

    /// <summary>The answer for one age: “Yes, with limits: front teeth and premolars. More in pregnancy. $0.”</summary>
    public static string Answer(Benefit benefit, AgeGroup? age)
    {
        ArgumentNullException.ThrowIfNull(benefit);
        if (age is null || !benefit.IsCovered)
            return Answer(benefit);
        var text = benefit.In(Language.Current.Tag);
        var (cover, note) = age == AgeGroup.Under21 ? (benefit.Under21, text.Under21Note) : (benefit.Adults, text.AdultsNote);
        return Join(
            note is null ? $"{CoverWord(cover)}." : T("{0}: {1}.", CoverWord(cover), note),
            age == AgeGroup.Under21 || benefit.Pregnant <= benefit.Adults ? null
            : cover == Cover.No ? T("But yes in pregnancy and the 12 months after.") : T("More in pregnancy and the 12 months after."),
            cover > Cover.No ? Price(benefit) : null);
    }

    /// <summary>“$0.” for what is covered; null otherwise.</summary>
    private static string? Price(Benefit benefit) => benefit.Cost.Usd is { } usd ? $"${usd:0.##}." : null;

    private static IEnumerable<string?> Who(Cover young, Cover adult, Cover pregnant)
    {
        // Pregnancy is beside an age: it is said only where it adds or takes away.
        var adds = pregnant > adult;
        if (young == adult && !adds)
            return [adult == Cover.Yes ? T("Yes, for everyone.") : T("Yes, with limits."), pregnant < adult ? T("Not while you are pregnant.") : null];
        (Cover Cover, string Words)[] groups = [(young, T("under 21")), (adult, T("21 or over")), .. adds ? [(pregnant, T("pregnant or in the 12 months after"))] : Array.Empty<(Cover, string)>()];
        var (yes, limited, no) = (Of(Cover.Yes), Of(Cover.Limited), Of(Cover.No));
        return
        [
            yes.Length > 0 ? T("Yes, if you are {0}.", yes) : null,
            limited.Length == 0 ? null : yes.Length > 0 ? T("With limits if you are {0}.", limited) : T("Yes, with limits, if you are {0}.", limited),
            no.Length == 0 ? null : adds ? T("Not if you are {0} and not pregnant.", no) : T("Not if you are {0}.", no),
            pregnant < adult ? T("Not while you are pregnant.") : null,
        ];

        string Of(Cover cover) => Or(groups.Where(g => g.Cover == cover).Select(g => g.Words));
    }

    private static string Join(params IEnumerable<string?> sentences) => string.Join(' ', sentences.OfType<string>());

    private static string Or(IEnumerable<string> items) => items.Aggregate("", (all, item) => all.Length == 0 ? item : T("{0} or {1}", all, item));

    /// <summary>One group's answer: “Yes”, “With limits”, “No”.</summary>
    public static string CoverWord(Cover cover) => cover switch { Cover.Yes => T("Yes"), Cover.Limited => T("Yes, with limits"), _ => T("No") };

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
        { Need: Need.No, Confidence: > Confidence.Low } => T("You do not need approval first."),
        { Need: Need.No } => T("Most often you do not need approval first. Ask when you call."),
        { Need: Need.Usually, Confidence: Confidence.High } => T("Your CCO must approve this first."),
        _ => T("Your CCO may need to approve this first."),
    };

    public static string Referral(Need need) => need switch
    {
        Need.No => T("You do not need a referral."),
        Need.Usually => T("A provider must send you or order this for you."),
        _ => T("Some CCOs want your main doctor to send you. Ask your CCO."),
    };

    /// <summary>Who pays: “Your CCO”.</summary>
    public static string Payer(Payer payer) => payer switch
    {
        Domain.Benefits.Payer.Cco => T("Your CCO"),
        Domain.Benefits.Payer.Oha => T("OHA (open card)"),
        Domain.Benefits.Payer.OhaRides => T("OHA (ride service for your region)"),
        Domain.Benefits.Payer.CcoAndOha => T("Your CCO and OHA"),
        Domain.Benefits.Payer.Odhs => T("The state’s human services office (ODHS)"),
        Domain.Benefits.Payer.Medicare => T("Medicare, for most of it"),
        Domain.Benefits.Payer.OtherPlan => T("Your other plan"),
        Domain.Benefits.Payer.Ask => T("We are not sure. Ask"),
        _ => T("Nobody"),
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
            { Payers.Count: 0 } when area.Rest.Any(r => r.Standing == Domain.Benefits.Standing.OtherPlan) => T("Your other plan pays"),
            { Payers.Count: 0 } => T("Not covered by your plan"),
            { Payers: [(var only, _)] } => Pays(only, false),
            { Payers: [(var most, _), ..] } => Pays(most, true),
        };
    }

    /// <summary>“21 services are covered, 4 of them with limits. Six are not covered for you.”; empty where nothing of an area is covered.</summary>
    public static string HowMuch(AreaAnswer area)
    {
        ArgumentNullException.ThrowIfNull(area);
        var services = area.Payers.SelectMany(p => p.Services).ToList();
        if (services.Count == 0)
            return "";
        var (covered, limited, rest) = (services.Count, services.Count(s => s.Standing == Domain.Benefits.Standing.Limited), area.Rest.Count);
        var all = Words.Count(covered);
        return Join(
            limited == 0 ? N("{1} service is covered.|{1} services are covered.", covered, all)
            : limited == covered ? N("{1} service is covered, with limits.|{1} services are covered, with limits.", covered, all)
            : N("{1} service is covered, {2} of them with limits.|{1} services are covered, {2} of them with limits.", covered, all, limited),
            rest > 0 ? N("{1} is not covered for you.|{1} are not covered for you.", rest, Words.Count(rest)) : null);
    }

    private static string Pays(Payer payer, bool most) => payer switch
    {
        Domain.Benefits.Payer.Cco => most ? T("Your CCO pays for most of this") : T("Your CCO pays"),
        Domain.Benefits.Payer.Oha => most ? T("OHA (open card) pays for most of this") : T("OHA (open card) pays"),
        Domain.Benefits.Payer.OhaRides => T("OHA pays, through a ride service for your region"),
        Domain.Benefits.Payer.CcoAndOha => T("Both your CCO and OHA must give this"),
        Domain.Benefits.Payer.Odhs => T("Another state office pays (ODHS)"),
        Domain.Benefits.Payer.Medicare => T("Medicare pays for most of this"),
        _ => T("We are not sure who pays. Ask"),
    };

    /// <summary>The exception to a headline: “OHA pays for: Newborn nurse home visits.”</summary>
    public static string Exception(Payer payer, string services) => payer switch
    {
        Domain.Benefits.Payer.Cco => T("Your CCO pays for: {0}.", services),
        Domain.Benefits.Payer.Oha => T("OHA pays for: {0}.", services),
        Domain.Benefits.Payer.CcoAndOha => T("Both your CCO and OHA must give: {0}.", services),
        Domain.Benefits.Payer.Medicare => T("Medicare pays for most of: {0}.", services),
        Domain.Benefits.Payer.Ask => T("Ask who pays for: {0}.", services),
        var other => T("{0} pays for: {1}.", Payer(other), services),
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
        var name = package.In(Language.Current.Tag).Name;
        return package.Codes.Count > 0 && package.Codes.Any(c => c.Length == 3) ? $"{name} ({Or(package.Codes)})" : name;
    }

    /// <summary>What is shown where a member did not say: “Your age group: we show 21 and over.”</summary>
    public static string Assumed(MemberPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Join(plan.Assumed.Order().Select(u => u switch
        {
            Unknown.Age => T("Your age group: we show 21 and over."),
            Unknown.Pregnancy => plan.Pregnant ? T("Pregnancy: your package is for people who are pregnant.") : T("Pregnancy: we show not pregnant."),
            Unknown.Package => T("Your package: we show {0}.", plan.Package.In(Language.Current.Tag).Name),
            _ => T("Your CCO type: we show {0}.", plan.Type.Code),
        }));
    }

    /// <summary>That a package on a letter is there no more, and what to do; with <c>{phone:client-services}</c>.</summary>
    public static string Ended(BenefitPackage package)
    {
        ArgumentNullException.ThrowIfNull(package);
        return Join(
            package.EndedOn is { } last ? T("This package ended on {0}.", Words.Day(last)) : T("This is an old code. We think it has ended."),
            T("Look for a newer letter. Or call OHP Client Services: {phone:client-services}."));
    }

    /// <summary>What does not go together on a letter, and what to do; with <c>{phone:client-services}</c>.</summary>
    public static string Mismatched(Mismatch mismatch) => Join(
        mismatch switch
        {
            Mismatch.PackageHasNoCco => T("People with this package are not in a CCO. But you chose a CCO type."),
            Mismatch.DentalPackageType => T("People with this package most often have type CCOF. You chose another type."),
            _ => T("This package is for people who are pregnant or were in the past 12 months. You said you are not."),
        },
        T("Look at your letter again. Or call OHP Client Services: {phone:client-services}."));

    /// <summary>What a package is, and the CCO type where it is the usual one.</summary>
    public static string Plain(MemberPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Join(plan.Package.In(Language.Current.Tag).Plain, plan.Package.CommonType == MyCoverage.CommonType ? plan.Type.In(Language.Current.Tag).Plain : null, T("You pay $0 for covered care."));
    }

    /// <summary>How sure the main answer is.</summary>
    public static string Sure(Confidence confidence) => confidence switch
    {
        Confidence.High => T("We are sure. The state’s own rule or page says so."),
        Confidence.Medium => T("We are fairly sure. Some of this comes from one source or an older one. Call to check before you count on it."),
        _ => T("We are not sure. Call to check."),
    };
}

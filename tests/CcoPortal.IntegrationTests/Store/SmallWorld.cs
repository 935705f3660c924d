using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;
using CcoPortal.Domain.Search;

namespace CcoPortal.IntegrationTests.Store;

/// <summary>Facts with at least one record of every kind, small enough to publish in milliseconds.</summary>
internal static class SmallWorld
{
    public static readonly DateOnly CheckedOn = new(2026, 11, 22);

    public static Facts Facts { get; } = new(
        [new County("lane", "Lane", "41039", "Eugene", 382971), new County("linn", "Linn", "41043", "Albany", 128610)],
        [
            new Zip("97401", ZipStatus.Active, "STANDARD", "Eugene", "97401", [new ZipCounty("Lane", 1, true)]),
            new Zip("97446", ZipStatus.Active, "STANDARD", "Harrisburg", null, [new ZipCounty("Linn", 0.9, true), new ZipCounty("Lane", 0.1, true)]),
        ],
        [
            new Place("eugene-lane", "Eugene", "incorporated city", [new PlaceCounty("Lane", 1)], ["97401"], 175096),
            new Place("harrisburg-linn", "Harrisburg", "incorporated city", [new PlaceCounty("Linn", 0.75), new PlaceCounty("Lane", 0.25)], ["97446"], null),
        ],
        [
            Cco("hill-health", "Hill Health") with { Successors = new Dictionary<string, IReadOnlyList<string>> { ["Linn"] = ["river-health"] } },
            Cco("river-health", "River Health") with { Phone = new Fact<string>("541-555-0100", "https://river.example/contact", Confidence.High, "2026-10") },
        ],
        [
            Area("hill-health", "Linn", Extent.PartUnlisted) with { Certainty = Certainty.Ask, Sources = [], To = new DateOnly(2025, 1, 1) },
            Area("river-health", "Lane", Extent.Except, "97401") with { From = new DateOnly(2012, 8, 1) },
            Area("river-health", "Linn", Extent.Whole) with { From = new DateOnly(2012, 8, 1) },
        ],
        [
            new ContactLine("client-services", "members", "OHP Client Services", "Questions", "800-273-0557", ["711"], null, null, null, null, "https://example.org", Confidence.Low, null),
            new ContactLine("crisis", "emergency", "Crisis line", "Someone to talk to", "988", [], null, null, null, null, "https://example.org", Confidence.High, null),
            new ContactLine("emergency", "emergency", "Emergency", "Danger to life", "911", [], null, null, null, null, "https://example.org", Confidence.High, null),
        ],
        [Holiday(2026, 1, 1)])
    {
        Benefits =
        [
            Benefit("glasses", 0) with { Under21 = Cover.Limited, Packages = [new PackageTerms("ohp-plus", Cover.Limited, true, Payer.Oha), new PackageTerms("old-plan", null, false, null)] },
            Benefit("tattoos", 1) with
            {
                Area = BenefitArea.NotCovered, IsCovered = false, Adults = Cover.No, Under21 = Cover.No, Pregnant = Cover.No, Packages = [],
                Cost = new Cost(null, [], Confidence.High), WhoPays = new Dictionary<string, Payer> { ["CCOA"] = Payer.Nobody, ["open-card"] = Payer.Nobody },
            },
        ],
        Packages = [Package("ohp-plus", 0, "BMH"), Package("old-plan", 1, "KIT", "OLD") with { Status = PackageStatus.Ended, EndedOn = new DateOnly(2023, 6, 30), CommonType = null }],
        EnrollmentTypes = [EnrollmentType("CCOA", Payer.Cco, Payer.Cco), EnrollmentType("open-card", Payer.Oha, Payer.OhaRides)],
        CcoExtras =
        [
            new CcoExtra("two-pairs", ["hill-health", "river-health"], "glasses", true, "541-555-0100", English("A second pair."), "https://river.example", Confidence.High, "2026-10"),
        ],
        Dangers = [Danger("poison", 1, "emergency"), Danger("suicide", 0, "crisis", "emergency")],
        Pages = [Page("help", "rides", 1), Page("learn", "what-is-a-cco", 1)],
        Measures = [new Measure("visits", 1, [new MeasureValue(2024, 6.5m), new MeasureValue(2025, 7)], [7.3m], 2025, ["https://example.org"], CheckedOn, Confidence.High, English("Visits"))],
        Notices =
        [
            new BannerNotice(
                "wildfires", NoticeLevel.Warning, new WallClock(new DateOnly(2026, 11, 20), new TimeOnly(8, 0)), new WallClock(new DateOnly(2026, 11, 25), new TimeOnly(17, 30)),
                English(new NoticeText("Smoke", "Call {phone:crisis}.\n"))),
        ],
    };

    public static Cco Cco(string slug, string name) => new(
        slug, name, name, name, [], null, null, null, null, null, null, null, null, null, null, [], new Dictionary<string, IReadOnlyList<string>>());

    public static ServiceArea Area(string cco, string county, Extent extent, params string[] zips) =>
        new(cco, county, extent, zips, null, null, Certainty.Likely, "", ["https://example.org"], CheckedOn);

    /// <summary>A covered benefit, paid as physical care and in the package <c>ohp-plus</c>.</summary>
    public static Benefit Benefit(string slug, int order) => new(
        slug, order, BenefitArea.Vision, Confidence.High, true, Cover.Yes, Cover.Yes, Cover.Yes, [], new PriorApproval(Need.No, Confidence.Low), Need.No,
        new Cost(0, [], Confidence.High), PaidAs.Physical, new Dictionary<string, Payer> { ["CCOA"] = Payer.Cco, ["open-card"] = Payer.Oha },
        [new PackageTerms("ohp-plus", null, false, null)], [], CheckedOn,
        English(new BenefitText(slug, "Care", "What it is.", "Call {phone:crisis}.", null, null, null, [], null, null, new Dictionary<string, string>())), new Dictionary<string, IReadOnlyList<string>>());

    public static BenefitPackage Package(string slug, int order, params string[] codes) => new(
        slug, order, codes, PackageStatus.Current, null, "CCOA", false, Confidence.High, [], English(new PlanText(slug, "A package.", null)));

    public static DangerTopic Danger(string key, int order, params string[] lines) => new(
        key, order, lines, [], English(new DangerText(key, "Call {phone:crisis}.")), English<IReadOnlyList<string>>([$"{key}*"]));

    public static ContentPage Page(string section, string slug, int order) => new(
        section, slug, order, "member-services", ["https://example.org"], CheckedOn, English(new PageText(slug, "What it helps with.", "Call {phone:crisis}.\n")));

    public static Holiday Holiday(int year, int month, int day) => new(new DateOnly(year, month, day), "A day off", "https://example.org");

    /// <summary>The same facts and one more holiday: the smallest thing there is to publish.</summary>
    public static Facts WithHoliday(this Facts facts, int year, int month, int day) => facts with { Holidays = [.. facts.Holidays, Holiday(year, month, day)] };

    public static Facts WithClientServices(this Facts facts, Func<ContactLine, ContactLine> change) => facts with { Contacts = [change(facts.Contacts[0]), .. facts.Contacts.Skip(1)] };

    public static Facts WithoutClientServices(this Facts facts) => facts with { Contacts = [.. facts.Contacts.Skip(1)] };

    private static EnrollmentType EnrollmentType(string code, Payer payer, Payer rides) =>
        new(code, payer, payer, payer, rides, Confidence.High, [], English(new PlanText(code, "Who pays.", null)));

    private static Dictionary<string, T> English<T>(T text) => new() { ["en"] = text };
}

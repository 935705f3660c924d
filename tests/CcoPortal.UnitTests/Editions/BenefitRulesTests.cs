using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Search;
using Xunit;

namespace CcoPortal.UnitTests.Editions;

/// <summary>Services, packages, enrollment types, extras and dangers that must not become an edition.</summary>
public sealed class BenefitRulesTests
{
    private static readonly Facts Sound = A.Edition(A.Zip("97001").In("Marion"), A.Cco("river-health").Serving("Marion")).Facts with
    {
        Contacts = [new ContactLine("crisis", "emergency", "Crisis line", "Someone to talk to", "988", [], null, null, null, null, "https://example.org", Confidence.High, null)],
        Benefits =
        [
            new Benefit(
                "fillings", 0, BenefitArea.Dental, Confidence.High, true, Cover.Limited, Cover.Yes, Cover.Yes, [new BenefitLimit(["OAR-1"], Confidence.High)],
                new PriorApproval(Need.No, Confidence.Low), Need.No, new Cost(0, ["OAR-1"], Confidence.High), PaidAs.Dental,
                new Dictionary<string, Payer> { ["CCOA"] = Payer.Cco, ["CCOB"] = Payer.Ask, ["open-card"] = Payer.Oha },
                [new PackageTerms("ohp-plus", null, false, null)], [new Source("OAR-1", "Rule 1", "https://example.org/1", null), new Source("GK", "Known", null, null)],
                A.Day("2026-11-22"), English(Words), new Dictionary<string, IReadOnlyList<string>> { ["es"] = ["empaste"] }),
            new Benefit(
                "job-exams", 1, BenefitArea.NotCovered, Confidence.High, false, Cover.No, Cover.Limited, Cover.No, [], new PriorApproval(Need.No, Confidence.Low), Need.No,
                new Cost(null, [], Confidence.High), PaidAs.Physical, new Dictionary<string, Payer> { ["CCOA"] = Payer.Nobody, ["CCOB"] = Payer.Nobody, ["open-card"] = Payer.Nobody },
                [], [], A.Day("2026-11-22"), English(Words with { Limits = [], PackageNotes = NoNotes }), new Dictionary<string, IReadOnlyList<string>>()),
        ],
        Packages =
        [
            new BenefitPackage("ohp-plus", 0, ["BMH"], PackageStatus.Current, null, "CCOA", false, Confidence.High, [], English(new PlanText("OHP Plus", "The full set.", null))),
            new BenefitPackage("cwm", 1, ["CWM", "CWX"], PackageStatus.Ended, A.Day("2023-06-30"), null, false, Confidence.High, [], English(new PlanText("CWM", "An old set.", null))),
        ],
        EnrollmentTypes = [Type("CCOA", Payer.Cco, Payer.Cco), Type("CCOB", Payer.Oha, Payer.Cco), Type("open-card", Payer.Oha, Payer.OhaRides)],
        CcoExtras = [new CcoExtra("gym", ["river-health"], "fillings", true, "541-555-0100", English("Call {phone:crisis}."), "https://river.example", Confidence.High, null)],
        Dangers = [Danger("suicide", 0), Danger("poison", 1)],
    };

    private static BenefitText Words => new(
        "Fillings", "Dentist", "They fill a hole.", "Call {phone:crisis}.", null, "All they need", null, ["Four a year"], null, null, new Dictionary<string, string> { ["ohp-plus"] = "Nothing" });

    private static Dictionary<string, string> NoNotes => [];

    [Fact]
    public void Sound_facts_are_well() => Assert.Empty(FactRules.Check(Sound));

    [Fact]
    public void Facts_that_have_none_of_all_this_are_well() =>
        Assert.Empty(FactRules.Check(Sound with { Benefits = [], Packages = [], EnrollmentTypes = [], CcoExtras = [], Dangers = [], Contacts = [] }));

    public static TheoryData<string> Wrong() => [.. Cases.Keys];

    /// <summary>Facts with one fault, by what is said of it.</summary>
    private static readonly Dictionary<string, Facts> Cases = new()
    {
        ["benefit Fillings: the key “Fillings”"] = Benefit(b => b with { Slug = "Fillings" }),
        ["benefit fillings\n: the key “fillings\n”"] = Benefit(b => b with { Slug = "fillings\n" }),
        ["benefit job-exams: the place 1 is that of “fillings” too"] = Benefit(b => b with { Order = 1 }),
        ["benefit fillings: the place -1"] = Benefit(b => b with { Order = -1 }),
        ["benefit fillings: it has no text in English"] = Benefit(b => b with { Texts = new Dictionary<string, BenefitText> { ["es"] = Words } }),
        ["benefit fillings: it has 1 limits, but 0 texts for them in “es”"] = Benefit(b => b with { Texts = new Dictionary<string, BenefitText> { ["en"] = Words, ["es"] = Words with { Limits = [] } } }),
        ["benefit fillings: it has 0 limits, but 1 texts"] = Benefit(b => b with { Limits = [] }),
        ["benefit fillings: unknown source “OAR-2”"] = Benefit(b => b with { Limits = [new BenefitLimit(["OAR-1", "OAR-2"], Confidence.High)] }),
        ["benefit fillings: unknown source “OAR-3”"] = Benefit(b => b with { Cost = b.Cost with { Sources = ["OAR-3"] } }),
        ["benefit fillings: the source “GK” is there twice"] = Benefit(b => b with { Sources = [.. b.Sources, b.Sources[1]] }),
        ["benefit fillings: the source “OAR-1” has the address “example.org”"] = Benefit(b => b with { Sources = [b.Sources[0] with { Url = "example.org" }] }),
        ["benefit fillings: the source “OAR-1” has the address “ftp://example.org”"] = Benefit(b => b with { Sources = [b.Sources[0] with { Url = "ftp://example.org" }] }),
        ["benefit fillings: the source “OAR-1” has the address “/rules”"] = Benefit(b => b with { Sources = [b.Sources[0] with { Url = "/rules" }] }),
        ["benefit fillings: unknown package “plus”"] = Benefit(b => b with { Packages = [.. b.Packages, new PackageTerms("plus", null, false, null)] }),
        ["benefit fillings: the package “ohp-plus” is there twice"] = Benefit(b => b with { Packages = [b.Packages[0], b.Packages[0]] }),
        ["benefit fillings: a note in “en” is about the package “cwm”"] = Benefit(b => b with { Texts = English(Words with { PackageNotes = new Dictionary<string, string> { ["cwm"] = "Less" } }) }),
        ["benefit fillings: unknown enrollment type “CCOE”"] = Benefit(b => b with { WhoPays = new Dictionary<string, Payer>(b.WhoPays) { ["CCOE"] = Payer.Ask } }),
        ["benefit fillings: who pays for “CCOB” is not said"] = Benefit(b => b with { WhoPays = new Dictionary<string, Payer> { ["CCOA"] = Payer.Cco, ["open-card"] = Payer.Oha } }),
        ["benefit fillings: for “CCOB” the payer is Cco, but by OAR 410-141-3805 the payer of Dental is Oha"] =
            Benefit(b => b with { WhoPays = new Dictionary<string, Payer>(b.WhoPays) { ["CCOB"] = Payer.Cco } }),
        ["benefit fillings: for “CCOA” the payer is Cco, but by OAR 410-141-3805 the payer of AlwaysOha is Oha"] = Benefit(b => b with { PaidAs = PaidAs.AlwaysOha }),
        ["benefit fillings: it is covered, but in no package"] = Benefit(b => b with { Packages = [], Texts = English(Words with { PackageNotes = NoNotes }) }),
        ["benefit fillings: it is covered, but what a member pays is not said"] = Benefit(b => b with { Cost = b.Cost with { Usd = null } }),
        ["benefit fillings: it is covered, but for nobody"] = Benefit(b => b with { Adults = Cover.No, Under21 = Cover.No, Pregnant = Cover.No }),
        ["benefit fillings: it is covered, but nobody pays"] = Benefit(b => b with { WhoPays = b.WhoPays.ToDictionary(p => p.Key, _ => Payer.Nobody) }),
        ["benefit job-exams: it is not covered, but in a package"] = NotCovered(b => b with { Packages = Sound.Benefits[0].Packages }),
        ["benefit job-exams: it is not covered, but has a price"] = NotCovered(b => b with { Cost = b.Cost with { Usd = 0 } }),
        ["benefit job-exams: it is not covered, but someone gets it"] = NotCovered(b => b with { Under21 = Cover.Yes }),
        ["benefit job-exams: it is not covered, but someone pays"] = NotCovered(b => b with { WhoPays = new Dictionary<string, Payer>(b.WhoPays) { ["CCOA"] = Payer.Cco } }),
        ["benefit fillings: an empty search word"] = Benefit(b => b with { SearchWords = new Dictionary<string, IReadOnlyList<string>> { ["en"] = ["tooth", " "] } }),
        ["benefit fillings: an empty text in “en”"] = Benefit(b => b with { Texts = English(Words with { Summary = " " }) }),
        ["benefit fillings: unknown placeholder “{phone:client}”"] = Benefit(b => b with { Texts = English(Words with { Limits = ["Call {phone:client}."] }) }),
        ["benefit fillings: the typed phone “800-273-0557”"] = Benefit(b => b with { Texts = English(Words with { PackageNotes = new Dictionary<string, string> { ["ohp-plus"] = "Call 800-273-0557." } }) }),

        ["package OHP: the key “OHP”"] = Package(p => p with { Slug = "OHP" }),
        ["package ohp-plus: the package “ohp-plus” is missing"] = Package(p => p with { Slug = "ohp" }),
        ["package ohp-plus: the code “BM1”"] = Package(p => p with { Codes = ["BM1"] }),
        ["package ohp-plus: the code “BMH” is there twice"] = Package(p => p with { Codes = ["BMH", "BMH"] }),
        ["package ohp-plus: unknown enrollment type “CCOE”"] = Package(p => p with { CommonType = "CCOE" }),
        ["package cwm: the place 1 is that of “ohp-plus” too"] = Package(p => p with { Order = 1 }),
        ["package ohp-plus: it has a last day, but has not ended"] = Package(p => p with { EndedOn = A.Day("2026-12-31") }),
        ["package ohp-plus: it has no text in English"] = Package(p => p with { Texts = new Dictionary<string, PlanText>() }),
        ["package ohp-plus: an empty text in “en”"] = Package(p => p with { Texts = English(new PlanText("", "The full set.", null)) }),

        ["enrollment-type ccoa: the code “ccoa”"] = Types([Sound.EnrollmentTypes[0] with { Code = "ccoa" }, .. Sound.EnrollmentTypes.Skip(1)]),
        ["enrollment-type CCOA: the enrollment type “CCOA” is missing"] = Types([.. Sound.EnrollmentTypes.Skip(1)]),
        ["enrollment-type open-card: the enrollment type “open-card” is missing"] = Types([.. Sound.EnrollmentTypes.SkipLast(1)]),
        ["enrollment-type CCOA: it has no text in English"] = Types([.. Sound.EnrollmentTypes.Select(t => t with { Texts = new Dictionary<string, PlanText>() })]),

        ["cco-extra Gym: the key “Gym”"] = Extra(e => e with { Key = "Gym" }),
        ["cco-extra gym: it has no CCO"] = Extra(e => e with { Ccos = [] }),
        ["cco-extra gym: unknown CCO “hill-health”"] = Extra(e => e with { Ccos = ["hill-health"] }),
        ["cco-extra gym: the CCO “river-health” is there twice"] = Extra(e => e with { Ccos = ["river-health", "river-health"] }),
        ["cco-extra gym: unknown benefit “braces”"] = Extra(e => e with { Benefit = "braces" }),
        ["cco-extra gym: the phone “5415550100”"] = Extra(e => e with { Phone = "5415550100" }),
        ["cco-extra gym: it has no text in English"] = Extra(e => e with { Texts = new Dictionary<string, string>() }),
        ["cco-extra gym: it has no source"] = Extra(e => e with { Source = "" }),

        ["danger Suicide: the key “Suicide”"] = Dangers(d => d with { Key = "Suicide" }),
        ["danger suicide: unknown benefit “crisis”"] = Dangers(d => d with { Withheld = ["crisis"] }),
        ["danger suicide: it has nobody to call"] = Dangers(d => d with { Lines = [] }),
        ["danger suicide: unknown contact “poison”"] = Dangers(d => d with { Lines = ["crisis", "poison"] }),
        ["danger suicide: the contact “crisis” is there twice"] = Dangers(d => d with { Lines = ["crisis", "crisis"] }),
        ["danger poison: the place 1 is that of “suicide” too"] = Dangers(d => d with { Order = 1 }),
        ["danger suicide: it has no text in English"] = Dangers(d => d with { Texts = new Dictionary<string, DangerText>() }),
        ["danger suicide: unknown placeholder “{phone:poison}”"] = Dangers(d => d with { Texts = English(new DangerText("Poison?", "Call {phone:poison}.")) }),
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_breaks_a_rule_is_refused(string sentence) =>
        Assert.Contains(FactRules.Check(Cases[sentence]), f => $"{f.Kind} {f.Key}: {f.Sentence}".StartsWith(sentence, StringComparison.Ordinal));

    [Fact]
    public void Each_part_of_a_text_is_read()
    {
        Func<BenefitText, BenefitText>[] parts =
        [
            t => t with { Name = "" }, t => t with { Category = "" }, t => t with { Summary = "" }, t => t with { HowToGet = "" }, t => t with { AdultsNote = "" },
            t => t with { Under21Note = "" }, t => t with { PregnantNote = "" }, t => t with { Limits = [""] }, t => t with { ApprovalNote = "" }, t => t with { ReferralNote = "" },
            t => t with { PackageNotes = new Dictionary<string, string> { ["ohp-plus"] = "" } },
        ];

        Assert.All(parts, part => Assert.Equal("an empty text in “en”", Assert.Single(FactRules.Check(Benefit(b => b with { Texts = English(part(Words)) }))).Sentence));
    }

    [Theory]
    [InlineData("suicid*")]
    [InlineData("kill|hurt|shoot* myself")]
    [InlineData("took 30 pills")]
    public void A_pattern_is_folded_words(string pattern) => Assert.Empty(FactRules.Check(Pattern(pattern)));

    [Theory]
    [InlineData("")]
    [InlineData(" suicide")]
    [InlineData("kill  myself")]
    [InlineData("Suicide")]
    [InlineData("quítame la vida")]
    [InlineData("can't go on")]
    [InlineData("*")]
    [InlineData("*cide")]
    [InlineData("sui*cide")]
    [InlineData("suicid**")]
    [InlineData("kill| myself")]
    [InlineData("|kill myself")]
    [InlineData("kill||hurt myself")]
    [InlineData("kill * myself")]
    [InlineData("suicide\n")]
    public void A_pattern_of_another_shape_is_refused(string pattern) =>
        Assert.StartsWith($"the pattern “{pattern}”", Assert.Single(FactRules.Check(Pattern(pattern))).Sentence, StringComparison.Ordinal);

    private static Facts Benefit(Func<Benefit, Benefit> change) => Sound with { Benefits = [change(Sound.Benefits[0]), Sound.Benefits[1]] };

    private static Facts NotCovered(Func<Benefit, Benefit> change) => Sound with { Benefits = [Sound.Benefits[0], change(Sound.Benefits[1])] };

    private static Facts Package(Func<BenefitPackage, BenefitPackage> change) => Sound with { Packages = [change(Sound.Packages[0]), Sound.Packages[1]] };

    private static Facts Types(params EnrollmentType[] types) => Sound with { EnrollmentTypes = types };

    private static Facts Extra(Func<CcoExtra, CcoExtra> change) => Sound with { CcoExtras = [change(Sound.CcoExtras[0])] };

    private static Facts Dangers(Func<DangerTopic, DangerTopic> change) => Sound with { Dangers = [change(Sound.Dangers[0]), Sound.Dangers[1]] };

    private static Facts Pattern(string pattern) => Dangers(d => d with { Patterns = English<IReadOnlyList<string>>([pattern]) });

    private static DangerTopic Danger(string key, int order) => new(
        key, order, ["crisis"], [], English(new DangerText("In danger?", "Call {phone:crisis} now.")), English<IReadOnlyList<string>>(["suicid*", "kill|hurt myself"]));

    private static EnrollmentType Type(string code, Payer dental, Payer rides) =>
        new(code, Payer.Cco, Payer.Cco, dental, rides, Confidence.High, [], English(new PlanText(code, "Who pays.", null)));

    private static Dictionary<string, T> English<T>(T text) => new() { ["en"] = text };
}

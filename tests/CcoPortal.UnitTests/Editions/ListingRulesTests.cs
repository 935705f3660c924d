using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;
using Xunit;

namespace CcoPortal.UnitTests.Editions;

/// <summary>CCOs, contacts, counties, places and holidays that must not become an edition; and records that others need.</summary>
public sealed class ListingRulesTests
{
    private static readonly Facts Sound = A.Edition(
        A.Zip("97001").In("Hood River"), A.Place("Millrace").In("Hood River").WithZips("97001"), A.Cco("river-health").Serving("Hood River"), A.Cco("hill-health").Serving("Hood River").Only("97001").From("2020-01-01")).Facts with
    {
        Contacts = [new ContactLine("crisis", "emergency", "Crisis line", "Someone to talk to", "988", [], null, null, null, null, "https://example.org", Confidence.High, null)],
        Holidays = [new Holiday(A.Day("2026-01-01"), "New Year", "ORS 187.010")],
    };

    private static readonly OpeningSpan Weekdays = new([DayOfWeek.Monday, DayOfWeek.Tuesday], new TimeOnly(8, 0), new TimeOnly(17, 0), null);

    public static TheoryData<string> Wrong() => [.. Cases.Keys];

    /// <summary>Facts with one fault, by what is said of it.</summary>
    private static readonly Dictionary<string, Facts> Cases = new()
    {
        ["county hood_river: the key “hood_river”; that of Hood River County is “hood-river”"] = County(c => c with { Slug = "hood_river" }),
        ["county hood-river: the Census code “4102”"] = County(c => c with { Fips = "4102" }),
        ["county hood-river: the Census code “53027”"] = County(c => c with { Fips = "53027" }),
        ["county hood-river: it has -1 people"] = County(c => c with { Population = -1 }),
        ["county hood-river: there are 2 records of “hood-river”"] = Sound with { Counties = [Sound.Counties[0], Sound.Counties[0]] },
        ["county 41001: there are 2 records of “41001”"] = Sound with { Counties = [Sound.Counties[0], new County("lane", "Lane", "41001", "Eugene", 1)] },
        ["place Millrace: the key “Millrace”"] = Sound with { Places = [Sound.Places[0] with { Key = "Millrace" }] },
        ["place millrace-hood-river: Millrace is in no county"] = Sound with { Places = [Sound.Places[0] with { Counties = [] }] },
        ["place millrace-hood-river: its name is empty"] = Sound with { Places = [Sound.Places[0] with { Name = " " }] },
        ["place millrace-hood-river: Millrace has -5 people"] = Sound with { Places = [Sound.Places[0] with { Population = -5 }] },
        ["place millrace-hood-river: there are 2 records"] = Sound with { Places = [Sound.Places[0], Sound.Places[0]] },
        ["zip 97001: there are 2 records"] = Sound with { Zips = [Sound.Zips[0], Sound.Zips[0]] },
        ["zip 97001\n: ZIP “97001\n” is not five digits"] = Sound with { Zips = [Sound.Zips[0] with { Code = "97001\n" }] },

        ["cco River: the key “River”"] = Cco(c => c with { Slug = "River" }),
        ["cco river-health: its name is empty"] = Cco(c => c with { Name = "" }),
        ["cco river-health: its short name is empty"] = Cco(c => c with { ShortName = " " }),
        ["cco river-health: its organization is empty"] = Cco(c => c with { Organization = "" }),
        ["cco river-health: its former name is empty"] = Cco(c => c with { FormerNames = [Of("")] }),
        ["cco river-health: its address is empty"] = Cco(c => c with { Address = Of(" ") }),
        ["cco river-health: its list of dental plans is empty"] = Cco(c => c with { DentalPlans = Of("") }),
        ["cco hill-health: two CCOs are named “Hill Health”"] = Cco(c => c with { Name = "Hill Health" }),
        ["cco river-health: there are 2 records"] = Sound with { Ccos = [Sound.Ccos[0], Sound.Ccos[0]] },
        ["cco river-health: River Health has the phone “800-273-0557\n”"] = Cco(c => c with { Phone = Of("800-273-0557\n") }),
        ["cco river-health: River Health has the phone “1”"] = Cco(c => c with { TollFree = Of("1") }),
        ["cco river-health: River Health has the phone “2”"] = Cco(c => c with { Fax = Of("2") }),
        ["cco river-health: River Health has the phone “3”"] = Cco(c => c with { Tty = Of<IReadOnlyList<string>>(["711", "3"]) }),
        ["cco river-health: River Health has the phone “4”"] = Cco(c => c with { OtherPhones = [Of(new NamedPhone("Nurse", "4"))] }),
        ["cco river-health: River Health has the phone “5”"] = Rides(r => r with { Phones = ["5"] }),
        ["cco river-health: River Health has the phone “6”"] = Rides(r => r with { Tty = ["6"] }),
        ["cco river-health: River Health has the phone “7”"] = Rides(r => r with { LocalNumbers = new Dictionary<string, string> { ["Bend"] = "7" } }),
        ["cco river-health: the rides of River Health have no phone"] = Rides(r => r with { Phones = [] }),
        ["cco river-health: its name of the rides is empty"] = Rides(r => r with { Name = "" }),
        ["cco river-health: the TTY of River Health has no number"] = Cco(c => c with { Tty = Of<IReadOnlyList<string>>([]) }),
        ["cco river-health: its label of a phone is empty"] = Cco(c => c with { OtherPhones = [Of(new NamedPhone("", "711"))] }),
        ["cco river-health: River Health has the website “http://river.example”"] = Cco(c => c with { Website = Of("http://river.example") }),
        ["cco river-health: River Health has the website “https://”"] = Cco(c => c with { Website = Of("https://") }),
        ["cco river-health: River Health has the website “https://river example”"] = Cco(c => c with { Website = Of("https://river example") }),
        ["cco river-health: River Health has the website “https:river.example”"] = Cco(c => c with { Website = Of("https:river.example") }),
        ["cco river-health: the e-mail address “help”"] = Cco(c => c with { Email = Of("help") }),
        ["cco river-health: the e-mail address “help@river”"] = Cco(c => c with { Email = Of("help@river") }),
        ["cco river-health: the e-mail address “a b@river.example”"] = Cco(c => c with { Email = Of("a b@river.example") }),
        ["cco river-health: the e-mail address “a@b.org?subject=x”"] = Cco(c => c with { Email = Of("a@b.org?subject=x") }),
        ["cco river-health: it has no source"] = Cco(c => c with { Address = Of("1 Main St") with { Source = "" } }),
        ["cco river-health: the source “https://”"] = Cco(c => c with { Address = Of("1 Main St") with { Source = "read on https:// (home)" } }),
        ["cco river-health: its source is as of “last year”"] = Cco(c => c with { FormerNames = [Of("Old River") with { AsOf = "last year" }] }),
        ["cco river-health: its source is as of “2026-13”"] = Cco(c => c with { OtherPhones = [Of(new NamedPhone("Nurse", "711")) with { AsOf = "2026-13" }] }),
        ["cco river-health: it closes (08:00) before it opens (17:00)"] = Hours(Weekdays with { Opens = new(17, 0), Closes = new(8, 0) }),
        ["cco river-health: it closes (08:00) before it opens (08:00)"] = Hours(Weekdays with { Closes = new(8, 0) }),
        ["cco river-health: its hours have no day"] = Hours(),
        ["cco river-health: some of its hours are of no day"] = Hours(Weekdays with { Days = [] }),
        ["cco river-health: it has two opening times on one day"] = Hours(Weekdays, Weekdays with { Days = [DayOfWeek.Tuesday], Opens = new(18, 0), Closes = new(19, 0) }),
        ["cco river-health: it has two opening times on one day; "] = Hours(Weekdays with { Days = [DayOfWeek.Monday, DayOfWeek.Monday] }),
        ["cco river-health: it has two opening times on one day; write"] = Hours(Weekdays with { Season = new(10, 1, 1, 31) }, Weekdays with { Season = new(1, 31, 3, 1) }),
        ["cco river-health: a season of its hours begins or ends on a day that is not in the calendar"] = Hours(Weekdays with { Season = new(2, 30, 3, 1) }),
        ["cco river-health: a season of its hours begins or ends on a day"] = Hours(Weekdays with { Season = new(1, 1, 13, 1) }),
        ["cco river-health: its note on its hours is empty"] = Cco(c => c with { Hours = Of(new OpeningHours([Weekdays], " ")) }),

        ["contact Crisis: the key “Crisis”"] = Contact(c => c with { Key = "Crisis" }),
        ["contact crisis: there are 2 records"] = Sound with { Contacts = [Sound.Contacts[0], Sound.Contacts[0]] },
        ["contact crisis: the group “now”"] = Contact(c => c with { Group = "now" }),
        ["contact crisis: its label is empty"] = Contact(c => c with { Label = "" }),
        ["contact crisis: its purpose is empty"] = Contact(c => c with { Purpose = "" }),
        ["contact crisis: its mail address is empty"] = Contact(c => c with { Mail = " " }),
        ["contact crisis: its label in “es” is empty"] = Contact(c => c with { Texts = new Dictionary<string, ContactText> { ["es"] = new("", "x") } }),
        ["contact crisis: its purpose in “es” is empty"] = Contact(c => c with { Texts = new Dictionary<string, ContactText> { ["es"] = new("x", "") } }),
        ["contact crisis: Crisis line has the phone “1”"] = Contact(c => c with { Phone = "1" }),
        ["contact crisis: Crisis line has the phone “2”"] = Contact(c => c with { LocalPhone = "2" }),
        ["contact crisis: Crisis line has the phone “3”"] = Contact(c => c with { Tty = ["3"] }),
        ["contact crisis: the e-mail address “x”"] = Contact(c => c with { Email = "x" }),
        ["contact crisis: it has no source"] = Contact(c => c with { Source = " " }),
        ["contact crisis: its source is as of “older sources”"] = Contact(c => c with { AsOf = "older sources" }),
        ["contact crisis: its source is as of “old”"] = Contact(c => c with { Hours = Of(new OpeningHours([Weekdays], null)) with { AsOf = "old" } }),
        ["contact crisis: it closes (07:00) before it opens (08:00)"] = Contact(c => c with { Hours = Of(new OpeningHours([Weekdays with { Closes = new(7, 0) }], null)) }),

        ["holiday 2026-01-01: its name is empty"] = Sound with { Holidays = [Sound.Holidays[0] with { Name = "" }] },
        ["holiday 2026-01-01: it has no source"] = Sound with { Holidays = [Sound.Holidays[0] with { Source = "" }] },
        ["holiday 2026-01-01: there are 2 records"] = Sound with { Holidays = [Sound.Holidays[0], Sound.Holidays[0]] },

        ["service-area hill-health/hood-river/only/2020-01-01: there are 2 records"] = Sound with { ServiceAreas = [.. Sound.ServiceAreas, Sound.ServiceAreas[1]] },
        ["service-area hill-health/hood-river/only/2020-01-01: ZIP 97001 is listed twice"] = Area(a => a with { Zips = ["97001", "97001"] }),
        ["service-area hill-health/hood-river/only/2020-01-01: the source “the handbook” is no address"] = Area(a => a with { Sources = ["the handbook"] }),
    };

    [Fact]
    public void Sound_facts_are_well() => Assert.Empty(FactRules.Check(Sound));

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_breaks_a_rule_is_refused(string sentence) =>
        Assert.Contains(FactRules.Check(Cases[sentence]), f => $"{f.Kind} {f.Key}: {f.Sentence}".StartsWith(sentence, StringComparison.Ordinal));

    [Fact]
    public void What_only_looks_wrong_is_well()
    {
        Facts[] all =
        [
            Cco(c => c with { Email = Of("First.Last+ohp@mail.river-health.example") }), Cco(c => c with { Website = Of("https://river.example:443/a?b=c%20d#e") }), Cco(c => c with { Phone = Of("988") }),
            Hours(Weekdays, Weekdays with { Season = new(10, 1, 1, 31) }, Weekdays with { Season = new(2, 1, 2, 29) }), Hours(Weekdays, Weekdays with { Days = [DayOfWeek.Sunday] }),
            Cco(c => c with { Address = Of("1 Main St") with { Source = "https://a.example/x ; https://b.example/y (provider); general knowledge", AsOf = "2013" } }),
        ];

        Assert.All(all, facts => Assert.Empty(FactRules.Check(facts)));
    }

    /// <summary>What is taken away while other records name it is told, at the record that names it.</summary>
    [Theory]
    [InlineData("contact", "client-services", "unknown placeholder “{phone:client-services}”")]
    [InlineData("contact", "crisis", "unknown contact “crisis”")]
    [InlineData("cco", "trillium-lane", "unknown CCO “trillium-lane”")]
    [InlineData("cco", "yamhill-community-care", "unknown successor “yamhill-community-care”")]
    [InlineData("benefit", "chiropractic", "unknown benefit “chiropractic”")]
    [InlineData("benefit", "rides", "the link “/benefits/rides” leads nowhere")]
    [InlineData("package", "ohp-plus", "unknown package “ohp-plus”")]
    [InlineData("enrollment-type", "CCOA", "unknown enrollment type “CCOA”")]
    [InlineData("page", "help/complaint", "the link “/help/complaint” leads nowhere")]
    [InlineData("county", "lane", "unknown county “Lane”")]
    [InlineData("zip", "97442", "ZIP “97442” is not in Douglas County")]
    public void A_record_that_others_name_cannot_be_withdrawn(string kind, string key, string sentence)
    {
        var facts = RealData.Edition.Facts;
        facts = kind switch
        {
            "contact" => facts with { Contacts = [.. facts.Contacts.Where(c => c.Key != key)] },
            "cco" => facts with { Ccos = [.. facts.Ccos.Where(c => c.Slug != key)] },
            "benefit" => facts with { Benefits = [.. facts.Benefits.Where(b => b.Slug != key)] },
            "package" => facts with { Packages = [.. facts.Packages.Where(p => p.Slug != key)] },
            "enrollment-type" => facts with { EnrollmentTypes = [.. facts.EnrollmentTypes.Where(t => t.Code != key)] },
            "page" => facts with { Pages = [.. facts.Pages.Where(p => p.Key != key)] },
            "county" => facts with { Counties = [.. facts.Counties.Where(c => c.Slug != key)] },
            _ => facts with { Zips = [.. facts.Zips.Where(z => z.Code != key)] },
        };

        Assert.Contains(FactRules.Check(facts), f => f.Key != key && f.Sentence.Contains(sentence, StringComparison.Ordinal));
    }

    private static Fact<T> Of<T>(T value) => new(value, "https://river.example", Confidence.High, null);

    private static Facts County(Func<County, County> change) => Sound with { Counties = [change(Sound.Counties[0])] };

    private static Facts Cco(Func<Cco, Cco> change) => Sound with { Ccos = [change(Sound.Ccos[0]), Sound.Ccos[1]] };

    private static Facts Rides(Func<RideLine, RideLine> change) => Cco(c => c with { Rides = Of(change(new RideLine("Ride", ["711"], [], null, new Dictionary<string, string>()))) });

    private static Facts Hours(params OpeningSpan[] spans) => Cco(c => c with { Hours = Of(new OpeningHours(spans, null)) });

    private static Facts Contact(Func<ContactLine, ContactLine> change) => Sound with { Contacts = [change(Sound.Contacts[0])] };

    private static Facts Area(Func<ServiceArea, ServiceArea> change) => Sound with { ServiceAreas = [Sound.ServiceAreas[0], change(Sound.ServiceAreas[1])] };
}

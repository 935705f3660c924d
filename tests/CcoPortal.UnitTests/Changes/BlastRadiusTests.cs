using CcoPortal.Data.Editions;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Updates;
using Xunit;

namespace CcoPortal.UnitTests.Changes;

public sealed class BlastRadiusTests
{
    private static readonly DateOnly Today = A.Day("2026-11-22");
    private static readonly Facts Real = RealData.Edition.Facts;

    private static readonly Facts Small = Counted(A.Edition(
        A.Zip("97001").In("Marion"), A.Zip("97002").In("Marion", 0.6).In("Polk", 0.4), A.Zip("97003").In("Polk"),
        A.Cco("river-health").Serving("Marion"), A.Cco("hill-health").Serving("Polk")).Facts);

    [Fact]
    public void A_change_of_nothing_touches_nothing()
    {
        var none = Of(Real, RecordJson.Facts(RecordJson.Records(Real)));

        Assert.Equal((0, 0, 0, 0, false), (none.Zips, none.People2010, none.Pages.Count, none.SearchWords.Count + none.Watches.Count, none.EveryPage));
    }

    [Fact]
    public void People_are_those_of_the_ZIPs_whose_CCOs_change()
    {
        var touched = Assert.Single(Of(Small, Small with { ServiceAreas = [.. Small.ServiceAreas, Area("hill-health", "Marion") with { Extent = Extent.Only, Zips = ["97001"], From = A.Day("2027-01-01") }] }).Places);

        // 300 of the 400 whom the Census of 2010 found in the county, which had 1000 people in 2020.
        Assert.Equal(("Marion", "97001", 300, 750, 0), (touched.County.Name, string.Join(' ', touched.Zips), touched.People2010, touched.People2020, touched.Uncounted));
    }

    [Fact]
    public void A_ZIP_that_the_Census_did_not_count_is_said_to_be_uncounted()
    {
        var radius = Of(Small, Cco("hill-health", c => c with { Phone = Sure("541-555-0100") }, Small));

        Assert.Equal(("Polk", "97002 97003", 50, 1000, 1), radius.Places.Select(p => (p.County.Name, string.Join(' ', p.Zips), p.People2010, p.People2020, p.Uncounted)).Single());
    }

    [Fact]
    public void What_is_over_and_what_is_beyond_all_that_can_be_asked_about_touches_no_place()
    {
        Assert.Empty(Of(Small, Small with { ServiceAreas = [.. Small.ServiceAreas, Area("hill-health", "Marion") with { From = A.Day("2014-01-01"), To = Today }] }).Places);
        Assert.NotEmpty(Of(Small, Small with { ServiceAreas = [.. Small.ServiceAreas, Area("hill-health", "Marion") with { From = A.Day("2014-01-01"), To = Today.AddDays(1) }] }).Places);
        Assert.Empty(Of(Small, Small with { ServiceAreas = [.. Small.ServiceAreas, Area("hill-health", "Marion") with { From = A.Day("2028-11-23") }] }).Places);
    }

    [Fact]
    public void The_whole_state_has_the_people_that_the_Census_found_there()
    {
        var radius = Of(Real, Real with { ServiceAreas = [.. Real.ServiceAreas.Select(a => a.To is null ? a with { Certainty = a.Certainty == Certainty.Ask ? Certainty.Likely : Certainty.Ask, Extent = a.Extent == Extent.PartUnlisted ? Extent.Whole : a.Extent } : a)] });

        Assert.Equal(36, radius.Places.Count);
        // Seven people live outside all ZIPs of the Census, and some in land that HUD and the Postal Service know no homes in.
        Assert.InRange(radius.People2010, 3_831_067 - 100, 3_831_067);
        Assert.InRange(radius.People2020, 4_237_256 - 200, 4_237_256);
    }

    [Fact]
    public void A_phone_of_a_CCO_touches_its_counties_pages_and_subscribers()
    {
        var radius = Of(Real, Cco("yamhill-community-care", c => c with { TollFree = Sure("800-555-0100") }, Real));

        Assert.Contains("Yamhill", radius.Places.Select(p => p.County.Name));
        Assert.Equal(["/ccos", "/ccos/yamhill-community-care", "/counties/yamhill"], radius.Pages.Intersect(["/ccos", "/ccos/yamhill-community-care", "/counties/yamhill", "/counties/lane", "/ccos/trillium-lane", "/help/rides"]));
        Assert.Contains(Watch.Cco("yamhill-community-care"), radius.Watches);
        Assert.Contains(Watch.All, radius.Watches);
        Assert.Contains(Watch.County("yamhill"), radius.Watches);
        Assert.False(radius.EveryPage);
    }

    [Fact]
    public void A_contact_touches_the_pages_that_show_its_phone()
    {
        var radius = Of(Real, Real with { Contacts = [.. Real.Contacts.Select(c => c.Key == "quit-line" ? c with { Phone = "800-555-0100" } : c)] });

        var shown = Real.Benefits.Where(b => b.Texts.Values.SelectMany(t => t.Parts()).Any(t => t?.Contains("{phone:quit-line}", StringComparison.Ordinal) == true)).Select(b => $"/benefits/{b.Slug}").ToList();
        Assert.NotEmpty(shown);
        Assert.Subset(radius.Pages.ToHashSet(), shown.Append("/contact").ToHashSet());
        Assert.False(radius.EveryPage);
        Assert.Empty(radius.Places);
        Assert.True(Of(Real, Real with { Contacts = [.. Real.Contacts.Select(c => c.Key == "client-services" ? c with { Phone = "800-555-0100" } : c)] }).EveryPage);
    }

    [Fact]
    public void Search_words_that_come_and_go_are_told()
    {
        var benefit = Real.Benefits.First(b => b.SearchWords.ContainsKey("en"));
        var words = benefit.SearchWords["en"];
        var changed = benefit with { SearchWords = new Dictionary<string, IReadOnlyList<string>>(benefit.SearchWords) { ["en"] = [.. words.Skip(1), "a brand-new word"] } };
        var radius = Of(Real, Real with { Benefits = [.. Real.Benefits.Select(b => b == benefit ? changed : b)] });

        Assert.Equal([("benefit", benefit.Slug, "a brand-new word", true), ("benefit", benefit.Slug, words[0], false)], radius.SearchWords.Select(w => (w.Kind, w.Key, w.Word, w.IsAdded)).OrderByDescending(w => w.IsAdded));
    }

    [Fact]
    public void Facts_from_which_no_map_can_be_made_have_no_radius() => Assert.Null(BlastRadius.Of(Real, Real with { Ccos = [] }, Today));

    [Fact]
    public void An_edition_that_is_at_hand_gives_the_same()
    {
        var after = Cco("yamhill-community-care", c => c with { TollFree = Sure("800-555-0100") }, Real);

        Assert.Equal(Of(Real, after).Pages, BlastRadius.Of(RealData.Edition, after, Today)!.Pages);
    }

    private static BlastRadius Of(Facts before, Facts after) => BlastRadius.Of(before, after, Today)!;

    private static Facts Cco(string slug, Func<Cco, Cco> change, Facts facts) => facts with { Ccos = [.. facts.Ccos.Select(c => c.Slug == slug ? change(c) : c)] };

    private static Fact<string> Sure(string value) => new(value, "https://example.org", Confidence.High, null);

    private static ServiceArea Area(string cco, string county) => new(cco, county, Extent.Whole, [], null, null, Certainty.Confirmed, "", ["https://example.org"], Today);

    /// <summary>97001: 300 in Marion. 97002: 100 in Marion, 50 in Polk. 97003: not counted.</summary>
    private static Facts Counted(Facts facts) => facts with
    {
        Zips = [.. facts.Zips.Select(z => z with { Counties = [.. z.Counties.Select(c => c with { People2010 = (z.Code, c.County) switch { ("97001", _) => 300, ("97002", "Marion") => 100, ("97002", _) => 50, _ => null } })] })],
    };
}

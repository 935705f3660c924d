using System.Net;
using System.Text.Json;
using CcoPortal.Domain.Coverage;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>An area's address stays true: what it shows follows the day, and it never becomes a dead end.</summary>
[Collection(SharedPortal.Name)]
public sealed class AreaTests(PortalFactory portal)
{
    private const string BothOfLane = "/areas/lane/pacificsource-lane,trillium-lane";

    private readonly Visitor _visitor = Visitor.Of(portal);

    [Theory]
    [InlineData("/areas/curry/allcare-cco,advanced-health")]
    [InlineData("/areas/Curry/AllCare-CCO,advanced-health")]
    [InlineData("/areas/curry/advanced-health,allcare-cco,")]
    [InlineData("/areas/curry/advanced-health,,allcare-cco,allcare-cco")]
    public async Task Another_order_or_case_moves_for_good_to_the_one_address(string address)
    {
        var answer = await _visitor.GetAsync(address);
        Assert.Equal((HttpStatusCode.MovedPermanently, "/areas/curry/advanced-health,allcare-cco"), (answer.Status, answer.Location));
        Assert.Equal(HttpStatusCode.OK, (await _visitor.FollowAsync(answer)).Status);
    }

    [Fact]
    public async Task A_set_that_held_on_another_day_says_what_changed_and_leads_to_the_area_of_today()
    {
        var page = await _visitor.GetAsync(BothOfLane);
        Assert.Equal((HttpStatusCode.OK, "The CCOs in Lane County have changed"), (page.Status, page.Heading));
        Assert.Equal("/areas/lane/trillium-lane", Assert.Single(page.All(".directory a")).GetAttribute("href"));
        Assert.Contains(page.All(".timeline time"), t => t.GetAttribute("datetime") == "2026-02-01");
        Assert.Contains("Members moved to Trillium (Lane)", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_set_that_ever_held_has_a_page()
    {
        var edition = portal.Edition();
        var sets = new HashSet<string>(StringComparer.Ordinal);
        for (var day = new DateOnly(2012, 8, 1); day < new DateOnly(2028, 1, 1); day = day.AddDays(30))
            sets.UnionWith(edition.Facts.Counties.SelectMany(c => edition.Coverage.AreasOf(c, day)).Select(a => a.Served.Href));
        Assert.True(sets.Count > 60, $"{sets.Count} sets");
        foreach (var href in sets)
            Assert.Equal((href, HttpStatusCode.OK), (href, (await _visitor.GetAsync(href)).Status));
    }

    [Theory]
    [InlineData("/areas/lane/allcare-cco")]
    [InlineData("/areas/lane/no-such-cco")]
    [InlineData("/areas/atlantis/trillium-lane")]
    [InlineData("/areas/lane/,")]
    [InlineData("/areas/lane/")]
    [InlineData("/areas/lane")]
    [InlineData("/areas/97401/trillium-lane")]
    [InlineData("/areas/lane/trillium-lane/x")]
    public async Task A_set_that_never_held_is_not_there(string address)
    {
        var page = await _visitor.GetAsync(address);
        Assert.Equal((HttpStatusCode.NotFound, "There is no page here"), (page.Status, page.Heading));
        Assert.Equal("no-store", page.Header("Cache-Control"));
    }

    [Fact]
    public async Task On_the_day_before_a_change_both_serve_and_the_page_says_what_will_change()
    {
        await using var january = new AnotherPortal(portal);
        january.Clock.Set(new DateTimeOffset(2026, 1, 31, 20, 0, 0, TimeSpan.Zero));
        var visitor = Visitor.Of(january);
        var answer = await visitor.FindAsync("97401");
        Assert.Equal(BothOfLane, answer.Location);
        var page = await visitor.FollowAsync(answer);
        Assert.Equal("Two CCOs serve Lane County", page.Heading);
        Assert.Equal(["PacificSource Lane", "Trillium (Lane)"], page.All(".cards h2").Select(h => h.TextContent.Trim()));
        var warning = page.All(".alert--warning").Single().TextContent;
        Assert.Contains("February 1, 2026", warning, StringComparison.Ordinal);
        Assert.Contains("will stop serving Lane County", warning, StringComparison.Ordinal);

        using var json = JsonDocument.Parse((await visitor.GetAsync("/api/v1/lookup?zip=97401")).Text);
        var upcoming = Assert.Single(json.RootElement.GetProperty("upcoming").EnumerateArray());
        Assert.Equal(
            """{"cco":"pacificsource-lane","name":"PacificSource Community Solutions - Lane","county":"Lane","change":"ends","day":"2026-02-01","successors":["trillium-lane"]}""",
            upcoming.GetRawText());
    }

    [Fact]
    public async Task An_area_page_has_beside_its_answer_all_that_it_must_say()
    {
        var edition = portal.Edition();
        foreach (var area in edition.Facts.Counties.SelectMany(c => edition.Coverage.AreasOf(c, PortalFacts.Today)))
        {
            var words = (await _visitor.GetAsync(area.Served.Href)).Words;
            Assert.All(
                new[] { "800-273-0557", "CCO card", "coverage letter", "open card", "tribal member", "Medicare", "other health insurance", "closed to new members", "No fixed address?" },
                said => Assert.Contains(said, words, StringComparison.Ordinal));
            Assert.DoesNotContain("your CCO is ", words, StringComparison.OrdinalIgnoreCase);
            foreach (var maybe in area.Served.Ccos.Where(c => c.Certainty == Certainty.Ask && area.Served.Ccos.Any(o => o.Certainty != Certainty.Ask)))
                Assert.Contains($"{CcoPortal.Web.Copy.Words.Name(maybe.Cco)} may also serve parts of {area.Served.County.Name} County", words, StringComparison.Ordinal);
        }
    }
}

using System.Net;
using System.Runtime.CompilerServices;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>From the first page, wherever links lead, everything is there and keeps the house style.</summary>
[Collection(SharedPortal.Name)]
public sealed class EveryPageTests(PortalFactory portal)
{
    [Fact]
    public async Task Every_page_keeps_the_house_style()
    {
        var faults = (await CrawlAsync()).Values.Where(p => p.IsHtml).SelectMany(p => HouseStyle.Faults(p).Select(f => (p.Asked, Fault: f))).ToList();
        Assert.True(faults.Count == 0, string.Join("\n", faults.GroupBy(f => f.Fault).Select(g => $"{g.First().Asked} and {g.Count() - 1} more: {g.Key}")));
    }

    [Fact]
    public async Task Every_link_on_every_page_leads_somewhere()
    {
        var pages = await CrawlAsync();
        Assert.All(pages.Values, p => Assert.True(p.Status == HttpStatusCode.OK, $"{p.Asked} answers {p.Status}; {string.Join(", ", pages.Values.Where(q => q.IsHtml && q.OurLinks().Contains(p.Asked[4..])).Select(q => q.Asked).Take(3))} link to it"));
    }

    [Fact]
    public async Task Every_CCO_every_county_and_every_area_can_be_reached_by_links()
    {
        var pages = await CrawlAsync();
        var edition = portal.Edition();
        var areas = edition.Facts.Counties.SelectMany(c => edition.Coverage.AreasOf(c, PortalFacts.Today)).Select(a => a.Served.Href).ToList();
        Assert.Equal(40, areas.Count);
        Assert.All(
            [
                .. areas, .. edition.Facts.Ccos.Select(c => $"/ccos/{c.Slug}"), .. edition.Facts.Counties.Select(c => $"/counties/{c.Slug}"),
                .. edition.CcosOn(PortalFacts.Today).Select(c => $"/ccos/{c.Slug}/contact.vcf"), "/find", "/contact", "/accessibility", "/privacy",
            ],
            address => Assert.Contains(address, pages.Keys));
    }

    [Fact]
    public async Task No_two_pages_have_the_same_title_but_areas_of_one_county()
    {
        var pages = (await CrawlAsync()).Where(p => p.Value.IsHtml && !p.Key.StartsWith("/areas/", StringComparison.Ordinal) && p.Key is not "/");
        Assert.All(pages.GroupBy(p => p.Value.Title), g => Assert.Single(g));
    }

    [Fact]
    public async Task A_page_that_shows_an_answer_asks_not_to_be_indexed_and_the_others_do_not()
    {
        var visitor = Visitor.Of(portal);
        Page[] answers =
        [
            await visitor.GetAsync("/areas/marion/pacificsource-marion-polk"), await visitor.FindAsync("97140"), await visitor.FindAsync("Xyzzyville"),
            await visitor.FindAsync(""), await visitor.GetAsync("/no-such-page"),
        ];
        Assert.All(answers, p => Assert.NotEmpty(p.All("meta[name=robots][content=noindex]")));
        Assert.Empty((await visitor.GetAsync("/find")).All("meta[name=robots]"));
        Assert.Empty((await visitor.GetAsync("/ccos")).All("meta[name=robots]"));
    }

    private static readonly ConditionalWeakTable<PortalFactory, Task<Dictionary<string, Page>>> Crawled = [];

    private Task<Dictionary<string, Page>> CrawlAsync() => Crawled.GetValue(portal, CrawlAsync);

    private static async Task<Dictionary<string, Page>> CrawlAsync(PortalFactory portal)
    {
        var visitor = Visitor.Of(portal);
        var pages = new Dictionary<string, Page>(StringComparer.Ordinal);
        var open = new Queue<string>(["/"]);
        while (open.TryDequeue(out var address))
        {
            if (pages.ContainsKey(address))
                continue;
            var page = await visitor.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, address));
            pages[address] = page;
            if (page.IsHtml)
            {
                foreach (var link in page.OurLinks())
                    open.Enqueue(link);
            }
        }

        return pages;
    }
}

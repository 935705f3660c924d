using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>What search engines ask for is there, and true.</summary>
[Collection(SharedPortal.Name)]
public sealed class FoundByOthersTests(PortalFactory portal)
{
    [Fact]
    public async Task Every_address_of_the_sitemap_is_a_page_that_may_be_found_and_names_its_languages()
    {
        var visitor = Visitor.Of(portal);
        var map = XDocument.Parse((await visitor.GetAsync("/sitemap.xml")).Text);
        var urls = map.Root!.Elements().Select(u => (Loc: new Uri(u.Elements().First().Value), Others: u.Elements().Skip(1).Select(l => l.Attribute("hreflang")!.Value).ToList())).ToList();
        var facts = portal.Edition().Facts;

        Assert.Equal(urls.Count, urls.Select(u => u.Loc).Distinct().Count());
        Assert.True(urls.Count > 2 * (facts.Benefits.Count + facts.Pages.Count + facts.Counties.Count));
        foreach (var (loc, others) in urls)
        {
            var page = await visitor.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, loc.PathAndQuery));
            Assert.True(page.Status == HttpStatusCode.OK && page.All("meta[name=robots]").Count == 0, loc.ToString());
            Assert.Equal(others, page.All("link[rel=alternate][hreflang]:not([hreflang=x-default])").Select(l => l.GetAttribute("hreflang")!));
        }

        Assert.Contains("/sitemap.xml", (await visitor.GetAsync("/robots.txt")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_page_is_about_is_what_it_says()
    {
        var visitor = Visitor.Of(portal);
        var home = About(await visitor.GetAsync("/"));
        Assert.Equal("GovernmentService", home.GetProperty("@type").GetString());
        var page = await visitor.GetAsync("/ccos/allcare-cco");
        var cco = About(page);
        Assert.Equal("Organization", cco.GetProperty("@type").GetString());
        Assert.Contains(cco.GetProperty("telephone").GetString()!, page.Words, StringComparison.Ordinal);
        Assert.All(cco.GetProperty("areaServed").EnumerateArray(), a => Assert.Contains(a.GetProperty("name").GetString()!.Split(" County")[0], page.Words, StringComparison.Ordinal));
    }

    private static JsonElement About(Page page) => JsonDocument.Parse(page.All("script[type='application/ld+json']").Single().TextContent).RootElement;
}

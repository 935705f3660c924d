using System.Net;
using System.Xml.Linq;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Search;
using CcoPortal.Web.Copy;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>The search of the whole site, over HTTP.</summary>
[Collection(SharedPortal.Name)]
public sealed class SearchTests(PortalFactory portal)
{
    private readonly Visitor _visitor = Visitor.Of(portal);

    [Fact]
    public async Task Without_words_there_is_a_box_and_what_people_look_for_most()
    {
        var page = await _visitor.GetAsync("/search");
        Assert.Equal((HttpStatusCode.OK, "Search"), (page.Status, page.Heading));
        Assert.Contains("/find", Links(page));
        Assert.True(Links(page).Count >= 6);
        Assert.Empty(page.All("meta[name=robots]"));
        foreach (var blank in new[] { "/search?q=", "/search?q=%20%20", "/search?q=&kind=benefit" })
            Assert.Equal(Links(page), Links(await _visitor.GetAsync(blank)));
    }

    [Fact]
    public async Task Every_page_has_a_box_that_leads_here_and_this_page_only_its_own()
    {
        foreach (var address in new[] { "/", "/benefits", "/find", "/help/rides", "/no-such-page" })
            Assert.Equal("/search", (await _visitor.GetAsync(address)).All("form.site-search").Single().GetAttribute("action"));
        var page = await _visitor.GetAsync("/search?q=dental+care");
        Assert.Empty(page.All("form.site-search"));
        Assert.Equal("dental care", page.All("#q").Single().GetAttribute("value"));
    }

    [Theory]
    [InlineData("ride to the doctor", "/help/rides")]
    [InlineData("how do i appeal", "/help/appeal-and-hearing")]
    [InlineData("what does dual eligible mean", "/help/words-to-know#dual-eligible")]
    [InlineData("teeth cleaning", "/benefits/dental-cleaning")]
    [InlineData("pacific source", "/ccos/pacificsource-lane")]
    [InlineData("familycare", "/ccos/familycare")]
    [InlineData("Lane County", "/counties/lane")]
    [InlineData("privacy policy", "/privacy")]
    [InlineData("renovar mi ohp", "/help/renew")]
    public async Task Each_kind_is_found_and_the_best_come_first(string typed, string href)
    {
        var page = await _visitor.GetAsync($"/search?q={Uri.EscapeDataString(typed)}");
        Assert.Equal((HttpStatusCode.OK, "Search results"), (page.Status, page.Heading));
        Assert.NotEmpty(page.All("meta[name=robots][content=noindex]"));
        Assert.Contains(href, Links(page));
        Assert.InRange(page.All("section[aria-labelledby=best-title] li").Count, 1, 3);
    }

    [Fact]
    public async Task A_place_is_a_button_that_asks_who_serves_it()
    {
        var page = await _visitor.GetAsync("/search?q=cco+in+bend");
        var button = page.All("main .found button").First(b => b.GetAttribute("value") == "Bend");
        var answer = await _visitor.PressAsync(button);
        Assert.Equal((HttpStatusCode.SeeOther, "/areas/deschutes/pacificsource-central-oregon"), (answer.Status, answer.Location));
    }

    [Theory]
    [InlineData("97301", "/areas/marion/pacificsource-marion-polk")]
    [InlineData(" 97301-1234 ", "/areas/marion/pacificsource-marion-polk")]
    [InlineData("９７３０１", "/areas/marion/pacificsource-marion-polk")]
    public async Task A_ZIP_goes_on_to_its_area(string typed, string href)
    {
        var page = await _visitor.GetAsync($"/search?q={Uri.EscapeDataString(typed)}");
        Assert.Equal((HttpStatusCode.SeeOther, href), (page.Status, page.Location));
        Assert.Equal("private, no-cache", page.Header("Cache-Control"));
    }

    [Theory]
    [InlineData("97140")]
    [InlineData("90210")]
    [InlineData("97999")]
    public async Task A_ZIP_that_has_no_one_area_is_asked_about_with_a_button(string zip)
    {
        var page = await _visitor.GetAsync($"/search?q={zip}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(zip, page.All("main .found button")[0].GetAttribute("value"));
        // The menus send it as a form, so that it stands in no link, and this page answers that.
        Assert.Equal(HttpStatusCode.OK, (await _visitor.PostAsync("/search", ("q", zip))).Status);
    }

    [Fact]
    public async Task A_group_shows_some_and_its_link_shows_all()
    {
        var page = await _visitor.GetAsync("/search?q=dental+care");
        var more = page.All("main a[href*='kind=benefit']").Single();
        var all = await _visitor.GetAsync(more.GetAttribute("href")!);
        var listed = Links(all);
        Assert.True(listed.Count > 8);
        Assert.All(listed, l => Assert.StartsWith("/benefits/", l, StringComparison.Ordinal));
        Assert.StartsWith($"{listed.Count} services", Page.TextOf(all.All("#kind-benefit").Single()), StringComparison.Ordinal);
        Assert.Equal(listed.Take(1), Links(page).Where(l => l.StartsWith("/benefits/", StringComparison.Ordinal)).Take(1));
    }

    [Fact]
    public async Task Words_that_name_a_place_stand_in_no_link()
    {
        var page = await _visitor.GetAsync("/search?q=dental+care+in+bend");
        Assert.DoesNotContain(page.All("[href]"), e => e.GetAttribute("href")!.Contains("bend", StringComparison.OrdinalIgnoreCase));
        var all = await _visitor.PressAsync(page.All("main button[name=kind][value=benefit]").Single());
        Assert.True(Links(all).Count > 8);
        Assert.DoesNotContain(all.All("[href]"), e => e.GetAttribute("href")!.Contains("bend", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_was_looked_for_is_marked_and_what_was_typed_is_text()
    {
        var page = await _visitor.GetAsync($"/search?q={Uri.EscapeDataString("rides <b>&")}");
        Assert.Contains(page.All("main mark").Select(Page.TextOf), m => m.Equals("ride", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("rides <b>&", page.All("#q").Single().GetAttribute("value"));
        Assert.Empty(page.All("main b"));
    }

    [Fact]
    public async Task A_misspelled_word_is_read_as_what_was_meant_and_the_page_says_so()
    {
        var page = await _visitor.GetAsync("/search?q=interpeter");
        Assert.Contains("/help/interpreter", Links(page));
        Assert.Contains("“interpreter”", Page.TextOf(page.All("main [role=status]").Single()), StringComparison.Ordinal);
        Assert.Empty((await _visitor.GetAsync("/search?q=interpreter")).All("main [role=status]"));
    }

    [Fact]
    public async Task No_search_ends_in_nothing()
    {
        foreach (var nothing in new[] { "xqzzywk", "??", "Ωμέγα", "1", "the" })
        {
            var page = await _visitor.GetAsync($"/search?q={Uri.EscapeDataString(nothing)}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.True(Links(page).Count + page.All("main .choices a").Count > 0, nothing);
        }

        var none = await _visitor.GetAsync("/search?q=xqzzywk");
        Assert.Equal(["/find", "/benefits", "/help", "/help/words-to-know"], none.All("main .choices a").Select(a => a.GetAttribute("href")));
        Assert.NotEmpty(none.All("main a[href^='tel:']"));
    }

    [Fact]
    public async Task Danger_is_heard_above_everything_and_what_must_not_stand_beside_it_is_withheld()
    {
        var page = await _visitor.GetAsync($"/search?q={Uri.EscapeDataString("help me die")}");
        Assert.NotEmpty(page.All("main > :first-child.danger a[href='tel:988']"));
        var withheld = portal.Edition().Facts.Dangers.SelectMany(d => d.Withheld).ToList();
        Assert.NotEmpty(withheld);
        Assert.Empty(Links(page).Intersect(withheld.Select(w => $"/benefits/{w}")));
        var zip = await _visitor.GetAsync($"/search?q={Uri.EscapeDataString("97301 i want to die")}");
        Assert.Equal(HttpStatusCode.OK, zip.Status);
        Assert.NotEmpty(zip.All("main > :first-child.danger"));
    }

    [Fact]
    public async Task What_cannot_be_read_is_400_with_its_error()
    {
        foreach (var address in new[] { $"/search?q={new string('a', 501)}", "/search?q=ride&q=bus" })
        {
            var page = await _visitor.GetAsync(address);
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.NotEmpty(page.All("#q-error"));
        }

        Assert.Equal(HttpStatusCode.OK, (await _visitor.GetAsync($"/search?q={new string('a', 500)}")).Status);
    }

    [Fact]
    public async Task Every_page_that_is_built_is_shown_and_no_other()
    {
        foreach (var (path, name) in SitePages.All.Select(p => (p.Path, p.Names[0])))
        {
            var exists = (await _visitor.Client.GetAsync(path)).StatusCode == HttpStatusCode.OK;
            var found = Links(await _visitor.GetAsync($"/search?q={Uri.EscapeDataString(name)}&kind=page")).Contains(path);
            Assert.True(exists == found, $"{path}: {(exists ? "there, and not found" : "found, and not there")}");
            Assert.Equal(path, SiteWords.Fixed(path).Href);
        }
    }

    [Fact]
    public async Task Every_word_of_the_glossary_stands_where_its_link_leads()
    {
        var text = portal.Edition().Page(Glossary.PageKey)!;
        var ids = (await _visitor.GetAsync($"/{Glossary.PageKey}")).All("main h2[id]").Select(h => h.Id!).ToList();
        Assert.Empty(Glossary.Entries(text.In("en")).Select(e => e.Anchor).Except(ids));
        var spanish = (await _visitor.Client.GetStringAsync($"/es/{Glossary.PageKey}"));
        Assert.All(Glossary.Entries(text.In("es")), e => Assert.Contains($"id=\"{e.Anchor}\"", spanish, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "en-US")]
    [InlineData("/es", "es-US")]
    public async Task A_browser_is_told_how_to_search_here(string prefix, string language)
    {
        var xml = XDocument.Parse(await _visitor.Client.GetStringAsync($"{prefix}/opensearch.xml"));
        XNamespace ns = "http://a9.com/-/spec/opensearch/1.1/";
        Assert.Equal(language, xml.Root!.Element(ns + "Language")!.Value);
        Assert.EndsWith($"{prefix}/search?q={{searchTerms}}", xml.Root.Element(ns + "Url")!.Attribute("template")!.Value, StringComparison.Ordinal);
        Assert.InRange(xml.Root.Element(ns + "ShortName")!.Value.Length, 1, 16);
        Assert.Equal("/opensearch.xml", (await _visitor.GetAsync("/")).All("link[rel=search]").Single().GetAttribute("href"));
    }

    private static List<string> Links(Page page) => [.. page.All("main .found a").Select(a => a.GetAttribute("href")!)];
}

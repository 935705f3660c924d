using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Places;
using CcoPortal.UnitTests.Reading;
using CcoPortal.Web.Languages;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>From the first page, wherever links lead, everything is there and keeps the house style.</summary>
[Collection(SharedPortal.Name)]
public sealed partial class EveryPageTests(PortalFactory portal)
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
    public async Task Every_anchor_on_another_page_is_there()
    {
        var pages = await CrawlAsync();
        var anchors = pages.Values.Where(p => p.IsHtml).SelectMany(p => p.All("a[href^='/'][href*='#']").Select(a => a.GetAttribute("href")!)).Distinct().ToList();
        Assert.NotEmpty(anchors);
        Assert.All(anchors, href => Assert.True(href.Split('#') is [var path, var id] && pages[path].Document.GetElementById(id) is not null, href));
    }

    [Fact]
    public async Task Every_CCO_every_county_every_area_and_every_service_can_be_reached_by_links()
    {
        var pages = await CrawlAsync();
        var edition = portal.Edition();
        var areas = edition.Facts.Counties.SelectMany(c => edition.Coverage.AreasOf(c, PortalFacts.Today)).Select(a => a.Served.Href).ToList();
        Assert.Equal(40, areas.Count);
        Assert.All(
            [
                .. areas, .. edition.Facts.Ccos.Select(c => $"/ccos/{c.Slug}"), .. edition.Facts.Counties.Select(c => $"/counties/{c.Slug}"),
                .. edition.CcosOn(PortalFacts.Today).Select(c => $"/ccos/{c.Slug}/contact.vcf"), .. edition.Facts.Benefits.Select(b => $"/benefits/{b.Slug}"),
                .. Enum.GetValues<BenefitArea>().Select(a => $"/benefits?area={a.Id()}"), "/find", "/benefits", "/coverage", "/contact", "/accessibility", "/privacy",
            ],
            address => Assert.Contains(address, pages.Keys));
    }

    [Fact]
    public async Task No_two_pages_have_the_same_title_but_areas_of_one_county()
    {
        var pages = (await CrawlAsync()).Where(p => p.Value.IsHtml && !p.Key.Contains("/areas/", StringComparison.Ordinal) && !p.Key.Contains("/preferences?", StringComparison.Ordinal)
            && p.Key.Trim('/') is var path && path.Length > 0 && Language.Of(path) is null);
        Assert.All(pages.GroupBy(p => (p.Value.Language, p.Value.Title)), g => Assert.Single(g));
    }

    [Fact]
    public async Task A_page_that_shows_an_answer_asks_not_to_be_indexed_and_the_others_do_not()
    {
        var visitor = Visitor.Of(portal);
        Page[] answers =
        [
            await visitor.GetAsync("/areas/marion/pacificsource-marion-polk"), await visitor.FindAsync("97140"), await visitor.FindAsync("Xyzzyville"),
            await visitor.FindAsync(""), await visitor.GetAsync("/no-such-page"), await visitor.GetAsync("/benefits?q=teeth"), await visitor.GetAsync("/benefits?area=teeth"),
            await visitor.GetAsync("/search?q=teeth"),
        ];
        Assert.All(answers, p => Assert.NotEmpty(p.All("meta[name=robots][content=noindex]")));
        foreach (var address in new[] { "/find", "/ccos", "/benefits", "/benefits?area=dental", "/benefits/dental-cleaning", "/coverage" })
            Assert.Empty((await visitor.GetAsync(address)).All("meta[name=robots]"));
    }

    [Fact]
    public async Task Every_block_of_words_on_every_page_is_plain()
    {
        var visitor = Visitor.Of(portal);
        var pages = (await CrawlAsync()).Values.Where(p => p.IsHtml).ToList();
        foreach (var typed in new[] { "97140", "Gaston", "Jefferson", "90210", "97999", "Portlnad", "", "9730", "!!!", new string('a', 101) })
            pages.Add(await visitor.FindAsync(typed));
        pages.Add(await visitor.FindAsync(portal.Edition().Facts.Zips.First(z => z.Status == ZipStatus.Retired).Code));
        pages.Add(await visitor.GetAsync("/no-such-page"));
        pages.Add(await visitor.GetAsync("/areas/lane/pacificsource-lane,trillium-lane"));
        foreach (var asked in new[] { "q=teeth", "q=xqzzywk", "q=dentures&area=hearing", "area=teeth", "person=30", "person=under-21", "person=21-plus", "q=a&q=b", "q=" + new string('a', 501) })
            pages.Add(await visitor.GetAsync($"/benefits?{asked}"));
        foreach (var asked in new[] { "", "?q=care", "?q=health&kind=benefit", "?q=cco", "?q=county", "?q=interpeter", "?q=bend", "?q=97140", "?q=xqzzywk", "?q=a&q=b", "?q=" + new string('a', 501) })
            pages.Add(await visitor.GetAsync($"/search{asked}"));
        foreach (var danger in new[] { "chest pain", "i took too many pills", "i want to die", "kid ate a tide pod", "my husband hits me", "elder abuse", "97301 i want to die" })
            pages.Add(await visitor.FindAsync(danger));
        foreach (var field in new[] { "letter", "age", "pregnancy", "package", "type", "cco" })
            pages.Add(await visitor.PostAsync("/coverage", (field, "XYZ")));
        foreach (var letter in new[] { "CCOA CCOB", "CCOA XYZ", "CWX BMH", "KIT", "DEN CCOA", new string('C', 201) })
            pages.Add(await visitor.PostAsync("/coverage", ("letter", letter), ("cco", "allcare-cco")));
        foreach (var package in portal.Edition().Facts.Packages.Where(p => p.Status != PackageStatus.Ended))
        {
            foreach (var type in portal.Edition().Facts.EnrollmentTypes)
                pages.Add(await visitor.PostAsync("/coverage", ("package", package.Slug), ("type", type.Code), ("pregnancy", "no")));
        }

        foreach (var page in pages)
            await page.KeepAsync();
        // An Arabic page is measured by nobody yet; what of it is English stands on the English page too.
        var faults = pages.SelectMany(p => p.Blocks().Where(b => !MailAddress().IsMatch(b)).Select(b => ZipList().Replace(b, "$1"))
            .SelectMany(b => p.Language switch { "en" => PlainLanguage.Faults(b), "es" => PlainSpanish.Faults(b), _ => [] }).Select(f => (p.Asked, Fault: f))).ToList();
        Assert.True(pages.Sum(p => p.Blocks().Count()) > 2000);
        Assert.True(faults.Count == 0, string.Join("\n", faults.GroupBy(f => f.Fault).Select(g => $"{g.First().Asked} and {g.Count() - 1} more: {g.Key}")));
    }

    /// <summary>A list of ZIP codes is looked through, not read: it counts as one.</summary>
    [GeneratedRegex(@"\b([0-9]{5})(, (and )?[0-9]{5})+")]
    private static partial Regex ZipList();

    /// <summary>Where to write to: a name of a place, which the meter leaves out.</summary>
    [GeneratedRegex(@"\bOR 97[0-9]{3}\b")]
    private static partial Regex MailAddress();

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
                // The way to the choices of text size remembers where it began: from one page is enough.
                foreach (var link in page.OurLinks().Where(l => !l.Contains("/preferences?back=", StringComparison.Ordinal) || address == "/ccos"))
                    open.Enqueue(link);
            }
        }

        return pages;
    }
}

using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using CcoPortal.UnitTests.Reading;
using CcoPortal.Web.Languages;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>The same path, the same content, in each language; what a language has not is said to be English.</summary>
[Collection(SharedPortal.Name)]
public sealed partial class LanguagesTests(PortalFactory portal)
{
    private static readonly string[] s_fixed = ["/", "/find", "/benefits", "/benefits?area=dental", "/coverage", "/ccos", "/code", "/counties", "/contact", "/help", "/learn", "/help/deadline", "/accessibility", "/privacy", "/preferences"];

    public static TheoryData<string> Others => [.. Language.All.Where(l => l != Language.English).Select(l => l.Tag)];

    private IReadOnlyList<string> Addresses()
    {
        var edition = portal.Edition();
        return
        [
            .. s_fixed, .. edition.Facts.Ccos.Select(c => $"/ccos/{c.Slug}"), .. edition.Facts.Counties.Select(c => $"/counties/{c.Slug}"), .. edition.Facts.Pages.Select(p => $"/{p.Key}"),
            .. edition.Facts.Benefits.Select(b => $"/benefits/{b.Slug}"), .. edition.Facts.Counties.SelectMany(c => edition.Coverage.AreasOf(c, PortalFacts.Today)).Select(a => a.Served.Href),
        ];
    }

    private async Task<IReadOnlyList<(string Address, Page Page)>> PagesAsync(string tag)
    {
        var visitor = Visitor.Of(portal);
        var pages = new List<(string, Page)>();
        foreach (var address in Addresses())
            pages.Add((address, await visitor.GetAsync($"/{tag}{address}")));
        foreach (var typed in new[] { "97140", "Gaston", "Jefferson", "90210", "97999", "Portlnad", "", "9730", "!!!", "chest pain", "97301 i want to die" })
            pages.Add(($"find {typed}", await visitor.PostAsync($"/{tag}/find", ("q", typed))));
        pages.Add(("/no-such-page", await visitor.GetAsync($"/{tag}/no-such-page")));
        foreach (var (name, value) in new[] { ("letter", "CCOA BMH"), ("letter", "XYZ"), ("package", "bridge"), ("age", "nonsense") })
            pages.Add(($"coverage {value}", await visitor.PostAsync($"/{tag}/coverage", (name, value))));
        pages.Add(("deadline", await visitor.PostAsync($"/{tag}/help/deadline", ("letter", "denial"), ("dated-month", "11"), ("dated-day", "2"), ("dated-year", "2026"))));
        pages.Add(("deadline?", await visitor.PostAsync($"/{tag}/help/deadline", ("letter", "denial"))));
        return pages;
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Links_redirects_and_forms_keep_the_language(string tag)
    {
        var visitor = Visitor.Of(portal);
        Assert.Equal($"/{tag}/areas/marion/pacificsource-marion-polk", (await visitor.PostAsync($"/{tag}/find", ("q", "97301"))).Location);
        var faults = from page in await PagesAsync(tag)
                     from e in page.Page.All("a[href], form[action]").Where(e => e.Closest(".tools, .translation-note") is null)
                     let to = e.GetAttribute("href") ?? e.GetAttribute("action")!
                     where Page.IsOurs(to) && to[0] == '/' && to != $"/{tag}" && !to.StartsWith($"/{tag}/", StringComparison.Ordinal)
                     select $"{page.Address}: {to}";
        Assert.Empty(faults.Distinct().Take(20));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task The_language_and_its_direction_are_told_and_so_is_what_is_in_English(string tag)
    {
        var language = Language.Of(tag)!;
        foreach (var (address, page) in await PagesAsync(tag))
        {
            var (html, main) = (page.Document.DocumentElement, page.Document.QuerySelector("main")!);
            Assert.Equal((tag, language.Direction), (html.GetAttribute("lang"), html.GetAttribute("dir")));
            var inEnglish = !language.SpeaksAll && (s_ofRecords.IsMatch(address) || address.StartsWith("coverage", StringComparison.Ordinal) || address.StartsWith("deadline", StringComparison.Ordinal));
            Assert.Equal(inEnglish ? ("en", "ltr") : (null, null), (main.GetAttribute("lang"), main.GetAttribute("dir")));
            Assert.Single(page.All(".translation-note"));
        }
    }

    private static readonly Regex s_ofRecords = OfRecords();

    /// <summary>Words that no other language has, outside what is marked as English, names, and titles of sources.</summary>
    [Theory]
    [MemberData(nameof(Others))]
    public async Task Nothing_is_left_in_English_in_the_middle_of_a_page(string tag)
    {
        var facts = portal.Edition().Facts;
        var names = facts.Ccos.SelectMany(c => new[] { c.Name, c.ShortName, c.Organization, c.Rides?.Value.Name, c.DentalPlans?.Value, c.Address?.Value }.Concat(c.FormerNames.Select(f => f.Value)))
            .Concat(facts.Benefits.SelectMany(b => b.Sources).Select(s => s.Title)).Concat(facts.Contacts.Select(c => c.Mail)).Concat(facts.Places.Select(p => p.Name)).Concat(facts.Packages.Select(p => p.In("en").Name)).Append("Quit For Life").OfType<string>().Distinct().OrderByDescending(n => n.Length).ToList();
        var faults = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (address, page) in await PagesAsync(tag))
        {
            foreach (var node in page.Document.Body!.Descendants<IText>().Where(t => t.ParentElement is { } e && (e.Closest("[lang]")?.GetAttribute("lang") ?? tag) == tag))
            {
                var text = names.Aggregate(node.Data, (t, name) => t.Replace(name, "", StringComparison.Ordinal));
                if (EnglishWord().Match(Quoted().Replace(text, "")) is { Success: true } word)
                    faults.Add($"“{word.Value}” in: {node.Data.Trim()}   ({address})");
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count}\n{string.Join('\n', faults)}");
    }

    [Fact]
    public async Task Every_block_of_Spanish_on_every_page_is_plain()
    {
        var faults = (await PagesAsync("es")).SelectMany(p => p.Page.Blocks().SelectMany(PlainSpanish.Faults).Select(f => (p.Address, Fault: f))).GroupBy(f => f.Fault).ToList();
        Assert.True(faults.Count == 0, $"{faults.Count}\n{string.Join('\n', faults.Select(g => $"{g.First().Address} and {g.Count() - 1} more: {g.Key}"))}");
    }

    [Fact]
    public async Task Each_page_names_itself_in_the_other_languages()
    {
        var visitor = Visitor.Of(portal);
        foreach (var address in Addresses().Where(a => !a.StartsWith("/preferences", StringComparison.Ordinal)))
        {
            var here = await visitor.GetAsync(address);
            var told = here.All("link[rel=alternate][hreflang]").ToDictionary(l => l.GetAttribute("hreflang")!, l => new Uri(l.GetAttribute("href")!).PathAndQuery);
            Assert.Equal(address, told["x-default"]);
            Assert.Equal(address, told["en"]);
            Assert.Equal($"/es{address}", told["es"]);
            Assert.Equal(!s_ofRecords.IsMatch(address), told.ContainsKey("ar"));
            Assert.Equal(Language.All.Select(l => l.OwnName), here.All(".tools [lang]").Select(Page.TextOf));
        }
    }

    [Fact]
    public async Task The_answer_to_a_form_is_asked_again_in_the_other_language()
    {
        var visitor = Visitor.Of(portal);
        var english = await visitor.PostAsync("/coverage", ("letter", "CCOA BMH"), ("age", "under-21"));
        var spanish = await visitor.PressAsync(english.All(".tools button[lang=es]").Single());
        Assert.Equal(HttpStatusCode.OK, spanish.Status);
        Assert.Equal("es", spanish.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(english.All("main h2").Count, spanish.All("main h2").Count);
        Assert.Contains("CCOA", spanish.Words, StringComparison.Ordinal);
        var chooser = await visitor.FindAsync("97140");
        Assert.Equal(chooser.All(".choice").Count, (await visitor.PressAsync(chooser.All(".tools button[lang=ar]").Single())).All(".choice").Count);
    }

    [Fact]
    public async Task Dates_and_numbers_are_those_of_the_language()
    {
        var visitor = Visitor.Of(portal);
        Assert.Contains("22 de noviembre de 2026", (await visitor.GetAsync("/es/help/apply")).Words, StringComparison.Ordinal);
        var arabic = (await visitor.GetAsync("/ar/areas/marion/pacificsource-marion-polk")).Words;
        Assert.Contains("2026", arabic, StringComparison.Ordinal);
        Assert.DoesNotMatch(ArabicDigit(), arabic);
    }

    [Fact]
    public async Task Only_pages_have_languages()
    {
        var visitor = Visitor.Of(portal);
        foreach (var address in new[] { "/es/api/v1/ccos", "/es/health/live", "/es/openapi/v1.json", "/de/", "/espanol" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, address))).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/es")).Status);
    }

    [GeneratedRegex("^/(benefits|coverage|help|learn)(/|\\?|$)")]
    private static partial Regex OfRecords();

    [GeneratedRegex(@"\b(the|and|you|your|with|of|for|is|are|was|what|how|when|if|this|that|these|about|from|more|not|we|our|or)\b", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishWord();

    [GeneratedRegex("“[^”]*”|\\([^)]*\\)|\\S+@\\S+|\\S+\\.(com|org|gov|net|us)\\S*")]
    private static partial Regex Quoted();

    [GeneratedRegex("[٠-٩]")]
    private static partial Regex ArabicDigit();
}

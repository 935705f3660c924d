using System.Globalization;
using System.Net;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>Help and learn: published pages whose facts come from the data.</summary>
[Collection(SharedPortal.Name)]
public sealed class PagesOfWordsTests(PortalFactory portal)
{
    private readonly Visitor _visitor = Visitor.Of(portal);

    [Theory]
    [InlineData("help")]
    [InlineData("learn")]
    public async Task A_section_leads_to_each_of_its_pages_in_their_order(string section)
    {
        var pages = portal.Edition().Facts.Pages.Where(p => p.Section == section).OrderBy(p => p.Order).ToList();
        var links = (await _visitor.GetAsync($"/{section}")).All("main .choices a").Select(a => a.GetAttribute("href")).Where(h => h is not ("/help/deadline" or "/help/can-i-change"));
        Assert.NotEmpty(pages);
        Assert.Equal(pages.Select(p => $"/{p.Key}"), links);
    }

    [Fact]
    public async Task Every_page_says_its_words_with_every_fact_filled_in_and_every_link_leading_somewhere()
    {
        foreach (var published in portal.Edition().Facts.Pages)
        {
            var page = await _visitor.GetAsync($"/{published.Key}");
            Assert.Equal((HttpStatusCode.OK, published.In("en").Title), (page.Status, page.Heading));
            Assert.DoesNotContain("{", page.Words, StringComparison.Ordinal);
            Assert.NotEmpty(page.All("main a.phone"));
            foreach (var anchor in page.All("main a[href^='#']"))
                Assert.NotNull(page.Document.GetElementById(anchor.GetAttribute("href")![1..]));
        }
    }

    [Fact]
    public void HTML_in_a_text_is_text() =>
        Assert.Equal("<p>&lt;b&gt;bold&lt;/b&gt;</p>\n", string.Concat(CcoPortal.Web.Content.PageBody.Parts("<b>bold</b>\n", null!, "").Select(p => p.Html)), ignoreLineEndingDifferences: true);

    [Fact]
    public async Task The_number_of_CCOs_is_counted_and_its_history_drawn_and_told()
    {
        var page = await _visitor.GetAsync("/learn/how-many-ccos");
        Assert.Contains($"there are {portal.Edition().CcosOn(PortalFacts.Today).Count} CCOs", page.Words, StringComparison.Ordinal);
        Assert.Single(page.All("main figure.chart svg title"));
        var counts = page.All("main table td[data-label='CCOs']").Select(c => c.TextContent.Trim()).ToList();
        Assert.Equal($"{portal.Edition().CcosOn(PortalFacts.Today).Count}", counts[^1]);
        Assert.Equal(page.All("main table tbody tr").Select(r => r.QuerySelector("time")!.GetAttribute("datetime")).Order(StringComparer.Ordinal), page.All("main table tbody tr").Select(r => r.QuerySelector("time")!.GetAttribute("datetime")));
    }

    [Fact]
    public async Task Results_of_the_whole_state_are_drawn_from_the_data_and_told_in_a_table()
    {
        var measures = portal.Edition().Facts.Measures.OrderBy(m => m.Order).ToList();
        var page = await _visitor.GetAsync("/learn/quality");
        var rows = page.All("main table tbody tr").ToList();
        Assert.Equal(measures.Select(m => m.In("en")), rows.Select(r => r.QuerySelector("th")!.TextContent.Trim()));
        Assert.Equal(measures.Select(m => m.In("en")), page.All("main figure.chart li > span").Select(s => s.TextContent));
        foreach (var (measure, row) in measures.Zip(rows))
        {
            foreach (var cell in row.QuerySelectorAll("td").SkipLast(1))
            {
                var value = measure.Values.FirstOrDefault(v => cell.GetAttribute("data-label") == $"{v.Year}")?.Value;
                Assert.Equal(value is null ? "no data" : value.Value.ToString("0.#", CultureInfo.InvariantCulture), cell.TextContent.Trim());
            }
        }

        var lines = page.All("main figure.chart svg[aria-hidden] .chart-line").Select(l => l.GetAttribute("d")!).ToList();
        Assert.Equal(measures.Select(m => m.Values.Count(v => !m.Follows(v.Year))), lines.Select(l => l.Count(c => c == 'M')));
        Assert.Equal(measures.Select(m => m.Values.Count), lines.Select(l => l.Count(char.IsAsciiLetter)));
        Assert.Contains(lines, l => l.LastIndexOf('M') > 0);
        Assert.Contains("11, later 17", page.Words, StringComparison.Ordinal);
        Assert.Contains("none given", page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/help/no-such-page")]
    [InlineData("/news/rides")]
    public async Task A_page_that_was_never_published_is_not_there(string address) => Assert.Equal(HttpStatusCode.NotFound, (await _visitor.GetAsync(address)).Status);

    [Theory]
    [InlineData("cco-denial", "11", "2", "2026", "The last day to appeal is January 1, 2027.")]
    [InlineData("appeal-decision", "11", "2", "2026", "The last day to ask for a hearing is March 2, 2027.")]
    [InlineData("open-card", "9", "1", "2026", "The last day to ask for a hearing was October 31, 2026.")]
    [InlineData("no-answer", "10", "1", "2026", "Your CCO is late. You may ask for a hearing now.")]
    public async Task A_deadline_is_told_from_the_letter_and_its_date(string letter, string month, string day, string year, string answer)
    {
        var page = await _visitor.PostAsync("/help/deadline", ("letter", letter), ("dated-month", month), ("dated-day", day), ("dated-year", year));
        Assert.Equal((HttpStatusCode.OK, "private, no-cache", "", ""), (page.Status, page.Header("Cache-Control"), page.Header("Set-Cookie"), page.Header("ETag")));
        Assert.Contains(answer, page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weekend_is_no_reason_to_wait()
    {
        var page = await _visitor.PostAsync("/help/deadline", ("letter", "cco-denial"), ("dated-month", "11"), ("dated-day", "4"), ("dated-year", "2026"), ("change-month", "11"), ("change-day", "28"), ("change-year", "2026"));
        Assert.Contains("That day is a Sunday. Do not wait for Monday.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Ask for this by November 28, 2026", page.Words, StringComparison.Ordinal);
        Assert.Contains("That day is a Saturday. Do not wait for Monday.", page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "11", "2", "2026", "letter")]
    [InlineData("cco-denial", "2", "30", "2026", "dated")]
    [InlineData("cco-denial", "11", "23", "2026", "dated")]
    [InlineData("cco-denial", "", "", "", "dated")]
    public async Task What_cannot_be_read_stands_there_again_with_its_error(string letter, string month, string day, string year, string field)
    {
        var page = await _visitor.PostAsync("/help/deadline", ("letter", letter), ("dated-month", month), ("dated-day", day), ("dated-year", year));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Equal($"#{field}", page.All(".error-summary a").Single().GetAttribute("href"));
        Assert.NotNull(page.Document.GetElementById(field));
        Assert.Equal(month, page.Document.QuerySelector("[name=dated-month]")!.GetAttribute("value") ?? "");
    }
}

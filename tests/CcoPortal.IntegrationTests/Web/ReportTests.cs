using System.Net;
using CcoPortal.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>“Is something wrong on this page?”: it reaches the editors, says nothing of who sent it, and is not lost while the database is away.</summary>
[Collection(SharedPortal.Name)]
public sealed class ReportTests(PortalFactory portal)
{
    private readonly Visitor _visitor = Visitor.Of(portal);

    [Theory]
    [InlineData("/areas/marion/pacificsource-marion-polk")]
    [InlineData("/areas/lane/pacificsource-lane,trillium-lane")]
    [InlineData("/ccos/allcare-cco")]
    [InlineData("/counties/lane")]
    [InlineData("/benefits/dental-cleaning")]
    [InlineData("/help/rides")]
    [InlineData("/es/help/rides")]
    [InlineData("/learn/quality")]
    public async Task Every_page_of_facts_has_the_form_and_what_it_sends_is_kept(string address)
    {
        var page = await _visitor.GetAsync(address + "?utm=1");
        var words = $"The phone is old\r\n{Guid.NewGuid()}";
        var thanks = await _visitor.FollowAsync(await _visitor.PostAsync(page.All("form[action$='/report']").Single().GetAttribute("action")!, Filled(page, "phone", words)));
        Assert.Equal(HttpStatusCode.OK, thanks.Status);
        await using var db = PortalDbContext.At(portal.Connection);
        var kept = await db.PageReports.AsNoTracking().SingleAsync(r => r.Words == words.ReplaceLineEndings("\n"));
        Assert.Equal((address, portal.Edition().Number, "phone", PortalFacts.Today), (kept.Page, kept.Edition, kept.Kind, kept.Day));
        Assert.DoesNotContain(portal.Logged, l => l.Contains(words[^36..], StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_of_a_person_has_a_column() =>
        Assert.Equal(["Id", "Page", "Edition", "Kind", "Words", "Day"], typeof(Data.Configurations.PageReportRow).GetProperties().Select(p => p.Name));

    [Theory]
    [InlineData("/ccos/allcare-cco", "", "The phone", "report-kind")]
    [InlineData("/ccos/allcare-cco", "person", "The phone", "report-kind")]
    [InlineData("/find?q=97301", "phone", "The phone", "report-kind")]
    [InlineData("https://example.org/ccos/a", "phone", "The phone", "report-kind")]
    public async Task What_cannot_be_taken_stands_there_again_with_its_error(string address, string kind, string words, string field)
    {
        var page = await _visitor.PostAsync("/report", ("page", address), ("edition", "1"), ("kind", kind), ("words", words));
        Assert.Equal((HttpStatusCode.BadRequest, "private, no-cache", ""), (page.Status, page.Header("Cache-Control"), page.Header("Set-Cookie")));
        Assert.Equal($"#{field}", page.All(".error-summary a").Single().GetAttribute("href"));
        Assert.NotNull(page.Document.GetElementById(field));
        Assert.Equal(words, page.All("textarea[name=words]").Single().TextContent);
    }

    [Fact]
    public async Task More_than_500_letters_are_too_many_and_a_line_end_counts_as_one()
    {
        var (fits, tooLong) = (new string('a', 249) + "\r\n" + new string('b', 250), new string('c', 501));
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(fits)).Status);
        var page = await PostAsync(tooLong);
        Assert.Equal((HttpStatusCode.BadRequest, "#report-words"), (page.Status, page.All(".error-summary a").Single().GetAttribute("href")));
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync("")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync("a\u0007b")).Status);

        Task<Page> PostAsync(string words) => _visitor.PostAsync("/report", ("page", "/ccos/allcare-cco"), ("edition", "1"), ("kind", "text"), ("words", words));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Origin", "https://example.org")]
    public async Task A_form_on_another_site_cannot_send_one(string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/report") { Content = new FormUrlEncodedContent([new("page", "/ccos/allcare-cco"), new("edition", "1"), new("kind", "text")]) };
        request.Headers.Add(header, value);
        Assert.Equal(HttpStatusCode.Forbidden, (await _visitor.SendUncheckedAsync(request)).Status);
    }

    [Fact]
    public async Task Without_the_form_there_is_no_page() => Assert.Equal(HttpStatusCode.NotFound, (await _visitor.GetAsync("/report")).Status);

    [Fact]
    public async Task It_is_limited_like_look_ups()
    {
        await using var limited = new AnotherPortal(portal);
        limited.Settings["Portal:RateLimit:LookupsPerMinute"] = "2";
        var visitor = Visitor.Of(limited);
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/report")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.PostAsync("/report")).Status);
    }

    [Fact]
    public async Task While_the_database_is_away_the_words_come_back_with_a_phone_number()
    {
        await using var away = new AnotherPortal(portal);
        File.Copy(Path.Combine(portal.StateDir, "edition.json"), Path.Combine(away.StateDir, "edition.json"));
        away.Settings["ConnectionStrings:Portal"] = away.Settings["ConnectionStrings:PortalOwner"] = "Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2";
        var visitor = Visitor.Of(away);
        var page = await visitor.PostAsync("/report", Filled(await visitor.GetAsync("/ccos/allcare-cco"), "hours", "Closed at 4"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "private, no-cache"), (page.Status, page.Header("Cache-Control")));
        Assert.NotEmpty(page.All("main a[href='tel:+18002730557']"));
        Assert.Equal("Closed at 4", page.All("textarea[name=words]").Single().TextContent);
        Assert.Equal(("/ccos/allcare-cco", "hours"), (page.All("main input[name=page]").Single().GetAttribute("value"), page.All("option[selected]").Single().GetAttribute("value")));
    }

    private static (string Name, string Value)[] Filled(Page page, string kind, string words) =>
        [.. page.All("form[action$='/report'] input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)), ("kind", kind), ("words", words)];
}

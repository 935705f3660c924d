using System.Net;
using CcoPortal.Data;
using CcoPortal.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>What readers say is wrong reaches the editors, who close it with what came of it.</summary>
public sealed class ReportsPageTests(StaffPortal portal) : IClassFixture<StaffPortal>
{
    private const string Page1 = "/ccos/allcare-cco", Words = "The phone is old.\n<script>alert(1)</script> Call 541-555-0100";

    [Fact]
    public async Task A_report_is_read_and_closed_with_an_outcome_and_its_words_are_gone()
    {
        var (editor, reviewer) = (await Colleague.InAsync(portal, StaffRole.Editor), await Colleague.InAsync(portal, StaffRole.Reviewer));
        Assert.Contains("There is none.", (await editor.GetAsync("/staff/reports")).Words, StringComparison.Ordinal);
        await ReportAsync(Page1, "phone", Words);
        await ReportAsync("/es/help/rides", "other", "");

        Assert.Contains("2 reports of readers", (await editor.GetAsync("/staff")).Words, StringComparison.Ordinal);
        var page = await editor.GetAsync("/staff/reports");
        var cards = page.All("main .card");
        Assert.Equal([Page1, "/es/help/rides"], cards.Select(c => c.QuerySelector("h2 a")!.GetAttribute("href")));
        Assert.Contains("About: phone. November 22, 2026, edition 1.", Page.TextOf(cards[0]), StringComparison.Ordinal);
        Assert.Equal(Words, cards[0].QuerySelector("blockquote p")!.TextContent);
        Assert.Empty(page.All("main script"));
        Assert.Null(cards[1].QuerySelector("blockquote"));

        var opened = page.All("main .card button").Select(Page.NameOf).First(n => n.StartsWith("It was right, and is dealt with: /ccos", StringComparison.Ordinal));
        Assert.Equal("/staff/reports", (await editor.PressAsync(opened)).Location);
        await editor.FollowAsync();
        Assert.Equal(["/es/help/rides"], editor.Seen!.All("main .card h2").Select(Page.TextOf));
        await reviewer.GetAsync("/staff/reports");
        await reviewer.PressAsync(reviewer.Seen!.All("main .card button").Select(Page.NameOf).Single(n => n.StartsWith("Nothing to do", StringComparison.Ordinal)));
        // Who had it open too closes nothing twice.
        await editor.PressAsync(editor.Seen.All("main .card button").Select(Page.NameOf).Single(n => n.StartsWith("It was right", StringComparison.Ordinal)));
        Assert.Contains("There is none.", (await editor.FollowAsync()).Words, StringComparison.Ordinal);

        await using var db = PortalDbContext.At(portal.Connection);
        Assert.Equal(0, await db.PageReports.CountAsync());
        var events = await db.AuditEvents.AsNoTracking().Where(e => e.Kind == "report-closed").OrderBy(e => e.Id).ToListAsync();
        Assert.Equal([editor.Account.Id.ToString("D"), reviewer.Account.Id.ToString("D")], events.Select(e => e.Actor));
        Assert.Contains("\"fixed\":true", events[0].Detail, StringComparison.Ordinal);
        Assert.Contains("\"fixed\":false", events[1].Detail, StringComparison.Ordinal);
        Assert.Contains(Page1, events[0].Detail, StringComparison.Ordinal);
        // Its words may say who wrote it.
        Assert.DoesNotContain(await db.AuditEvents.Select(e => e.Detail).ToListAsync(), d => d.Contains("541-555-0100", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_reads_none_and_closes_none()
    {
        await ReportAsync("/ccos/trillium-lane", "hours", "Closed at 4");
        await using var db = PortalDbContext.At(portal.Connection);
        var report = await db.PageReports.SingleAsync(r => r.Page == "/ccos/trillium-lane");
        foreach (var role in new[] { StaffRole.Agent, StaffRole.Supervisor, StaffRole.Admin })
        {
            var other = await Colleague.InAsync(portal, role);
            var refused = await other.GetAsync("/staff/reports");
            Assert.Equal((HttpStatusCode.Forbidden, false), (refused.Status, refused.Text.Contains("Closed at 4", StringComparison.Ordinal)));
            await other.GetAsync("/account/security");
            Assert.Equal(HttpStatusCode.Forbidden, (await other.PostAsync("/staff/reports", ("report", $"{report.Id}"), ("fixed", "true"))).Status);
        }

        Assert.True(await db.PageReports.AnyAsync(r => r.Id == report.Id));
        await db.PageReports.ExecuteDeleteAsync();
    }

    /// <summary>By the form on a page of the public site.</summary>
    private async Task ReportAsync(string address, string kind, string words)
    {
        var visitor = Visitor.Of(portal);
        var form = (await visitor.GetAsync(address)).All("form[action$='/report']").Single();
        var sent = await visitor.PostAsync(
            form.GetAttribute("action")!, [.. form.QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)), ("kind", kind), ("words", words)]);
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
    }
}

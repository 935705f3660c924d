using System.Net;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Domain.Freshness;
using CcoPortal.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>What must be checked again, and “still true” by someone who checked.</summary>
public sealed class FreshTests
{
    private const string Cco = "trillium-lane", Told = "Last checked on November 22, 2026.";

    [Fact]
    public async Task What_is_overdue_is_still_true_by_two_people_and_then_members_are_told_no_more()
    {
        await using var portal = await ViewsPortal.StartAsync();
        portal.Clock.Set(TestClock.Noon.AddDays(100));
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        var labels = Upkeep.All(portal.Edition().Facts, portal.Moment().Today).Where(v => v is { Kind: "cco", Key: Cco, CheckedOn: not null }).Select(v => v.Label).ToList();
        Assert.Empty((await editor.GetAsync("/staff/fresh?kind=cco")).All("main .card h2").Select(Page.TextOf).Intersect(labels));

        // Phones and hours hold for 180 days, what else there is for a year; staff are told 30 days ahead.
        portal.Clock.Set(TestClock.Noon.AddDays(170));
        editor = await Colleague.InAsync(portal, StaffRole.Editor);
        var due = Due(portal);
        Assert.NotEmpty(due);
        Assert.All(due, v => Assert.False(v.Overdue));
        Assert.Contains("Last checked on November 22, 2026. Due by May 21, 2027.", CardOf(await editor.GetAsync("/staff/fresh?kind=cco"), due[0].Label), StringComparison.Ordinal);
        portal.Clock.Set(TestClock.Noon.AddDays(200));
        editor = await Colleague.InAsync(portal, StaffRole.Editor);
        var page = await editor.GetAsync("/staff/fresh?kind=cco");
        due = Due(portal);
        Assert.All(due, v => Assert.Contains("Last checked on November 22, 2026. Overdue.", CardOf(page, v.Label), StringComparison.Ordinal));
        Assert.Contains(Told, (await Visitor.Of(portal).GetAsync($"/ccos/{Cco}")).Words, StringComparison.Ordinal);

        Guid? change = null;
        foreach (var value in due)
        {
            await editor.PressAsync($"Still true: {value.Label}");
            Assert.StartsWith("/staff/fresh?kind=cco&change=", editor.Seen!.Location, StringComparison.Ordinal);
            var into = Guid.Parse(editor.Seen.Location!.Split('=')[^1]);
            Assert.Equal(change ?? into, into);
            change = into;
            page = await editor.FollowAsync();
            Assert.NotEmpty(page.All($"[role=status] a[href='/staff/changes/{change}']"));
            // It waits for a second person, so it is not done yet.
            Assert.EndsWith($"Overdue. A change request touches it: {value.Label} Still true: {value.Label}", CardOf(page, value.Label), StringComparison.Ordinal);
        }

        Assert.Contains(Told, (await Visitor.Of(portal).GetAsync($"/ccos/{Cco}")).Words, StringComparison.Ordinal);
        await editor.GetAsync($"/staff/changes/{change}");
        Assert.Equal("Checked, and still true", editor.Seen!.Heading);
        Assert.Equal(due.Count, editor.Seen.Differences().Count(d => (d.Before, d.After) == ("2026-11-22", "2027-06-10")));
        Assert.Equal(due.Count, editor.Seen.Differences().Count());
        await editor.PressAsync("Submit for review");
        await portal.ApproveAsync("Rosa", change!.Value);
        await portal.UntilShownAsync(Assert.IsType<PublishChange.Outcome.Published>(await portal.AsAsync("Rosa", new PublishChange.Command(change.Value))).Edition);

        Assert.DoesNotContain(Told, (await Visitor.Of(portal).GetAsync($"/ccos/{Cco}")).Words, StringComparison.Ordinal);
        Assert.Contains(Told, (await Visitor.Of(portal).GetAsync("/ccos/allcare-cco")).Words, StringComparison.Ordinal);
        Assert.Empty(Due(portal));
        page = await editor.GetAsync("/staff/fresh?kind=cco");
        Assert.All(due, v => Assert.DoesNotContain(page.All("main .card h2"), h => Page.TextOf(h) == v.Label));
    }

    [Fact]
    public async Task Nobody_approves_their_own_checks_and_an_admin_only_looks()
    {
        await using var portal = await ViewsPortal.StartAsync();
        portal.Clock.Set(TestClock.Noon.AddDays(200));
        var (reviewer, admin) = (await Colleague.InAsync(portal, StaffRole.Reviewer), await Colleague.InAsync(portal, StaffRole.Admin));
        var value = Due(portal)[0];
        await reviewer.GetAsync("/staff/fresh?kind=cco");
        var change = Guid.Parse((await reviewer.PressAsync($"Still true: {value.Label}")).Location!.Split('=')[^1]);
        await reviewer.GetAsync($"/staff/changes/{change}");
        await reviewer.PressAsync("Submit for review");
        var own = await reviewer.FollowAsync();
        Assert.DoesNotContain(own.All("button"), b => Page.NameOf(b) == "Approve exactly this");
        var forged = await reviewer.PostAsync($"/staff/changes/{change}?handler=Approve", ("seen", own.All("form[action$=Approve] input[name=seen]").Single().GetAttribute("value")!));
        Assert.Contains("so somebody else must approve it", forged.Words, StringComparison.Ordinal);

        Assert.NotEmpty((await admin.GetAsync("/staff/fresh")).All("main .card"));
        Assert.Empty(admin.Seen!.All("main form"));
        await using var db = portal.Open();
        var written = await db.ProposedRevisions.CountAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.PostAsync("/staff/fresh", ("kind", value.Kind), ("key", value.Key), ("field", value.Field))).Status);
        await reviewer.GetAsync("/staff/fresh");
        // Only a day of a check can be written so.
        foreach (var (kind, key, field) in new[] { ("cco", Cco, "name"), ("cco", "nothing", "phone.checkedOn"), ("nothing", "", ""), ("cco", Cco, "phone.value") })
        {
            var refused = await reviewer.PostAsync("/staff/fresh", ("kind", kind), ("key", key), ("field", field));
            Assert.Equal((HttpStatusCode.BadRequest, true), (refused.Status, refused.Words.Contains("There is no such value to check.", StringComparison.Ordinal)));
        }

        Assert.Equal(written, await db.ProposedRevisions.CountAsync());
    }

    [Fact]
    public async Task The_pages_of_a_long_list_show_each_value_once_and_a_check_comes_back_to_its_page()
    {
        await using var portal = await ViewsPortal.StartAsync();
        portal.Clock.Set(TestClock.Noon.AddDays(400));
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        var labels = new List<string>();
        var page = await editor.GetAsync("/staff/fresh");
        var parts = page.All("nav[aria-label='Pages of the list'] a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.True(parts.Count > 2);
        foreach (var part in parts)
        {
            page = await editor.GetAsync(part);
            Assert.Single(page.All("nav[aria-label='Pages of the list'] a[aria-current=page]"), a => a.GetAttribute("href") == part);
            labels.AddRange(page.All("main .card h2").Select(Page.TextOf));
        }

        Assert.Equal(Upkeep.Due(portal.Edition().Facts, portal.Moment().Today).Select(v => v.Label), labels);
        await editor.PressAsync($"Still true: {labels[^1]}");
        Assert.StartsWith(parts[^1], editor.Seen!.Location, StringComparison.Ordinal);
        Assert.Contains("A change request touches it", CardOf(await editor.FollowAsync(), labels[^1]), StringComparison.Ordinal);
    }

    private static List<DueValue> Due(ViewsPortal portal) => [.. Upkeep.Due(portal.Edition().Facts, portal.Moment().Today).Where(v => v is { Kind: "cco", Key: Cco })];

    private static string CardOf(Page page, string label) => Page.TextOf(page.All("main .card").Single(c => Page.TextOf(c.QuerySelector("h2")!) == label));
}

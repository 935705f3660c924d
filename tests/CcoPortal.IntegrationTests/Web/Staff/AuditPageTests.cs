using System.Net;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data.Audit;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Staff;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>Who did what, and when: for reviewers and admins.</summary>
public sealed class AuditPageTests
{
    [Fact]
    public async Task It_lists_what_was_done_by_whom_and_when_by_kind_by_person_and_page_by_page()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var admin = await Colleague.InAsync(portal, StaffRole.Admin, "Adele Admin");
        portal.Clock.Set(TestClock.Noon.AddMinutes(5));
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", 120));
        portal.Clock.Set(TestClock.Noon.AddMinutes(10));
        await portal.ApproveAsync("Rosa", change);
        await portal.AsAsync("Edie", new PublishChange.Command(change));

        var page = await admin.GetAsync("/staff/audit");
        var events = Events(page);
        Assert.Equal(
            [
                ("November 22, 2026, 12:10 pm", "Edie", "Edition published"), ("November 22, 2026, 12:10 pm", "Rosa", "Change approved"), ("November 22, 2026, 12:05 pm", "Edie", "Change submitted"),
                ("November 22, 2026, 12:05 pm", "Edie", "Record proposed"), ("November 22, 2026, 12:05 pm", "Edie", "Change opened"), ("November 22, 2026, 12:00 pm", "Adele Admin", "Signed in"),
            ],
            events.Take(6).Select(e => (e.When, e.Who, e.What)));
        Assert.All(events.Take(5), e => Assert.Contains(change.ToString("D"), e.Details, StringComparison.Ordinal));
        Assert.Contains("cco:trillium-lane", events[3].Details, StringComparison.Ordinal);

        page = await admin.GetAsync("/staff/audit?kind=record-proposed");
        Assert.Equal(["Record proposed"], Events(page).Select(e => e.What));
        Assert.Equal("record-proposed", page.All("#kind option[selected]").Single().GetAttribute("value"));
        page = await admin.GetAsync($"/staff/audit?kind=&actor={portal.People["Rosa"].Id}");
        Assert.Equal([("Rosa", "Change approved")], Events(page).Select(e => (e.Who, e.What)));
        Assert.Equal("Rosa", Page.TextOf(page.All("#actor option[selected]").Single()));
        Assert.Empty(Events(await admin.GetAsync($"/staff/audit?kind=record-proposed&actor={portal.People["Rosa"].Id}")));
        Assert.Empty(Events(await admin.GetAsync("/staff/audit?kind=%27%20or%201%3D1")));

        await using (var db = portal.Open())
        {
            for (var number = 0; number < 130; number++)
                db.Add(AuditTrail.Row(new Domain.Audit.ChangeOpened(Guid.NewGuid(), $"Number {number}"), AuditTrail.Portal, portal.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        var all = new List<(string Number, string Details)>();
        for (var address = "/staff/audit"; address is not null; address = page.All("main a").FirstOrDefault(a => Page.TextOf(a) == "Older events")?.GetAttribute("href"))
        {
            page = await admin.GetAsync(address);
            Assert.InRange(Events(page).Count, 1, 100);
            all.AddRange(Events(page).Select(e => (e.Number, e.Details)));
        }

        await using var again = portal.Open();
        Assert.Equal(await again.AuditEvents.OrderByDescending(e => e.Id).Select(e => e.Id).ToListAsync(), all.Select(e => long.Parse(e.Number, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(130, all.Count(e => e.Details.Contains("Number ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_says_the_head_of_the_chain_and_what_is_not_sealed_yet_and_is_closed_to_who_writes()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var (reviewer, editor) = (await Colleague.InAsync(portal, StaffRole.Reviewer), await Colleague.InAsync(portal, StaffRole.Editor));
        await using var db = portal.Open();
        await AuditSealer.SealAsync(db, CancellationToken.None);
        var head = await AuditChain.HeadAsync(db, CancellationToken.None);

        Assert.Equal(head!.ToString(), Page.TextOf((await reviewer.GetAsync("/staff/audit")).All("code.code").Single()));
        Assert.DoesNotContain(Events(reviewer.Seen!), e => e.What.Contains("not sealed yet", StringComparison.Ordinal));

        var refused = await editor.GetAsync("/staff/audit");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.DoesNotContain(refused.All("nav a"), a => a.GetAttribute("href") == "/staff/audit");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await reviewer.PostAsync("/staff/audit", ("kind", "x"))).Status);
    }

    private static List<(string Number, string When, string Who, string What, string Details)> Events(Page page) =>
        [.. page.All("main tbody tr").Select(r => (Page.TextOf(r.Children[0]), Page.TextOf(r.Children[1]), Page.TextOf(r.Children[2]), Page.TextOf(r.Children[3]).Replace(" (not sealed yet)", "", StringComparison.Ordinal), Page.TextOf(r.Children[4])))];
}

using System.Net;
using CcoPortal.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>Drafts and open change requests, when there are many: what is kept, and whose they are.</summary>
public sealed class ManyDraftsTests
{
    [Fact]
    public async Task Drafts_are_of_records_that_can_be_edited_at_most_200_of_a_person_and_for_90_days()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        await editor.GetAsync("/staff/edit/cco/allcare-cco");
        var token = editor.Seen;
        foreach (var address in new[] { "/staff/edit/nothing/x", "/staff/new/nothing", "/staff/edit/cco/no-such-cco" })
        {
            var refused = await editor.PostWithTokenOfAsync(token, $"{address}?handler=Draft", ("f.name", "x"), ("draft", Guid.NewGuid().ToString()));
            Assert.Equal((HttpStatusCode.BadRequest, "There is no such record."), (refused.Status, refused.Text));
        }

        await using var db = portal.Open();
        Assert.Equal(0, await db.StaffDrafts.CountAsync());
        for (var n = 0; n < 202; n++)
            Assert.Equal(HttpStatusCode.OK, (await editor.PostWithTokenOfAsync(token, "/staff/new/holiday?handler=Draft", ("f.name", $"Number {n}"), ("draft", Guid.NewGuid().ToString()))).Status);
        var names = await db.StaffDrafts.AsNoTracking().Select(d => d.Fields).ToListAsync();
        Assert.Equal(200, names.Count);
        Assert.DoesNotContain(names, f => f.Contains("Number 1\"", StringComparison.Ordinal));
        Assert.Contains(names, f => f.Contains("Number 2\"", StringComparison.Ordinal));
        Assert.Contains("It is kept for 90 days after you last typed. Of more than 200, the oldest go first.", (await editor.GetAsync("/staff")).Words, StringComparison.Ordinal);

        portal.Clock.Set(TestClock.Noon.AddDays(91));
        editor = await Colleague.InAsync(portal, StaffRole.Editor);
        await editor.GetAsync("/staff/edit/cco/allcare-cco");
        await editor.PressAsync("Keep a draft", ("f.shortName", "The only one"));
        Assert.Contains("The only one", (await db.StaffDrafts.AsNoTracking().SingleAsync()).Fields, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ones_own_change_requests_are_ones_own_by_who_one_is_and_none_is_left_out()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var (first, second) = (await Colleague.InAsync(portal, StaffRole.Editor, "Sam Same"), await Colleague.InAsync(portal, StaffRole.Editor, "Sam Same"));
        await first.GetAsync("/staff/changes/new");
        await first.FillAsync("main form", ("Title", "Of the first Sam"));
        Assert.Contains("Of the first Sam", (await first.GetAsync("/staff")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Of the first Sam", (await second.GetAsync("/staff")).Words, StringComparison.Ordinal);

        // Of others, all newer; the second Sam writes into some of them.
        await using var db = portal.Open();
        var at = portal.Clock.GetUtcNow();
        for (var n = 0; n < 201; n++)
            db.ChangeRequests.Add(new() { Id = Guid.CreateVersion7(at), Title = $"Newer {n}", Reason = "", Source = "", State = Domain.Changes.ChangeState.Draft, OpenedBy = portal.People["Edie"].Id, OpenedAt = at.AddSeconds(n) });
        await db.SaveChangesAsync();
        Assert.Contains("Of the first Sam", (await first.GetAsync("/staff")).Words, StringComparison.Ordinal);
        var newer = await db.ChangeRequests.Where(c => c.Title.StartsWith("Newer ")).Take(55).Select(c => c.Id).ToListAsync();
        foreach (var change in newer)
            db.Add(new Data.Configurations.ProposedRevisionRow(change, "holiday", "2036-01-01", 1, "withdraw", Data.Editions.RecordJson.CurrentSchema, null, null, first.Account.Id, at));
        await db.SaveChangesAsync();
        await first.GetAsync("/staff/edit/cco/allcare-cco");
        Assert.Equal("Of the first Sam (a draft)", Page.TextOf(first.Seen!.All("select#change option")[1]));
        Assert.Equal(57, first.Seen!.All("select#change option").Count);
    }
}

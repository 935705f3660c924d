using CcoPortal.Application.Staff.Changes;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Staff;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>The first page of staff: what waits for whom.</summary>
public sealed class TasksTests
{
    private const string Review = "Wait for your review", Publish = "Approved: publish or schedule", Yours = "Yours", Typed = "You typed this and did not save it", Set = "Scheduled", Glass = "Published without approval: look at it";

    [Fact]
    public async Task Each_sees_what_waits_for_them_until_it_is_done()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var (editor, reviewer, admin) = (await Colleague.InAsync(portal, StaffRole.Editor), await Colleague.InAsync(portal, StaffRole.Reviewer), await Colleague.InAsync(portal, StaffRole.Admin));
        foreach (var who in new[] { editor, reviewer, admin })
            Assert.Empty(await SectionsAsync(who));

        // One's own, empty as yet, is nobody else's task.
        await editor.GetAsync("/staff/changes/new");
        await editor.FillAsync("main form", ("Title", "Phones"), ("Reason", "They moved"), ("Source", "A call"));
        var change = Guid.Parse(editor.Seen!.Location!.Split('/', '?')[3]);
        Assert.Equal([(Yours, "Phones")], await SectionsAsync(editor));
        Assert.Empty(await SectionsAsync(reviewer));

        await editor.GetAsync($"/staff/edit/cco/trillium-lane?change={change}");
        await editor.PressAsync("Save", ("f.shortName", "Trillium of Lane"));
        await portal.AsAsync("Edie", new SubmitChange.Command(change));
        Assert.Equal([(Yours, "Phones")], await SectionsAsync(editor));
        Assert.Equal([(Review, "Phones")], await SectionsAsync(reviewer));
        Assert.Contains("Written by " + editor.Account.Name, reviewer.Seen!.Words, StringComparison.Ordinal);
        Assert.Empty(await SectionsAsync(admin));

        // A reviewer's own is for another reviewer.
        var theirs = await OwnAsync(reviewer, portal);
        Assert.Equal([(Review, "Phones"), (Yours, "By a reviewer")], await SectionsAsync(reviewer));
        Assert.Equal(["By a reviewer", "Phones"], (await SectionsAsync(await Colleague.InAsync(portal, StaffRole.Reviewer))).Where(s => s.Section == Review).Select(s => s.Name).Order());

        await portal.ApproveAsync("Rosa", change);
        Assert.Equal([(Publish, "Phones"), (Yours, "Phones")], await SectionsAsync(editor));
        Assert.Equal([(Publish, "Phones")], await SectionsAsync(admin));
        await portal.AsAsync("Rosa", new ScheduleChange.Command(change, new DateOnly(2026, 11, 23), new TimeOnly(8, 30)));
        Assert.Equal([(Yours, "Phones"), (Set, "Phones")], await SectionsAsync(editor));
        Assert.Contains("to be published November 23, 2026, 8:30 am", editor.Seen!.Words, StringComparison.Ordinal);
        await portal.AsAsync("Rosa", new UnscheduleChange.Command(change));
        await portal.AsAsync("Rosa", new PublishChange.Command(change));
        await portal.AsAsync("Rosa", new SendBackChange.Command(theirs, "It is not so.", ForGood: true));
        foreach (var who in new[] { editor, reviewer, admin })
            Assert.Empty(await SectionsAsync(who));
    }

    [Fact]
    public async Task What_was_published_without_approval_is_listed_until_somebody_looked_and_says_when_it_is_late()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var change = await portal.SubmittedAsync("Rosa", Edits.Phone("trillium-lane", 130));
        var edition = await portal.AsAsync("Rosa", new BreakGlass.Command(change, "The old number reaches a stranger.", portal.Clock.GetUtcNow()));
        var reviewer = await Colleague.InAsync(portal, StaffRole.Reviewer);
        Assert.Equal([(Glass, $"Edition {edition}, by Rosa")], await SectionsAsync(reviewer));
        Assert.Contains("The old number reaches a stranger. It is owed by November 23, 2026, 12:00 pm.", reviewer.Seen!.Words, StringComparison.Ordinal);
        portal.Clock.Set(TestClock.Noon.AddHours(25));
        reviewer = await Colleague.InAsync(portal, StaffRole.Reviewer);
        Assert.Equal([(Glass, $"Edition {edition}, by Rosa")], await SectionsAsync(reviewer));
        Assert.Contains("Late: it was owed by November 23, 2026, 12:00 pm.", reviewer.Seen!.Words, StringComparison.Ordinal);

        await using var db = portal.Open();
        await portal.AsAsync("Remy", new ReviewBreakGlass.Command(db.Editions.Single(e => e.Number == edition).BreakGlassId!.Value, "It stands as it is."));
        Assert.Empty(await SectionsAsync(reviewer));
    }

    [Fact]
    public async Task What_was_typed_and_not_saved_leads_back_to_where_it_was_typed()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        await editor.GetAsync("/staff/edit/cco/allcare-cco");
        await editor.PressAsync("Keep a draft", ("f.fax.value", "541-555-0199"));
        await editor.GetAsync("/staff/new/contact");
        await editor.PressAsync("Keep a draft", ("f.label", "A line of its own"));

        var page = await editor.GetAsync("/staff");

        var drafts = page.All("h2").Single(h => Page.TextOf(h) == Typed).NextElementSibling!.QuerySelectorAll("a");
        Assert.Equal(["CCO allcare-cco", "New: Contact"], drafts.Select(Page.TextOf).Order());
        var values = new List<string>();
        foreach (var draft in drafts)
        {
            page = await editor.GetAsync(draft.GetAttribute("href")!);
            values.AddRange(page.All("[name='f.fax.value'], [name='f.label']").Select(i => i.GetAttribute("value")!).Where(v => v is "541-555-0199" or "A line of its own"));
        }

        Assert.Equal(["541-555-0199", "A line of its own"], values.Order());
        Assert.Empty(await SectionsAsync(await Colleague.InAsync(portal, StaffRole.Editor)));
    }

    private static async Task<Guid> OwnAsync(Colleague reviewer, ViewsPortal portal)
    {
        await reviewer.GetAsync("/staff/edit/cco/ihn-cco");
        await reviewer.PressAsync("Save", ("f.shortName", "IHN of the valley"), ("title", "By a reviewer"), ("reason", "It is so"), ("source", "A letter"));
        var change = Guid.Parse(reviewer.Seen!.Location!.Split('/', '?')[3]);
        await portal.AsAsync("Edie", new SubmitChange.Command(change));
        return change;
    }

    /// <summary>What stands in each section of the page but the last, which is the same for all.</summary>
    private static async Task<List<(string Section, string Name)>> SectionsAsync(Colleague who) =>
        [.. (await who.GetAsync("/staff")).All("main h2").Where(h => Page.TextOf(h) != "And").SelectMany(h => h.NextElementSibling!.QuerySelectorAll("a").Select(a => (Page.TextOf(h), Page.TextOf(a))))];
}

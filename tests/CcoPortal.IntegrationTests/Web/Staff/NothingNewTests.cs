using System.Net;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data.Changes;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Changes;
using CcoPortal.IntegrationTests.Staff;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>A change request that says what is published already: it can become no edition, and holds up none.</summary>
public sealed class NothingNewTests(ChangesPortal portal) : IClassFixture<ChangesPortal>
{
    private const string Sentence = "It changes nothing any more: what it says is published already.";

    [Fact]
    public async Task An_edit_that_was_edited_back_is_not_submitted_and_not_approved()
    {
        var editor = await portal.EditorAsync();
        var change = await portal.AsAsync("Edie", new OpenChange.Command("There and back", "It is so", "A letter"));
        await BackAsync(change, "allcare-cco", 601);

        await editor.GetAsync(ChangesPortal.PageOf(change));
        var page = await editor.PressAsync("Submit for review");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(Sentence, page.Words, StringComparison.Ordinal);
        Assert.Equal(ChangeState.Draft, await portal.StateAsync(change));
    }

    [Fact]
    public async Task Approved_and_published_by_another_meanwhile_it_goes_back_to_review_and_those_due_after_it_are_published()
    {
        var now = portal.Clock.GetUtcNow();
        var (first, second) = (await portal.ApprovedAsync(Edits.Phone("allcare-cco", 602)), await portal.ApprovedAsync(Edits.Phone("trillium-lane", 603)));
        await portal.AsAsync("Edie", new ScheduleChange.Command(first, new DateOnly(2026, 11, 23), new TimeOnly(8, 0)));
        await portal.AsAsync("Edie", new ScheduleChange.Command(second, new DateOnly(2026, 11, 23), new TimeOnly(8, 30)));
        // The same number, by another change: the first has nothing left to say.
        await portal.PublishedAsync(Edits.Phone("allcare-cco", 602));
        try
        {
            portal.Clock.Set(new DateTimeOffset(2026, 11, 23, 17, 0, 0, TimeSpan.Zero));
            var watch = System.Diagnostics.Stopwatch.StartNew();
            while (await portal.StateAsync(second) != ChangeState.Published && watch.Elapsed < TimeSpan.FromSeconds(20))
                await Task.Delay(100);
        }
        finally
        {
            portal.Clock.Set(now);
        }

        Assert.Equal((ChangeState.InReview, ChangeState.Published), (await portal.StateAsync(first), await portal.StateAsync(second)));
        Assert.Equal("800-555-0603", (await portal.FactsAsync()).PhoneOf("trillium-lane"));
    }

    [Fact]
    public async Task Nor_does_the_glass_break_for_it()
    {
        var change = await portal.AsAsync("Edie", new OpenChange.Command("There and back", "It is so", "A letter"));
        await BackAsync(change, "allcare-cco", 604);
        var before = await portal.EditionAsync();

        var refused = await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => portal.AsAsync("Rosa", new BreakGlass.Command(change, "The number reaches a stranger.", portal.Clock.GetUtcNow())));

        Assert.Equal(Sentence, Assert.Single(refused.Errors).ErrorMessage);
        Assert.Equal(before, await portal.EditionAsync());
    }

    [Fact]
    public async Task What_is_written_after_an_approval_is_told_to_those_who_review_and_stands_in_its_history()
    {
        var change = await portal.ApprovedAsync(Edits.Phone("ihn-cco", 605));
        await portal.AsAsync("Edie", new ScheduleChange.Command(change, new DateOnly(2026, 12, 23), new TimeOnly(8, 0)));
        await using var db = portal.Open();
        var mails = db.StaffMails.Count(m => m.About == change && m.Kind == "change-submitted");

        await portal.ProposeAsync("Edie", change, Edits.Phone("ihn-cco", 606));

        Assert.Equal(ChangeState.InReview, await portal.StateAsync(change));
        Assert.True(db.StaffMails.Count(m => m.About == change && m.Kind == "change-submitted") > mails, "Nobody was told.");
        Assert.Contains((await portal.AsAsync("Edie", new ShowChange.Query(change)))!.History, h => h.Kind == "approval-fell");
    }

    [Fact]
    public async Task An_approval_is_of_the_words_too_and_of_two_who_write_them_the_second_is_told()
    {
        var (editor, reviewer) = (await portal.EditorAsync(), await portal.ReviewerAsync());
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("ihn-cco", 607));
        await reviewer.GetAsync(ChangesPortal.PageOf(change));
        await editor.GetAsync(ChangesPortal.PageOf(change));
        await portal.AsAsync("Eli", new DescribeChange.Command(change, "Something else", "Another reason", "Another letter"));

        Assert.Contains("Somebody changed this since you opened it.", (await reviewer.PressAsync("Approve exactly this")).Words, StringComparison.Ordinal);
        var page = await editor.PressAsync("Save these words", ("Reason", "My own reason"));

        Assert.Contains("Somebody changed these words since you opened this.", page.Words, StringComparison.Ordinal);
        Assert.Equal("My own reason", page.All("textarea[name=Reason]").Single().TextContent);
        var row = await portal.RowAsync(change);
        Assert.Equal((ChangeState.InReview, "Another reason"), (row.State, row.Reason));
    }

    /// <summary>Proposes another phone, and then the one that is published.</summary>
    private async Task BackAsync(Guid change, string cco, int number)
    {
        await portal.ProposeAsync("Edie", change, Edits.Phone(cco, number));
        var body = RecordJson.Records(await portal.FactsAsync()).Single(r => (r.Kind, r.Key) == ("cco", cco)).Body;
        await using var db = portal.Open();
        var seen = (await EditionStore.NewestRevisionsAsync(db, CancellationToken.None))[("cco", cco)].PublishedIn;
        Assert.IsType<ProposeRecord.Outcome.Saved>(await portal.AsAsync("Edie", new ProposeRecord.Command(change, "cco", cco, Proposals.Set, body, seen, 1)));
    }
}

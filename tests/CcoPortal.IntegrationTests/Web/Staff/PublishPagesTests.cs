using System.Globalization;
using System.Net;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data.Changes;
using CcoPortal.Domain.Changes;
using CcoPortal.IntegrationTests.Staff;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>What becomes of a change request on its pages once it is approved: published, scheduled, changed meanwhile, and put back.</summary>
public sealed class PublishPagesTests(ChangesPortal portal) : IClassFixture<ChangesPortal>
{
    private static void Refused(Page page, string sentence, string? field = null)
    {
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(page.All(".error-summary li").Select(Page.TextOf), s => s.StartsWith(sentence, StringComparison.Ordinal));
        if (field is not null)
            Assert.Equal($"#{field}", page.All(".error-summary a").Single().GetAttribute("href"));
    }

    [Fact]
    public async Task What_is_approved_is_published_at_a_press_and_pressed_twice_it_is_published_once()
    {
        var editor = await portal.EditorAsync();
        var change = await portal.ApprovedAsync(Edits.Phone("trillium-lane", 301));
        var before = await portal.EditionAsync();
        var page = await editor.GetAsync(ChangesPortal.PageOf(change));
        await editor.PressAsync("Publish now");
        Assert.Contains("Published. Members see it now.", (await editor.FollowAsync()).Words, StringComparison.Ordinal);
        Assert.Contains($"Published as edition {before + 1}", editor.Seen!.Words, StringComparison.Ordinal);
        Assert.Equal("800-555-0301", (await portal.FactsAsync()).PhoneOf("trillium-lane"));

        var again = await editor.PostWithTokenOfAsync(page, $"{ChangesPortal.PageOf(change)}?handler=Publish");
        Assert.Equal(ChangesPortal.PageOf(change) + "?done=published", again.Location);
        Assert.Equal((before + 1, before + 1), ((await portal.RowAsync(change)).PublishedIn, await portal.EditionAsync()));
    }

    [Fact]
    public async Task What_is_not_approved_is_neither_published_nor_scheduled_however_it_is_asked_for()
    {
        var editor = await portal.EditorAsync();
        var (before, change) = (await portal.EditionAsync(), await portal.SubmittedAsync("Edie", Edits.Phone("allcare-cco", 302)));
        foreach (var (state, said) in new[] { (ChangeState.InReview, "in review"), (ChangeState.Draft, "a draft"), (ChangeState.Withdrawn, "withdrawn") })
        {
            if (state == ChangeState.Draft)
                await portal.AsAsync("Rosa", new SendBackChange.Command(change, "Look again", ForGood: false));
            if (state == ChangeState.Withdrawn)
                await portal.AsAsync("Edie", new WithdrawChange.Command(change));
            var page = await editor.GetAsync(ChangesPortal.PageOf(change));
            Assert.DoesNotContain(page.All("main button"), b => Page.NameOf(b) is "Publish now" or "Schedule");
            foreach (var (handler, done) in new[] { ("Publish", "published"), ("Schedule", "scheduled"), ("Unschedule", "taken off the schedule") })
                Refused(await editor.PostWithTokenOfAsync(page, $"{ChangesPortal.PageOf(change)}?handler={handler}", ("Day", "2026-12-01"), ("Time", "08:30")), $"This change request is {said}: it cannot be {done} now.");
            Assert.Equal((before, state, (DateTimeOffset?)null), (await portal.EditionAsync(), await portal.StateAsync(change), (await portal.RowAsync(change)).PublishAt));
        }
    }

    [Fact]
    public async Task A_change_that_was_sent_back_and_submitted_again_as_it_was_needs_another_yes()
    {
        var (editor, reviewer, before) = (await portal.EditorAsync(), await portal.ReviewerAsync(), await portal.EditionAsync());
        var change = await portal.ApprovedAsync(Edits.Phone("allcare-cco", 303));
        await reviewer.GetAsync(ChangesPortal.PageOf(change));
        await reviewer.PressAsync("Send it back", ("Why", "Wait, is this the day line?"));
        await editor.GetAsync(ChangesPortal.PageOf(change));
        await editor.PressAsync("Submit for review");
        var page = await editor.FollowAsync();
        Assert.Contains("In review", Page.TextOf(page.All("dl.facts dd")[0]), StringComparison.Ordinal);
        Assert.DoesNotContain(page.All("main button"), b => Page.NameOf(b) is "Publish now" or "Schedule");
        foreach (var (who, handler) in new[] { (editor, "Publish"), (editor, "Schedule"), (reviewer, "Publish") })
        {
            await who.GetAsync(ChangesPortal.PageOf(change));
            Refused(await who.PostAsync($"{ChangesPortal.PageOf(change)}?handler={handler}", ("Day", "2026-12-01"), ("Time", "08:30")), "This change request is in review: it cannot be");
        }

        // Nor by whoever has the portal's own connection: its earlier approval is of an earlier round.
        await using (var db = portal.Open())
            Assert.Equal("tr_change_request_moves", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.Database.ExecuteSqlAsync($"update change_request set state = 'Approved' where id = {change}"))).ConstraintName);
        Assert.Equal((ChangeState.InReview, before), (await portal.StateAsync(change), await portal.EditionAsync()));

        await reviewer.GetAsync(ChangesPortal.PageOf(change));
        await reviewer.PressAsync("Approve exactly this");
        await editor.GetAsync(ChangesPortal.PageOf(change));
        await editor.PressAsync("Publish now");
        Assert.Equal((ChangeState.Published, before + 1), (await portal.StateAsync(change), await portal.EditionAsync()));
    }

    [Theory]
    [InlineData("", "08:30", "Day", "Type the day like 2026-12-01.")]
    [InlineData("soon", "08:30", "Day", "Type the day like 2026-12-01.")]
    [InlineData("2026-12-01", "half past", "Time", "Type the time like 08:30.")]
    [InlineData("2026-11-22", "12:00", "Day", "This time has passed.")]
    [InlineData("2026-11-21", "23:59", "Day", "This time has passed.")]
    [InlineData("2027-11-23", "08:30", "Day", "Choose a day within a year.")]
    [InlineData("2027-03-14", "02:30", "Time", "The clocks skip this hour on that day. Choose another.")]
    public async Task A_time_that_cannot_be_is_refused_at_its_field_and_stays_typed(string day, string time, string field, string sentence)
    {
        var editor = await portal.EditorAsync();
        var change = await portal.ApprovedAsync(Edits.Phone("allcare-cco", 304));
        await editor.GetAsync(ChangesPortal.PageOf(change));
        Refused(await editor.PressAsync("Schedule", ("Day", day), ("Time", time)), sentence, field);
        Assert.Equal((day, time), (editor.Seen!.All("input[name=Day]").Single().GetAttribute("value") ?? "", editor.Seen.All("input[name=Time]").Single().GetAttribute("value") ?? ""));
        Assert.Equal((ChangeState.Approved, (DateTimeOffset?)null), (await portal.StateAsync(change), (await portal.RowAsync(change)).PublishAt));
        await portal.AsAsync("Edie", new WithdrawChange.Command(change));
    }

    [Theory]
    [InlineData("2026-12-01", "08:30", "2026-12-01T16:30Z", "December 1, 2026, 8:30 am")]
    // Comes twice on that day: the first of the two is meant.
    [InlineData("2027-11-07", "01:30", "2027-11-07T08:30Z", "November 7, 2027, 1:30 am")]
    [InlineData("2027-03-14", "03:00", "2027-03-14T10:00Z", "March 14, 2027, 3:00 am")]
    public async Task It_is_scheduled_by_the_clock_on_the_wall_and_taken_off_again(string day, string time, string instant, string said)
    {
        var editor = await portal.EditorAsync();
        var (before, change) = (await portal.EditionAsync(), await portal.ApprovedAsync(Edits.Phone("allcare-cco", 305)));
        await editor.GetAsync(ChangesPortal.PageOf(change));
        await editor.PressAsync("Schedule", ("Day", day), ("Time", time));
        Assert.Contains($"it is published {said}, Oregon time", (await editor.FollowAsync()).Words, StringComparison.Ordinal);
        Assert.Equal((ChangeState.Scheduled, DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)), (await portal.StateAsync(change), (await portal.RowAsync(change)).PublishAt));
        await editor.PressAsync("Take it off the schedule");
        Assert.Contains("Taken off the schedule.", (await editor.FollowAsync()).Words, StringComparison.Ordinal);
        Assert.Equal((ChangeState.Approved, (DateTimeOffset?)null, before), (await portal.StateAsync(change), (await portal.RowAsync(change)).PublishAt, await portal.EditionAsync()));
        await portal.AsAsync("Edie", new WithdrawChange.Command(change));
    }

    [Fact]
    public async Task An_area_is_not_scheduled()
    {
        var editor = await portal.EditorAsync();
        var change = await portal.ApprovedAsync(f => f with { ServiceAreas = [.. f.ServiceAreas.Select(a => a.Cco == "allcare-cco" && a.County == "Josephine" ? a with { Note = "It is so." } : a)] });
        await editor.GetAsync(ChangesPortal.PageOf(change));
        Refused(await editor.PressAsync("Schedule", ("Day", "2026-12-01"), ("Time", "08:30")), "service-area allcare-cco/josephine");
        Assert.Contains("decides who serves whom: publish it now, with its first day to come", editor.Seen!.Words, StringComparison.Ordinal);
        Assert.Equal(ChangeState.Approved, await portal.StateAsync(change));
    }

    [Fact]
    public async Task What_was_changed_meanwhile_is_said_not_published_and_saved_again_by_an_editor_who_has_seen_both()
    {
        var (editor, reviewer) = (await portal.EditorAsync(), await portal.ReviewerAsync());
        var second = await portal.ApprovedAsync(f => f with { Ccos = [.. f.Ccos.Select(c => c.Slug == "ihn-cco" ? c with { ShortName = "IHN of the second" } : c)] });
        await portal.PublishedAsync(Edits.Phone("ihn-cco", 306));
        var newest = await portal.EditionAsync();

        await editor.GetAsync(ChangesPortal.PageOf(second));
        Assert.Contains("Changed meanwhile. Somebody else published or withdrew this record since it was written here.", editor.Seen!.Words, StringComparison.Ordinal);
        await editor.PressAsync("Publish now");
        var page = await editor.FollowAsync();
        Assert.Contains("Not published: see the newest comment. It is in review again.", page.Words, StringComparison.Ordinal);
        Assert.StartsWith("Changed meanwhile: cco ihn-cco. An editor must open it again and save.The portal,", Page.TextOf(page.All(".comment").Single()), StringComparison.Ordinal);
        Assert.Equal((ChangeState.InReview, newest), (await portal.StateAsync(second), await portal.EditionAsync()));
        await reviewer.GetAsync(ChangesPortal.PageOf(second));
        Assert.DoesNotContain(reviewer.Seen!.All("main button"), b => Page.NameOf(b) == "Approve exactly this");
        Refused(await reviewer.PostAsync($"{ChangesPortal.PageOf(second)}?handler=Approve", ("seen", "cco:ihn-cco#1")), "Changed meanwhile: cco ihn-cco.");

        await editor.GetAsync($"/staff/edit/cco/ihn-cco?change={second}");
        var saved = await editor.PressAsync("Save", ("change", second.ToString()));
        if (saved.Status == HttpStatusCode.Conflict)
            await editor.PressAsync("Save", ("change", second.ToString()));
        Assert.DoesNotContain("Changed meanwhile. Somebody", (await editor.FollowAsync()).Words, StringComparison.Ordinal);
        await portal.ApproveAsync("Rosa", second);
        await editor.GetAsync(ChangesPortal.PageOf(second));
        await editor.PressAsync("Publish now");
        var facts = await portal.FactsAsync();
        Assert.Equal(("800-555-0306", "IHN of the second"), (facts.PhoneOf("ihn-cco"), facts.Ccos.Single(c => c.Slug == "ihn-cco").ShortName));
    }

    [Fact]
    public async Task A_record_and_a_whole_edition_are_put_back_by_a_change_request_like_any_other()
    {
        var editor = await portal.EditorAsync();
        var (before, edition) = ((await portal.FactsAsync()).PhoneOf("yamhill-community-care"), await portal.EditionAsync());
        await portal.PublishedAsync(Edits.Phone("yamhill-community-care", 307));
        await portal.PublishedAsync(Edits.Phone("trillium-tri-county", 308));

        await editor.GetAsync("/staff/changes");
        foreach (var typed in new[] { "", "x", "0", "-1", "9999", $"{edition + 2}" })
            Refused(await editor.PressAsync("Propose to go back", ("Edition", typed)), "There is no such earlier edition.", "Edition");
        await editor.PressAsync("Propose to go back", ("Edition", $"{edition}"));
        var whole = await editor.FollowAsync();
        Assert.Equal($"Back to edition {edition}", whole.Heading);
        Assert.Equal(["cco trillium-tri-county", "cco yamhill-community-care"], await RecordsAsync(whole));

        await editor.GetAsync("/staff/records/cco/yamhill-community-care");
        await editor.PressAsync("Put the version of edition 1 back");
        var page = await editor.FollowAsync();
        var back = Guid.Parse(page.Asked.Split('/', '?')[3]);
        Assert.Equal(["cco yamhill-community-care"], await RecordsAsync(page));
        Assert.Equal(ChangeState.Draft, await portal.StateAsync(back));
        await editor.PressAsync("Save these words", ("Reason", "It was right"));
        await editor.FollowAsync();
        await editor.PressAsync("Submit for review");
        await editor.FollowAsync();
        await portal.ApproveAsync("Rosa", back);
        await editor.GetAsync(ChangesPortal.PageOf(back));
        await editor.PressAsync("Publish now");
        Assert.Equal(before, (await portal.FactsAsync()).PhoneOf("yamhill-community-care"));

        // It is as it was then: there is nothing to put back.
        Assert.DoesNotContain((await editor.GetAsync("/staff/records/cco/yamhill-community-care")).All("main button"), b => Page.NameOf(b) == "Put the version of edition 1 back");
        var whatIs = await portal.AllAsync();
        Refused(await editor.PostAsync("/staff/records/cco/yamhill-community-care?handler=Back", ("edition", "1")), "It is the same now as in edition 1.");
        Refused(await editor.PostAsync("/staff/records/cco/yamhill-community-care?handler=Back", ("edition", "9999")), "There is no such earlier edition.");
        Assert.Equal(whatIs, await portal.AllAsync());

        async Task<List<string>> RecordsAsync(Page shown)
        {
            await using var db = portal.Open();
            return [.. (await Proposals.NowAsync(db, Guid.Parse(shown.Asked.Split('/', '?')[3]), CancellationToken.None)).Select(p => $"{p.Kind} {p.Key}")];
        }
    }
}

using System.Net;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data.Changes;
using CcoPortal.Domain.Changes;
using CcoPortal.IntegrationTests.Staff;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>A change request on its pages, until a second person has said yes or no: what they say, and what the database holds.</summary>
public sealed class ChangePagesTests(ChangesPortal portal) : IClassFixture<ChangesPortal>
{
    /// <summary>The page of a request that was refused: status 400, and its sentence in the summary.</summary>
    private static void Refused(Page page, string sentence)
    {
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Contains(page.All(".error-summary li").Select(Page.TextOf), s => s.StartsWith(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_begun_with_a_title_and_described_until_it_can_be_submitted()
    {
        var editor = await portal.EditorAsync();
        await editor.GetAsync("/staff/changes/new");
        var title = $"A title {Guid.NewGuid():N}";
        Refused(await editor.PressAsync("Begin", ("Title", " "), ("Reason", "It moved")), "Give the change request a title.");
        Assert.Equal("It moved", editor.Seen!.All("main textarea[name=Reason]").Single().TextContent);
        Refused(await editor.PressAsync("Begin", ("Title", new string('x', 201)), ("Reason", "")), "Use at most 200 letters.");
        await editor.PressAsync("Begin", ("Title", title), ("Reason", ""));
        var change = Guid.Parse(editor.Seen!.Location!.Split('/')[^1]);
        Assert.Equal(("Draft", editor.Account.Id, title, "", ""), Row(await portal.RowAsync(change)));
        var page = await editor.FollowAsync();
        Assert.Equal(title, page.Heading);
        Assert.Contains("Nothing yet.", page.Words, StringComparison.Ordinal);

        Refused(await editor.PressAsync("Submit for review"), "Say why first.");
        Assert.Equal("#Reason", editor.Seen!.All(".error-summary a").Single().GetAttribute("href"));
        await editor.PressAsync("Save these words", ("Reason", "It moved"));
        Assert.Contains("Saved.", (await editor.FollowAsync()).Words, StringComparison.Ordinal);
        Refused(await editor.PressAsync("Submit for review"), "Say where it is from first.");
        Refused(await editor.PressAsync("Save these words", ("Title", ""), ("Source", "A letter")), "Give the change request a title.");
        Assert.Equal("A letter", editor.Seen!.All("main input[name=Source]").Single().GetAttribute("value"));
        Assert.Equal("", (await portal.RowAsync(change)).Source);
        await editor.PressAsync("Save these words", ("Title", title));
        await editor.FollowAsync();
        Refused(await editor.PressAsync("Submit for review"), "This change request changes nothing yet.");
        Assert.Equal(("Draft", editor.Account.Id, title, "It moved", "A letter"), Row(await portal.RowAsync(change)));

        await portal.ProposeAsync("Edie", change, f => f with { Ccos = [.. f.Ccos.Select(c => c.Slug == "allcare-cco" ? c with { Phone = c.Phone! with { Value = "12" } } : c)] });
        Assert.Contains("Must be put right:", (await editor.GetAsync(ChangesPortal.PageOf(change))).Words, StringComparison.Ordinal);
        Refused(await editor.PressAsync("Submit for review"), "This must be put right first: ");
        Assert.Equal(ChangeState.Draft, await portal.StateAsync(change));

        static (string State, Guid By, string Title, string Reason, string Source) Row(Data.Configurations.ChangeRequestRow row) => (row.State.ToString(), row.OpenedBy, row.Title, row.Reason, row.Source);
    }

    [Fact]
    public async Task A_record_is_put_into_it_on_its_form_and_taken_out_on_its_page()
    {
        var (editor, other) = (await portal.EditorAsync(), await portal.EditorAsync());
        var change = await portal.AsAsync("Edie", new OpenChange.Command("Two fields", "It is so", "A letter"));
        await editor.GetAsync($"/staff/edit/cco/allcare-cco?change={change}");
        await editor.PressAsync("Save", ("f.phone.value", "541-471-4199"), ("change", change.ToString()));
        var page = await editor.FollowAsync();
        Assert.Contains("541-471-4199", page.Words, StringComparison.Ordinal);
        await other.GetAsync(ChangesPortal.PageOf(change));
        await editor.GetAsync($"/staff/edit/cco/allcare-cco?change={change}");
        await editor.PressAsync("Save", ("f.phone.value", "541-471-4198"), ("change", change.ToString()));

        Refused(await other.PressAsync("Take it out of this request: CCO allcare-cco"), "Somebody changed this since you opened it.");
        Assert.Single(await NowAsync(change));
        await other.GetAsync(ChangesPortal.PageOf(change));
        await other.PressAsync("Take it out of this request: CCO allcare-cco");
        Assert.Contains("Taken out of this change request.", (await other.FollowAsync()).Words, StringComparison.Ordinal);
        Assert.Contains("Nothing yet.", other.Seen!.Words, StringComparison.Ordinal);
        Assert.Empty(await NowAsync(change));
        await using var db = portal.Open();
        Assert.Equal(["set", "set", "drop"], await db.ProposedRevisions.Where(r => r.Change == change).OrderBy(r => r.Number).Select(r => r.Op).ToListAsync());
    }

    [Fact]
    public async Task It_is_submitted_approved_as_it_was_shown_and_the_page_says_what_comes_next()
    {
        var (editor, reviewer) = (await portal.EditorAsync(), await portal.ReviewerAsync("Wanda Warbler"));
        var change = await portal.AsAsync("Edie", new OpenChange.Command("A phone", "It is so", "A letter"));
        await portal.ProposeAsync("Edie", change, Edits.Phone("trillium-lane", 201));
        await editor.GetAsync(ChangesPortal.PageOf(change));
        await editor.PressAsync("Submit for review");
        Assert.Contains("Submitted. The reviewers get a mail.", (await editor.FollowAsync()).Words, StringComparison.Ordinal);
        Assert.Contains("It waits for a reviewer who wrote nothing of it.", editor.Seen!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(editor.Seen.All("main button"), b => Page.NameOf(b) is "Approve exactly this" or "Send it back" or "Publish now" or "Submit for review");
        Assert.Contains("A phone", (await reviewer.GetAsync("/staff")).Words, StringComparison.Ordinal);
        Refused(await editor.PressAsync("Save these words", ("Reason", " ")), "A change in review says why, and where it is from.");
        Assert.Equal("It is so", (await portal.RowAsync(change)).Reason);

        // The page that the reviewer looks at is overtaken by an editor.
        var looked = await reviewer.GetAsync(ChangesPortal.PageOf(change));
        await portal.ProposeAsync("Eli", change, Edits.Phone("trillium-lane", 202));
        Refused(await reviewer.PressAsync("Approve exactly this"), "Somebody changed this since you opened it. Look at it again.");
        Assert.Equal(0, await ApprovalsAsync(change));
        Assert.Contains("800-555-0201", looked.Words, StringComparison.Ordinal);
        Assert.Contains("800-555-0202", (await reviewer.GetAsync(ChangesPortal.PageOf(change))).Words, StringComparison.Ordinal);
        await reviewer.PressAsync("Approve exactly this");
        Assert.Contains("Approved. Publish it now, or set a time.", (await reviewer.FollowAsync()).Words, StringComparison.Ordinal);
        Assert.Contains("Approved by Wanda Warbler", reviewer.Seen!.Words, StringComparison.Ordinal);
        Assert.Equal((ChangeState.Approved, 1), (await portal.StateAsync(change), await ApprovalsAsync(change)));
        Assert.Equal(["Opened", "Record proposed", "Submitted", "Record proposed", "Approved"], reviewer.Seen.All(".history li").Select(l => Page.TextOf(l).Split(": ")[1].Split(',')[0].Replace("Change ", "", StringComparison.Ordinal)).Select(Capital));

        // Whoever said yes does not write into it.
        await reviewer.GetAsync($"/staff/edit/cco/trillium-lane?change={change}");
        Refused(await reviewer.PressAsync("Save", ("f.shortName", "Mine now"), ("change", change.ToString())), "You have approved this change request, so you cannot write into it.");
        Assert.DoesNotContain(await NowAsync(change), p => p.Body!.Contains("Mine now", StringComparison.Ordinal));

        static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
    }

    [Fact]
    public async Task Whoever_wrote_any_of_it_is_offered_no_approval_and_a_forged_one_is_refused_in_words()
    {
        var author = await portal.ReviewerAsync();
        var change = await portal.AsAsync("Edie", new OpenChange.Command("Written by two", "It is so", "A letter"));
        await author.GetAsync($"/staff/edit/cco/trillium-lane?change={change}");
        await author.PressAsync("Save", ("f.shortName", "Trillium of a reviewer"), ("change", change.ToString()));
        // What they wrote is overwritten, and dropped, by others.
        await portal.ProposeAsync("Edie", change, Edits.Phone("trillium-lane", 203));
        await portal.AsAsync("Edie", new SubmitChange.Command(change));

        var page = await author.GetAsync(ChangesPortal.PageOf(change));
        Assert.DoesNotContain(page.All("main button"), b => Page.NameOf(b) == "Approve exactly this");
        Assert.DoesNotContain((await author.GetAsync("/staff")).All("h2").SkipWhile(h => Page.TextOf(h) != "Wait for your review").Take(1), h => h.NextElementSibling!.TextContent.Contains("Written by two", StringComparison.Ordinal));
        await author.GetAsync(ChangesPortal.PageOf(change));
        var seen = string.Join(' ', (await portal.AsAsync("Edie", new ShowChange.Query(change)))!.Seen);
        Refused(await author.PostAsync($"{ChangesPortal.PageOf(change)}?handler=Approve", ("seen", seen)), "You wrote in this change request, so somebody else must approve it.");
        Assert.Equal((ChangeState.InReview, 0), (await portal.StateAsync(change), await ApprovalsAsync(change)));
    }

    [Fact]
    public async Task What_the_gates_ask_is_ticked_or_waived_one_by_one_before_the_button_works_and_stays_typed_meanwhile()
    {
        var reviewer = await portal.ReviewerAsync();
        var change = await portal.SubmittedAsync("Edie", f => f.WithTitle("help", "rides", "Rides to your visits") with
        {
            ServiceAreas = [.. f.ServiceAreas.Where(a => !(a.Cco == "allcare-cco" && a.County == "Curry"))],
        });
        var page = await reviewer.GetAsync(ChangesPortal.PageOf(change));
        var (ticks, waivers) = (page.All("main input[name=ticks]").Select(i => i.GetAttribute("value")!).ToList(), page.All("main input[name^='waivers[']").Select(i => i.GetAttribute("name")!).ToList());
        Assert.NotEmpty(ticks);
        Assert.NotEmpty(waivers);
        var all = ticks.Select(t => ("ticks", t)).Concat(waivers.Select(w => (w, "It is meant so, by the contract."))).ToArray();

        Refused(await reviewer.PressAsync("Approve exactly this", [.. all.Where(f => f != ("ticks", ticks[0]))]), "Tick that this is meant so: ");
        Assert.Equal($"#{ticks[0]}", reviewer.Seen!.All(".error-summary a").Single().GetAttribute("href"));
        Assert.Equal(ticks.Skip(1), reviewer.Seen.All("main input[name=ticks][checked]").Select(i => i.GetAttribute("value")!));
        Assert.All(reviewer.Seen.All("main input[name^='waivers[']"), i => Assert.Equal("It is meant so, by the contract.", i.GetAttribute("value")));
        Refused(await reviewer.PressAsync("Approve exactly this", [.. all.Select(f => f.Item1 == waivers[0] ? (f.Item1, "Too short") : f)]), reviewer.Seen.Document.GetElementById($"{waivers[0][8..^1]}-hint")!.TextContent.Split(" Your name")[0]);
        Assert.Equal($"#{waivers[0][8..^1]}", reviewer.Seen!.All(".error-summary a").Single().GetAttribute("href"));
        Assert.Equal((ChangeState.InReview, 0), (await portal.StateAsync(change), await ApprovalsAsync(change)));

        await reviewer.PressAsync("Approve exactly this", all);
        Assert.Contains("Let pass because: It is meant so, by the contract.", (await reviewer.FollowAsync()).Words, StringComparison.Ordinal);
        await using var db = portal.Open();
        var kept = await db.Approvals.SingleAsync(a => a.Change == change);
        Assert.All(ticks, t => Assert.Contains($"\"{t}\"", kept.Ticks, StringComparison.Ordinal));
        Assert.All(waivers, w => Assert.Contains($"\"{w[8..^1]}\"", kept.Waivers, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sent_back_it_is_a_draft_and_refused_or_withdrawn_it_is_done_with()
    {
        var (editor, reviewer) = (await portal.EditorAsync(), await portal.ReviewerAsync());
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("allcare-cco", 204));
        await reviewer.GetAsync(ChangesPortal.PageOf(change));
        Refused(await reviewer.PressAsync("Send it back"), "Say why, so that the editors know what to do.");
        Assert.Equal(ChangeState.InReview, await portal.StateAsync(change));
        await reviewer.PressAsync("Send it back", ("Why", "Which letter?"));
        Assert.Contains("Sent back to its editors.", (await reviewer.FollowAsync()).Words, StringComparison.Ordinal);
        Assert.Equal(ChangeState.Draft, await portal.StateAsync(change));
        Assert.Contains("Which letter?", Page.TextOf((await editor.GetAsync(ChangesPortal.PageOf(change))).All(".comment").Single()), StringComparison.Ordinal);
        await editor.PressAsync("Submit for review");
        await reviewer.GetAsync(ChangesPortal.PageOf(change));
        await reviewer.PressAsync("Refuse it for good", ("Why", "It is not so."));
        Done(await reviewer.FollowAsync(), "Refused.");
        Assert.Equal(ChangeState.Rejected, await portal.StateAsync(change));

        var other = await portal.SubmittedAsync("Edie", Edits.Phone("allcare-cco", 205));
        await editor.GetAsync(ChangesPortal.PageOf(other));
        await editor.PressAsync("Withdraw this request");
        Done(await editor.FollowAsync(), "Withdrawn. Nothing was published.");
        Assert.Equal(ChangeState.Withdrawn, await portal.StateAsync(other));
        var closed = (await editor.GetAsync("/staff/changes?closed=true")).All("main a").Select(a => a.GetAttribute("href"));
        Assert.Contains(ChangesPortal.PageOf(change), closed);
        Assert.Contains(ChangesPortal.PageOf(other), closed);

        static void Done(Page page, string words)
        {
            Assert.Contains(words, page.Words, StringComparison.Ordinal);
            Assert.Equal(["Add the comment"], page.All("main button").Select(Page.NameOf));
        }
    }

    [Fact]
    public async Task Anyone_who_edits_or_reviews_comments_on_it_in_any_state()
    {
        var editor = await portal.EditorAsync("Coral Curlew");
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("allcare-cco", 206));
        await editor.GetAsync(ChangesPortal.PageOf(change));
        Refused(await editor.PressAsync("Add the comment", ("Text", " \n ")), "Write your comment first.");
        Refused(await editor.PressAsync("Add the comment", ("Text", new string('x', 4001))), "Use at most 4000 letters.");
        Assert.Equal(4001, editor.Seen!.All("main textarea[name=Text]").Single().TextContent.Length);
        await editor.PressAsync("Add the comment", ("Text", "I called them: it is right.\nOn Monday."));
        Assert.StartsWith("I called them: it is right. On Monday.Coral Curlew, November 22, 2026", Page.TextOf((await editor.FollowAsync()).All(".comment").Single()), StringComparison.Ordinal);
        await portal.AsAsync("Edie", new WithdrawChange.Command(change));
        await editor.GetAsync(ChangesPortal.PageOf(change));
        await editor.PressAsync("Add the comment", ("Text", "A pity."));
        await using var db = portal.Open();
        Assert.Equal([editor.Account.Id, editor.Account.Id], await db.ChangeComments.Where(c => c.Change == change).Select(c => c.Staff!.Value).ToListAsync());
    }

    private async Task<IReadOnlyList<Data.Configurations.ProposedRevisionRow>> NowAsync(Guid change)
    {
        await using var db = portal.Open();
        return await Proposals.NowAsync(db, change, CancellationToken.None);
    }

    private async Task<int> ApprovalsAsync(Guid change)
    {
        await using var db = portal.Open();
        return await db.Approvals.CountAsync(a => a.Change == change);
    }
}

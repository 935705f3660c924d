using System.Net;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Staff;
using CcoPortal.IntegrationTests.Web.Staff;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Desk;

/// <summary>A published fact was wrong: an editor says so, a reviewer approves that too, and the call center calls back who heard it and let us.</summary>
public sealed class RecallPagesTests : IAsyncLifetime
{
    private ViewsPortal _portal = null!;

    public async Task InitializeAsync() => _portal = await ViewsPortal.StartAsync();

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    /// <summary>A call about a CCO, wrapped up.</summary>
    private async Task<Guid> CallAsync(string cco, params (string, string)[] more)
    {
        var agent = await new DeskAgent(await Colleague.InAsync(_portal, StaffRole.Agent)).BeginAsync();
        await agent.AskAsync(_portal.Edition().Cco(cco)!.Name);
        Assert.Equal(_portal.Edition().Cco(cco)!.Name, agent.Answer.Title);
        var call = agent.Call;
        await agent.Colleague.PressAsync("1 Answered", [("reason", "PhoneNumber"), .. more]);
        Assert.Equal("/desk?stored=InDatabase", agent.Seen.Location);
        return call;
    }

    private async Task<Guid> ChangeAsync(string cco, int number, bool corrects)
    {
        var change = await _portal.AsAsync("Edie", new OpenChange.Command($"The phone of {cco}", "It is so", "A letter", corrects));
        await _portal.ProposeAsync("Edie", change, Edits.Phone(cco, number));
        await _portal.AsAsync("Edie", new SubmitChange.Command(change));
        await _portal.ApproveAsync("Rosa", change);
        var published = Assert.IsType<PublishChange.Outcome.Published>(await _portal.AsAsync("Edie", new PublishChange.Command(change)));
        await _portal.UntilShownAsync(published.Edition);
        return change;
    }

    [Fact]
    public async Task Callers_who_heard_what_was_wrong_and_let_us_are_called_back_with_what_is_right()
    {
        var (supervisor, agent) = (await Colleague.InAsync(_portal, StaffRole.Supervisor), await Colleague.InAsync(_portal, StaffRole.Agent));
        Assert.Contains("Nothing that was published has been corrected as wrong.", (await supervisor.GetAsync("/desk/recall")).Words, StringComparison.Ordinal);
        Assert.Contains("Nobody waits for a call.", (await agent.GetAsync("/desk/call-backs")).Words, StringComparison.Ordinal);
        var wrong = _portal.Edition().Cco("allcare-cco")!.TollFree!.Value;
        var consents = await CallAsync("allcare-cco", ("call-language", "es"), ("call-county", "lane"), ("call-number", "541-555-0171"), ("if-wrong", "true"));
        await CallAsync("allcare-cco", ("call-county", "coos"));
        await CallAsync("allcare-cco", ("call-language", "es"), ("call-county", "coos"), ("call-number", "541-555-0172"), ("promise", "true"));
        await CallAsync("ihn-cco", ("call-number", "541-555-0173"), ("if-wrong", "true"));
        // Only changed since: nobody was told what was wrong.
        await ChangeAsync("ihn-cco", 71, corrects: false);
        Assert.Contains("Nothing that was published has been corrected as wrong.", (await supervisor.GetAsync("/desk/recall")).Words, StringComparison.Ordinal);

        await ChangeAsync("allcare-cco", 72, corrects: true);
        // Who calls now hears what is right.
        await CallAsync("allcare-cco", ("call-number", "541-555-0174"), ("if-wrong", "true"));

        var page = await supervisor.GetAsync("/desk/recall");
        var words = Page.TextOf(page.All("main section.card").Single());
        foreach (var says in new[] { "The phone of allcare-cco", "Read out in 3 calls.", "Spanish: 2; English: 1", "Coos: 2; Lane: 1", "November 22, 2026: 3", "1, of whom 1 waits for the call", wrong, "800-555-0072" })
            Assert.Contains(says, words, StringComparison.Ordinal);
        Assert.Equal("2", Page.TextOf(page.All("main section.card dd")[^1]));

        page = await agent.GetAsync("/desk/call-backs");
        Assert.Equal(["IfWrong", "Promised"], page.All("main li.card").Select(c => c.Id!.Split('-')[0]).Order());
        var card = page.All($"#IfWrong-{consents:N}").Single();
        Assert.Contains($"we told you {wrong}. Right is 800-555-0072.", Page.TextOf(card), StringComparison.Ordinal);
        Assert.Contains("Speaks Spanish.", Page.TextOf(card), StringComparison.Ordinal);
        Assert.Equal("/ccos/allcare-cco", card.QuerySelector("ul a")!.GetAttribute("href"));
        (string, string)[] line = [("call", consents.ToString()), ("purpose", "IfWrong"), ("tries", "0")];
        Assert.Contains("Call 541-555-0171", (await agent.PostAsync("/desk/call-backs?handler=Show", line)).Words, StringComparison.Ordinal);
        await agent.PostAsync("/desk/call-backs?handler=End", [.. line, ("outcome", "Reached")]);
        Assert.Equal(HttpStatusCode.Found, agent.Seen!.Status);
        await agent.FollowAsync();
        Assert.Empty(agent.Seen.All($"#IfWrong-{consents:N}"));
        Assert.Contains("1, of whom 0 wait for the call; Reached: 1", (await supervisor.GetAsync("/desk/recall")).Words, StringComparison.Ordinal);
        await using var db = _portal.Open();
        Assert.Null((await db.CallBacks.AsNoTracking().SingleAsync(b => b.Call == consents)).Number);

        // What is right now is said, also when it changed again.
        await ChangeAsync("allcare-cco", 73, corrects: false);
        Assert.Contains("800-555-0073", (await supervisor.GetAsync("/desk/recall")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_was_said_within_the_words_of_a_service_or_of_danger_is_found_too()
    {
        var supervisor = await Colleague.InAsync(_portal, StaffRole.Supervisor);
        foreach (var said in new[] { "dentures", "97401", "he wants to kill himself" })
        {
            var agent = await new DeskAgent(await Colleague.InAsync(_portal, StaffRole.Agent)).BeginAsync();
            await agent.AskAsync(said);
            await agent.Colleague.PressAsync("1 Answered", ("reason", "Covered"));
        }

        foreach (var (line, calls) in new[] { ("client-services", "Read out in 2 calls."), ("crisis", "Read out in 1 call."), ("one", "It was read out in no call.") })
        {
            var title = $"The number of {line}";
            var change = await _portal.AsAsync("Edie", new OpenChange.Command(title, "It is so", "A letter", Corrects: true));
            await _portal.ProposeAsync("Edie", change, f => f with { Contacts = [.. f.Contacts.Select(c => c.Key == line ? c with { Phone = "800-555-0188" } : c)] });
            await _portal.AsAsync("Edie", new SubmitChange.Command(change));
            await _portal.ApproveAsync("Rosa", change);
            await _portal.AsAsync("Edie", new PublishChange.Command(change));
            Assert.Contains(calls, Page.TextOf((await supervisor.GetAsync("/desk/recall")).All("main section.card").Single(c => Page.TextOf(c.QuerySelector("h2")!) == title)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task That_it_was_wrong_is_said_in_the_form_shown_to_the_reviewer_and_part_of_what_is_approved()
    {
        var (editor, reviewer) = (await Colleague.InAsync(_portal, StaffRole.Editor), await Colleague.InAsync(_portal, StaffRole.Reviewer));
        await editor.GetAsync("/staff/changes/new");
        await editor.PressAsync("Begin", ("Title", "Phones"), ("Reason", "It was wrong"), ("Source", "A call"), ("corrects", "true"));
        var change = Guid.Parse(editor.Seen!.Location!.Split('/')[^1]);
        Assert.True((await RowAsync(change)).Corrects);
        await editor.FollowAsync();
        await editor.PressAsync("Save these words");
        Assert.True((await RowAsync(change)).Corrects);
        await editor.FollowAsync();
        // As a browser sends a tick that was taken away: not at all.
        await editor.PostAsync($"/staff/changes/{change}?handler=Describe", ("Title", "Phones"), ("Reason", "It was wrong"), ("Source", "A call"));
        Assert.False((await RowAsync(change)).Corrects);

        await _portal.ProposeAsync("Eli", change, Edits.Phone("trillium-lane", 75));
        await _portal.AsAsync("Eli", new SubmitChange.Command(change));
        const string says = "Was wrong, not only changed since.";
        Assert.DoesNotContain(says, (await reviewer.GetAsync($"/staff/changes/{change}")).Words, StringComparison.Ordinal);
        var seen = reviewer.Seen!;
        await editor.GetAsync($"/staff/changes/{change}");
        await editor.PressAsync("Save these words", ("corrects", "true"));
        Assert.True((await RowAsync(change)).Corrects);
        // An approval of what did not say so does not count.
        var late = await reviewer.PostWithTokenOfAsync(seen, $"/staff/changes/{change}?handler=Approve", ("seen", seen.Document.QuerySelector("input[name=seen]")!.GetAttribute("value")!));
        Assert.Contains("Somebody changed this since you opened it. Look at it again.", late.Words, StringComparison.Ordinal);
        Assert.Contains(says, late.Words, StringComparison.Ordinal);
        await _portal.ApproveAsync("Rosa", change);
        // Then it stays as it was approved.
        await editor.GetAsync($"/staff/changes/{change}");
        Assert.Contains("it cannot be changed now", (await editor.PostAsync($"/staff/changes/{change}?handler=Describe", ("Title", "Phones"), ("Reason", "x"), ("Source", "y"))).Words, StringComparison.Ordinal);
        Assert.Equal((true, ChangeState.Approved), ((await RowAsync(change)).Corrects, (await RowAsync(change)).State));

        await using var db = _portal.Open();
        var said = await db.AuditEvents.AsNoTracking().Where(e => e.Kind == "change-said-to-correct").OrderBy(e => e.Id).Select(e => e.Detail).ToListAsync();
        Assert.Equal(["true", "false", "true"], said.Select(d => d.Split("\"corrects\":")[1].TrimEnd('}')));
    }

    [Fact]
    public async Task Agents_do_not_open_the_recall_and_no_other_role_ends_a_call_back()
    {
        var call = await CallAsync("allcare-cco", ("call-number", "541-555-0181"), ("promise", "true"));
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            var who = await Colleague.InAsync(_portal, role);
            Assert.Equal(role == StaffRole.Supervisor ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await who.GetAsync("/desk/recall")).Status);
            if (role is StaffRole.Agent or StaffRole.Supervisor)
                continue;
            foreach (var handler in new[] { "Show", "End" })
            {
                await who.GetAsync("/account/security");
                var refused = await who.PostAsync($"/desk/call-backs?handler={handler}", ("call", call.ToString()), ("purpose", "Promised"), ("tries", "0"), ("outcome", "Reached"));
                Assert.Equal((HttpStatusCode.Forbidden, false), (refused.Status, refused.Text.Contains("0181", StringComparison.Ordinal)));
            }
        }

        // Without the token of one's own page nothing is done, whoever sends it.
        var agent = await Colleague.InAsync(_portal, StaffRole.Agent);
        foreach (var handler in new[] { "Show", "End" })
            Assert.Equal(HttpStatusCode.BadRequest, (await agent.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/desk/call-backs?handler={handler}&call={call}&purpose=Promised&outcome=Reached&tries=0") { Content = new FormUrlEncodedContent([]) })).Status);
        await using var db = _portal.Open();
        Assert.Null((await db.CallBacks.AsNoTracking().SingleAsync(b => b.Call == call)).Done);
        Assert.False(await db.AuditEvents.AnyAsync(e => e.Kind == "call-back-number-shown"));
    }

    private async Task<Data.Configurations.ChangeRequestRow> RowAsync(Guid change)
    {
        await using var db = _portal.Open();
        return await db.ChangeRequests.AsNoTracking().SingleAsync(c => c.Id == change);
    }
}

using System.Net;
using System.Text;
using CcoPortal.Data;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Desk;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Web.Staff;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Desk;

/// <summary>A caller gives a number to be called back: it is kept encrypted for what they agreed to, and gone when that is done.</summary>
public sealed class CallBackTests(DeskPortal portal) : IClassFixture<DeskPortal>
{
    private const string Back = "4 We call back", Answered = "1 Answered", CallBacks = "/desk/call-backs", Show = "Show the number";

    private static readonly FieldCipher Cipher = new(new byte[32]);

    private async Task<(DeskAgent Agent, Guid Call)> OnTheLineAsync(string q = "allcare")
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        var page = await agent.AskAsync(q);
        return (agent, DeskAgent.CallOn(page));
    }

    private async Task<List<CallBackRow>> RowsAsync(Guid call)
    {
        await using var db = portal.Open();
        return await db.CallBacks.AsNoTracking().Where(b => b.Call == call).OrderBy(b => b.Purpose).ToListAsync();
    }

    /// <summary>A call with a promise, wrapped up.</summary>
    private async Task<Guid> PromisedAsync(string number, params (string, string)[] more)
    {
        var (agent, call) = await OnTheLineAsync();
        await agent.Colleague.PressAsync(Back, [("reason", "Rides"), ("call-number", number), ("promise", "true"), .. more]);
        Assert.Equal("/desk?stored=InDatabase", agent.Seen.Location);
        return call;
    }

    private static Task<Page> PressAsync(Colleague who, Guid call, string button, CallBackPurpose purpose = CallBackPurpose.Promised)
    {
        var pressed = who.Seen!.All($"#{purpose}-{call:N} button").Single(b => Page.NameOf(b).StartsWith(button + ":", StringComparison.Ordinal));
        // Two lines may have one name: the fields are sent as the form of this one has them.
        var form = pressed.Closest("form")!;
        return who.PostAsync(
            pressed.GetAttribute("formaction") ?? form.GetAttribute("action")!,
            [.. form.QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).Where(f => f.Item1[0] != '_'), .. pressed.GetAttribute("name") is { } name ? [(name, pressed.GetAttribute("value")!)] : Array.Empty<(string, string)>()]);
    }

    [Theory]
    [InlineData("503-555-0142"), InlineData("(503) 555 0142"), InlineData("+1 503.555.0142"), InlineData("5035550142")]
    public async Task A_number_is_kept_encrypted_however_it_is_typed_for_what_is_ticked(string typed)
    {
        var (agent, call) = await OnTheLineAsync();
        await agent.Colleague.PressAsync(Answered, ("reason", "Rides"), ("call-language", "es"), ("call-number", typed), ("if-wrong", "true"));
        Assert.Equal("/desk?stored=InDatabase", agent.Seen.Location);
        var row = Assert.Single(await RowsAsync(call));
        Assert.Equal((CallBackPurpose.IfWrong, agent.Account.Id, "es", null, 0, null), (row.Purpose, row.Agent, row.Language, row.PromisedBy, row.Tries, row.Outcome));
        Assert.Equal("503-555-0142", Cipher.Decrypt(row.Number!, call));
    }

    [Fact]
    public async Task A_call_back_is_promised_for_the_next_working_day_unless_another_time_is_agreed()
    {
        // Sunday, November 22: Monday, 5 pm in Oregon.
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero), Assert.Single(await RowsAsync(await PromisedAsync("541-555-0101"))).PromisedBy);
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 17, 30, 0, TimeSpan.Zero), Assert.Single(await RowsAsync(await PromisedAsync("541-555-0101", ("promise-day", "2026-12-01"), ("promise-time", "09:30")))).PromisedBy);
        Assert.Equal([CallBackPurpose.IfWrong, CallBackPurpose.Promised], (await RowsAsync(await PromisedAsync("541-555-0101", ("if-wrong", "true")))).Select(r => r.Purpose));
    }

    [Fact]
    public async Task Without_a_number_a_tick_or_a_time_that_can_be_kept_nothing_is_stored_and_what_was_typed_stays()
    {
        var (agent, _) = await OnTheLineAsync();
        (string Button, string Says, (string, string)[] Fields)[] refused =
        [
            (Back, "Type the number to call.", [("promise", "true")]), (Back, "Tick that we call back, and by when.", [("call-number", "541-555-0102")]),
            (Answered, "Tick what the caller lets us use the number for, or clear it.", [("call-number", "541-555-0102")]), (Answered, "Type the number to call.", [("if-wrong", "true")]),
            .. new[] { "711", "555-0102", "141-555-0102", "541-555-01021", "Rosa 541-555-0102", "call her" }.Select(n => (Back, "Write a phone number of ten digits", new[] { ("call-number", n), ("promise", "true") })),
            .. new[] { "2026-11-21", "2027-11-21" }.Select(d => (Back, "Choose a time from now on, within 30 days.", new[] { ("call-number", "541-555-0102"), ("promise", "true"), ("promise-day", d) })),
            (Back, "Write the day like", [("call-number", "541-555-0102"), ("promise", "true"), ("promise-day", "soon")]), (Back, "Write the time like", [("call-number", "541-555-0102"), ("promise", "true"), ("promise-time", "5 pm")]),
        ];
        foreach (var (button, says, fields) in refused)
        {
            // What was ticked before would stay ticked.
            await agent.BeginAsync();
            await agent.AskAsync("allcare");
            var page = await agent.Colleague.PressAsync(button, [("reason", "Rides"), .. fields]);
            Assert.True(page.Status == HttpStatusCode.BadRequest && page.Words.Contains(says, StringComparison.Ordinal), $"{says}: {page.Status} {page.Words}");
            Assert.Equal(fields.FirstOrDefault(f => f.Item1 == "call-number").Item2 ?? "", page.All("#Number").Single().GetAttribute("value") ?? "");
        }

        await using var db = portal.Open();
        Assert.False(await db.Calls.AnyAsync(c => c.Agent == agent.Account.Id) || await db.CallBacks.AnyAsync(b => b.Agent == agent.Account.Id));
    }

    [Fact]
    public async Task What_the_wrap_up_has_so_far_is_there_again_after_a_letter_and_a_mail()
    {
        var (agent, call) = await OnTheLineAsync();
        (string Name, string Value)[] typed = [("reason", "Rides"), ("unanswered", "IsProviderInNetwork"), ("call-number", "541-555-0105"), ("promise", "true"), ("promise-day", "2026-12-01"), ("promise-time", "09:30"), ("if-wrong", "true")];
        foreach (var button in new[] { "l Letter", "e E-mail" })
        {
            var along = await agent.Colleague.PressAsync(button, button[0] == 'l' ? typed : []);
            Assert.Equal("no-store", along.Header("Cache-Control"));
            await agent.Colleague.PressAsync("Back to the desk");
            Assert.Equal(typed, agent.Seen.All("#wrap [name]").Where(e => typed.Any(t => t.Name == e.GetAttribute("name")) && (e.GetAttribute("type") is not ("radio" or "checkbox") || e.HasAttribute("checked")))
                .Select(e => (e.GetAttribute("name")!, e.GetAttribute("value")!)));
        }

        await agent.Colleague.PressAsync(Back);
        Assert.Equal([CallBackPurpose.IfWrong, CallBackPurpose.Promised], (await RowsAsync(call)).Select(r => r.Purpose));
    }

    [Fact]
    public async Task The_list_says_whom_to_call_and_when_and_the_number_only_who_presses_for_it()
    {
        var (late, soon) = (await PromisedAsync("541-555-0111", ("promise-day", "2026-11-26"), ("call-language", "vi")), await PromisedAsync("541-555-0112", ("promise-day", "2026-11-25")));
        var agent = await portal.AgentAsync();
        var page = await agent.Colleague.GetAsync(CallBacks);
        Assert.DoesNotContain("541-555-011", page.Text, StringComparison.Ordinal);
        var order = page.All("main li.card").Select(c => c.Id).ToList();
        Assert.True(order.IndexOf($"Promised-{soon:N}") < order.IndexOf($"Promised-{late:N}") && order.Contains($"Promised-{soon:N}"));
        var card = Page.TextOf(page.All($"#Promised-{late:N}").Single());
        Assert.Contains("We said that we call by November 26, 2026, 5:00 pm", card, StringComparison.Ordinal);
        Assert.Contains("Speaks Vietnamese.", card, StringComparison.Ordinal);
        Assert.Contains("About: A ride.", card, StringComparison.Ordinal);
        Assert.Contains("AllCare CCO", card, StringComparison.Ordinal);
        Assert.DoesNotContain("overdue", card, StringComparison.Ordinal);

        page = await PressAsync(agent.Colleague, late, Show);
        Assert.Contains("Call 541-555-0111", Page.TextOf(page.All($"#Promised-{late:N}").Single()), StringComparison.Ordinal);
        Assert.DoesNotContain("541-555-0112", page.Text, StringComparison.Ordinal);
        await using var db = portal.Open();
        var shown = await db.AuditEvents.AsNoTracking().SingleAsync(e => e.Kind == "call-back-number-shown" && e.Detail.Contains(late.ToString()));
        Assert.Equal((agent.Account.Id.ToString("D"), $"{{\"call\":\"{late}\",\"purpose\":\"Promised\"}}"), (shown.Actor, shown.Detail));
        // Asking for it by an address shows nothing.
        Assert.DoesNotContain("541-555-011", (await agent.Colleague.GetAsync($"{CallBacks}?handler=Show&call={late}&purpose=Promised")).Text, StringComparison.Ordinal);

        // Nobody answers: it stays, once for each time.
        var before = agent.Colleague.Seen!;
        await PressAsync(agent.Colleague, late, "No answer");
        Assert.Equal("/desk/call-backs?done=NoAnswer", agent.Seen.Location);
        await agent.Colleague.FollowAsync();
        Assert.Contains("Tried 1 time: no answer.", Page.TextOf(agent.Seen.All($"#Promised-{late:N}").Single()), StringComparison.Ordinal);
        var again = await agent.Colleague.PostWithTokenOfAsync(before, $"{CallBacks}?handler=End", ("call", late.ToString()), ("purpose", "Promised"), ("tries", "0"), ("outcome", "NoAnswer"));
        Assert.Contains("Somebody else tried it meanwhile.", again.Words, StringComparison.Ordinal);
        Assert.Equal((1, null), (Assert.Single(await RowsAsync(late)).Tries, Assert.Single(await RowsAsync(late)).Done));
    }

    [Theory]
    [InlineData("Reached", CallBackOutcome.Reached), InlineData("Wrong number", CallBackOutcome.WrongNumber), InlineData("No longer wanted", CallBackOutcome.NotWanted), InlineData("Give up", CallBackOutcome.GaveUp)]
    public async Task What_is_done_has_no_number_any_more_and_a_second_agent_is_told(string button, CallBackOutcome outcome)
    {
        var call = await PromisedAsync("541-555-0121");
        var (one, two) = (await portal.AgentAsync(), new DeskAgent(await Colleague.InAsync(portal, StaffRole.Supervisor)));
        await one.Colleague.GetAsync(CallBacks);
        await two.Colleague.GetAsync(CallBacks);
        var stale = two.Seen;
        await PressAsync(one.Colleague, call, button);
        Assert.Equal($"/desk/call-backs?done={outcome}", one.Seen.Location);
        var row = Assert.Single(await RowsAsync(call));
        Assert.Equal((null, outcome, one.Account.Id), (row.Number, row.Outcome, row.DoneBy));

        foreach (var again in new[] { button, Show, "No answer" })
        {
            await two.Colleague.GetAsync(CallBacks);
            Assert.Empty(two.Seen.All($"#Promised-{call:N}"));
            var told = await two.Colleague.PostWithTokenOfAsync(stale, $"{CallBacks}?handler={(again == Show ? "Show" : "End")}", ("call", call.ToString()), ("purpose", "Promised"), ("tries", "0"), ("outcome", again == "No answer" ? "NoAnswer" : outcome.ToString()));
            Assert.Equal(HttpStatusCode.BadRequest, told.Status);
            Assert.Contains("Somebody else has ended this call-back meanwhile. Its number is deleted.", told.Words, StringComparison.Ordinal);
        }

        Assert.Equivalent(row, Assert.Single(await RowsAsync(call)));
        await using var db = portal.Open();
        Assert.Equal($"{{\"call\":\"{call}\",\"purpose\":\"Promised\",\"outcome\":\"{outcome}\"}}", (await db.AuditEvents.AsNoTracking().SingleAsync(e => e.Kind == "call-back-ended" && e.Detail.Contains(call.ToString()))).Detail);
    }

    [Fact]
    public async Task Two_agents_at_the_same_instant_end_it_once()
    {
        var call = await PromisedAsync("541-555-0131");
        var agents = new[] { await portal.AgentAsync(), await portal.AgentAsync() };
        foreach (var agent in agents)
            await agent.Colleague.GetAsync(CallBacks);
        var answers = await Task.WhenAll(agents.Select(a => PressAsync(a.Colleague, call, "Reached")));
        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.BadRequest], answers.Select(a => a.Status).Order());
    }

    [Fact]
    public async Task A_number_for_corrections_is_shown_to_nobody_while_nothing_was_corrected()
    {
        var (agent, call) = await OnTheLineAsync();
        await agent.Colleague.PressAsync(Answered, ("reason", "Rides"), ("call-number", "541-555-0141"), ("if-wrong", "true"));
        var page = await agent.Colleague.GetAsync(CallBacks);
        Assert.Empty(page.All($"#IfWrong-{call:N}"));
        var refused = await agent.Colleague.PostAsync($"{CallBacks}?handler=Show", ("call", call.ToString()), ("purpose", "IfWrong"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Nothing that was said in this call was corrected", refused.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("541-555-0141", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_another_key_encrypted_says_so_and_can_be_ended()
    {
        var call = await PromisedAsync("541-555-0151");
        await using (var db = portal.Open())
            await db.CallBacks.Where(b => b.Call == call).ExecuteUpdateAsync(s => s.SetProperty(b => b.Number, new FieldCipher([.. Enumerable.Repeat((byte)7, 32)]).Encrypt("541-555-0151", call)));
        var agent = await portal.AgentAsync();
        await agent.Colleague.GetAsync(CallBacks);
        Assert.Contains("This number cannot be read: it was encrypted with another key.", (await PressAsync(agent.Colleague, call, Show)).Words, StringComparison.Ordinal);
        await PressAsync(agent.Colleague, call, "Give up");
        Assert.Equal(CallBackOutcome.GaveUp, Assert.Single(await RowsAsync(call)).Outcome);
    }

    [Fact]
    public async Task Numbers_end_by_themselves_after_their_time_and_rows_go_with_the_calls()
    {
        await using var db = portal.Open();
        var (agent, now) = (await portal.AgentAsync(), portal.Clock.GetUtcNow());
        // On the day, and a minute before it is over.
        var (asked, promise) = (now.AddDays(-CallBackTerms.DaysIfWrong), now.AddDays(-CallBackTerms.DaysOfPromise));
        var (old, young) = (Of(asked.AddMinutes(-1), promise.AddMinutes(-1)), Of(asked.AddMinutes(1), promise.AddMinutes(1)));
        await Calls.StoreAsync(db, old, CancellationToken.None);
        await Calls.StoreAsync(db, young, CancellationToken.None);

        await Data.Desk.CallBacks.EndOldAsync(db, now, CancellationToken.None);

        Assert.Equal([(null, CallBackOutcome.NeverNeeded, true), (null, CallBackOutcome.GaveUp, true)], (await RowsAsync(old.Id)).Select(r => (r.Number, r.Outcome!.Value, r.Done is not null)));
        Assert.All(await RowsAsync(young.Id), r => Assert.Equal((true, null, null), (r.Number is not null, r.Outcome, r.Done)));
        var month = now.AddMonths(-CallRecord.MonthsKept);
        var (gone, kept) = (Of(month.AddMinutes(-1), month.AddDays(1)), Of(month.AddMinutes(1), month.AddDays(1)));
        await Calls.StoreAsync(db, gone, CancellationToken.None);
        await Calls.StoreAsync(db, kept, CancellationToken.None);
        await Calls.DeleteOldAsync(db, now, CancellationToken.None);
        Assert.Equal((0, 2), ((await RowsAsync(gone.Id)).Count, (await RowsAsync(kept.Id)).Count));

        CallRecord Of(DateTimeOffset ended, DateTimeOffset promisedBy)
        {
            var id = Guid.NewGuid();
            return new(id, agent.Account.Id, ended.AddMinutes(-3), ended, CallReason.Other, CallOutcome.CallBack, "en", null, null, [], [new(CallBackPurpose.IfWrong, Cipher.Encrypt("541-555-0161", id), null), new(CallBackPurpose.Promised, Cipher.Encrypt("541-555-0161", id), promisedBy)]);
        }
    }

    [Fact]
    public async Task Numbers_stand_in_clear_nowhere_and_after_they_are_done_not_even_encrypted()
    {
        var numbers = Enumerable.Range(0, 12).Select(i => $"458-{700 + (i * 7):000}-{3100 + (i * 31):0000}").ToList();
        var calls = new List<(Guid Call, string Number)>();
        foreach (var (i, number) in numbers.Index())
        {
            var (agent, call) = await OnTheLineAsync(i % 2 == 0 ? "allcare" : "dentures");
            // First refused, so that it goes to the browser and back; and as someone types.
            await agent.Colleague.PressAsync(Back, ("call-number", number), ("promise", "true"));
            var page = agent.Seen;
            await agent.LiveAsync(page, ("q", "rides"), ("call-number", number), ("call", call.ToString()));
            await agent.BeginAsync();
            await agent.AskAsync("allcare", ("call", call.ToString()), ("call-number", number));
            var made = agent.Call;
            await agent.Colleague.PressAsync("l Letter", ("call-number", number));
            await agent.Colleague.PressAsync("Back to the desk");
            await agent.Colleague.PressAsync(Back, ("reason", "Rides"), ("promise", "true"), ("if-wrong", "true"));
            Assert.Equal("/desk?stored=InDatabase", agent.Seen.Location);
            calls.Add((made, number));
        }

        var encrypted = new List<byte[]>();
        foreach (var (call, number) in calls)
            encrypted.AddRange((await RowsAsync(call)).Select(r => r.Number!));
        Assert.Equal(24, encrypted.Count);
        // They do stand there now, so that what follows can fail.
        Assert.Contains(Convert.ToHexString(encrypted[0]).ToLowerInvariant(), await portal.DumpAsync(), StringComparison.Ordinal);
        await AssertNowhereAsync(numbers);
        var agentTwo = await portal.AgentAsync();
        foreach (var (call, _) in calls)
        {
            await agentTwo.Colleague.GetAsync(CallBacks);
            await PressAsync(agentTwo.Colleague, call, Show);
            await PressAsync(agentTwo.Colleague, call, "Reached");
            await agentTwo.Colleague.GetAsync(CallBacks);
            await agentTwo.Colleague.PostAsync($"{CallBacks}?handler=End", ("call", call.ToString()), ("purpose", "IfWrong"), ("outcome", "NotWanted"), ("tries", "0"));
        }

        await AssertNowhereAsync([.. numbers, .. encrypted.Select(e => Convert.ToHexString(e).ToLowerInvariant())]);
    }

    private async Task AssertNowhereAsync(IReadOnlyCollection<string> secrets)
    {
        secrets = [.. secrets, .. secrets.Where(s => s.Contains('-', StringComparison.Ordinal)).Select(s => s.Replace("-", "", StringComparison.Ordinal))];
        var files = string.Concat(Directory.EnumerateFiles(portal.StateDir, "*", SearchOption.AllDirectories).Where(f => !f.Contains("edition.json", StringComparison.Ordinal)).Select(f => $"{f}\n{Encoding.Latin1.GetString(File.ReadAllBytes(f))}\n"));
        foreach (var (where, text) in new[] { ("database", await portal.DumpAsync()), ("files", files), ("logs", string.Join('\n', portal.Logged)) })
            Assert.Empty(secrets.Where(p => text.Contains(p, StringComparison.OrdinalIgnoreCase)).Select(p => $"{p} stands in the {where}"));
    }
}

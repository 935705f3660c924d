using System.Net;
using CcoPortal.Data.Desk;
using CcoPortal.Domain.Desk;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Desk;

/// <summary>The record of a call: begun by its first look-up, stored once when it is over, and deleted in its time.</summary>
public sealed class CallRecordTests(DeskPortal portal) : IClassFixture<DeskPortal>
{
    [Fact]
    public async Task A_call_is_stored_once_in_codes_with_the_revisions_that_were_read_out()
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        await agent.AskAsync("97301", ("speaks", "es"));
        portal.Clock.Set(portal.Clock.GetUtcNow() + TimeSpan.FromSeconds(95));
        var last = await agent.AskAsync("root canal");
        var call = DeskAgent.CallOn(last);

        await agent.Colleague.PressAsync("1 Answered", ("reason", "Covered"), ("call-language", "es"));
        Assert.Equal("/desk?stored=InDatabase", agent.Seen.Location);
        var first = await ReadAsync(call);
        // The same again, as after a lost answer; and the next page knows nothing of it.
        await agent.Colleague.PostWithTokenOfAsync(last, "/desk?handler=Wrap", [.. last.All("form#desk input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).Where(f => f.Item1[0] != '_'), ("reason", "Bill"), ("outcome", "Ended"), ("call-language", "en"), ("call-county", "")]);
        Assert.Equivalent(first, await ReadAsync(call), strict: true);
        await agent.Colleague.GetAsync("/desk?stored=InDatabase");
        Assert.Contains("The call is stored.", agent.Seen.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("root canal", agent.Seen.Text, StringComparison.Ordinal);

        var (row, facts) = first;
        Assert.Equal((agent.Account.Id, CallReason.Covered, CallOutcome.Answered, "es", "marion", null), (row.Agent, row.Reason, row.Outcome, row.Language, row.County, row.Unanswered));
        Assert.InRange(row.Ended - row.Began, TimeSpan.FromSeconds(95), TimeSpan.FromSeconds(97));
        Assert.Contains("benefit:root-canal@1", facts);
        Assert.Contains("cco:pacificsource-marion-polk@1", facts);
        // The service's words say the number of a statewide line; the CCO's do not say that of another.
        Assert.Contains("contact:client-services@1", facts);
        Assert.DoesNotContain("contact:one@1", facts);
        Assert.Contains(facts, f => f.StartsWith("service-area:pacificsource-marion-polk/marion/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrap_up_without_what_it_needs_is_refused_in_words_and_without_a_good_answer_asks_for_the_topic()
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        await agent.AskAsync("is my doctor in the network");
        var page = await agent.Colleague.PressAsync("5 No good answer", ("reason", "FindProvider"));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Choose what there was no good answer to.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Choose why they called.", (await agent.Colleague.PressAsync("1 Answered", ("reason", ""))).Words, StringComparison.Ordinal);
        // A forged form writes no words into a record.
        foreach (var language in new[] { "en-JohnSmithBornInSalem", "en\n", "smith" })
            Assert.Contains("Choose the language.", (await agent.Colleague.PressAsync("1 Answered", ("reason", "FindProvider"), ("call-language", language))).Words, StringComparison.Ordinal);
        var call = agent.Call;
        await agent.Colleague.PressAsync("5 No good answer", ("reason", "FindProvider"), ("unanswered", "IsProviderInNetwork"), ("call-language", "zh-Hans"));
        Assert.Equal((UnansweredTopic.IsProviderInNetwork, "zh-Hans"), (await ReadAsync(call)).Row is var row ? (row.Unanswered, row.Language) : default);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("dentures", "1999-12-31")]
    [InlineData("dentures", "2099-01-01")]
    [InlineData("dentures", "soon")]
    public async Task A_call_goes_on_while_there_is_no_answer_and_ends_once_with_all_that_was_read_out(string q, string on)
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        await agent.AskAsync("97301");
        var call = agent.Call;
        portal.Clock.Set(portal.Clock.GetUtcNow() + TimeSpan.FromSeconds(70));

        await agent.AskAsync(q, ("on", on));
        Assert.Empty(agent.Seen.All("#answer-title"));
        Assert.Equal(call, agent.Call);
        if (on.Length > 0)
        {
            Assert.Single(agent.Seen.All("[autofocus]"));
            // Ended while the day is refused: it is not stored, and not lost.
            await agent.Colleague.PressAsync("1 Answered", ("reason", "WhichCco"));
            Assert.Equal((HttpStatusCode.BadRequest, call), (agent.Seen.Status, agent.Call));
        }

        var last = agent.Seen;
        for (var press = 0; press < 2; press++)
        {
            await agent.Colleague.GetAsync("/desk");
            await agent.Colleague.PostWithTokenOfAsync(last, "/desk?handler=Wrap", [.. last.All("#wrap input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? "")), ("reason", "WhichCco"), ("outcome", "Answered"), ("call-language", "en")]);
            Assert.Equal("/desk?stored=InDatabase", agent.Seen.Location);
        }

        var (row, facts) = await ReadAsync(call);
        Assert.True(row.Ended - row.Began >= TimeSpan.FromSeconds(70), "It began with its first look-up.");
        Assert.Contains("cco:pacificsource-marion-polk@1", facts);
        await using var db = portal.Open();
        Assert.Equal(1, await db.Calls.CountAsync(c => c.Agent == agent.Account.Id));
    }

    [Fact]
    public async Task What_was_chosen_for_an_answer_holds_while_a_day_is_refused()
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        await agent.AskAsync("root canal");
        await agent.ChooseAsync("Under 21");
        var before = agent.Answer;
        await agent.AskAsync("root canal", ("on", "2099-01-01"));
        await agent.AskAsync("root canal", ("on", ""));
        Assert.Equal(before, agent.Answer);
    }

    [Fact]
    public async Task A_wrap_up_without_a_call_makes_none()
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        var page = await agent.Colleague.PostAsync("/desk?handler=Wrap", ("q", "97301"), ("reason", "WhichCco"), ("outcome", "Answered"), ("call-language", "en"));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Look something up first: the call begins with it.", page.Words, StringComparison.Ordinal);
        await using var db = portal.Open();
        Assert.False(await db.Calls.AnyAsync(c => c.Agent == agent.Account.Id));
    }

    [Fact]
    public async Task Records_are_deleted_after_two_years_with_what_was_read_out()
    {
        await using var db = portal.Open();
        var agent = await portal.AgentAsync();
        var now = portal.Clock.GetUtcNow();
        var (old, young) = (Of(now.AddMonths(-CallRecord.MonthsKept).AddMinutes(-1)), Of(now.AddMonths(-CallRecord.MonthsKept).AddMinutes(1)));
        await Calls.StoreAsync(db, old, CancellationToken.None);
        await Calls.StoreAsync(db, young, CancellationToken.None);
        Assert.Equal(2, await db.CallFacts.CountAsync(f => f.Call == old.Id || f.Call == young.Id));

        Assert.Equal(1, await Calls.DeleteOldAsync(db, now, CancellationToken.None));

        Assert.Equal([young.Id], await db.Calls.Where(c => c.Id == old.Id || c.Id == young.Id).Select(c => c.Id).ToListAsync());
        Assert.Equal([young.Id], await db.CallFacts.Where(f => f.Call == old.Id || f.Call == young.Id).Select(f => f.Call).ToListAsync());

        CallRecord Of(DateTimeOffset ended) => new(
            Guid.NewGuid(), agent.Account.Id, ended.AddMinutes(-3), ended, CallReason.Other, CallOutcome.Answered, "en", null, null, [new ReadFact("cco", "allcare-cco", 1), new ReadFact("cco", "no-such-cco", 1)]);
    }

    private async Task<(Data.Configurations.CallRow Row, List<string> Facts)> ReadAsync(Guid call)
    {
        await using var db = portal.Open();
        return (await db.Calls.AsNoTracking().SingleAsync(c => c.Id == call), await db.CallFacts.Where(f => f.Call == call).OrderBy(f => f.Kind).ThenBy(f => f.Key).Select(f => $"{f.Kind}:{f.Key}@{f.PublishedIn}").ToListAsync());
    }
}

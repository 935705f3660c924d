using System.Net;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Staff;
using CcoPortal.IntegrationTests.Web.Staff;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Desk;

/// <summary>An agent says that something is wrong; an editor answers; the agent sees it.</summary>
public sealed class FlagTests(ChangesPortal portal) : IClassFixture<ChangesPortal>
{
    private const string Tell = "Tell the editors", Wrong = "NumberDoesNotWork";

    private async Task<DeskAgent> AgentAsync(string? name = null) => await new DeskAgent(await Colleague.InAsync(portal, StaffRole.Agent, name)).BeginAsync();

    private async Task<List<FlagRow>> FlagsAsync(string key)
    {
        await using var db = portal.Open();
        return await db.Flags.AsNoTracking().Where(f => f.Key == key).OrderBy(f => f.Id).ToListAsync();
    }

    /// <summary>The card of a field on the editors' page.</summary>
    private static AngleSharp.Dom.IElement? CardOf(Page page, string title) => page.All("main li.card").SingleOrDefault(c => Page.TextOf(c.QuerySelector("h2")!) == title);

    private static Task<Page> EndAsync(Colleague who, string title, string button, params (string, string)[] more)
    {
        var pressed = CardOf(who.Seen!, title)!.QuerySelectorAll("button").Single(b => Page.NameOf(b).StartsWith(button, StringComparison.Ordinal));
        return who.PressAsync(Page.NameOf(pressed), more);
    }

    [Fact]
    public async Task The_fields_that_an_answer_reads_out_can_be_chosen_and_the_phone_is_meant_unless_another_is()
    {
        var agent = await AgentAsync();
        var page = await agent.AskAsync("97301");
        var options = page.All("#Flagged option");
        var at = portal.Edition().Number;
        Assert.Equal($"cco:pacificsource-marion-polk@{at}#tollFree", page.All("#Flagged option[selected]").Single().GetAttribute("value"));
        Assert.Contains(options, o => o.GetAttribute("value")!.StartsWith("service-area:pacificsource-marion-polk/marion/", StringComparison.Ordinal) && Page.TextOf(o) == "All of it");
        Assert.Contains(options, o => Page.TextOf(o) == "Hours");
        Assert.False(page.All("#flag").Single().HasAttribute("open"));

        await agent.AskAsync(portal.Edition().Contact("client-services").Phone);
        Assert.Equal($"contact:client-services@{at}#phone", agent.Seen.All("#Flagged option[selected]").Single().GetAttribute("value"));
        await agent.AskAsync("root canal");
        Assert.Equal($"benefit:root-canal@{at}", agent.Seen.All("#Flagged option[selected]").Single().GetAttribute("value"));
        await agent.AskAsync("root canal", ("speaks", "es"));
        Assert.Contains($"benefit:root-canal@{at}#texts.es", agent.Seen.All("#Flagged option").Select(o => o.GetAttribute("value")));
        // Where nothing was found, the number to call instead is read out.
        await agent.AskAsync("zzqxv wwkkq");
        Assert.Equal($"contact:client-services@{at}#phone", agent.Seen.All("#Flagged option[selected]").Single().GetAttribute("value"));
    }

    [Fact]
    public async Task A_flag_goes_to_the_editors_once_for_an_agent_and_the_call_goes_on()
    {
        var agent = await AgentAsync();
        var call = DeskAgent.CallOn(await agent.AskAsync("ihn cco"));
        var refused = await agent.Colleague.PressAsync(Tell);
        Assert.Equal((HttpStatusCode.BadRequest, true), (refused.Status, refused.All("#flag").Single().HasAttribute("open")));
        Assert.Contains("Choose what is wrong with it.", refused.Words, StringComparison.Ordinal);
        foreach (var forged in new[] { "cco:ihn-cco@1#nothing", "cco:no-such@1", "call:x@1", "cco:ihn-cco@0", "Rosa Lopez", "" })
            Assert.Equal(HttpStatusCode.BadRequest, (await agent.Colleague.PressAsync(Tell, ("flagged", forged), ("flag-reason", Wrong))).Status);
        Assert.Empty(await FlagsAsync("ihn-cco"));

        await agent.AskAsync("ihn cco");
        var sent = await agent.Colleague.PressAsync(Tell, ("flag-reason", Wrong));
        Assert.Contains("Sent to the editors.", sent.Words, StringComparison.Ordinal);
        Assert.Equal((call, "InterCommunity Health Network CCO"), (DeskAgent.CallOn(sent), agent.Answer.Title));
        // Nothing on the page leads away from the call.
        var links = sent.All("main a:not([href^='#'], [href^='tel:'])");
        Assert.Equal(["See what becomes of your flags (opens in a new tab)", "The same on the public site (opens in a new tab)"], links.Select(Page.TextOf));
        Assert.All(links, l => Assert.Equal(("_blank", "noopener"), (l.GetAttribute("target"), l.GetAttribute("rel"))));
        Assert.Contains("You sent this before.", (await agent.Colleague.PressAsync(Tell, ("flag-reason", "OutOfDate"))).Words, StringComparison.Ordinal);
        var flag = Assert.Single(await FlagsAsync("ihn-cco"));
        Assert.Equal((agent.Account.Id, "cco", "tollFree", FlagReason.NumberDoesNotWork, true, null), (flag.Agent, flag.Kind, flag.Field, flag.Reason, flag.Edition <= portal.Edition().Number, flag.End));
    }

    [Fact]
    public async Task Editors_see_the_field_as_it_is_published_with_all_who_say_so_and_end_it_for_all_together()
    {
        var (one, two) = (await AgentAsync(), await AgentAsync());
        foreach (var (agent, reason) in new[] { (one, Wrong), (two, "NumberOfSomeoneElse") })
        {
            await agent.AskAsync("trillium lane");
            await agent.Colleague.PressAsync(Tell, ("flagged", "cco:trillium-lane@1#tollFree"), ("flag-reason", reason));
        }

        await one.Colleague.PressAsync(Tell, ("flagged", "cco:trillium-lane@1#hours"), ("flag-reason", "WrongHours"));
        var (editor, admin, agentsPage) = (await portal.EditorAsync(), await Colleague.InAsync(portal, StaffRole.Admin), "/desk/flags");
        var title = (await editor.GetAsync("/staff/flags")).All("main li.card h2").Select(Page.TextOf).Single(t => t.StartsWith("Trillium", StringComparison.Ordinal) && t.EndsWith("Toll-free phone", StringComparison.Ordinal));
        var tasks = await editor.GetAsync("/staff");
        Assert.Contains(tasks.All("h2"), h => Page.TextOf(h) == "Agents say that it is wrong");
        Assert.Contains(tasks.All("main a[href^='/staff/flags#']").Select(Page.TextOf), t => t.EndsWith("Toll-free phone", StringComparison.Ordinal));

        var page = await editor.GetAsync("/staff/flags");
        var card = CardOf(page, title)!;
        var words = Page.TextOf(card);
        Assert.Contains("2 agents, since November 22, 2026, 12:", words, StringComparison.Ordinal);
        Assert.Contains("The number does not work", words, StringComparison.Ordinal);
        Assert.Contains("The number is someone else’s", words, StringComparison.Ordinal);
        Assert.Contains(portal.Edition().Cco("trillium-lane")!.TollFree!.Value, words, StringComparison.Ordinal);
        Assert.Contains("No open change request touches this record.", words, StringComparison.Ordinal);
        // To an admin, to look at.
        Assert.NotNull(CardOf(await admin.GetAsync("/staff/flags"), title));
        Assert.Empty(admin.Seen!.All("main form"));

        Assert.Contains("Open: no editor has answered yet.", (await one.Colleague.GetAsync(agentsPage)).Words, StringComparison.Ordinal);
        var stale = await editor.GetAsync("/staff/flags");
        await EndAsync(editor, title, "True as it is");
        Assert.Equal("/staff/flags?done=true", editor.Seen!.Location);
        Assert.All((await FlagsAsync("trillium-lane")).Where(f => f.Field == "tollFree"), f => Assert.Equal((FlagEnd.TrueAsItIs, editor.Account.Id, null), (f.End, f.EndedBy, f.Change)));
        var other = Assert.Single(await FlagsAsync("trillium-lane"), f => f.Field == "hours");
        Assert.Null(other.End);
        Assert.Contains("1 of your flags was answered in the last 7 days", (await two.Colleague.GetAsync("/desk")).Words, StringComparison.Ordinal);
        foreach (var agent in new[] { one, two })
            Assert.Contains("True as it is: an editor read the source.", (await agent.Colleague.GetAsync(agentsPage)).Words, StringComparison.Ordinal);

        // Who had the page open too is told.
        var ids = CardOf(stale, title)!.QuerySelector("input[name=flags]")!.GetAttribute("value")!;
        var late = await editor.PostWithTokenOfAsync(stale, "/staff/flags", ("flags", ids), ("end", "CannotBeChecked"));
        Assert.Equal(HttpStatusCode.BadRequest, late.Status);
        Assert.Contains("Somebody has dealt with this since you opened the page.", late.Words, StringComparison.Ordinal);
        await editor.GetAsync("/staff/flags");
        await EndAsync(editor, title.Replace("Toll-free phone", "Hours", StringComparison.Ordinal), "Cannot be checked");
        Assert.Contains("no source says what is true", (await one.Colleague.GetAsync(agentsPage)).Words, StringComparison.Ordinal);

        await using var db = portal.Open();
        var events = await db.AuditEvents.AsNoTracking().Where(e => e.Kind == "flag-ended" && e.Detail.Contains("trillium-lane")).OrderBy(e => e.Id).ToListAsync();
        Assert.Equal([editor.Account.Id.ToString("D"), editor.Account.Id.ToString("D")], events.Select(e => e.Actor));
        Assert.Equal("{\"record\":\"cco:trillium-lane\",\"field\":\"tollFree\",\"end\":\"TrueAsItIs\",\"change\":null,\"flags\":2}", events[0].Detail);
    }

    [Fact]
    public async Task A_flag_that_is_in_a_change_follows_it_to_its_end()
    {
        var agent = await AgentAsync();
        foreach (var cco in new[] { "allcare-cco", "umpqua-health-alliance", "health-share-of-oregon" })
        {
            await agent.AskAsync(portal.Edition().Cco(cco)!.ShortName);
            Assert.Contains("Sent", (await agent.Colleague.PressAsync(Tell, ("flagged", $"cco:{cco}@1#tollFree"), ("flag-reason", Wrong))).Words, StringComparison.Ordinal);
        }

        var editor = await portal.EditorAsync();
        var (published, refused, withdrawn) = (await portal.SubmittedAsync("Edie", Edits.Phone("allcare-cco", 61)), await portal.SubmittedAsync("Edie", Edits.Phone("umpqua-health-alliance", 62)), await portal.SubmittedAsync("Edie", Edits.Phone("health-share-of-oregon", 63)));
        var names = new Dictionary<Guid, string>();
        foreach (var (change, cco) in new[] { (published, "allcare-cco"), (refused, "umpqua-health-alliance"), (withdrawn, "health-share-of-oregon") })
        {
            await editor.GetAsync("/staff/flags");
            var card = editor.Seen!.All("main li.card").Single(c => c.QuerySelector("h2 a")!.GetAttribute("href") == $"/staff/records/cco/{cco}");
            // A change request that does not touch the record deals with nothing of it.
            var flags = card.QuerySelector("input[name=flags]")!.GetAttribute("value")!;
            foreach (var (other, says) in new[] { (change == published ? refused : published, "does not touch this record"), (Guid.NewGuid(), "There is no such change request.") })
                Assert.Contains(says, (await editor.PostAsync("/staff/flags", ("flags", flags), ("end", "InChange"), ("change", other.ToString()))).Words, StringComparison.Ordinal);
            Assert.Contains("Choose the change request", (await editor.PostAsync("/staff/flags", ("flags", flags), ("end", "InChange"))).Words, StringComparison.Ordinal);
            await editor.GetAsync("/staff/flags");
            await EndAsync(editor, Page.TextOf(card.QuerySelector("h2")!), "In a change");
            Assert.Equal("/staff/flags?done=true", editor.Seen!.Location);
            names[change] = (await portal.RowAsync(change)).Title;
        }

        Assert.Contains($"In a change: “{names[published]}” is in review.", await NewsAsync(), StringComparison.Ordinal);
        await portal.AsAsync("Rosa", new SendBackChange.Command(refused, "Which source?", ForGood: false));
        Assert.Contains($"“{names[refused]}” was sent back to its editors.", await NewsAsync(), StringComparison.Ordinal);
        await portal.AsAsync("Edie", new SubmitChange.Command(refused));
        await portal.AsAsync("Rosa", new SendBackChange.Command(refused, "It is not so.", ForGood: true));
        await portal.AsAsync("Edie", new WithdrawChange.Command(withdrawn));
        await portal.ApproveAsync("Rosa", published);
        await portal.AsAsync("Edie", new PublishChange.Command(published));
        var news = await NewsAsync();
        Assert.Contains($"Not changed: “{names[refused]}” was refused.", news, StringComparison.Ordinal);
        Assert.Contains($"Not changed: “{names[withdrawn]}” was withdrawn.", news, StringComparison.Ordinal);
        Assert.Contains($"Changed: “{names[published]}” was published November 22, 2026", news, StringComparison.Ordinal);

        async Task<string> NewsAsync() => (await agent.Colleague.GetAsync("/desk/flags")).Words;
    }

    [Fact]
    public async Task Who_may_not_ends_no_flag_and_who_may_not_sends_none()
    {
        var agent = await AgentAsync();
        await agent.AskAsync("yamhill");
        await agent.Colleague.PressAsync(Tell, ("flagged", "cco:yamhill-community-care@1"), ("flag-reason", "SomethingElse"));
        var flag = Assert.Single(await FlagsAsync("yamhill-community-care"));
        foreach (var role in new[] { StaffRole.Agent, StaffRole.Supervisor, StaffRole.Admin })
        {
            var other = await Colleague.InAsync(portal, role);
            await other.GetAsync("/account/security");
            Assert.Equal(HttpStatusCode.Forbidden, (await other.PostAsync("/staff/flags", ("flags", flag.Id.ToString()), ("end", "TrueAsItIs"))).Status);
        }

        var editor = await portal.EditorAsync();
        await editor.GetAsync("/account/security");
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.PostAsync("/desk?handler=Flag", ("q", "yamhill"), ("flagged", "cco:yamhill-community-care@1"), ("flag-reason", "SomethingElse"))).Status);
        Assert.Null(Assert.Single(await FlagsAsync("yamhill-community-care")).End);
        // Another agent's are not one's own.
        Assert.Contains("You have told them nothing yet.", (await (await AgentAsync()).Colleague.GetAsync("/desk/flags")).Words, StringComparison.Ordinal);
    }
}

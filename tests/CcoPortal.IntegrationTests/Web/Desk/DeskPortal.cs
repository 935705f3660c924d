using CcoPortal.Data;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Web.Staff;

namespace CcoPortal.IntegrationTests.Web.Desk;

/// <summary>A portal whose agents a password lets in.</summary>
public class DeskPortal : PortalFactory
{
    public DeskPortal() => Settings["Portal:SignIn:RequireSecondFactor"] = "false";

    public PortalDbContext Open() => PortalDbContext.At(Connection);

    internal async Task<DeskAgent> AgentAsync() => new(await Colleague.InAsync(this, StaffRole.Agent));
}

/// <summary>An agent with a caller on the line: what was asked before goes along, as the page's form has it.</summary>
internal sealed class DeskAgent(Colleague colleague)
{
    public Colleague Colleague => colleague;

    public StaffMember Account => colleague.Account;

    public Page Seen => colleague.Seen!;

    public async Task<DeskAgent> BeginAsync()
    {
        await colleague.GetAsync("/desk");
        return this;
    }

    /// <summary>Types into the box and presses Enter.</summary>
    public Task<Page> AskAsync(string q, params (string Name, string Value)[] more) => colleague.PressAsync("Ask", [("q", q), .. more]);

    /// <summary>What the script asks as someone types; a part of a page comes.</summary>
    public Task<Page> LiveAsync(Page page, params (string Name, string Value)[] fields) => colleague.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Post, "/desk?handler=Live")
    {
        Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
    });

    /// <summary>Presses a choice or another answer.</summary>
    public Task<Page> ChooseAsync(string words) => colleague.PressAsync(Page.NameOf(Seen.All("#answer button.choice").First(b => Page.NameOf(b).Contains(words, StringComparison.Ordinal))));

    /// <summary>The call that is on.</summary>
    public Guid Call => CallOn(Seen);

    /// <summary>The call that a page goes on with.</summary>
    public static Guid CallOn(Page page) => Guid.Parse(page.All("input[name=call]").Single().GetAttribute("value")!);

    /// <summary>Whether a record counts as read out in the call that is on.</summary>
    public bool WasRead(string kind, string key) => Seen.All("input[name=read]")[0].GetAttribute("value")!.Contains($"{kind}:{key}@", StringComparison.Ordinal);

    /// <summary>The title of the answer, and what is to be said.</summary>
    public (string Title, string Say) Answer => (Page.TextOf(Seen.All("#answer-title").Single()), string.Join(' ', Seen.All("#answer .say[lang=en] p").Select(p => Page.TextOf(p))));
}

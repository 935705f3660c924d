using System.Text.RegularExpressions;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data;
using CcoPortal.Data.Desk;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Staff;
using CcoPortal.IntegrationTests.Web.Staff;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CcoPortal.BrowserTests;

/// <summary>The call center's desk, in every state. Amy is an agent, Sid a supervisor.</summary>
internal static partial class DeskPages
{
    private const string Amy = "Amy", Sid = "Sid";

    public static async Task<IReadOnlyList<StaffPage>> OfAsync(PortalByName portal)
    {
        portal.People[Amy] = await Colleague.MakeAsync(portal, StaffRole.Agent, Amy);
        portal.People[Sid] = await Colleague.MakeAsync(portal, StaffRole.Supervisor, Sid);
        await CallBacksAsync(portal);
        return
        [
            .. HandedOver(),
            .. Flagged(),
            StaffPage.Of(Amy, "call-backs", "/desk/call-backs"),
            StaffPage.After(Amy, "call-backs: number shown", "/desk/call-backs", async page =>
            {
                await page.GetByRole(AriaRole.Button, new() { NameRegex = ShowTheNumber() }).First.ClickAsync();
                // There is the focus, and not at the top of the page.
                await Assertions.Expect(page.GetByText("Call 503-555-0142").Locator("xpath=ancestor-or-self::p")).ToBeFocusedAsync();
            }),
            StaffPage.Of(Sid, "recall", "/desk/recall"),
            StaffPage.Of(Amy, "desk", "/desk"),
            StaffPage.Of(Sid, "desk, to a supervisor", "/desk"),
            StaffPage.Of(Amy, "desk: call stored", "/desk?stored=InDatabase"),
            StaffPage.Of(Amy, "desk: call kept", "/desk?stored=OnDisk"),
            Asked("one CCO", "97401"),
            Asked("several CCOs", "jackson county"),
            Asked("a day to come", "97401", new() { ["on"] = "2027-02-01" }),
            Asked("ZIP in two counties", "97361"),
            Asked("which place", "salem"),
            Asked("place that is not known", "xqzzywk county"),
            Asked("not in Oregon", "98101"),
            Asked("CCO", "all care"),
            Asked("service", "dentures"),
            Asked("service, an age is asked", "root canal"),
            Asked("page", "bill"),
            Asked("line", "800-273-0557"),
            Asked("codes of a letter", "BMH ccoa"),
            Asked("not our number", "503-555-0142"),
            Asked("nothing found", "xqzzywk wwkkq"),
            Asked("danger", "he wants to kill himself"),
            Asked("in Spanish", "97401", new() { ["speaks"] = "es" }),
            Asked("service in Spanish", "root canal", new() { ["speaks"] = "es" }),
            Asked("in Arabic", "97401", new() { ["speaks"] = "ar" }),
            Asked("not in Arabic", "root canal", new() { ["speaks"] = "ar" }),
            Asked("by an interpreter", "97401", new() { ["speaks"] = "fa" }),
            StaffPage.After(Amy, "desk: day that is none", "/desk", async page =>
            {
                await page.Locator("#On").EvaluateAsync("e => { e.type = 'text'; e.value = 'soon'; }");
                await page.Locator("#q").FillAsync("97401");
                await page.Locator("#q").PressAsync("Enter");
                await StaffPage.IsRefusedAsync(page);
            }),
            StaffPage.After(Amy, "desk: no answer as someone types", "/desk", async page =>
            {
                await AskAsync(page, "97401");
                await page.Locator("#On").FillAsync("2099-01-01");
                await page.Locator("#q").FillAsync("dentures");
                await Assertions.Expect(page.Locator("#no-answer")).ToBeVisibleAsync();
            }),
            StaffPage.After(Amy, "desk: number refused", "/desk", async page =>
            {
                await AskAsync(page, "all care");
                await page.Locator("#Number").FillAsync("call her");
                await page.Locator("[data-outcome='4']").ClickAsync();
                await StaffPage.IsRefusedAsync(page);
            }),
            StaffPage.After(Amy, "desk: wrap-up refused", "/desk", async page =>
            {
                await AskAsync(page, "97401");
                await page.Locator("[data-outcome='5']").ClickAsync();
                await StaffPage.IsRefusedAsync(page);
            }),
        ];
    }

    private static IEnumerable<StaffPage> HandedOver() =>
    [
        After("code", "97401", "c", page => Assertions.Expect(page.Locator("#given-code")).ToBeFocusedAsync()),
        After("letter", "97401", "l", page => page.WaitForURLAsync("**/desk?handler=Letter")),
        After("letter in large print", "root canal", "L", page => page.WaitForURLAsync("**/desk?handler=Letter")),
        After("e-mail", "97401", "e", page => page.WaitForURLAsync("**/desk?handler=Email")),
        After("e-mail refused", "97401", "e", async page =>
        {
            await page.Locator("#Email").FillAsync("rosa at home");
            await page.Locator("#Email").PressAsync("Enter");
            await StaffPage.IsRefusedAsync(page);
        }),
        After("e-mail, no mail server", "97401", "e", async page =>
        {
            await page.Locator("#Email").FillAsync("caller@portal.test");
            await page.Locator("#Email").PressAsync("Enter");
            await Assertions.Expect(page.GetByText("The e-mail is not sent.")).ToBeVisibleAsync();
        }),
    ];

    private static IEnumerable<StaffPage> Flagged() =>
    [
        After("flag", "all care", "f", page => Assertions.Expect(page.Locator("#Flagged")).ToBeFocusedAsync()),
        After("flag refused", "all care", "f", async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Tell the editors" }).ClickAsync();
            await StaffPage.IsRefusedAsync(page);
        }),
        StaffPage.After(Amy, "flags of an agent", "/desk", async page =>
        {
            await AskAsync(page, "all care");
            await page.Keyboard.PressAsync("f");
            await page.Locator("#FlagReason").SelectOptionAsync("NumberDoesNotWork");
            await page.GetByRole(AriaRole.Button, new() { Name = "Tell the editors" }).ClickAsync();
            await page.WaitForLoadStateAsync();
            await page.GotoAsync("/desk/flags");
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("AllCare CCO");
        }),
        StaffPage.Of("Edie", "flags", "/staff/flags"),
        StaffPage.Of("Ada", "flags, to an admin", "/staff/flags"),
    ];

    /// <summary>Two numbers to call: one that is late, and one for a correction that was published since.</summary>
    private static async Task CallBacksAsync(PortalByName portal)
    {
        var (amy, now) = (portal.People[Amy].Id, portal.Clock.GetUtcNow());
        await using var db = portal.Open();
        var cipher = portal.Services.GetRequiredService<FieldCipher>();
        foreach (var purpose in Enum.GetValues<CallBackPurpose>())
        {
            var call = Guid.CreateVersion7();
            await Calls.StoreAsync(
                db, new CallRecord(
                    call, amy, now.AddDays(-3), now.AddDays(-3), CallReason.PhoneNumber, CallOutcome.CallBack, "es", "jackson", null, [new("cco", "jackson-care-connect", 1)],
                    [new(purpose, cipher.Encrypt("503-555-0142", call), purpose == CallBackPurpose.Promised ? now.AddDays(-1) : null)]), CancellationToken.None);
        }

        var change = await portal.AsAsync("Edie", new OpenChange.Command("A number that reached a stranger", "It was wrong", "A call", Corrects: true));
        await portal.ProposeAsync("Edie", change, Edits.Phone("jackson-care-connect", 99));
        await portal.AsAsync("Edie", new SubmitChange.Command(change));
        await portal.ApproveAsync("Rosa", change);
        await portal.AsAsync("Edie", new PublishChange.Command(change));
    }

    /// <summary>Types into the box, presses Enter, and a key on the answer.</summary>
    private static StaffPage After(string name, string typed, string key, Func<IPage, Task> then) => StaffPage.After(Amy, $"desk: {name}", "/desk", async page =>
    {
        await AskAsync(page, typed);
        await page.Keyboard.PressAsync(key);
        await then(page);
    });

    [GeneratedRegex("Show the number")]
    private static partial Regex ShowTheNumber();

    /// <summary>Types into the box and presses Enter.</summary>
    public static async Task AskAsync(IPage page, string typed)
    {
        await page.Locator("#q").FillAsync(typed);
        await page.Locator("#q").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#answer-title")).ToBeFocusedAsync();
    }

    private static StaffPage Asked(string name, string typed, Dictionary<string, string>? chosen = null) => StaffPage.After(Amy, $"desk: {name}", "/desk", async page =>
    {
        foreach (var (field, value) in chosen ?? [])
        {
            if (field == "speaks")
                await page.Locator("#speaks").SelectOptionAsync(value);
            else
                await page.Locator($"[name='{field}']").FillAsync(value);
        }

        await AskAsync(page, typed);
    });
}

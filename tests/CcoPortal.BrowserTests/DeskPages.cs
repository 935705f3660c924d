using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Web.Staff;
using Microsoft.Playwright;

namespace CcoPortal.BrowserTests;

/// <summary>The call center's desk, in every state. Amy is an agent, Sid a supervisor.</summary>
internal static class DeskPages
{
    private const string Amy = "Amy", Sid = "Sid";

    public static async Task<IReadOnlyList<StaffPage>> OfAsync(PortalByName portal)
    {
        portal.People[Amy] = await Colleague.MakeAsync(portal, StaffRole.Agent, Amy);
        portal.People[Sid] = await Colleague.MakeAsync(portal, StaffRole.Supervisor, Sid);
        return
        [
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
            Asked("letter", "BMH ccoa"),
            Asked("not our number", "503-555-0142"),
            Asked("nothing found", "xqzzywk wwkkq"),
            Asked("danger", "he wants to kill himself"),
            Asked("in Spanish", "97401", new() { ["speaks"] = "es" }),
            Asked("service in Spanish", "root canal", new() { ["speaks"] = "es" }),
            Asked("in Arabic", "97401", new() { ["speaks"] = "ar" }),
            Asked("not in Arabic", "root canal", new() { ["speaks"] = "ar" }),
            StaffPage.After(Amy, "desk: day that is none", "/desk", async page =>
            {
                await page.Locator("#On").EvaluateAsync("e => { e.type = 'text'; e.value = 'soon'; }");
                await page.Locator("#q").FillAsync("97401");
                await page.Locator("#q").PressAsync("Enter");
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

using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Web.Staff;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace CcoPortal.BrowserTests;

[Collection(InABrowser.Name)]
public sealed class StaffSignInTests(Browser browser, PortalByName portal)
{
    [Fact]
    public async Task A_passkey_is_made_and_used_by_the_pages_own_script()
    {
        var account = await Colleague.MakeAsync(portal, StaffRole.Admin);
        await using var visitor = await portal.VisitorAsync(browser, change: o => o.ReducedMotion = ReducedMotion.Reduce);
        await visitor.AddInitScriptAsync(new BundledAxeScriptProvider().GetScript());
        var page = await visitor.NewPageAsync();
        var refused = new List<string>();
        page.Console += (_, message) => refused.Add(message.Text);
        var session = await visitor.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await portal.SignInAsync(page, account.Email!);
        await page.GotoAsync("/account/passkey/new");
        await page.GetByLabel("A name for it").FillAsync("Laptop at work");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/account/security?done=passkey");
        Assert.True(await page.GetByText("Laptop at work").First.IsVisibleAsync());
        Browser.AssertNothing(await StaffPagesTests.LookAsync(page).ToListAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/account/sign-out");

        await page.GotoAsync("/account/sign-in?back=/staff/people");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await page.WaitForURLAsync($"{portal.Address}/staff/people");
        Assert.Equal("People", await page.Locator("h1").TextContentAsync());
        // The security policy stopped nothing.
        Assert.DoesNotContain(refused, r => r.Contains("Content Security Policy", StringComparison.Ordinal));
        Assert.Equal(["signed-in", "passkey-added", "signed-out", "signed-in"], (await Colleague.AuditAsync(portal, account.Id)).Select(e => e.Kind));
    }

    [Fact]
    public async Task Without_script_nothing_is_offered_that_needs_it()
    {
        await using var visitor = await portal.VisitorAsync(browser, change: o => o.JavaScriptEnabled = false);
        var page = await visitor.NewPageAsync();
        var account = await Colleague.MakeAsync(portal, StaffRole.Editor);
        await page.GotoAsync("/account/sign-in");
        Assert.False(await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).IsVisibleAsync());
        await portal.SignInAsync(page, account.Email!);
        await page.GotoAsync("/account/passkey/new");
        Assert.True(await page.GetByText("Passkeys need JavaScript").IsVisibleAsync());
        Assert.False(await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).IsVisibleAsync());
    }
}

using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests;
using CcoPortal.IntegrationTests.Web.Staff;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace CcoPortal.BrowserTests;

/// <summary>A portal that is reached under the name that passkeys need.</summary>
public sealed class PortalByName : PortalFactory
{
    public PortalByName()
    {
        Settings["Portal:SignIn:RequireSecondFactor"] = "false";
        // Without one, the name in the address is the portal's own.
        Settings.Remove("Portal:PublicUrl");
    }

    public string Address { get; private set; } = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        UseKestrel(0);
        StartServer();
        Address = $"http://localhost:{ClientOptions.BaseAddress.Port}";
    }
}

[Collection(InABrowser.Name)]
public sealed class StaffSignInTests(Browser browser, PortalByName portal) : IClassFixture<PortalByName>
{
    private const string Continue = "form[action='/account/sign-in'] button";

    [Fact]
    public async Task A_passkey_is_made_and_used_by_the_pages_own_script()
    {
        var account = await Colleague.MakeAsync(portal, StaffRole.Admin);
        await using var visitor = await browser.VisitorAsync(change: o => o.BaseURL = portal.Address);
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
        await SignInAsync(page, account.Email!);
        await page.GotoAsync("/account/passkey/new");
        await page.GetByLabel("A name for it").FillAsync("Laptop at work");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/account/security?done=passkey");
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
        await using var visitor = await browser.VisitorAsync(change: o => (o.BaseURL, o.JavaScriptEnabled) = (portal.Address, false));
        var page = await visitor.NewPageAsync();
        var account = await Colleague.MakeAsync(portal, StaffRole.Editor);
        await page.GotoAsync("/account/sign-in");
        Assert.False(await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).IsVisibleAsync());
        await SignInAsync(page, account.Email!);
        await page.GotoAsync("/account/passkey/new");
        Assert.True(await page.GetByText("Passkeys need JavaScript").IsVisibleAsync());
        Assert.False(await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).IsVisibleAsync());
    }

    [Fact]
    public async Task Pages_of_signing_in_and_of_people_have_no_automated_finding_and_fit_the_narrowest_screen()
    {
        var account = await Colleague.MakeAsync(portal, StaffRole.Admin);
        var other = await Colleague.MakeAsync(portal, StaffRole.Reviewer);
        await using var visitor = await browser.VisitorAsync(change: o => o.BaseURL = portal.Address);
        await visitor.AddInitScriptAsync(new BundledAxeScriptProvider().GetScript());
        var page = await visitor.NewPageAsync();
        var found = new List<string>();

        foreach (var path in new[] { "/account/sign-in", "/account/first-admin", "/account/accept?token=x", "/account/sign-out" })
            await LookAsync(path, () => page.GotoAsync(path));
        await LookAsync("sign-in refused", async () =>
        {
            await page.GotoAsync("/account/sign-in");
            await page.Locator(Continue).ClickAsync();
        });
        await LookAsync("first admin refused", async () =>
        {
            await page.GotoAsync("/account/first-admin");
            await page.GetByRole(AriaRole.Button, new() { Name = "Make my account" }).ClickAsync();
        });
        await SignInAsync(page, account.Email!);
        foreach (var path in new[] { "/account/security", "/account/confirm?back=/account/security", "/account/passkey/new", "/staff/people", "/staff/people/new", $"/staff/people/{other.Id}", $"/staff/people/{account.Id}", "/staff/changes/new" })
            await LookAsync(path, () => page.GotoAsync(path));
        await LookAsync("authenticator", async () =>
        {
            await page.GotoAsync("/account/security");
            await page.GetByRole(AriaRole.Button, new() { Name = "Set up an authenticator app" }).ClickAsync();
        });
        await LookAsync("invitation refused", async () =>
        {
            await page.GotoAsync("/staff/people/new");
            await page.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        });
        await LookAsync("link to hand over", async () =>
        {
            await page.GotoAsync($"/staff/people/{other.Id}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Reset, and make a new link" }).ClickAsync();
        });
        Browser.AssertNothing(found);

        async Task LookAsync(string name, Func<Task> open)
        {
            await page.SetViewportSizeAsync(Browser.Laptop, 800);
            await open();
            foreach (var width in new[] { Browser.Laptop, Browser.Phone })
            {
                await page.SetViewportSizeAsync(width, 800);
                var axe = await page.EvaluateAsync<string[][]>(AutomatedFindingsTests.Run);
                found.AddRange(axe[0].Select(f => $"{name}: {width} px: {f}"));
                foreach (var check in new[] { "reflow", "text", "contrast", "targets" })
                    found.AddRange((await page.FaultsAsync(check)).Select(f => $"{name}: {width} px: {check}: {f}"));
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Browser.Screens, $"staff {string.Concat(name.Split(Path.GetInvalidFileNameChars())).Replace("?", "", StringComparison.Ordinal)} {width}.png"), FullPage = true });
            }
        }
    }

    private static async Task SignInAsync(IPage page, string email)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("Your e-mail address at work").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Colleague.Password);
        await page.Locator(Continue).ClickAsync();
        await page.WaitForURLAsync("**/staff");
    }
}

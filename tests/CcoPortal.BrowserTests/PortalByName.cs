using CcoPortal.IntegrationTests.Web.Staff;
using Microsoft.Playwright;

namespace CcoPortal.BrowserTests;

/// <summary>A portal with people who work on it, each with <see cref="Colleague.Password"/>. It is reached under the name that passkeys need.</summary>
public sealed class PortalByName : CcoPortal.IntegrationTests.Staff.StaffPortal
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
        UseKestrel(0);
        await base.InitializeAsync();
        foreach (var person in People.Values)
            await Colleague.ChangeAsync(this, person.Id, Colleague.GivePassword);
        StartServer();
        Address = $"http://localhost:{ClientOptions.BaseAddress.Port}";
    }

    public Task<IBrowserContext> VisitorAsync(Browser browser, int width = Browser.Laptop, Action<BrowserNewContextOptions>? change = null)
    {
        ArgumentNullException.ThrowIfNull(browser);
        return browser.VisitorAsync(width, options =>
        {
            options.BaseURL = Address;
            change?.Invoke(options);
        });
    }

    /// <summary>Signs in with a password, and is there where that leads.</summary>
    /// <param name="who">A first name, or an e-mail address.</param>
    public async Task SignInAsync(IPage page, string who)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("Your e-mail address at work").FillAsync(People.TryGetValue(who, out var person) ? person.Email! : who);
        await page.GetByLabel("Password").FillAsync(Colleague.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }
}

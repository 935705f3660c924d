using CcoPortal.Data.EmbeddedPostgres;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests;
using CcoPortal.IntegrationTests.EmbeddedPostgres;
using CcoPortal.IntegrationTests.Web;
using CcoPortal.IntegrationTests.Web.Staff;
using Deque.AxeCore.Commons;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;
using Xunit;

namespace CcoPortal.BrowserTests;

/// <summary>Staff's pages and the desk, as they are while the database is away.</summary>
[Collection(InABrowser.Name)]
public sealed class StaffAwayTests(Browser browser, ScratchFolder scratch) : IClassFixture<ScratchFolder>
{
    [Fact]
    public async Task While_the_database_is_away_no_page_has_a_finding_and_what_was_typed_is_on_it()
    {
        await using var server = await EmbeddedPostgresServer.StartAsync(new EmbeddedPostgresOptions(scratch.At("away"), Durable: false), NullLogger.Instance, CancellationToken.None);
        await using var portal = new PortalOn(await server.CreateDatabaseAsync("away", CancellationToken.None));
        portal.Settings.Remove("Portal:PublicUrl");
        portal.UseKestrel(0);
        portal.StartServer();
        await Visitor.Of(portal).EventuallyAsync("/health/ready", p => p.Text.Contains("\"database\":\"answers\"", StringComparison.Ordinal));
        var (editor, agent) = (await PageAsync(portal, StaffRole.Editor), await PageAsync(portal, StaffRole.Agent));
        await editor.GotoAsync("/staff/changes/new");
        await editor.Locator("[name='Title']").FillAsync("New phone");
        await editor.Locator("[name='Reason']").FillAsync("The old one reaches a stranger");
        await editor.Locator("[name='Source']").FillAsync("A letter");
        await agent.GotoAsync("/desk");
        await DeskPages.AskAsync(agent, "97401");
        await server.StopAsync(CancellationToken.None);

        var found = new List<string>();
        await editor.GetByRole(AriaRole.Button, new() { Name = "Begin", Exact = true }).ClickAsync();
        await Assertions.Expect(editor.GetByText("The old one reaches a stranger")).ToBeVisibleAsync();
        await LookAsync(editor, "kept");
        await GoAsync(editor, "/staff", 503);
        await GoAsync(editor, "/staff/edit/cco/allcare-cco", 503);
        await GoAsync(editor, "/account/security", 503);

        await agent.Locator("#wrap [value='WhichCco']").CheckAsync();
        await agent.Locator("[data-outcome='1']").ClickAsync();
        await agent.WaitForURLAsync("**/desk?stored=OnDisk");
        await LookAsync(agent, "call kept");
        await DeskPages.AskAsync(agent, "root canal");
        await Assertions.Expect(agent.GetByText("The database is away.")).ToBeVisibleAsync();
        await LookAsync(agent, "answer");
        Browser.AssertNothing(found);

        async Task GoAsync(IPage page, string path, int status)
        {
            Assert.Equal(status, (await page.GotoAsync(path))!.Status);
            await LookAsync(page, path);
        }

        async Task LookAsync(IPage page, string state) => found.AddRange(await StaffPagesTests.LookAsync(page).Select(line => $"{state}: {line}").ToListAsync());
    }

    /// <summary>Someone of a role, signed in.</summary>
    private async Task<IPage> PageAsync(PortalOn portal, StaffRole role)
    {
        var visitor = await browser.VisitorAsync(change: o => (o.BaseURL, o.ReducedMotion) = ($"http://localhost:{portal.ClientOptions.BaseAddress.Port}", ReducedMotion.Reduce));
        await visitor.AddInitScriptAsync(new BundledAxeScriptProvider().GetScript());
        var page = await visitor.NewPageAsync();
        var account = await Colleague.MakeAsync(portal, role);
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("Your e-mail address at work").FillAsync(account.Email!);
        await page.GetByLabel("Password").FillAsync(Colleague.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return page;
    }
}

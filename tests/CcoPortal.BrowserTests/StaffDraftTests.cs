using System.Text.RegularExpressions;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Web.Staff;
using Microsoft.Playwright;
using Xunit;

namespace CcoPortal.BrowserTests;

/// <summary>What someone types is not lost, whatever becomes of the page or of their session.</summary>
[Collection(InABrowser.Name)]
public sealed class StaffDraftTests(Browser browser, PortalByName portal)
{
    private const string Form = "/staff/edit/contact/client-services", Field = "[name='f.label']";

    [Fact]
    public async Task What_is_typed_and_never_sent_is_there_again_when_the_page_is_opened_again()
    {
        await using var visitor = await EditorAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(Form);
        await page.Locator(Field).FillAsync("Half a na");
        await Assertions.Expect(page.Locator("#draft-status")).ToContainTextAsync("Draft kept at", new() { Timeout = 12_000 });
        await page.CloseAsync();

        var again = await visitor.NewPageAsync();
        await again.GotoAsync(Form);
        Assert.Equal("Half a na", await again.Locator(Field).InputValueAsync());
        await Assertions.Expect(again.Locator("#draft-status")).ToContainTextAsync("This is your draft");

        // Another one who edits sees that somebody works on it, and not what.
        await using var other = await EditorAsync();
        var theirs = await other.NewPageAsync();
        await theirs.GotoAsync(Form);
        Assert.NotEqual("Half a na", await theirs.Locator(Field).InputValueAsync());
    }

    [Fact]
    public async Task Leaving_at_once_loses_nothing_either_and_the_tasks_lead_back_to_it()
    {
        await using var visitor = await EditorAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/staff/new/contact");
        await page.Locator(Field).FillAsync("Typed and left");
        await page.GotoAsync("/staff");

        var back = page.GetByRole(AriaRole.Link, new() { Name = "New: Contact" });
        for (var attempt = 0; await back.CountAsync() == 0; attempt++)
        {
            Assert.True(attempt < 20, "The draft was not kept when the page was left.");
            await Task.Delay(100);
            await page.ReloadAsync();
        }

        await back.ClickAsync();
        await page.WaitForURLAsync(new Regex("/staff/new/contact[?]draft="));
        Assert.Equal("Typed and left", await page.Locator(Field).InputValueAsync());
    }

    [Fact]
    public async Task A_new_record_that_is_loaded_again_is_the_same_one_and_another_tab_has_its_own()
    {
        await using var visitor = await EditorAsync();
        var (one, two) = (await visitor.NewPageAsync(), await visitor.NewPageAsync());
        foreach (var (page, typed) in new[] { (one, "Of the first tab"), (two, "Of the second tab") })
        {
            await page.GotoAsync("/staff/new/holiday");
            await page.Locator("[name='f.name']").FillAsync(typed);
            await Assertions.Expect(page.Locator("#draft-status")).ToContainTextAsync("Draft kept at", new() { Timeout = 12_000 });
        }

        foreach (var (page, typed) in new[] { (one, "Of the first tab"), (two, "Of the second tab") })
        {
            await page.ReloadAsync();
            Assert.Equal(typed, await page.Locator("[name='f.name']").InputValueAsync());
        }
    }

    [Fact]
    public async Task A_form_that_is_sent_after_the_session_ended_is_there_after_signing_in()
    {
        var account = await Colleague.MakeAsync(portal, StaffRole.Editor);
        await using var visitor = await portal.VisitorAsync(browser);
        var page = await visitor.NewPageAsync();
        await portal.SignInAsync(page, account.Email!);
        await page.GotoAsync("/staff/edit/cco/pacificsource-columbia-gorge");
        await page.Locator("[name='f.tollFree.value']").FillAsync("800-555-0140");
        await page.Locator("[name='title']").FillAsync("Sent too late");
        await visitor.ClearCookiesAsync();
        await page.Locator("button[value='save']").ClickAsync();

        await Assertions.Expect(page.GetByText("You were signed out while you worked.")).ToBeVisibleAsync();
        Assert.DoesNotContain("800-555-0140", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByLabel("Your e-mail address at work").FillAsync(account.Email!);
        await page.GetByLabel("Password").FillAsync(Colleague.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("main dd", new() { HasText = "800-555-0140" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it again" }).ClickAsync();

        await page.WaitForURLAsync("**/staff/changes/*?done=saved");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Sent too late");
        await Assertions.Expect(page.Locator("ins")).ToHaveTextAsync("800-555-0140");
    }

    private async Task<IBrowserContext> EditorAsync()
    {
        var account = await Colleague.MakeAsync(portal, StaffRole.Editor);
        var visitor = await portal.VisitorAsync(browser);
        var page = await visitor.NewPageAsync();
        await portal.SignInAsync(page, account.Email!);
        await page.CloseAsync();
        return visitor;
    }
}

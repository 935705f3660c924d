using System.Diagnostics;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.BrowserTests;

/// <summary>From a number that an editor types to the number that a member taps.</summary>
[Collection(InABrowser.Name)]
public sealed class StaffJourneyTests(Browser browser, PortalByName portal, ITestOutputHelper output)
{
    [Theory]
    [InlineData("jackson-care-connect", "800-555-0130", true)]
    [InlineData("trillium-tri-county", "800-555-0131", false)]
    public async Task What_an_editor_types_and_a_reviewer_approves_is_what_a_member_taps_all_by_keyboard(string cco, string phone, bool script)
    {
        var title = $"New phone of {cco}";
        var (member, editor, reviewer) = (await PageAsync(script), await PageAsync(script), await PageAsync(script));
        var tap = member.Locator($"a[href='tel:+1{phone.Replace("-", "", StringComparison.Ordinal)}']").First;
        await member.GotoAsync($"/ccos/{cco}");
        var old = await member.Locator("main a[href^='tel:+1']").First.InnerTextAsync();
        await Assertions.Expect(tap).Not.ToBeVisibleAsync();

        await portal.SignInAsync(editor, "Edie");
        await editor.GotoAsync($"/staff/records/cco/{cco}");
        await editor.PressOnAsync($"a[href='/staff/edit/cco/{cco}']");
        await editor.WaitForURLAsync($"**/staff/edit/cco/{cco}");
        await editor.TypeIntoAsync("[name='f.tollFree.value']", phone);
        await editor.TypeIntoAsync("[name='title']", title, most: 300);
        await editor.TypeIntoAsync("[name='reason']", "It moved.");
        await editor.TypeIntoAsync("[name='source']", "A letter of November 20.");
        await editor.PressOnAsync("button[value='save']");
        await editor.WaitForURLAsync("**/staff/changes/*?done=saved");
        await editor.PressOnAsync("form[action$='handler=Submit'] button", most: 100);
        await editor.WaitForURLAsync("**?done=submitted");
        // Whoever wrote it is offered no way to approve it.
        Assert.Equal(0, await editor.GetByRole(AriaRole.Button, new() { Name = "Approve exactly this" }).CountAsync());

        await portal.SignInAsync(reviewer, "Rosa");
        await reviewer.GotoAsync("/staff");
        await Assertions.Expect(reviewer.GetByRole(AriaRole.Heading, new() { Name = "Wait for your review" })).ToBeVisibleAsync();
        await reviewer.PressOnAsync($"a:text-is('{title}')", most: 100);
        await Assertions.Expect(reviewer.Locator("h1")).ToHaveTextAsync(title);
        await Assertions.Expect(reviewer.Locator("tr", new() { HasText = "Toll-free phone" }).Locator("ins")).ToHaveTextAsync(phone);
        await Assertions.Expect(reviewer.Locator("tr", new() { HasText = "Toll-free phone" }).Locator("del")).ToHaveTextAsync(old.Trim());
        await Assertions.Expect(reviewer.Locator("dl", new() { HasText = "People who live there" })).ToBeVisibleAsync();
        await reviewer.PressOnAsync("summary:text-is('Which pages')", most: 60);
        await Assertions.Expect(reviewer.Locator($"main a[href='/ccos/{cco}']")).ToBeVisibleAsync();
        await reviewer.PressOnAsync("form[action$='handler=Approve'] button", most: 100);
        await reviewer.WaitForURLAsync("**?done=approved");
        await member.ReloadAsync();
        await Assertions.Expect(tap).Not.ToBeVisibleAsync();
        await reviewer.PressOnAsync("form[action$='handler=Publish'] button", most: 100);
        await reviewer.WaitForURLAsync("**?done=published");

        var since = Stopwatch.StartNew();
        do
        {
            await member.ReloadAsync();
        }
        while (await tap.CountAsync() == 0 && since.Elapsed < TimeSpan.FromSeconds(5));
        output.WriteLine($"A member read it {since.Elapsed.TotalSeconds:0.0} s after the reviewer was told that it is published.");
        await Assertions.Expect(tap).ToBeVisibleAsync();
        foreach (var page in new[] { member, editor, reviewer })
            await page.Context.DisposeAsync();
    }

    /// <summary>A person at a browser of their own.</summary>
    private async Task<IPage> PageAsync(bool script) => await (await portal.VisitorAsync(browser, change: o => o.JavaScriptEnabled = script)).NewPageAsync();
}

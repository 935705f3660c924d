using Microsoft.Playwright;
using Xunit;

namespace CcoPortal.BrowserTests;

/// <summary>Staff without a mouse; the whole way to a published change is in <see cref="StaffJourneyTests"/>.</summary>
[Collection(InABrowser.Name)]
public sealed class StaffKeyboardTests(Browser browser, PortalByName portal)
{
    [Fact]
    public async Task Tab_visits_everything_of_the_pages_of_staff_once_in_the_order_of_the_page()
    {
        await using var visitor = await portal.VisitorAsync(browser);
        var page = await visitor.NewPageAsync();
        await portal.SignInAsync(page, "Rosa");
        var found = new List<string>();
        foreach (var path in new[] { "/staff", "/staff/edit/cco/allcare-cco", "/staff/edit/page/help/rides", "/staff/records/cco/allcare-cco", "/staff/changes", "/staff/changes/new", "/staff/on", "/staff/fresh", "/staff/spreadsheets", "/account/security" })
        {
            await page.GotoAsync(path);
            found.AddRange((await page.WrongOrderAsync()).Select(f => $"{path}: {f}"));
        }

        Browser.AssertNothing(found);
    }

    [Fact]
    public async Task After_a_refused_form_the_focus_is_at_what_is_wrong_and_leads_to_its_fields()
    {
        await using var visitor = await portal.VisitorAsync(browser, Browser.Phone);
        var page = await visitor.NewPageAsync();
        await portal.SignInAsync(page, "Eli");
        await page.GotoAsync("/staff/edit/cco/allcare-cco");
        await page.TypeIntoAsync("[name='f.phone.value']", "call us");
        await page.TypeIntoAsync("[name='title']", "A phone", most: 300);
        await page.PressOnAsync("button[value='save']");
        await Assertions.Expect(page.Locator(".error-summary")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.HasFocusAsync(".error-summary a[href='#f.phone.value']"));
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.HasFocusAsync("[name='f.phone.value']"));
        Assert.Equal("call us", await page.Locator(":focus").InputValueAsync());

        await page.GotoAsync("/staff/changes/new");
        await page.PressOnAsync("main form button");
        await Assertions.Expect(page.Locator(".error-summary")).ToBeFocusedAsync();
        await page.PressOnAsync(".error-summary a[href='#Title']", most: 1);
        Assert.True(await page.HasFocusAsync("#Title"));
    }
}

using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.BrowserTests;

/// <summary>No mouse anywhere: what a page offers, Tab reaches and Enter does.</summary>
[Collection(InABrowser.Name)]
public sealed class KeyboardTests(Browser browser, ITestOutputHelper output)
{
    [Theory]
    [InlineData(Browser.Phone)]
    [InlineData(Browser.Laptop)]
    public async Task Focus_shows_on_everything_that_takes_it_and_is_never_hidden(int width)
    {
        var survey = await browser.SurveyAsync(width);
        output.WriteLine($"{survey.Elements} elements on {survey.Pages} page states at {width} px");
        Assert.True(survey.Elements > survey.Pages * 5);
        Browser.AssertNothing(survey.Found(Aspect.Focus));
    }

    [Theory]
    [InlineData(Browser.Phone)]
    [InlineData(Browser.Laptop)]
    public async Task The_skip_link_is_first_and_leads_past_the_header(int width) =>
        Browser.AssertNothing((await browser.SurveyAsync(width)).Found(Aspect.SkipLink));

    [Fact]
    public Task Tab_visits_everything_once_in_the_order_of_the_page() => browser.PagesAsync(
        browser.Pages.Where(p => p.Name is "benefits" or "benefits by words" or "benefits and danger" or "benefit limited" or "coverage: no such age" or "coverage: own CCO" or "home" or "nothing typed" or "ZIP in two counties" or "counties" or "county Douglas" or "CCO allcare-cco" or "contact"
            || (p.IsArea && p.Path.Contains("jackson", StringComparison.Ordinal))),
        (page, _) => page.WrongOrderAsync());

    [Fact]
    public async Task A_place_is_found_and_a_county_chosen_by_keyboard_alone()
    {
        await using var visitor = await browser.VisitorAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await page.TabToAsync("#q");
        await page.Keyboard.TypeAsync("97140");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/find");
        Assert.Equal("Which county do you live in?", await page.Locator("h1").InnerTextAsync());
        await page.TabToAsync("[name='county']");
        await page.Keyboard.PressAsync("Tab");
        var second = await page.EvaluateAsync<string>("() => document.activeElement.value");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/areas/**");
        Assert.Contains($"/areas/{CcoPortal.Domain.Places.Slug.From(second)}/", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_home_teeth_cleaning_is_found_and_opened_by_keyboard_alone()
    {
        await using var visitor = await browser.VisitorAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await page.TabToAsync("#need");
        await page.Keyboard.TypeAsync("teeth cleaning");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/benefits?q=teeth+cleaning");
        for (var i = 0; i < 30 && await page.EvaluateAsync<string?>("() => document.activeElement.getAttribute('href')") != "/benefits/dental-cleaning"; i++)
            await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/benefits/dental-cleaning");
        Assert.StartsWith("Yes", await page.Locator(".answer").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coverage_is_asked_by_the_codes_of_the_letter_by_keyboard_alone()
    {
        await using var visitor = await browser.VisitorAsync(Browser.Phone);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/coverage");
        await page.TabToAsync("[name='letter']");
        await page.Keyboard.TypeAsync("cco-b, bmh");
        await page.TabToAsync("[name='age']");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("table.coverage");
        Assert.Equal("For a person 21 or over. Package: OHP Plus (BMH). CCO type: CCOB.", await page.Locator("h1 + .lead").InnerTextAsync());
        Assert.EndsWith("/coverage", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_summary_leads_to_the_input_and_what_was_typed_is_still_there()
    {
        await using var visitor = await browser.VisitorAsync(Browser.Phone);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/find?q=9730");
        Assert.StartsWith("Error: ", await page.TitleAsync(), StringComparison.Ordinal);
        await page.Locator(".error-summary a").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("q", await page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.Equal("9730", await page.Locator("#q").InputValueAsync());
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync("1");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/areas/marion/**");
    }
}

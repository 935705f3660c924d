using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.BrowserTests;

[Collection(InABrowser.Name)]
public sealed class ReflowTests(Browser browser, ITestOutputHelper output)
{
    [Theory]
    [InlineData(Browser.Phone)] // which is also 1280 px at 400 % zoom
    [InlineData(Browser.Laptop)]
    public Task Nothing_scrolls_sideways_and_no_text_is_cut_off(int width) => NothingAsync(Aspect.Reflow, width);

    [Fact]
    public Task Nothing_scrolls_sideways_at_any_width_between() => NothingAsync(Aspect.WidthsBetween, Browser.Laptop);

    [Theory]
    [InlineData(Browser.Phone)]
    [InlineData(Browser.Laptop)]
    public Task No_text_is_lost_when_the_reader_spaces_it_out(int width) => NothingAsync(Aspect.SpacedOut, width);

    [Theory]
    [InlineData(Browser.Phone)]
    [InlineData(Browser.Laptop)]
    public Task No_text_is_lost_when_the_reader_doubles_its_size(int width) => NothingAsync(Aspect.Doubled, width);

    [Theory]
    [InlineData(Browser.Phone)]
    [InlineData(Browser.Laptop)]
    public Task Pages_can_read_from_right_to_left(int width) => NothingAsync(Aspect.RightToLeft, width);

    [Theory]
    [InlineData(Browser.Phone)]
    [InlineData(Browser.Laptop)]
    public Task Every_link_and_button_is_44_px_and_those_in_sentences_24(int width) => NothingAsync(Aspect.Targets, width);

    [Theory]
    [InlineData(Browser.Phone)]
    [InlineData(Browser.Laptop)]
    public Task All_text_stands_out_from_its_ground_by_7_to_1(int width) => NothingAsync(Aspect.Contrast, width);

    [Theory]
    [InlineData(Browser.Phone)]
    [InlineData(Browser.Laptop)]
    public Task Nothing_moves_for_those_who_asked_for_that(int width) => NothingAsync(Aspect.Motion, width);

    [Fact]
    public async Task In_a_contrast_theme_focus_badges_and_the_kinds_of_counties_still_show()
    {
        var pages = browser.Pages.Where(p => p.Name is "home" or "counties" or "nothing typed" or "ZIP in two counties" or "CCO allcare-cco" or "county Douglas"
            || (p.IsArea && p.Path.Contains("douglas", StringComparison.Ordinal))).ToList();
        Assert.True(pages.Count >= 7);
        await browser.PagesAsync(
            pages,
            async (page, state) =>
            {
                await page.Keyboard.PressAsync("Tab");
                var found = (await page.EvaluateAsync<string[]>("""
                    () => {
                      const wrong = [];
                      pageChecks.openAll();
                      const style = (element) => getComputedStyle(element);
                      for (const element of document.querySelectorAll("a[href], button, input:not([type=hidden]), summary")) {
                        if (!element.checkVisibility()) continue;
                        element.focus();
                        if (style(element).outlineStyle === "none") wrong.push(`no ring: ${element.textContent.trim()}`);
                      }
                      for (const element of document.querySelectorAll(".badge, .usa-button, .choice, .usa-input, .card, .error-summary, .alert")) {
                        if (style(element).borderTopStyle === "none" || style(element).borderTopWidth === "0px") wrong.push(`no edge: ${element.className}`);
                      }
                      for (const icon of document.querySelectorAll(".icon path")) {
                        const box = icon.closest(".usa-button, .badge, .alert");
                        if (box && style(icon).fill === style(box).backgroundColor) wrong.push(`an icon cannot be seen: ${box.className}`);
                      }
                      const kinds = ["map-county", "map-county-served", "map-county-part", "map-zip-served"].flatMap((kind) => [...document.querySelectorAll(`.map-county-key .${kind}, .map .${kind}`)].slice(0, 1)
                        .map((shape) => [kind, [style(shape).fill, style(shape).strokeWidth, style(shape).strokeDasharray].join()]));
                      for (const [kind, look] of kinds) for (const [other, same] of kinds) if (kind < other && look === same) wrong.push(`${kind} looks like ${other}: ${look}`);
                      return wrong;
                    }
                    """)).ToList();
                await page.EvaluateAsync("() => { document.activeElement.blur(); scrollTo(0, 0); }");
                await Screens.TakeAsync(page, $"contrast-{state.Name}");
                return found;
            },
            change: o => (o.ForcedColors, o.ColorScheme) = (ForcedColors.Active, ColorScheme.Dark));
        output.WriteLine($"{pages.Count} pages in {Browser.Screens}");
    }

    private async Task NothingAsync(Aspect aspect, int width)
    {
        var survey = await browser.SurveyAsync(width);
        Assert.Equal(browser.Pages.Count, survey.Pages);
        Browser.AssertNothing(survey.Found(aspect));
    }
}

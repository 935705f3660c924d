using CcoPortal.Web.Languages;
using CcoPortal.Web.Reading;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.BrowserTests;

/// <summary>Every page once in each other language, on a phone, where long words and right-to-left show first; and pages of each kind in every way of reading.</summary>
[Collection(InABrowser.Name)]
public sealed class LanguagesAndWaysToReadTests(Browser browser, ITestOutputHelper output)
{
    private static readonly string[] s_kinds =
    [
        "home", "find", "nothing typed", "ZIP in two counties", "directory", "counties", "contact", "county Douglas", "CCO allcare-cco", "benefits", "benefits of an area", "benefit with most to say",
        "coverage", "coverage: all at once", "deadline of a denial", "page learn/quality", "page help/words-to-know", "search: found", "updates", "ways to read", "languages", "no such page",
    ];

    [Theory]
    [InlineData("es")]
    [InlineData("ar")]
    public async Task Every_page_holds_in_another_language(string tag)
    {
        var states = PageStates.In(Language.Of(tag)!, browser.Portal);
        await browser.PagesAsync(states, LookAsync, Browser.Phone, script: new BundledAxeScriptProvider().GetScript());
        output.WriteLine($"{states.Count} page states in “{tag}”");
        Assert.True(states.Count > 150);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("2")]
    [InlineData("3")]
    [InlineData("1c")]
    [InlineData("1t")]
    [InlineData("1s")]
    [InlineData("3cts")]
    public async Task Pages_of_each_kind_hold_in_each_way_of_reading(string key)
    {
        Assert.Equal(key, WaysToRead.Read(key).Key);
        var states = browser.Pages.Where(s => s_kinds.Contains(s.Name)).Concat(browser.Pages.Where(s => s.IsArea).Take(2)).ToList();
        Assert.Equal(s_kinds.Length + 2, states.Count);
        // Where text is largest, or as it is for most, also on a laptop.
        foreach (var width in key is "0" or "3cts" ? [Browser.Phone, Browser.Laptop] : new[] { Browser.Phone })
        {
            await browser.PagesAsync(
                states, LookAsync,
                width, o => o.ExtraHTTPHeaders = [KeyValuePair.Create("Cookie", $"{WaysToRead.Cookie}={key}")], new BundledAxeScriptProvider().GetScript());
        }
    }

    private static async Task<IEnumerable<string>> LookAsync(IPage page, PageState state)
    {
        var axe = await page.EvaluateAsync<string[][]>(AutomatedFindingsTests.Run);
        return [.. axe[0], .. await page.FaultsAsync("reflow"), .. await page.FaultsAsync("text"), .. await page.FaultsAsync("targets"), .. await page.FaultsAsync("contrast")];
    }
}

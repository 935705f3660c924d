using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.BrowserTests;

[Collection(InABrowser.Name)]
public sealed class PictureTests(Browser browser, ITestOutputHelper output)
{
    /// <summary>For people: what no test can see is seen by looking.</summary>
    [Fact]
    public async Task Each_kind_of_page_has_its_picture_taken_on_a_phone_and_a_laptop()
    {
        string[] names = ["home", "find", "nothing typed", "ZIP in two counties", "name of two places", "misspelled", "unknown", "ZIP of another state", "retired ZIP",
            "place with ZIPs that differ", "directory", "counties", "contact", "accessibility", "privacy", "no such page", "broken", "no edition",
            "county Douglas", "county Lane", "county Malheur", "CCO allcare-cco", "CCO trillium-lane", "CCO eastern-oregon-cco",
            "benefits", "benefits of an area and an age", "benefits by words", "benefits and danger", "no benefit found", "benefits: danger and error", "danger and a ZIP", "benefit limited", "benefit not covered",
            "benefit with most to say", "coverage", "coverage: common case", "coverage: open card", "coverage: dental package", "coverage: all at once", "coverage: no such age"];
        var pages = browser.Pages.Where(p => names.Contains(p.Name) || p.IsArea && (p.Name.Contains("another day", StringComparison.Ordinal)
            || p.Path.Contains("/jackson/", StringComparison.Ordinal) || p.Path.Contains("/douglas/", StringComparison.Ordinal) || p.Path.Contains("/multnomah/", StringComparison.Ordinal))).ToList();
        foreach (var width in new[] { Browser.Phone, Browser.Laptop })
        {
            await browser.PagesAsync(
                pages,
                async (page, state) =>
                {
                    await Screens.TakeAsync(page, $"{state.Name}-{width}");
                    return [];
                },
                width);
        }

        output.WriteLine($"{pages.Count} pages at 2 widths in {Browser.Screens}");
        Assert.True(pages.Count > 25);
    }
}

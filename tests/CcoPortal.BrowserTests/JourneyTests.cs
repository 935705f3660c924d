using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.BrowserTests;

/// <summary>What members come for, with JavaScript switched off.</summary>
[Collection(InABrowser.Name)]
public sealed partial class JourneyTests(Browser browser, ITestOutputHelper output)
{
    [Fact]
    public async Task A_hurried_member_types_a_ZIP_and_has_a_number_to_tap()
    {
        await using var visitor = await Phone();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await Ask(page, "97301");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/areas/marion/pacificsource-marion-polk$"));
        var call = page.Locator(".card .phone-button").First;
        await Assertions.Expect(call).ToBeVisibleAsync();
        Assert.Matches(@"^tel:\+1\d{10}$", await call.GetAttributeAsync("href"));
        Assert.True((await call.BoundingBoxAsync())!.Y < 900, "The number is more than a screen and a bit down.");
    }

    [Fact]
    public async Task A_ZIP_in_two_counties_asks_and_Back_leads_to_the_other_one()
    {
        await using var visitor = await Phone();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/find");
        await Ask(page, "97140");
        var choices = page.Locator(".choice");
        Assert.True(await choices.CountAsync() >= 2);
        var (first, second) = (await choices.Nth(0).GetAttributeAsync("value"), await choices.Nth(1).GetAttributeAsync("value"));
        await choices.Nth(0).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync($"{first} County");
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Which county do you live in?");
        await choices.Nth(1).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync($"{second} County");
    }

    [Fact]
    public async Task A_misspelled_city_is_guessed()
    {
        await using var visitor = await Phone();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await Ask(page, "Medfrod");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("We do not know that place");
        await page.Locator(".choice", new PageLocatorOptions { HasTextRegex = new Regex("^\\s*Medford") }).First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/areas/jackson/"));
    }

    [Fact]
    public async Task A_county_whose_parts_differ_asks_for_the_ZIP_first()
    {
        await using var visitor = await Phone();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await Ask(page, "Douglas County");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/counties/douglas$"));
        await Ask(page, "97470");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/areas/douglas/"));
    }

    [Fact]
    public async Task An_empty_form_says_what_is_missing_and_can_be_put_right()
    {
        await using var visitor = await Phone();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await Ask(page, "");
        await Assertions.Expect(page.Locator(".error-summary")).ToContainTextAsync("Type a ZIP code, a city, or a county in Oregon.");
        await Assertions.Expect(page.Locator("#q")).ToHaveAttributeAsync("aria-invalid", "true");
        await Ask(page, "Bend");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/areas/deschutes/"));
    }

    [Fact]
    public async Task From_the_counties_one_gets_to_an_area_and_to_a_CCO()
    {
        await using var visitor = await Phone();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await page.Locator(".footer").GetByText("County list").ClickAsync();
        await page.Locator("main .directory").GetByText("Lane County").ClickAsync();
        await page.GetByText("What to do next with").First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/areas/lane/"));
        await page.GetByText("More about").First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/ccos/[a-z-]+$"));
    }

    [Fact]
    public async Task A_CCO_can_be_saved_to_the_phones_contacts()
    {
        await using var visitor = await Phone();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/ccos/allcare-cco");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("to your phone").ClickAsync());
        Assert.EndsWith(".vcf", download.SuggestedFilename, StringComparison.Ordinal);
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        Assert.StartsWith("BEGIN:VCARD", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Letter")]
    [InlineData("A4")]
    public async Task Every_area_prints_on_one_sheet_for_the_fridge_door(string paper)
    {
        var areas = browser.Pages.Where(p => p.IsArea && p.Name.StartsWith("area /", StringComparison.Ordinal)).ToList();
        await browser.PagesAsync(areas, async (page, state) =>
        {
            var pdf = await page.PdfAsync(new PagePdfOptions { Format = paper, PreferCSSPageSize = false });
            await File.WriteAllBytesAsync(Screens.FileOf($"print-{paper}{state.Path}", "pdf"), pdf);
            var sheets = PageOfPdf().Count(System.Text.Encoding.Latin1.GetString(pdf));
            return sheets == 1 ? [] : [$"{sheets} sheets"];
        });
        output.WriteLine($"{areas.Count} areas on {paper}");
    }

    [Theory]
    [InlineData("Letter")]
    [InlineData("A4")]
    public async Task Every_answer_about_coverage_prints_on_one_sheet(string paper)
    {
        var answers = browser.Pages.Where(p => p is { Path: "/coverage", Status: 200 } && p.Posted is not null).ToList();
        await browser.PagesAsync(answers, async (page, state) =>
        {
            var pdf = await page.PdfAsync(new PagePdfOptions { Format = paper, PreferCSSPageSize = false });
            await File.WriteAllBytesAsync(Screens.FileOf($"print-{paper}-{state.Name}", "pdf"), pdf);
            var sheets = PageOfPdf().Count(System.Text.Encoding.Latin1.GetString(pdf));
            return sheets == 1 ? [] : [$"{sheets} sheets"];
        });
        Assert.True(answers.Count >= 7);
    }

    [Fact]
    public async Task A_printed_service_shows_the_answer_and_whom_to_call()
    {
        var services = browser.Pages.Where(p => p.Name.StartsWith("benefit ", StringComparison.Ordinal)).ToList();
        await browser.PagesAsync(services, async (page, state) =>
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
            var found = new List<string>();
            foreach (var shown in new[] { "h1", ".answer", "main a[href='tel:+18002730557']", ".sure" })
            {
                if (!await page.Locator(shown).First.IsVisibleAsync())
                    found.Add($"{shown} is not printed");
            }

            foreach (var hidden in new[] { ".nav", ".breadcrumb", "form" })
            {
                if (await page.Locator(hidden).CountAsync() > 0 && await page.Locator(hidden).First.IsVisibleAsync())
                    found.Add($"{hidden} is printed");
            }

            await File.WriteAllBytesAsync(Screens.FileOf($"print-{state.Name}", "pdf"), await page.PdfAsync());
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Null });
            return found;
        });
        Assert.True(services.Count >= 4);
    }

    [Fact]
    public async Task What_is_needed_is_typed_in_ones_own_words_and_the_answer_stands_first()
    {
        await using var visitor = await Phone();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await page.Locator("#need").FillAsync("i need glasses");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".benefits a").First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/benefits/[a-z-]+$"));
        Assert.True((await page.Locator(".answer").BoundingBoxAsync())!.Y < 800, "The answer is more than a screen down.");
    }

    [Fact]
    public async Task Words_of_danger_show_whom_to_call_on_the_first_screen()
    {
        await using var visitor = await Phone();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await page.Locator("#need").FillAsync("i want to die");
        await page.Keyboard.PressAsync("Enter");
        var call = page.Locator(".danger li a[href='tel:988']");
        await Assertions.Expect(call).ToBeVisibleAsync();
        Assert.True((await call.BoundingBoxAsync())!.Y < 800, "988 is more than a screen down.");
    }

    [Fact]
    public async Task Back_after_an_answer_about_coverage_leads_to_the_form()
    {
        await using var visitor = await Phone();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/coverage");
        await page.Locator("#letter").FillAsync("CCOB BMH");
        await page.Locator("main button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("What your plan covers");
        await page.Locator("table.coverage th a").First.ClickAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("What your plan covers");
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("What does my plan cover?");
    }

    private Task<IBrowserContext> Phone() => browser.VisitorAsync(Browser.Phone, o => o.JavaScriptEnabled = false);

    private static async Task Ask(IPage page, string place)
    {
        await page.Locator("#q").FillAsync(place);
        await page.Locator("main form button[type=submit]", new PageLocatorOptions { HasText = "Find your CCO" }).ClickAsync();
    }

    /// <summary>The page objects of a PDF; its tree of pages is <c>/Pages</c>.</summary>
    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PageOfPdf();
}

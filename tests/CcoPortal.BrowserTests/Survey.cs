using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CcoPortal.BrowserTests;

/// <summary>What <see cref="Survey"/> looks for.</summary>
public enum Aspect
{
    SkipLink,
    Focus,
    Contrast,
    Targets,
    Reflow,
    WidthsBetween,
    SpacedOut,
    Doubled,
    RightToLeft,
    Motion,
}

/// <summary>
/// One visit to every page in every state, in which all is looked at that needs no page of its own: to load each page anew for each
/// test would take minutes.
/// </summary>
public sealed class Survey
{
    private static readonly int[] Between = [360, 480, 640, 768, 960];

    private readonly ConcurrentDictionary<Aspect, ConcurrentBag<string>> _found = new(Enum.GetValues<Aspect>().ToDictionary(a => a, _ => new ConcurrentBag<string>()));
    private int _elements;
    private int _pages;

    public int Pages => _pages;

    /// <summary>What took the focus, on all pages together.</summary>
    public int Elements => _elements;

    public IEnumerable<string> Found(Aspect aspect) => _found[aspect];

    public static async Task<Survey> AtAsync(Browser browser, int width)
    {
        ArgumentNullException.ThrowIfNull(browser);
        var survey = new Survey();
        await browser.EveryPageAsync(
            async (page, state) =>
            {
                await survey.VisitAsync(page, state, width);
                return [];
            },
            width);
        return survey;
    }

    private async Task VisitAsync(IPage page, PageState state, int width)
    {
        Interlocked.Increment(ref _pages);
        Note(Aspect.SkipLink, state, await SkipLinkAsync(page, state));
        Note(Aspect.Focus, state, await page.FaultsAsync("focus"));
        Interlocked.Add(ref _elements, await page.EvaluateAsync<int>("() => pageChecks.focusable()"));
        Note(Aspect.Contrast, state, await page.FaultsAsync("contrast"));
        Note(Aspect.Targets, state, await page.FaultsAsync("targets"));
        Note(Aspect.Reflow, state, await LayoutAsync(page));
        if (width == Browser.Laptop)
        {
            foreach (var between in Between)
            {
                await page.SetViewportSizeAsync(between, 800);
                Note(Aspect.WidthsBetween, state, (await page.FaultsAsync("reflow")).Select(line => $"{between} px: {line}"));
            }

            await page.SetViewportSizeAsync(width, 800);
        }

        await page.DoAsync("spaceText");
        Note(Aspect.SpacedOut, state, await LayoutAsync(page));
        await page.DoAsync("doubleText");
        Note(Aspect.Doubled, state, await LayoutAsync(page));
        await page.DoAsync("plainText");
        await page.EvaluateAsync("() => { document.documentElement.dir = 'rtl'; }");
        Note(Aspect.RightToLeft, state, await LayoutAsync(page));
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        Note(Aspect.Motion, state, await page.FaultsAsync("motion"));
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Null });
    }

    private void Note(Aspect aspect, PageState state, IEnumerable<string> found)
    {
        foreach (var line in found)
            _found[aspect].Add($"{state.Name}: {line}");
    }

    private static async Task<IEnumerable<string>> LayoutAsync(IPage page) => [.. await page.FaultsAsync("reflow"), .. await page.FaultsAsync("text")];

    /// <summary>Leaves the page as it was, but for where the focus is.</summary>
    private static async Task<IEnumerable<string>> SkipLinkAsync(IPage page, PageState state)
    {
        await page.Keyboard.PressAsync("Tab");
        if (state.Status == 503)
            return []; // Nothing stands before its sentence.
        var found = new List<string>();
        if (await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')") != "#main")
            found.Add("the skip link is not first");
        if (!await page.EvaluateAsync<bool>("() => { const box = document.activeElement.getBoundingClientRect(); return box.top >= 0 && box.left >= 0 && box.height >= 44; }"))
            found.Add("the skip link does not show");
        await page.Keyboard.PressAsync("Enter");
        if (await page.EvaluateAsync<string>("() => document.activeElement.id") != "main")
            found.Add("the skip link does not move focus");
        await page.Keyboard.PressAsync("Tab");
        if (!await page.EvaluateAsync<bool>("() => document.activeElement.closest('main, footer') !== null"))
            found.Add("the next stop is not past the header");
        return found;
    }
}

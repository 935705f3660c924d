using System.Collections.Concurrent;
using System.Diagnostics;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.BrowserTests;

[Collection(InABrowser.Name)]
public sealed class AutomatedFindingsTests(Browser browser, ITestOutputHelper output)
{
    /// <summary>WCAG 2.2 AA, what axe advises besides, and the contrast of 7:1 that the portal chose for all its text.</summary>
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
        },
        Rules = new Dictionary<string, RuleOptions> { ["color-contrast-enhanced"] = new() { Enabled = true }, ["target-size"] = new() { Enabled = true } },
        ResultTypes = [ResultType.Violations, ResultType.Incomplete],
    };

    [Fact]
    public async Task No_page_has_an_automated_finding_in_any_state_on_a_phone_or_a_laptop()
    {
        var since = Stopwatch.StartNew();
        var (checks, unsure) = (0, new ConcurrentBag<string>());
        await browser.EveryPageAsync(async (page, state) =>
        {
            var found = new List<string>();
            foreach (var width in new[] { Browser.Laptop, Browser.Phone })
            {
                await page.SetViewportSizeAsync(width, 800);
                var result = await page.RunAxe(Rules);
                Interlocked.Increment(ref checks);
                found.AddRange(Say(result.Violations, width));
                foreach (var line in Say(result.Incomplete, width))
                    unsure.Add($"{state.Name}: {line}");
            }

            return found;
        });
        output.WriteLine($"{browser.Pages.Count} page states at 2 widths: {checks} checks in {since.Elapsed.TotalSeconds:0} s. axe was not sure {unsure.Count} times.");
        foreach (var line in unsure.Take(40))
            output.WriteLine(line);
        Assert.Equal(browser.Pages.Count * 2, checks);
    }

    private static IEnumerable<string> Say(IEnumerable<AxeResultItem> items, int width) =>
        from item in items
        from node in item.Nodes
        select $"{width} px: {item.Id}: {node.Target}: {node.Any.Concat(node.All).Concat(node.None).FirstOrDefault()?.Message}";
}

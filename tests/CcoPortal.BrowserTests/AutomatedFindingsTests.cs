using System.Collections.Concurrent;
using System.Diagnostics;
using Deque.AxeCore.Commons;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.BrowserTests;

[Collection(InABrowser.Name)]
public sealed class AutomatedFindingsTests(Browser browser, ITestOutputHelper output)
{
    /// <summary>
    /// WCAG 2.2 AA, what axe advises besides, and the contrast of 7:1 that the portal chose for its text. The script itself and not
    /// <c>RunAxe</c>: that opens a second page for each result, and carries all that passed over to here.
    /// </summary>
    private const string Run = """
        async () => {
          const result = await axe.run(document, {
            runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'] },
            rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
            resultTypes: ['violations', 'incomplete'],
          });
          const say = (items) => items.flatMap((item) => item.nodes.map((node) =>
            `${item.id}: ${node.target.join(' ')}: ${[...node.any, ...node.all, ...node.none].map((check) => check.message).join(' ')}`));
          return [say(result.violations), say(result.incomplete), [`${result.passes.length}`]];
        }
        """;

    [Fact]
    public async Task No_page_has_an_automated_finding_in_any_state_on_a_phone_or_a_laptop()
    {
        var since = Stopwatch.StartNew();
        var (checks, scripts, unsure) = (0, 0, new ConcurrentBag<string>());
        await browser.PagesAsync(
            browser.Pages,
            async (page, state) =>
            {
                var found = new List<string>();
                foreach (var width in new[] { Browser.Laptop, Browser.Phone })
                {
                    await page.SetViewportSizeAsync(width, 800);
                    var result = await page.EvaluateAsync<string[][]>(Run);
                    Interlocked.Increment(ref checks);
                    found.AddRange(result[0].Select(line => $"{width} px: {line}"));
                    foreach (var line in result[1])
                        unsure.Add($"{state.Name}: {width} px: {line}");
                    if (int.Parse(result[2][0], System.Globalization.CultureInfo.InvariantCulture) < 15)
                        found.Add($"{width} px: fewer than 15 rules passed: did axe run?");
                }

                // There is no script to block. Once there is, everything here must pass a second time with it blocked.
                Interlocked.Add(ref scripts, await page.Locator("script").CountAsync());
                return found;
            },
            script: new BundledAxeScriptProvider().GetScript());
        output.WriteLine($"{browser.Pages.Count} page states at 2 widths: {checks} checks in {since.Elapsed.TotalSeconds:0} s. axe was not sure {unsure.Count} times.");
        foreach (var line in unsure.Order(StringComparer.Ordinal).Take(40))
            output.WriteLine(line);
        Assert.Equal(browser.Pages.Count * 2, checks);
        Assert.Equal(0, scripts);
    }
}

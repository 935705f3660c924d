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
    /// WCAG 2.2 AA, what axe advises besides, and instead of its contrast of 4.5:1 the 7:1 that the portal chose for its text. The script itself and not
    /// <c>RunAxe</c>: that opens a second page for each result, and carries all that passed over to here.
    /// </summary>
    internal const string Run = """
        async () => {
          const result = await axe.run(document, {
            runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'] },
            rules: { 'color-contrast': { enabled: false }, 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
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
                Interlocked.Add(ref scripts, await page.Locator("script:not([type='application/ld+json'])").CountAsync());
                return found;
            },
            script: new BundledAxeScriptProvider().GetScript());
        output.WriteLine($"{browser.Pages.Count} page states at 2 widths: {checks} checks in {since.Elapsed.TotalSeconds:0} s.");
        // Contrast that axe cannot tell is measured by page-checks.js.
        Assert.DoesNotContain(unsure, line => !line.Contains(": color-contrast", StringComparison.Ordinal));
        Assert.Equal(browser.Pages.Count * 2, checks);
        Assert.Equal(0, scripts);
    }

    [Fact]
    public async Task The_checks_see_what_is_wrong()
    {
        await using var visitor = await browser.VisitorAsync(Browser.Phone);
        await visitor.AddInitScriptAsync(new BundledAxeScriptProvider().GetScript());
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("about:blank");
        await page.SetContentAsync("""
            <html><head><style>
              * { outline: 0 !important }
              .wide { width: 500px }
              .over { position: relative; top: -20px }
              .flat { height: 8px; overflow: hidden }
              .pale { color: #666 }
              .slow { transition: color 1s }
            </style></head><body>
              <p class="wide slow">Wide</p><p>Under</p><p class="over">On it</p><p class="flat">Cut off</p><p class="pale">Pale gray</p>
              <a href="/x">x</a><p>Some words <a href="/y" style="line-height: 1; font-size: 12px">y</a></p><img src="data:,">
            </body></html>
            """);
        await page.Keyboard.PressAsync("Tab");
        foreach (var check in new[] { "focus", "reflow", "text", "contrast", "targets", "motion" })
            Assert.True((await page.FaultsAsync(check)).Any(), $"“{check}” saw nothing.");
        var axe = await page.EvaluateAsync<string[][]>(Run);
        foreach (var rule in new[] { "image-alt", "color-contrast-enhanced", "html-has-lang", "landmark-one-main" })
            Assert.Contains(axe[0], line => line.StartsWith(rule + ":", StringComparison.Ordinal));
    }
}

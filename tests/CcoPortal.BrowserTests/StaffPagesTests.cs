using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace CcoPortal.BrowserTests;

/// <summary>Every page of staff in every state, looked at once: by axe, and by the checks that every public page is held to.</summary>
[Collection(InABrowser.Name)]
public sealed class StaffPagesTests(Browser browser, PortalByName portal, ITestOutputHelper output)
{
    private static readonly string[] Checks = ["reflow", "text", "contrast", "targets", "motion", "focus"];
    private static readonly int[] Between = [480, 768];

    [Fact]
    public async Task No_page_of_staff_has_a_finding_in_any_state_on_a_phone_or_a_laptop()
    {
        var pages = await StaffPages.OfAsync(portal);
        Assert.Equal(pages.Count, pages.Select(p => p.At.Name).Distinct().Count());
        var (since, looked, elements) = (Stopwatch.StartNew(), 0, 0);
        var found = new ConcurrentBag<string>();
        var waiting = new ConcurrentQueue<StaffPage>(pages);
        await Task.WhenAll(Enumerable.Range(0, Browser.AtOnce).Select(async _ =>
        {
            await using var desks = new Desks(browser, portal);
            while (waiting.TryDequeue(out var state))
            {
                var desk = await desks.OfAsync(state.Who);
                await desk.Page.SetViewportSizeAsync(Browser.Laptop, 800);
                try
                {
                    await state.OpenAsync(desk.Page);
                    await foreach (var line in LookAsync(desk.Page))
                        found.Add($"{state.At.Name}: {line}");
                    Interlocked.Add(ref elements, await desk.Page.EvaluateAsync<int>("() => pageChecks.focusable()"));
                    Interlocked.Increment(ref looked);
                }
                catch (Exception e) when (e is XunitException or PlaywrightException or TimeoutException)
                {
                    found.Add($"{state.At.Name}: {e.Message}");
                    desks.Forget(state.Who);
                }

                foreach (var noise in desk.Noises())
                    found.Add($"{state.At.Name}: {noise}");
            }
        }));
        output.WriteLine($"{looked} states, {elements} elements to focus, in {since.Elapsed.TotalSeconds:0} s.");
        Assert.True(looked > 100 && elements > looked * 10);
        Browser.AssertNothing(found);
    }

    /// <summary>What is wrong on the page as it stands, at both widths and those between. The visitor has axe.</summary>
    internal static async IAsyncEnumerable<string> LookAsync(IPage page)
    {
        await page.DoAsync("openAll");
        foreach (var width in new[] { Browser.Laptop, Browser.Phone })
        {
            await page.SetViewportSizeAsync(width, 800);
            var axe = await page.EvaluateAsync<string[][]>(AutomatedFindingsTests.Run);
            // Contrast that axe cannot tell is measured by page-checks.js.
            foreach (var line in axe[0].Concat(axe[1].Where(l => !l.StartsWith("color-contrast", StringComparison.Ordinal))))
                yield return $"{width} px: {line}";
            if (int.Parse(axe[2][0], CultureInfo.InvariantCulture) < 15)
                yield return $"{width} px: fewer than 15 rules passed: did axe run?";
            // Rings show for keyboards.
            await page.Keyboard.PressAsync("Tab");
            foreach (var check in Checks)
            {
                foreach (var line in await page.FaultsAsync(check))
                    yield return $"{width} px: {check}: {line}";
            }
        }

        foreach (var change in new[] { "spaceText", "doubleText" })
        {
            await page.DoAsync(change);
            foreach (var line in (await page.FaultsAsync("reflow")).Concat(await page.FaultsAsync("text")))
                yield return $"{change}: {line}";
        }

        await page.DoAsync("plainText");
        foreach (var width in Between)
        {
            await page.SetViewportSizeAsync(width, 800);
            foreach (var line in await page.FaultsAsync("reflow"))
                yield return $"{width} px: {line}";
        }
    }

    /// <summary>One page for each person, signed in when first asked for.</summary>
    private sealed class Desks(Browser browser, PortalByName portal) : IAsyncDisposable
    {
        private readonly Dictionary<string, Desk> _desks = [];

        public async Task<Desk> OfAsync(string who)
        {
            if (_desks.TryGetValue(who, out var desk))
                return desk;
            var visitor = await portal.VisitorAsync(browser, change: o => o.ReducedMotion = ReducedMotion.Reduce);
            await visitor.AddInitScriptAsync(new BundledAxeScriptProvider().GetScript());
            _desks[who] = desk = new Desk(visitor, await visitor.NewPageAsync());
            if (portal.People.ContainsKey(who) || who.Contains('@', StringComparison.Ordinal))
                await portal.SignInAsync(desk.Page, who);
            return desk;
        }

        public void Forget(string who) => _desks.Remove(who);

        public async ValueTask DisposeAsync()
        {
            foreach (var desk in _desks.Values)
                await desk.Visitor.DisposeAsync();
        }
    }

    private sealed class Desk
    {
        private readonly ConcurrentQueue<string> _noises = new();

        public Desk(IBrowserContext visitor, IPage page)
        {
            (Visitor, Page) = (visitor, page);
            // A page with another status than 200 is told as an error too.
            visitor.Console += (_, message) =>
            {
                if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal)
                    && !message.Text.StartsWith("Failed to load resource: the server responded with a status of 503", StringComparison.Ordinal))
                    _noises.Enqueue(message.Text);
            };
            visitor.WebError += (_, error) => _noises.Enqueue(error.Error);
        }

        public IBrowserContext Visitor { get; }

        public IPage Page { get; }

        /// <summary>What the browser complained of since: of a broken security policy, for example.</summary>
        public IEnumerable<string> Noises()
        {
            while (_noises.TryDequeue(out var noise))
                yield return noise;
        }
    }
}

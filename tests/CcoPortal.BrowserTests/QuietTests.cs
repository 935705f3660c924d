using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.BrowserTests;

/// <summary>What a visit leaves behind, and what it costs.</summary>
[Collection(InABrowser.Name)]
public sealed class QuietTests(Browser browser, ITestOutputHelper output)
{
    [Fact]
    public async Task A_visit_leaves_no_cookie_stores_nothing_asks_no_other_host_and_runs_no_script()
    {
        await using var visitor = await browser.VisitorAsync(Browser.Phone);
        var (requests, noises) = (new ConcurrentBag<IRequest>(), new ConcurrentBag<string>());
        visitor.Request += (_, request) => requests.Add(request);
        visitor.Console += (_, message) => noises.Add($"{message.Type}: {message.Text}");
        visitor.WebError += (_, error) => noises.Add(error.Error);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await page.Locator("#q").FillAsync("97140");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".choice").First.ClickAsync();
        await page.WaitForURLAsync("**/areas/**");
        await page.GetByText("More about").First.ClickAsync();
        foreach (var state in browser.Pages.Where(p => p.Status == 200 && p.Posted is null && p.Path.StartsWith('/')))
            await page.GotoAsync(state.Path);

        Assert.Empty(noises);
        Assert.Empty(await visitor.CookiesAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("() => localStorage.length + sessionStorage.length"));
        Assert.Equal(0, await page.EvaluateAsync<int>("async () => (await caches.keys()).length + (await indexedDB.databases()).length + (await navigator.serviceWorker.getRegistrations()).length"));
        Assert.DoesNotContain(requests, r => !r.Url.StartsWith(browser.Address + "/", StringComparison.Ordinal));
        Assert.Empty(requests.Where(r => r.ResourceType is not ("document" or "stylesheet" or "other" or "image")).Select(r => $"{r.ResourceType} {r.Url}"));
        output.WriteLine($"{requests.Count} requests, all to the portal");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/areas/jackson/allcare-cco,jackson-care-connect")]
    [InlineData("/benefits?q=teeth%20cleaning")]
    [InlineData("/benefits?q=i%20want%20to%20die")]
    [InlineData("/benefits/dental-cleaning")]
    [InlineData("/coverage")]
    public async Task A_page_and_its_styles_are_14_KB_or_less_on_the_line(string path)
    {
        await using var visitor = await browser.VisitorAsync(Browser.Phone);
        var page = await visitor.NewPageAsync();
        var line = await visitor.NewCDPSessionAsync(page);
        var (kinds, bytes) = (new ConcurrentDictionary<string, string>(), new ConcurrentDictionary<string, double>());
        line.Event("Network.responseReceived").OnEvent += (_, e) => kinds[Id(e!.Value)] = e.Value.GetProperty("type").GetString()!;
        line.Event("Network.loadingFinished").OnEvent += (_, e) => bytes[Id(e!.Value)] = e.Value.GetProperty("encodedDataLength").GetDouble();
        await line.SendAsync("Network.enable");
        await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        var sizes = kinds.Where(k => k.Value is "Document" or "Stylesheet").Select(k => (Kind: k.Value, Bytes: bytes[k.Key])).ToList();
        output.WriteLine($"{path}: {string.Join(", ", sizes.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Kind} {s.Bytes:0} bytes")))}");
        Assert.Equal(2, sizes.Count);
        Assert.InRange(sizes.Sum(s => s.Bytes), 1, 14 * 1024);

        static string Id(JsonElement e) => e.GetProperty("requestId").GetString()!;
    }
}

using Microsoft.Playwright;

namespace CcoPortal.BrowserTests;

/// <summary>The functions of <c>page-checks.js</c>.</summary>
internal static class PageChecks
{
    /// <summary>Put into each page before it loads; the browser's own door, which the content security policy does not concern.</summary>
    public static string Script { get; } = Read();

    /// <summary>What a function found wrong, each thing once.</summary>
    public static async Task<IEnumerable<string>> FaultsAsync(this IPage page, string function) =>
        (await page.EvaluateAsync<string[]>($"() => pageChecks.{function}()")).Distinct();

    public static Task DoAsync(this IPage page, string function) => page.EvaluateAsync($"() => {{ pageChecks.{function}(); }}");

    private static string Read()
    {
        using var reader = new StreamReader(typeof(PageChecks).Assembly.GetManifestResourceStream("page-checks.js")!);
        return reader.ReadToEnd();
    }
}

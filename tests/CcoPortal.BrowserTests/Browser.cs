using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using CcoPortal.IntegrationTests;
using Microsoft.Playwright;
using Xunit;

namespace CcoPortal.BrowserTests;

/// <summary>One browser, one portal and one portal of staff for the whole run.</summary>
[CollectionDefinition(Name)]
public sealed class InABrowser : ICollectionFixture<Browser>, ICollectionFixture<PortalByName>
{
    public const string Name = "in a browser";
}

/// <summary>The system's Chromium, and the portal on a real socket.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>The narrowest screen, which is also 1280 px at 400 % zoom; and a laptop's.</summary>
    public const int Phone = 320, Laptop = 1280;

    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly string[] Arguments =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly List<PortalFactory> _portals = [];
    private readonly ConcurrentDictionary<int, Lazy<Task<Survey>>> _surveys = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The portal, with no limit on look-ups.</summary>
    public PortalFactory Portal { get; private set; } = null!;

    /// <summary>For example <c>http://127.0.0.1:40123</c>.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Every page, in every state.</summary>
    public IReadOnlyList<PageState> Pages { get; private set; } = [];

    /// <summary>Pages tested at the same time.</summary>
    public static int AtOnce { get; } = Math.Clamp(Environment.ProcessorCount, 2, 4);

    /// <summary>Where screenshots go; git ignores it.</summary>
    public static string Screens { get; } = Directory.CreateDirectory(Path.Combine(Root(), "TestResults", "screens")).FullName;

    public async Task InitializeAsync()
    {
        UseANodeThatRuns();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable(), Args = Arguments });
        (Portal, Address) = await StartAsync(new PortalFactory());
        var busy = (await StartAsync(new TroubledPortal(Portal))).Address;
        var empty = (await StartAsync(new EmptyPortal())).Address;
        var noticed = new NoticedPortal(Portal);
        var notices = (await StartAsync(noticed)).Address;
        noticed.ShowNotices();
        Pages = [.. PageStates.Of(Portal), .. PageStates.InTrouble(busy, empty), .. PageStates.WithNotices(notices)];
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        foreach (var portal in Enumerable.Reverse(_portals))
            await ((IAsyncLifetime)portal).DisposeAsync();
    }

    /// <summary>A new visitor: no cookie, no cache. The functions of <c>page-checks.js</c> are there unless script is off.</summary>
    /// <param name="change">For example the color scheme.</param>
    public async Task<IBrowserContext> VisitorAsync(int width = Laptop, Action<BrowserNewContextOptions>? change = null)
    {
        var options = new BrowserNewContextOptions { BaseURL = Address, ViewportSize = new ViewportSize { Width = width, Height = 800 }, Locale = "en-US" };
        change?.Invoke(options);
        var visitor = await _browser!.NewContextAsync(options);
        visitor.SetDefaultTimeout(15_000);
        if (options.JavaScriptEnabled != false)
            await visitor.AddInitScriptAsync(PageChecks.Script);
        return visitor;
    }

    /// <summary>Looks at every page in every state, several at once, and fails with all that was found.</summary>
    /// <param name="look">Says what is wrong; nothing when all is well.</param>
    public Task EveryPageAsync(Func<IPage, PageState, Task<IEnumerable<string>>> look, int width = Laptop, Action<BrowserNewContextOptions>? change = null) =>
        PagesAsync(Pages, look, width, change);

    public async Task PagesAsync(
        IEnumerable<PageState> states, Func<IPage, PageState, Task<IEnumerable<string>>> look, int width = Laptop, Action<BrowserNewContextOptions>? change = null,
        string? script = null)
    {
        var waiting = new ConcurrentQueue<PageState>(states);
        var found = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            await using var visitor = await VisitorAsync(width, change);
            if (script is not null)
                await visitor.AddInitScriptAsync(script);
            var page = await visitor.NewPageAsync();
            while (waiting.TryDequeue(out var state))
            {
                await page.SetViewportSizeAsync(width, 800);
                await OpenAsync(page, state);
                foreach (var wrong in await look(page, state))
                    found.Add($"{state.Name}: {wrong}");
            }
        }));
        AssertNothing(found);
    }

    /// <summary>Every page at a width, visited when first asked for.</summary>
    public Task<Survey> SurveyAsync(int width) => _surveys.GetOrAdd(width, w => new Lazy<Task<Survey>>(() => Survey.AtAsync(this, w))).Value;

    /// <summary>Goes there, and is sure to be there.</summary>
    public static async Task OpenAsync(IPage page, PageState state)
    {
        for (var before = 0; before < state.VisitsBefore; before++)
            await page.GotoAsync(state.Path);
        if (state.Posted is { } body)
        {
            var form = new Dictionary<string, string> { ["Content-Type"] = "application/x-www-form-urlencoded" };
            await page.RouteAsync(
                "**" + state.Path,
                route => route.ContinueAsync(new RouteContinueOptions { Method = "POST", Headers = form, PostData = Encoding.ASCII.GetBytes(body) }),
                new PageRouteOptions { Times = 1 });
        }

        var answer = await page.GotoAsync(state.Path);
        Assert.True(answer!.Status == state.Status, $"{state.Name} ({state.Path}) answered {answer.Status}, not {state.Status}.");
    }

    public static void AssertNothing(IEnumerable<string> found)
    {
        var all = found.Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{all.Count} found:\n{string.Join('\n', all.Take(60))}");
    }

    private async Task<(PortalFactory Portal, string Address)> StartAsync(PortalFactory portal)
    {
        _portals.Add(portal);
        await portal.InitializeAsync();
        portal.UseKestrel(0);
        portal.StartServer();
        return (portal, portal.ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority));
    }

    private static string Executable()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } set)
            return set;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin");
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("The browser tests need Chromium or Chrome: install one, or set CHROMIUM_PATH to it.");
    }

    /// <summary>Playwright brings a Node of its own, built for glibc. Where it does not run (Alpine), the system's does.</summary>
    private static void UseANodeThatRuns()
    {
        const string variable = "PLAYWRIGHT_NODEJS_PATH";
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } || OperatingSystem.IsWindows())
            return;
        var nodes = Path.Combine(AppContext.BaseDirectory, ".playwright", "node");
        var shipped = Directory.Exists(nodes) ? Directory.EnumerateFiles(nodes, "node", SearchOption.AllDirectories) : [];
        if (!shipped.Any(Runs) && Runs("node"))
            Environment.SetEnvironmentVariable(variable, "node");
    }

    private static bool Runs(string program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, "--version") { RedirectStandardOutput = true, RedirectStandardError = true });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CcoPortal.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not stand in the project's folder.");
        return folder.FullName;
    }
}

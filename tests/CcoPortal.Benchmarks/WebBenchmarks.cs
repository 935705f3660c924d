using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using CcoPortal.Data;
using CcoPortal.Data.Editions;
using CcoPortal.Data.EmbeddedPostgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace CcoPortal.Benchmarks;

/// <summary>The built portal in a process of its own, measured from outside over loopback. Every run ends by itself.</summary>
internal static partial class WebBenchmarks
{
    private const int Rounds = 5, Seconds = 4, Connections = 32, Searchers = 50;

    private static readonly (string Path, string Encoding)[] Measured =
    [
        ("/areas/multnomah/health-share-of-oregon,trillium-tri-county", "br"),
        ("/benefits/root-canal", "br"),
        ("/benefits?area=dental&person=21-plus", "br"),
        ("/api/v1/lookup?zip=97201", "identity"),
        ("/api/v1/lookup?zip=97140", "identity"),
    ];

    private static readonly string[] Searches = ["/api/v1/benefits?q=", "/benefits?q="];

    /// <param name="part">Only addresses that hold this are asked many times.</param>
    public static async Task RunAsync(string part)
    {
        var state = Directory.CreateTempSubdirectory("cco-portal-bench-").FullName;
        await using var postgres = await EmbeddedPostgresServer.StartAsync(new EmbeddedPostgresOptions(Path.Combine(state, "server")), NullLogger.Instance, default);
        try
        {
            await FirstStartAsync(state, postgres);
            var started = Stopwatch.GetTimestamp();
            using var portal = Portal(state, postgres, out var address);
            using var http = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(address) };
            await AnsweringAsync(http);
            Console.WriteLine($"Start to first page, existing database: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms (goal: 3000)");
            try
            {
                await FirstSearchAsync(http);
                await SizesAsync(http);
                foreach (var (path, encoding) in Measured.Where(m => m.Path.Contains(part, StringComparison.Ordinal)))
                    await ThroughputAsync(http, state, path, encoding);
                foreach (var path in Searches.Where(s => s.Contains(part, StringComparison.Ordinal)))
                    await SearchAsync(http, state, path);
                await PublishToVisibleAsync(http, postgres);
            }
            finally
            {
                portal.Kill(entireProcessTree: true);
                await portal.WaitForExitAsync();
            }
        }
        finally
        {
            await postgres.DisposeAsync();
            Directory.Delete(state, recursive: true);
        }
    }

    /// <summary>Migrates and imports, so that what follows finds an existing database.</summary>
    internal static async Task FirstStartAsync(string state, EmbeddedPostgresServer postgres)
    {
        using var portal = Portal(state, postgres, out var address);
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        await AnsweringAsync(http);
        portal.Kill(entireProcessTree: true);
        await portal.WaitForExitAsync();
    }

    /// <param name="more">Settings besides.</param>
    internal static Process Portal(string state, EmbeddedPostgresServer postgres, out string address, params (string Name, string Value)[] more)
    {
        address = $"http://127.0.0.1:{FreePort()}";
        var web = Path.Combine(Repository.Root, "src", "CcoPortal.Web");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(web, "bin", "Release", "net10.0", "CcoPortal.Web.dll")])
        {
            WorkingDirectory = web,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = address,
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ConnectionStrings__Portal"] = postgres.PortalConnectionString,
                ["ConnectionStrings__PortalOwner"] = postgres.OwnerConnectionString,
                ["Portal__StateDir"] = state,
                ["Portal__RateLimit__LookupsPerMinute"] = "0",
            },
        };
        foreach (var (name, value) in more)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        // The request log is part of what is measured: it is written, and read away here.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    internal static async Task AnsweringAsync(HttpClient http)
    {
        for (var tries = 0; tries < 1500; tries++)
        {
            try
            {
                using var answer = await http.GetAsync("/");
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(20);
        }

        throw new TimeoutException("The portal did not answer within 30 seconds.");
    }

    /// <summary>What the first to search after a start waits.</summary>
    private static async Task FirstSearchAsync(HttpClient http)
    {
        await Task.Delay(TimeSpan.FromSeconds(2));
        foreach (var phrase in new[] { "root canal", "dentures" })
        {
            var asked = Stopwatch.GetTimestamp();
            await GetAsync(http, $"/api/v1/benefits?q={phrase}", "identity");
            Console.WriteLine($"First searches, 2 s later, “{phrase}”: {Stopwatch.GetElapsedTime(asked).TotalMilliseconds:0} ms");
        }
    }

    private static async Task SizesAsync(HttpClient http)
    {
        Console.WriteLine();
        Console.WriteLine("Compressed HTML + CSS, bytes (goal: 14336 together)");
        foreach (var path in Measured.Where(m => m.Encoding == "br").Select(m => m.Path).Concat(["/", "/es/", "/ar/find", "/es/benefits/dental-cleaning", "/es/help/apply", "/learn/quality", "/help/words-to-know", "/search?q=ride", "/updates", "/notices"]).Distinct())
        {
            var html = await GetAsync(http, path, "identity");
            var css = Stylesheet().Match(System.Text.Encoding.UTF8.GetString(html.Bytes)).Groups[1].Value;
            foreach (var encoding in new[] { "br", "gzip" })
            {
                var page = await GetAsync(http, path, encoding);
                var style = await GetAsync(http, css, encoding);
                Console.WriteLine($"  {encoding,-5} {page.Bytes.Length,6} + {style.Bytes.Length,6} ({(style.Encoding.Length > 0 ? style.Encoding : "identity")}) = {page.Bytes.Length + style.Bytes.Length,6}  {path}");
            }
        }
    }

    private static async Task ThroughputAsync(HttpClient http, string state, string path, string encoding)
    {
        var (bytes, type, used) = await GetAsync(http, path, encoding);
        var file = Path.Combine(state, "body");
        await File.WriteAllBytesAsync(file, bytes);
        var port = FreePort();
        using var bare = Process.Start(new ProcessStartInfo("dotnet", [typeof(WebBenchmarks).Assembly.Location, "bare", file, type, used.Length > 0 ? used : "identity", port.ToString(CultureInfo.InvariantCulture)]))!;
        try
        {
            using var other = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            await AnsweringAsync(other);
            var ratios = new List<double>();
            Console.WriteLine();
            Console.WriteLine($"{path} ({bytes.Length} bytes, {encoding}): requests a second, {Rounds} pairs of {Seconds} s, {Connections} connections");
            await RequestsAsync(http.BaseAddress!, path, encoding);
            await RequestsAsync(other.BaseAddress!, "/", encoding);
            for (var round = 0; round < Rounds; round++)
            {
                var ours = await RequestsAsync(http.BaseAddress!, path, encoding);
                var theirs = await RequestsAsync(other.BaseAddress!, "/", encoding);
                ratios.Add(ours / theirs);
                Console.WriteLine($"  portal {ours,9:0}   bare Kestrel {theirs,9:0}   ratio {ours / theirs:0.00}");
            }

            Console.WriteLine($"  median ratio {ratios.Order().ElementAt(Rounds / 2):0.00} (goal: 0.70)");
        }
        finally
        {
            bare.Kill(entireProcessTree: true);
            await bare.WaitForExitAsync();
        }
    }

    /// <summary>Searches are answered anew each time: what people type, again and again, from many at once.</summary>
    private static async Task SearchAsync(HttpClient http, string state, string path)
    {
        var phrases = Repository.Phrases().Select(p => $"\"{path}{Uri.EscapeDataString(p)}\"").ToList();
        var script = Path.Combine(state, "search.lua");
        await File.WriteAllTextAsync(script, $$"""
            local paths = { {{string.Join(", ", phrases)}} }
            local at = 0
            request = function()
              at = at % #paths + 1
              return wrk.format("GET", paths[at])
            end
            done = function(summary, latency)
              print(string.format("p50 %.1f ms, p99 %.1f ms", latency:percentile(50) / 1000, latency:percentile(99) / 1000))
            end
            """);
        Console.WriteLine();
        Console.WriteLine($"{path}… ({phrases.Count} phrases): {Searchers} connections at once, {Rounds} rounds of {Seconds} s (goal: p99 30 ms)");
        string[] arguments = ["-t1", $"-c{Searchers}", $"-d{Seconds}s", "-H", "Accept-Encoding: br", "-s", script, http.BaseAddress!.ToString()];
        await WrkAsync(arguments);
        for (var round = 0; round < Rounds; round++)
        {
            var output = await WrkAsync(arguments);
            Console.WriteLine($"  {Percentiles().Match(output).Value}, {RequestsPerSecond().Match(output).Groups[1].Value} a second");
        }
    }

    private static async Task<double> RequestsAsync(Uri address, string path, string encoding)
    {
        var output = await WrkAsync("-t1", $"-c{Connections}", $"-d{Seconds}s", "-H", $"Accept-Encoding: {encoding}", new Uri(address, path).ToString());
        return double.Parse(RequestsPerSecond().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static async Task<string> WrkAsync(params string[] arguments)
    {
        using var wrk = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException(output);
        return output;
    }

    private static async Task PublishToVisibleAsync(HttpClient http, EmbeddedPostgresServer postgres)
    {
        PortalDbContext Open() => PortalDbContext.At(postgres.PortalConnectionString);
        var publisher = new Publisher(Open, TimeProvider.System);
        var times = new List<double>();
        for (var round = 0; round < 5; round++)
        {
            await using var db = Open();
            var (number, _) = (await EditionStore.NewestAsync(db, default))!.Value;
            var record = (await EditionStore.LoadAsync(db, number, default)).Records.First(r => r.Kind == "holiday");
            var seenIn = db.Revisions.Where(r => r.Kind == record.Kind && r.Key == record.Key).Max(r => r.PublishedIn);
            var body = record.Body.Replace("\"name\":\"", "\"name\":\"x", StringComparison.Ordinal);
            await publisher.PublishAsync(new Publication("bench", "Measure", [new RecordChange(record.Kind, record.Key, body, seenIn)], "A benchmark publishes here"), default);
            var published = Stopwatch.GetTimestamp();
            while (JsonDocument.Parse((await GetAsync(http, "/health/ready", "identity")).Bytes).RootElement.GetProperty("edition").GetInt32() <= number)
                await Task.Delay(1);
            times.Add(Stopwatch.GetElapsedTime(published).TotalMilliseconds);
            // Nobody publishes the next one while what searches need is being built.
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        Console.WriteLine();
        Console.WriteLine($"Publish to visible: {string.Join(", ", times.Select(t => t.ToString("0", CultureInfo.InvariantCulture)))} ms (goal: 1000)");
    }

    private static async Task<(byte[] Bytes, string Type, string Encoding)> GetAsync(HttpClient http, string path, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentType!.ToString(), string.Join(',', answer.Content.Headers.ContentEncoding));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"([^\"]+)\"")]
    private static partial Regex Stylesheet();

    [GeneratedRegex("p50 .*")]
    private static partial Regex Percentiles();

    [GeneratedRegex("Requests/sec:\\s+([0-9.]+)")]
    private static partial Regex RequestsPerSecond();
}

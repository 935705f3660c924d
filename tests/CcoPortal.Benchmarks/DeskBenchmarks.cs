using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CcoPortal.Data;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.EmbeddedPostgres;
using CcoPortal.Data.Reference;
using CcoPortal.Domain.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;

namespace CcoPortal.Benchmarks;

/// <summary>The desk in a call center at its busiest: every agent has a caller on the line and types. Measured from outside over loopback, on the machine that also does the asking.</summary>
internal static partial class DeskBenchmarks
{
    private const int Agents = 100, Listeners = 20, WarmSeconds = 8, Seconds = 25, Limit = 50;
    private const string Password = "seven quiet herons wade";

    /// <summary>Milliseconds from one answer to the next question: the script waits for a pause in typing, and people type some letters in between.</summary>
    private const int Quickest = 250, Slowest = 500;

    /// <returns>0, or 1 when the slowest of a hundred answers took too long.</returns>
    public static async Task<int> RunAsync()
    {
        var state = Directory.CreateTempSubdirectory("cco-portal-bench-").FullName;
        await using var postgres = await EmbeddedPostgresServer.StartAsync(new EmbeddedPostgresOptions(Path.Combine(state, "server")), NullLogger.Instance, default);
        try
        {
            await WebBenchmarks.FirstStartAsync(state, postgres);
            var names = await HireAsync(postgres);
            using var portal = WebBenchmarks.Portal(state, postgres, out var address, ("Portal__SignIn__RequireSecondFactor", "false"));
            try
            {
                using var http = new HttpClient { BaseAddress = new Uri(address) };
                // It answers members from its file before it has found the database; staff sign in after.
                await WebBenchmarks.AnsweringAsync(http);
                for (var tries = 0; tries < 300 && !(await http.GetStringAsync("/health/ready")).Contains("\"database\":\"answers\"", StringComparison.Ordinal); tries++)
                    await Task.Delay(100);
                var agents = new ConcurrentBag<Agent>();
                await Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (name, _) => agents.Add(await Agent.InAsync(address, name)));
                var said = Said();
                await MeasureAsync(address, [.. agents.Take(1)], said, 4);
                await MeasureAsync(address, [.. agents], said, WarmSeconds);
                var before = portal.TotalProcessorTime;
                var times = await MeasureAsync(address, [.. agents], said, Seconds);
                portal.Refresh();
                Console.WriteLine($"  the portal used {(portal.TotalProcessorTime - before).TotalSeconds / Seconds:0.00} of {Environment.ProcessorCount} processors, {(portal.TotalProcessorTime - before).TotalMilliseconds / times.Count:0.0} ms for each answer");
                foreach (var agent in agents)
                    agent.Dispose();
                var p99 = At(times, 99);
                Console.WriteLine($"Goal: p99 under {Limit} ms at {Agents} agents: {(p99 < Limit ? "met" : "NOT met")}");
                return p99 < Limit ? 0 : 1;
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

    /// <summary>What callers say: places, CCOs, numbers and codes of the portal's own facts, and the banks of phrasings that the tests use.</summary>
    private static List<string> Said()
    {
        var facts = ReferenceData.Read(Path.Combine(Repository.Root, "data"));
        var random = new Random(1859);
        List<string> services = [.. Repository.Bank("phrases.csv", "phrase"), .. Repository.Bank("phrases-2.csv", "phrase"), .. Repository.Bank("phrases-3.csv", "phrase"), .. Repository.Bank("site.csv", "query")];
        List<string> others =
        [
            .. facts.Zips.Select(z => z.Code), .. facts.Zips.Select(z => z.City).Distinct(), .. facts.Counties.Select(c => $"{c.Name} County"), .. facts.Ccos.Select(c => c.Name),
            .. facts.Ccos.Select(c => c.TollFree?.Value).OfType<string>(), .. facts.Contacts.Select(c => c.Phone), "BMH ccoa", "ccob", "zzqxv wwkkq",
        ];
        // As many of one as of the other.
        return [.. services.Select((s, i) => new[] { s, others[random.Next(others.Count)] }).SelectMany(x => x).OrderBy(_ => random.Next())];
    }

    private static async Task<List<double>> MeasureAsync(string address, IReadOnlyList<Agent> agents, IReadOnlyList<string> said, int seconds)
    {
        var (times, smallest, until) = (new ConcurrentBag<double>(), new ConcurrentBag<double>(), Stopwatch.GetTimestamp() + (seconds * Stopwatch.Frequency));
        await Task.WhenAll([.. agents.Select((agent, i) => agent.WorkAsync(new Random(i), said, until, times)), .. Enumerable.Range(0, Listeners).Select(i => ListenAsync(address, new Random(i), until, smallest))]);
        var (all, beside) = (times.Order().ToList(), smallest.Order().ToList());
        Console.WriteLine($"{agents.Count,3} agents, {seconds} s: {all.Count} answers ({all.Count / (double)seconds:0} a second), p50 {At(all, 50):0.0} ms, p95 {At(all, 95):0.0} ms, p99 {At(all, 99):0.0} ms, longest {all[^1]:0.0} ms; beside them /health/live p99 {At(beside, 99):0.0} ms; load of the machine {LoadNow()}");
        return all;
    }

    /// <summary>What waiting for a processor costs here: the smallest answer that the portal has, asked for beside the others.</summary>
    private static async Task ListenAsync(string address, Random random, long until, ConcurrentBag<double> times)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        while (Stopwatch.GetTimestamp() < until)
        {
            var asked = Stopwatch.GetTimestamp();
            await http.GetByteArrayAsync("/health/live");
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            await Task.Delay(random.Next(Quickest, Slowest));
        }
    }

    private static double At(List<double> sorted, int percent) => sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];

    private static string LoadNow() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "not known";

    /// <summary>Accounts whose passwords take few rounds: what is measured comes after the sign-in.</summary>
    private static async Task<IReadOnlyList<string>> HireAsync(EmbeddedPostgresServer postgres)
    {
        var hasher = new PasswordHasher<StaffMember>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));
        await using var db = PortalDbContext.At(postgres.PortalConnectionString);
        var names = Enumerable.Range(1, Agents).Select(i => string.Create(CultureInfo.InvariantCulture, $"agent-{i}@bench.example")).ToList();
        foreach (var name in names)
        {
            var staff = new StaffMember { Id = Guid.NewGuid(), Name = name, Role = StaffRole.Agent, Email = name, UserName = name, NormalizedEmail = name.ToUpperInvariant(), NormalizedUserName = name.ToUpperInvariant(), SecurityStamp = Guid.NewGuid().ToString(), InvitedAt = DateTimeOffset.UtcNow };
            staff.PasswordHash = hasher.HashPassword(staff, Password);
            db.Users.Add(staff);
        }

        await db.SaveChangesAsync();
        return names;
    }

    /// <summary>A browser in which an agent is signed in.</summary>
    private sealed class Agent : IDisposable
    {
        private readonly HttpClient _http;
        private string _token = "";

        private Agent(string address) => _http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = new Uri(address) };

        public static async Task<Agent> InAsync(string address, string name)
        {
            var agent = new Agent(address);
            await agent.SeeAsync("/account/sign-in");
            await agent.PostAsync("/account/sign-in", ("Input.Email", name), ("Input.Password", Password));
            await agent.SeeAsync("/desk");
            return agent;
        }

        public void Dispose() => _http.Dispose();

        /// <summary>One caller after the other: the words come in a few pieces, as they are typed, and then Enter.</summary>
        public async Task WorkAsync(Random random, IReadOnlyList<string> said, long until, ConcurrentBag<double> times)
        {
            await Task.Delay(random.Next(Slowest));
            while (Stopwatch.GetTimestamp() < until)
            {
                var words = said[random.Next(said.Count)];
                var pieces = Enumerable.Range(1, 3).Select(p => words[..(words.Length * p / 3)]).Where(p => p.Length > 0).Distinct().ToList();
                foreach (var (address, typed) in pieces.Select(p => ("/desk?handler=Live", p)).Append(("/desk", words)))
                {
                    var asked = Stopwatch.GetTimestamp();
                    await PostAsync(address, ("q", typed), ("asked", address == "/desk" ? typed : ""), ("speaks", random.Next(4) == 0 ? "es" : "en"));
                    times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                    await Task.Delay(random.Next(Quickest, Slowest));
                    if (Stopwatch.GetTimestamp() > until)
                        break;
                }
            }
        }

        private async Task SeeAsync(string address) => _token = Token().Match(await _http.GetStringAsync(address)).Groups[1].Value;

        private async Task PostAsync(string address, params (string Name, string Value)[] fields)
        {
            using var content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", _token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
            using var answer = await _http.PostAsync(address, content);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

using System.Diagnostics;
using System.Globalization;
using CcoPortal.Data.EmbeddedPostgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace CcoPortal.IntegrationTests;

/// <summary>
/// The PostgreSQL server that a test run shares: started when first asked for, stopped and removed when the run ends, or by the
/// next run when this one is killed. A test class asks for a database of its own.
/// </summary>
public static class TestPostgres
{
    private static readonly string Root = Path.Combine(Path.GetTempPath(), $"cco-portal-tests-{Environment.UserName}");
    private static readonly Lazy<Task<EmbeddedPostgresServer>> Running = new(StartAsync);
    private static int _databases;

    /// <summary>The shared server. Whoever stops it takes it from every test that runs at the same time: start one of your own for that.</summary>
    public static Task<EmbeddedPostgresServer> ServerAsync() => Running.Value;

    /// <summary>A new, empty database and the connection strings of its two roles.</summary>
    public static async Task<(string Portal, string Owner)> NewDatabaseAsync()
    {
        var server = await Running.Value;
        var number = Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture);
        return await server.CreateDatabaseAsync($"test_{number}", CancellationToken.None);
    }

    private static async Task<EmbeddedPostgresServer> StartAsync()
    {
        await RemoveLeftoversAsync();
        var stateDir = Path.Combine(Root, $"{Environment.ProcessId}-{Guid.NewGuid():N}");
        var server = await EmbeddedPostgresServer.StartAsync(
            new EmbeddedPostgresOptions(stateDir, Durable: false), NullLogger.Instance, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => LeaveToAShell(server.Home, stateDir);
        return server;
    }

    /// <summary>
    /// The test runner kills this process a tenth of a second after the last test: too soon for an orderly stop, so a shell of its
    /// own ends the server (at once: its data is deleted next) and removes its folders. On Windows the next run does it.
    /// </summary>
    private static void LeaveToAShell(string home, string stateDir)
    {
        if (OperatingSystem.IsWindows()) return;
        const string script = """
            exec </dev/null >/dev/null 2>&1
            trap '' INT HUP
            lock=$1/data/postmaster.pid
            kill -QUIT "$(head -n 1 "$lock")"
            for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do [ -e "$lock" ] || break; sleep 0.1; done
            rm -rf "$1" "$2"
            """;
        using var shell = Process.Start("/bin/sh", ["-c", script, "sh", home, stateDir]);
    }

    /// <summary>The folder's name begins with the process id of its run; the cluster's lock guards those whose id says too little.</summary>
    private static async Task RemoveLeftoversAsync()
    {
        foreach (var stateDir in Directory.Exists(Root) ? Directory.GetDirectories(Root) : [])
        {
            var pid = Path.GetFileName(stateDir).Split('-')[0];
            if (!int.TryParse(pid, CultureInfo.InvariantCulture, out var id) || !IsAlive(id)) await RemoveAsync(stateDir);
        }
    }

    private static async Task RemoveAsync(string stateDir)
    {
        try
        {
            if (await EmbeddedPostgresServer.RemoveAsync(stateDir, NullLogger.Instance, CancellationToken.None))
                Directory.Delete(stateDir, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another run removes it at this moment, or it is another account's: no reason to fail this run.
        }
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

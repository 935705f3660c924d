using System.Diagnostics;
using System.Globalization;
using CcoPortal.Data;
using CcoPortal.Data.EmbeddedPostgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CcoPortal.IntegrationTests;

/// <summary>
/// The PostgreSQL server that a test run shares: started when first asked for, stopped and removed when the run ends, or by the
/// next run when this one is killed. A test class asks for a database of its own.
/// </summary>
public static class TestPostgres
{
    private static readonly string Root = Path.Combine(Path.GetTempPath(), $"cco-portal-tests-{Environment.UserName}");
    private static readonly Lazy<Task<EmbeddedPostgresServer>> Running = new(StartAsync);
    private static readonly Lazy<Task<string>> Migrated = new(async () => await TemplateAsync("migrated", async (portal, owner) => await Schema.MigrateAsync(owner, portal, CancellationToken.None)));
    private static readonly Lazy<Task<string>> Begun = new(async () => await TemplateAsync("begun", PortalFactory.BeginAsync));
    private static int _databases;

    /// <summary>The shared server. Whoever stops it takes it from every test that runs at the same time: start one of your own for that.</summary>
    public static Task<EmbeddedPostgresServer> ServerAsync() => Running.Value;

    /// <summary>A new, empty database and the connection strings of its two roles.</summary>
    public static Task<(string Portal, string Owner)> NewDatabaseAsync() => MakeAsync(null);

    /// <summary>A new database with the tables, and nothing in them.</summary>
    public static async Task<(string Portal, string Owner)> MigratedDatabaseAsync() => await MakeAsync(await Migrated.Value);

    /// <summary>A new database as a portal leaves it that has started with the real data. On it a portal starts in half the time.</summary>
    public static async Task<(string Portal, string Owner)> BegunDatabaseAsync() => await MakeAsync(await Begun.Value);

    private static async Task<(string Portal, string Owner)> MakeAsync(string? like)
    {
        var server = await Running.Value;
        var number = Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture);
        var (portal, owner) = await server.CreateDatabaseAsync($"test_{number}", CancellationToken.None, like);
        return (Brief(portal), Brief(owner));

        // Each database has a pool of its own; what a test no longer uses is for the others.
        static string Brief(string connection) => new NpgsqlConnectionStringBuilder(connection) { ConnectionIdleLifetime = 10, ConnectionPruningInterval = 2 }.ConnectionString;
    }

    /// <summary>Makes a database to copy from, and leaves it: a copy needs that nobody is connected.</summary>
    private static async Task<string> TemplateAsync(string name, Func<string, string, Task> fill)
    {
        var (portal, owner) = await (await Running.Value).CreateDatabaseAsync(name, CancellationToken.None);
        await fill(portal, owner);
        foreach (var connection in new[] { portal, owner })
            NpgsqlConnection.ClearPool(new NpgsqlConnection(connection));
        return name;
    }

    private static async Task<EmbeddedPostgresServer> StartAsync()
    {
        await RemoveLeftoversAsync();
        var stateDir = NewRunFolder();
        NoteStateDir(stateDir, stateDir);
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

    /// <summary>A folder of this run. Its name begins with the process id, so that a later run knows whether this one was killed.</summary>
    internal static string NewRunFolder() =>
        Directory.CreateDirectory(Path.Combine(Root, $"{Environment.ProcessId}-{Guid.NewGuid():N}")).FullName;

    /// <summary>Keeps in mind, beyond the death of this run, that a server may have been started with this state folder.</summary>
    internal static void NoteStateDir(string runFolder, string stateDir) => File.AppendAllLines(StateDirs(runFolder), [stateDir]);

    /// <summary>Stops the servers of a run and removes its folders; leaves what a live portal holds.</summary>
    internal static async Task RemoveRunFolderAsync(string runFolder)
    {
        try
        {
            foreach (var stateDir in File.Exists(StateDirs(runFolder)) ? File.ReadLines(StateDirs(runFolder)).Distinct() : [])
            {
                if (!await EmbeddedPostgresServer.RemoveAsync(stateDir, NullLogger.Instance, CancellationToken.None)) return;
            }
            Directory.Delete(runFolder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another run removes it at this moment: no reason to fail this one.
        }
    }

    private static string StateDirs(string runFolder) => Path.Combine(runFolder, "state-dirs.txt");

    private static async Task RemoveLeftoversAsync()
    {
        foreach (var runFolder in Directory.Exists(Root) ? Directory.GetDirectories(Root) : [])
        {
            var pid = Path.GetFileName(runFolder).Split('-')[0];
            if (!int.TryParse(pid, CultureInfo.InvariantCulture, out var id) || !IsAlive(id)) await RemoveRunFolderAsync(runFolder);
        }
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            // A killed process that nobody has waited for yet has no command line any more.
            return !OperatingSystem.IsLinux() || File.ReadAllText($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/cmdline").Length > 0;
        }
        catch (Exception e) when (e is ArgumentException or IOException)
        {
            return false;
        }
    }
}

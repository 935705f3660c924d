using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CcoPortal.Data.EmbeddedPostgres;

/// <summary>Starts, stops and takes over the server process of a cluster.</summary>
internal sealed class Postmaster(Cluster cluster, PostgresBinaries binaries, bool durable, ILogger logger)
{
    private const long LogLimitBytes = 5_000_000;

    private readonly string _pidFile = Path.Combine(cluster.Data, "postmaster.pid");
    private readonly string _log = Path.Combine(cluster.Data, "server.log");

    private sealed record Left(int Pid, int? Port);

    /// <summary>
    /// The port of a server that a killed portal left running, or null when there is none. Removes the lock of a server that is
    /// gone when its process id now belongs to another program: PostgreSQL would refuse to start.
    /// </summary>
    /// <exception cref="InvalidOperationException">It runs, but does not answer.</exception>
    public async Task<int?> AdoptAsync(CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        while (ReadPidFile() is { } left)
        {
            if (!IsAlive(left.Pid))
            {
                logger.LogWarning("The PostgreSQL server in {Home} was killed; it recovers now", cluster.Home);
                return null;
            }
            if (!await IsOursAsync(left.Pid, cancellationToken))
            {
                logger.LogWarning("Removing a stale lock in {Home}: process {Pid} is another program", cluster.Home, left.Pid);
                File.Delete(_pidFile);
                return null;
            }
            if (left.Port is { } port && await AnswersAsync(port, cancellationToken))
            {
                logger.LogInformation("Taking over the PostgreSQL server that a killed portal left running (process {Pid})", left.Pid);
                return port;
            }
            // It may be on its way up, in crash recovery, or on its way down.
            if (waited.Elapsed > TimeSpan.FromMinutes(1))
                throw new InvalidOperationException($"A PostgreSQL server (process {left.Pid}) runs in {cluster.Data} and does not answer. Stop that process and start the portal again; its log is {_log}.");
            await Task.Delay(100, cancellationToken);
        }
        return null;
    }

    /// <summary>The port of the cluster's server when one answers, else null.</summary>
    public async Task<int?> AnsweringAsync(CancellationToken cancellationToken) =>
        ReadPidFile() is { Port: { } port } left && IsAlive(left.Pid) && await IsOursAsync(left.Pid, cancellationToken) && await AnswersAsync(port, cancellationToken) ? port : null;

    /// <summary>Starts the server and returns its port: <paramref name="samePort"/>, or a free one when null.</summary>
    /// <exception cref="InvalidOperationException">It does not start; the message carries the end of its log.</exception>
    public async Task<int> StartAsync(int? samePort, CancellationToken cancellationToken)
    {
        if (File.Exists(_log) && new FileInfo(_log).Length > LogLimitBytes) File.Delete(_log);
        for (var attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var port = samePort ?? FreePort();
            var logBefore = File.Exists(_log) ? new FileInfo(_log).Length : 0;
            // pg_ctl gives the server a session of its own: Ctrl-C in the terminal reaches the portal, not the server.
            var (exitCode, output) = await cluster.Account.RunAsync(binaries.Program("pg_ctl"),
                ["-D", cluster.Data, "-l", _log, "-w", "-t", "300", "-o", Settings(port), "start"], CancellationToken.None);
            if (exitCode == 0) return port;

            var said = LogFrom(logBefore);
            var portTaken = said.Contains("could not bind", StringComparison.Ordinal);
            // Processes of a killed server need a moment to notice that it is gone.
            var othersStillThere = said.Contains("shared memory block", StringComparison.Ordinal);
            if ((portTaken || othersStillThere) && attempt < 20)
            {
                if (othersStillThere || samePort is not null) await Task.Delay(250, cancellationToken);
                continue;
            }
            throw new InvalidOperationException($"PostgreSQL does not start in {cluster.Home} (run as {cluster.Account}):\n{output}\n{said}");
        }
    }

    /// <summary>Ends every connection and stops the server; does nothing when it does not run.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var mode in new[] { "fast", "immediate" })
        {
            if (ReadPidFile() is not { } left || !IsAlive(left.Pid) || !await IsOursAsync(left.Pid, cancellationToken)) return;
            var (exitCode, output) = await cluster.Account.RunAsync(binaries.Program("pg_ctl"),
                ["-D", cluster.Data, "-m", mode, "-w", "-t", "30", "stop"], cancellationToken);
            if (exitCode == 0 || !File.Exists(_pidFile)) return;
            logger.LogWarning("The PostgreSQL server in {Home} did not stop ({Mode}): {Output}", cluster.Home, mode, output);
        }
    }

    // No value has a space or a quote in it: pg_ctl hands the text to a shell.
    private string Settings(int port) => string.Join(' ',
        [
            $"-p {port.ToString(CultureInfo.InvariantCulture)}",
            "-c listen_addresses=127.0.0.1",
            "-c unix_socket_directories=",
            "-c timezone=UTC",
            "-c log_timezone=UTC",
            "-c log_checkpoints=off",
            // What someone typed may stand in a failing statement and in an error's detail; neither belongs in a log.
            "-c log_min_error_statement=panic",
            "-c log_error_verbosity=terse",
            // A commit still reaches the operating system, so that tests may kill the server and find their data again.
            .. durable ? Array.Empty<string>() : ["-c fsync=off", "-c full_page_writes=off", "-c max_connections=600"],
        ]);

    private async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            // The password alone proves it: no other server has it.
            await using var connection = new NpgsqlConnection(
                PortalDatabases.ConnectionString(port, "postgres", Cluster.Superuser, cluster.Password(Cluster.Superuser), pooling: false));
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>Null when absent. Line 1 is the process id, line 4 the port; a server on its way up has not written every line yet.</summary>
    private Left? ReadPidFile()
    {
        try
        {
            var lines = File.ReadAllLines(_pidFile);
            return lines.Length > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid)
                ? new Left(pid, lines.Length > 3 && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port) ? port : null)
                : null;
        }
        catch (IOException)
        {
            return null;
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

    /// <summary>Whether a live process is a server of this cluster: its command line names the folder (on Windows, its name alone counts).</summary>
    private async Task<bool> IsOursAsync(int pid, CancellationToken cancellationToken)
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                // Empty for a dead process that nobody has waited for yet: not ours any more.
                var arguments = (await File.ReadAllTextAsync($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/cmdline", cancellationToken)).Split('\0');
                return arguments[0].Contains("postgres", StringComparison.Ordinal) && arguments.Contains(cluster.Data);
            }
            if (!OperatingSystem.IsWindows())
            {
                var (_, line) = await ServerAccount.Portal.RunAsync(
                    "ps", ["-ww", "-o", "command=", "-p", pid.ToString(CultureInfo.InvariantCulture)], cancellationToken);
                return line.Contains("postgres", StringComparison.Ordinal) && line.Contains($"-D {cluster.Data}", StringComparison.Ordinal);
            }
            using var process = Process.GetProcessById(pid);
            return process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception e) when (e is IOException or ArgumentException or InvalidOperationException)
        {
            return false; // It ended meanwhile.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string LogFrom(long offset)
    {
        if (!File.Exists(_log)) return "";
        using var file = new FileStream(_log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(Math.Max(offset, file.Length - 10_000), SeekOrigin.Begin);
        return new StreamReader(file).ReadToEnd().Trim();
    }
}

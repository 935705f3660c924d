using System.ComponentModel;
using System.Diagnostics;

namespace CcoPortal.Data.EmbeddedPostgres;

/// <summary>
/// The operating-system account that runs the server's programs. PostgreSQL refuses to run as root, so a portal that runs as root
/// runs them as another account; everyone else (and Windows, where pg_ctl drops rights itself) runs them as themselves.
/// </summary>
internal sealed class ServerAccount
{
    private static readonly string[] PassedOn =
        ["PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TEMP", "TMP", "SystemRoot", "SystemDrive", "ComSpec", "windir"];

    private readonly string? _otherName;

    private ServerAccount(string? otherName) => _otherName = otherName;

    public static bool PortalIsRoot { get; } = !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>The account that the portal itself runs as.</summary>
    public static ServerAccount Portal { get; } = new(null);

    /// <summary>True when the server runs as another account than the portal.</summary>
    public bool IsOther => _otherName is not null;

    public override string ToString() => _otherName ?? Environment.UserName;

    /// <summary>For root: the packaged account <c>postgres</c> where there is one, else <c>nobody</c>.</summary>
    public static async Task<ServerAccount> ForNewClusterAsync(CancellationToken cancellationToken) =>
        !PortalIsRoot ? Portal
        : (await Portal.RunAsync("id", ["-u", "postgres"], cancellationToken)).ExitCode == 0 ? new ServerAccount("postgres")
        : new ServerAccount("nobody");

    /// <summary>
    /// For root: whoever owns the cluster, since it may have been made before PostgreSQL was installed (as <c>nobody</c>) or by a
    /// portal that ran as a plain user.
    /// </summary>
    public static async Task<ServerAccount> OwnerOfAsync(string folder, CancellationToken cancellationToken)
    {
        if (!PortalIsRoot) return Portal;
        string[] arguments = OperatingSystem.IsLinux() ? ["-c", "%U", folder] : ["-f", "%Su", folder];
        var (exitCode, output) = await Portal.RunAsync("stat", arguments, cancellationToken);
        var owner = output.Trim();
        return exitCode != 0 || owner is "" or "root" or "UNKNOWN"
            ? await ForNewClusterAsync(cancellationToken)
            : new ServerAccount(owner);
    }

    public async Task<bool> CanEnterAsync(string folder, CancellationToken cancellationToken) =>
        !IsOther || (await RunAsync("/bin/sh", ["-c", "cd -- \"$0\"", folder], cancellationToken)).ExitCode == 0;

    /// <summary>Gives a file or a whole folder to this account; does nothing when it is the portal's own.</summary>
    public async Task TakeOverAsync(string path, CancellationToken cancellationToken)
    {
        if (!IsOther) return;
        var (exitCode, output) = await Portal.RunAsync("chown", ["-R", _otherName!, path], cancellationToken);
        if (exitCode != 0) throw new InvalidOperationException($"{path} cannot be given to the account {_otherName}: {output}");
    }

    /// <summary>
    /// Runs a program to its end. A program that cannot be started gives exit code -1 and the reason as its output.
    /// It sees a small environment: the portal's own holds secrets, and PG* variables would change what it does.
    /// </summary>
    /// <param name="secrets">More of its environment: what must not stand among the arguments, which every account of the machine can read.</param>
    public async Task<(int ExitCode, string Output)> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? secrets = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // On Windows this also gives a console of its own, so that Ctrl-C does not reach the server before the portal stops it.
            CreateNoWindow = true,
            // The other account may not be able to enter the portal's own directory.
            WorkingDirectory = OperatingSystem.IsWindows() ? Path.GetTempPath() : "/",
        };
        var environment = PassedOn.Select(name => (name, value: Environment.GetEnvironmentVariable(name))).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            if (value is not null) start.Environment[name] = value;
        }
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in secrets ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        if (IsOther) start.UserName = _otherName!;

        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return (-1, e.Message);
        }
        process.StandardInput.Close();
        var streams = Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        // On Windows a server started by pg_ctl keeps the pipes open for as long as it lives.
        var done = await Task.WhenAny(streams, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None));
        return (process.ExitCode, done == streams ? string.Concat(await streams).Trim() : "");
    }
}

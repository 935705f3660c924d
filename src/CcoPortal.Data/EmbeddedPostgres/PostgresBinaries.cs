using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace CcoPortal.Data.EmbeddedPostgres;

/// <summary>A folder with initdb, pg_ctl and postgres that the server's account can run, and their major version.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    public const int OldestMajor = 15;

    private static readonly string Suffix = OperatingSystem.IsWindows() ? ".exe" : "";

    /// <summary>npm's package with the programs for this machine. Windows on ARM runs the x64 ones.</summary>
    public static string NpmPackage { get; } = "@embedded-postgres/" + (
        OperatingSystem.IsWindows() ? "windows-x64"
        : (OperatingSystem.IsMacOS() ? "darwin-" : "linux-") + RuntimeInformation.OSArchitecture switch
        {
            Architecture.X86 => "ia32",
            Architecture.Ppc64le => "ppc64",
            var other => other.ToString().ToLowerInvariant(),
        });

    public string Program(string name) => Path.Combine(Folder, name + Suffix);

    /// <summary>
    /// The first folder whose programs the cluster's account can run, in the order of <paramref name="folders"/> (which need not
    /// exist), or <paramref name="binDir"/> alone when it is not null. A cluster that exists takes its own major version only.
    /// </summary>
    /// <exception cref="PostgresBinariesNotFoundException">None of version 15 or later that the account can run.</exception>
    /// <exception cref="InvalidOperationException">Only others than the cluster's own major version.</exception>
    public static async Task<PostgresBinaries> FindAsync(
        string? binDir, IEnumerable<string> folders, Cluster cluster, ILogger logger, CancellationToken cancellationToken)
    {
        var rejected = new List<string>();
        PostgresBinaries? otherMajor = null;
        foreach (var folder in binDir is null ? folders.Distinct() : [Path.GetFullPath(binDir)])
        {
            if (!new PostgresBinaries(folder, 0).Exist()) continue;
            var found = await ProbeAsync(folder, cluster.Account, cancellationToken)
                ?? await NpmBinaries.MendAndProbeAsync(folder, cluster.Account, logger, cancellationToken);
            if (found is null)
                rejected.Add($"{folder}: the account {cluster.Account} cannot run them");
            else if (found.Major < OldestMajor)
                rejected.Add($"{folder}: version {found.Major}");
            else if (cluster.Major is null || cluster.Major == found.Major)
                return found;
            else
                otherMajor ??= found;
        }
        if (otherMajor is null) throw new PostgresBinariesNotFoundException(binDir, rejected);
        throw new InvalidOperationException($"""
            The portal's database in {cluster.Home} was made by PostgreSQL {cluster.Major}; found is PostgreSQL {otherMajor.Major} in {otherMajor.Folder}, which cannot open it.
            Either install PostgreSQL {cluster.Major} again, or move that folder away and start again: the portal then makes a new database. What was published stays in the folder moved away; to bring it along, dump it with PostgreSQL {cluster.Major} first.
            """);
    }

    /// <summary>The first folder with pg_dump and pg_restore that are as new as a server of this major version; the one that the settings name comes first.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says what to install.</exception>
    public static async Task<PostgresBinaries> FindDumpAsync(string? binDir, string stateDir, int serverMajor, CancellationToken cancellationToken)
    {
        var rejected = new List<string>();
        foreach (var folder in (binDir is null ? [] : new[] { Path.GetFullPath(binDir) }).Concat(UsualFolders(stateDir)).Distinct())
        {
            var here = new PostgresBinaries(folder, 0);
            if (!File.Exists(here.Program("pg_dump")) || !File.Exists(here.Program("pg_restore"))) continue;
            var (exitCode, output) = await ServerAccount.Portal.RunAsync(here.Program("pg_dump"), ["--version"], cancellationToken);
            if (exitCode == 0 && VersionLine().Match(output) is { Success: true } version && int.Parse(version.Groups[1].Value, CultureInfo.InvariantCulture) is var major && major >= serverMajor)
                return here with { Major = major };
            rejected.Add($"{folder}: {output}");
        }

        var found = rejected.Count == 0 ? "" : "\nFound, but of no use:\n  " + string.Join("\n  ", rejected);
        throw new InvalidOperationException($"""
            pg_dump and pg_restore of PostgreSQL {serverMajor} or later are needed, and were not found. Install them, or name their folder in Portal__PostgresBin:
              Debian, Ubuntu   sudo apt install postgresql-client
              Fedora           sudo dnf install postgresql
              Alpine           sudo apk add postgresql{serverMajor}-client
              macOS            brew install postgresql@{serverMajor}
              Windows          winget install PostgreSQL.PostgreSQL.{serverMajor}
            npm’s {NpmPackage} brings the server alone.{found}
            """);
    }

    private bool Exist() => File.Exists(Program("initdb")) && File.Exists(Program("pg_ctl")) && File.Exists(Program("postgres"));

    /// <summary>Null when the account cannot run the programs.</summary>
    internal static async Task<PostgresBinaries?> ProbeAsync(string folder, ServerAccount account, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await account.RunAsync(new PostgresBinaries(folder, 0).Program("postgres"), ["--version"], cancellationToken);
        var version = VersionLine().Match(output);
        return exitCode == 0 && version.Success
            ? new PostgresBinaries(folder, int.Parse(version.Groups[1].Value, CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary><c>PATH</c>, then where packages put them (newest first), then npm's package near the portal or installed globally.</summary>
    public static IEnumerable<string> UsualFolders(string stateDir)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathFullyQualified);
        var programFiles = Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles);
        var packaged = OperatingSystem.IsWindows()
            ? NewestFirst(Path.Combine(programFiles, "PostgreSQL"), "*", "bin")
            : [
                .. NewestFirst("/usr/lib/postgresql", "*", "bin"), // Debian, Ubuntu
                .. NewestFirst("/usr", "pgsql-*", "bin"), // Fedora and RHEL, PostgreSQL's own packages
                .. NewestFirst("/usr/libexec", "postgresql*", ""), // Alpine
                .. NewestFirst("/opt/homebrew/opt", "postgresql*", "bin"), // Homebrew on Apple silicon
                .. NewestFirst("/usr/local/opt", "postgresql*", "bin"), // Homebrew on Intel
                .. NewestFirst("/home/linuxbrew/.linuxbrew/opt", "postgresql*", "bin"),
                .. NewestFirst("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
                .. NewestFirst("/Library/PostgreSQL", "*", "bin"),
            ];
        return [.. path, .. packaged, .. NpmBinaries.Folders(stateDir)];
    }

    private static IEnumerable<string> NewestFirst(string parent, string pattern, string below) =>
        !Directory.Exists(parent) ? []
        : Directory.GetDirectories(parent, pattern)
            .OrderByDescending(folder => decimal.TryParse(
                Number().Match(Path.GetFileName(folder)).Value, CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, below));

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();
}

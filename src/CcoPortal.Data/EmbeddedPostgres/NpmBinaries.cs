using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace CcoPortal.Data.EmbeddedPostgres;

/// <summary>What is special about the programs in npm's <c>@embedded-postgres</c> packages.</summary>
internal static class NpmBinaries
{
    private static readonly string InPackage = Path.Combine("native", "bin");

    /// <summary>npm's package in a <c>node_modules</c> at or above the current, the program's or the state folder, or installed globally.</summary>
    public static IEnumerable<string> Folders(string stateDir)
    {
        var appData = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);
        string[] global = OperatingSystem.IsWindows()
            ? [Path.Combine(appData, "npm")]
            : ["/usr/lib", "/usr/local/lib", "/opt/homebrew/lib"];
        return new[] { Environment.CurrentDirectory, AppContext.BaseDirectory, Path.GetFullPath(stateDir) }
            .SelectMany(AndAbove)
            .Concat(global)
            .Select(folder => Path.Combine(folder, "node_modules", PostgresBinaries.NpmPackage, InPackage));
    }

    /// <summary>
    /// Tries again with what npm can leave undone: links between libraries (npm ships none; a script after the install makes them, and
    /// npm may be told to run no scripts), the executable bit, and, for a portal run as root, a folder that the server's account can enter.
    /// Null when <paramref name="folder"/> is not npm's or cannot be mended.
    /// </summary>
    public static async Task<PostgresBinaries?> MendAndProbeAsync(
        string folder, ServerAccount account, ILogger logger, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows() || !folder.EndsWith(InPackage, StringComparison.Ordinal)) return null;
        var native = Path.GetDirectoryName(folder)!;
        try
        {
            foreach (var program in Directory.GetFiles(folder))
                File.SetUnixFileMode(program, File.GetUnixFileMode(program) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
            MakeLinks(native);
            if (await PostgresBinaries.ProbeAsync(folder, account, cancellationToken) is { } mended) return mended;
            if (!account.IsOther) return null;

            var stamp = $"{native} {File.GetLastWriteTimeUtc(Path.Combine(folder, "postgres")):O}";
            var copy = Path.Combine(Cluster.RootsFolder, "npm-" + Cluster.ShortHash(stamp));
            if (!Directory.Exists(copy))
            {
                logger.LogInformation("The account {Account} cannot run {Folder}: a copy goes to {Copy}", account, folder, copy);
                Directory.CreateDirectory(Cluster.RootsFolder);
                var unfinished = $"{copy}.{Environment.ProcessId}";
                var (exitCode, output) = await ServerAccount.Portal.RunAsync("cp", ["-R", native, unfinished], cancellationToken);
                if (exitCode != 0) throw new IOException($"{native} cannot be copied to {unfinished}: {output}");
                Directory.Move(unfinished, copy);
            }
            return await PostgresBinaries.ProbeAsync(Path.Combine(copy, "bin"), account, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            logger.LogWarning(e, "The PostgreSQL programs in {Folder} cannot be made usable", folder);
            return null;
        }
    }

    /// <summary><c>pg-symlinks.json</c> lists pairs of paths below the package: a link, and what it points to.</summary>
    private static void MakeLinks(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list)) return;
        var package = Path.GetDirectoryName(native)!;
        using var links = JsonDocument.Parse(File.ReadAllBytes(list));
        foreach (var pair in links.RootElement.EnumerateArray())
        {
            var target = Path.Combine(package, pair.GetProperty("source").GetString()!);
            var link = Path.Combine(package, pair.GetProperty("target").GetString()!);
            if (!File.Exists(link)) File.CreateSymbolicLink(link, Path.GetRelativePath(Path.GetDirectoryName(link)!, target));
        }
    }

    private static IEnumerable<string> AndAbove(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent) yield return at.FullName;
    }
}

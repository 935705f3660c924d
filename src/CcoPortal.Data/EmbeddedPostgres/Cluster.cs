using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace CcoPortal.Data.EmbeddedPostgres;

/// <summary>
/// The cluster on disk. <see cref="Home"/> belongs to the portal's account and holds the passwords (files with mode 0600) and the
/// lock; below it, <see cref="Data"/> belongs to the server's account.
/// </summary>
internal sealed class Cluster(string home, ServerAccount account)
{
    public const string Superuser = "postgres";

    /// <summary>Where a portal run as root keeps what the server's account cannot reach elsewhere.</summary>
    public const string RootsFolder = "/var/lib/cco-portal";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Home { get; } = home;

    public string Data { get; } = Path.Combine(home, "data");

    public ServerAccount Account { get; } = account;

    /// <summary>PostgreSQL's major version that made the cluster; null when there is none yet.</summary>
    public int? Major => File.Exists(Path.Combine(Data, "PG_VERSION"))
        ? int.Parse(File.ReadAllText(Path.Combine(Data, "PG_VERSION")), CultureInfo.InvariantCulture)
        : null;

    /// <summary>Where the cluster of this state folder is, or is to be. Once made it stays where it is.</summary>
    public static async Task<Cluster> LocateAsync(string stateDir, CancellationToken cancellationToken)
    {
        stateDir = Path.TrimEndingDirectorySeparator(Path.GetFullPath(stateDir));
        var near = Path.Combine(stateDir, "postgres");
        if (!ServerAccount.PortalIsRoot) return new Cluster(near, ServerAccount.Portal);

        var far = Path.Combine(RootsFolder, ShortHash(stateDir));
        foreach (var home in new[] { near, far })
        {
            if (new Cluster(home, ServerAccount.Portal) is { Major: not null } made)
                return new Cluster(home, await ServerAccount.OwnerOfAsync(made.Data, cancellationToken));
        }
        var account = await ServerAccount.ForNewClusterAsync(cancellationToken);
        return new Cluster(await account.CanEnterAsync(stateDir, cancellationToken) ? near : far, account);
    }

    public static string ShortHash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];

    /// <summary>Makes <see cref="Home"/>; safe to repeat.</summary>
    public void MakeHome()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Home);
            return;
        }
        const UnixFileMode own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        // The other account passes through to its data, and sees nothing else.
        Directory.CreateDirectory(Home);
        File.SetUnixFileMode(Home, Account.IsOther ? own | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : own);
    }

    /// <summary>Runs initdb unless it has been run. It works beside <see cref="Data"/>, so that a start that was killed leaves no half of a cluster.</summary>
    public async Task MakeDataAsync(PostgresBinaries binaries, bool durable, ILogger logger, CancellationToken cancellationToken)
    {
        if (Major is not null) return;
        logger.LogInformation("Making a PostgreSQL {Major} cluster in {Home}, run by {Account}", binaries.Major, Home, Account);
        var unfinished = Data + ".unfinished";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        Directory.CreateDirectory(unfinished);
        await Account.TakeOverAsync(unfinished, cancellationToken);
        Password(Superuser);
        await Account.TakeOverAsync(PasswordFile(Superuser), cancellationToken);

        // C.UTF-8 (sorts by code point, knows upper and lower case) comes with every Linux; elsewhere PostgreSQL 17 brings its own.
        string[] locale = OperatingSystem.IsLinux() ? ["--locale=C.UTF-8"]
            : binaries.Major >= 17 ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
            : ["--locale=C"];
        string[] arguments =
        [
            "-D", unfinished, "-E", "UTF8", .. locale, "-A", "scram-sha-256", "-U", Superuser,
            $"--pwfile={PasswordFile(Superuser)}", "--no-instructions", .. durable ? Array.Empty<string>() : ["--no-sync"],
        ];
        var (exitCode, output) = await Account.RunAsync(binaries.Program("initdb"), arguments, cancellationToken);
        if (exitCode != 0)
            throw new InvalidOperationException($"PostgreSQL could not make a cluster in {Home} (initdb, run as {Account}, exit code {exitCode}):\n{output}");
        Directory.Move(unfinished, Data);
    }

    /// <summary>The role's password, made on first use.</summary>
    /// <exception cref="InvalidOperationException">The superuser's file is gone, so that nobody can administer the cluster.</exception>
    public string Password(string role)
    {
        var file = PasswordFile(role);
        if (File.Exists(file) && File.ReadAllText(file) is { Length: >= 32 } password) return password;
        if (role == Superuser && Major is not null)
        {
            throw new InvalidOperationException(
                $"{file} is missing or empty: without it the database in {Home} cannot be administered. Bring it back from a backup, or move the folder away and start again with a new database.");
        }
        password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var create = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) create.UnixCreateMode = OwnerOnly;
        using var writer = new StreamWriter(file, create);
        writer.Write(password);
        return password;
    }

    private string PasswordFile(string role) => Path.Combine(Home, $"{role}.password");
}

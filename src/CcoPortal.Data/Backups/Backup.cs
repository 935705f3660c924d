using CcoPortal.Data.Audit;
using CcoPortal.Data.Editions;
using CcoPortal.Data.EmbeddedPostgres;
using Npgsql;

namespace CcoPortal.Data.Backups;

/// <summary>What a restore brought back.</summary>
/// <param name="Edition">The newest edition, which loads.</param>
public sealed record RestoredStore(int Edition, AuditReport Audit);

/// <summary>The whole database as one file, by PostgreSQL's own pg_dump and pg_restore.</summary>
public static class Backup
{
    /// <summary>Writes the database as it is at one moment, while portals go on. The file is for its owner alone: it holds what staff sign in with.</summary>
    /// <param name="file">A path where there is nothing yet.</param>
    /// <returns>The head of the audit chain, which the backup has: note it elsewhere.</returns>
    /// <exception cref="InvalidOperationException">It could not be written; the message says why, and no file is left.</exception>
    public static async Task<ChainHead?> SaveAsync(StoreConnection store, StoreOptions options, string file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        file = Path.GetFullPath(file);
        if (Path.Exists(file))
            throw new InvalidOperationException($"{file} is there already. A backup overwrites nothing.");
        var programs = await ProgramsAsync(store, options, cancellationToken);
        await using var db = PortalDbContext.At(store.Portal);
        var head = await AuditChain.HeadAsync(db, cancellationToken);
        // Whole or not there: a backup that ended in the middle must not look like one.
        var unfinished = file + ".unfinished";
        try
        {
            await using (new FileStream(unfinished, OwnersAlone()))
            {
            }

            await RunAsync(programs, "pg_dump", store.Owner, ["--format=custom", "--no-owner", "--no-privileges", $"--file={unfinished}"], cancellationToken);
            File.Move(unfinished, file);
            return head;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Puts a backup into an empty database, whole or not at all, brings it to this portal's schema, and looks whether it can be answered from.</summary>
    /// <exception cref="InvalidOperationException">It could not be restored; the message says why.</exception>
    public static async Task<RestoredStore> RestoreAsync(StoreConnection store, StoreOptions options, string file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        file = Path.GetFullPath(file);
        if (!File.Exists(file))
            throw new InvalidOperationException($"There is no file {file}.");
        await RefuseUnlessEmptyAsync(store.Owner, cancellationToken);
        var programs = await ProgramsAsync(store, options, cancellationToken);
        // Tables without rows may be there: a portal made them. The roles' rights are granted anew, so that they need not be those of where the backup was made.
        await RunAsync(
            programs, "pg_restore", store.Owner,
            ["--clean", "--if-exists", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--no-comments", $"--dbname={new NpgsqlConnectionStringBuilder(store.Owner).Database}", file],
            cancellationToken);
        NpgsqlConnection.ClearAllPools();
        await Schema.MigrateAsync(store.Owner, store.Portal, cancellationToken);

        await using var db = PortalDbContext.At(store.Portal);
        var (number, _) = await EditionStore.NewestAsync(db, cancellationToken) ?? throw new InvalidOperationException("The backup holds no edition.");
        _ = (await EditionStore.LoadAsync(db, number, cancellationToken)).Open();
        return new RestoredStore(number, await AuditChain.VerifyAsync(db, noted: null, cancellationToken));
    }

    private static async Task RefuseUnlessEmptyAsync(string owner, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        var tables = new List<string>();
        await using (var list = source.CreateCommand("select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema') and tablename <> '__EFMigrationsHistory' order by 1"))
        await using (var reader = await list.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                tables.Add(reader.GetString(0));
        }

        foreach (var table in tables)
        {
            await using var look = source.CreateCommand($"select exists (select from {table})");
            if (await look.ExecuteScalarAsync(cancellationToken) is true)
                throw new InvalidOperationException($"The database {new NpgsqlConnectionStringBuilder(owner).Database} is not empty: {table} has rows. A backup is restored into an empty database only.");
        }
    }

    private static async Task<PostgresBinaries> ProgramsAsync(StoreConnection store, StoreOptions options, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(store.Owner);
        await connection.OpenAsync(cancellationToken);
        return await PostgresBinaries.FindDumpAsync(options.PostgresBin, options.StateDir, connection.PostgreSqlVersion.Major, cancellationToken);
    }

    private static async Task RunAsync(PostgresBinaries programs, string program, string connectionString, string[] arguments, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await ServerAccount.Portal.RunAsync(programs.Program(program), ["--no-password", .. arguments], cancellationToken, Environment(connectionString));
        if (exitCode != 0)
            throw new InvalidOperationException($"{program} failed (exit code {exitCode}):\n{output}");
    }

    /// <summary>The connection as libpq's variables.</summary>
    private static Dictionary<string, string> Environment(string connectionString)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        var variables = new Dictionary<string, string?>
        {
            ["PGHOST"] = to.Host,
            ["PGPORT"] = to.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["PGDATABASE"] = to.Database ?? to.Username,
            ["PGUSER"] = to.Username,
            ["PGPASSWORD"] = to.Password,
            ["PGPASSFILE"] = to.Passfile ?? System.Environment.GetEnvironmentVariable("PGPASSFILE"),
            ["PGSSLMODE"] = to.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() },
            ["PGSSLROOTCERT"] = to.RootCertificate,
            ["PGSSLCERT"] = to.SslCertificate,
            ["PGSSLKEY"] = to.SslKey,
            ["PGAPPNAME"] = "cco-portal-backup",
            ["HOME"] = System.Environment.GetEnvironmentVariable("HOME"),
        };
        return variables.Where(v => !string.IsNullOrEmpty(v.Value)).ToDictionary(v => v.Key, v => v.Value!);
    }

    private static FileStreamOptions OwnersAlone()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}

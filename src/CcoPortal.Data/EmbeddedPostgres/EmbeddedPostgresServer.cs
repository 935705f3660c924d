using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace CcoPortal.Data.EmbeddedPostgres;

/// <summary>
/// A PostgreSQL server of the portal's own, for whoever sets no connection string. It listens on 127.0.0.1 only, keeps its
/// cluster when it stops, and survives a portal that is killed: the next one takes the server over, or recovers the cluster.
/// One portal at a time has a cluster. Members are for one caller at a time.
/// </summary>
public sealed partial class EmbeddedPostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan PatienceWithAnotherPortal = TimeSpan.FromSeconds(15);

    private readonly Cluster _cluster;
    private readonly Postmaster _postmaster;
    private readonly ClusterLock? _lock;
    private readonly int _port;
    private bool _disposed;

    private EmbeddedPostgresServer(Cluster cluster, Postmaster postmaster, ClusterLock? held, int port) =>
        (_cluster, _postmaster, _lock, _port) = (cluster, postmaster, held, port);

    /// <summary>
    /// For the portal's work: role <c>cco_portal</c>, database <c>cco_portal</c>. It may connect and use schema public, and create
    /// nothing; migrations grant it tables. Carries the password: never log it.
    /// </summary>
    public string PortalConnectionString => ConnectionString(PortalDatabases.Portal, PortalDatabases.Portal);

    /// <summary>
    /// For migrations: role <c>cco_portal_owner</c>, which owns the database <c>cco_portal</c> and its schema public and may
    /// create trusted extensions. Carries the password: never log it.
    /// </summary>
    public string OwnerConnectionString => ConnectionString(PortalDatabases.Portal, PortalDatabases.Owner);

    internal string Home => _cluster.Home;

    /// <summary>
    /// Finds the programs, makes the cluster on the first run (about a second), starts or takes over the server, and makes the
    /// two roles and the database. Waits up to 15 seconds for another portal to let go of the same cluster.
    /// </summary>
    /// <exception cref="PostgresBinariesNotFoundException">No programs; its message says how to go on.</exception>
    /// <exception cref="InvalidOperationException">
    /// The cluster is another major version's, in use by another portal or another account's, or the server does not start; the
    /// message is for whoever started the portal.
    /// </exception>
    public static Task<EmbeddedPostgresServer> StartAsync(
        EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        return StartAsync(options, PostgresBinaries.UsualFolders(options.StateDir), PatienceWithAnotherPortal, logger, cancellationToken);
    }

    /// <summary>For a command beside a portal: the server of a portal that runs, which goes on when this is disposed; without such a portal, as <see cref="StartAsync(EmbeddedPostgresOptions, ILogger, CancellationToken)"/>.</summary>
    /// <exception cref="PostgresBinariesNotFoundException">No programs; its message says how to go on.</exception>
    /// <exception cref="InvalidOperationException">As when it is started.</exception>
    public static async Task<EmbeddedPostgresServer> JoinAsync(EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var cluster = await Cluster.LocateAsync(options.StateDir, cancellationToken);
        var waited = Stopwatch.StartNew();
        // A portal that starts or stops has the lock a moment longer than the server answers.
        while (cluster.Major is not null && await ClusterLock.IsHeldAsync(cluster.Home, cancellationToken) && waited.Elapsed < PatienceWithAnotherPortal)
        {
            var binaries = await PostgresBinaries.FindAsync(options.BinDir, PostgresBinaries.UsualFolders(options.StateDir), cluster, logger, cancellationToken);
            var postmaster = new Postmaster(cluster, binaries, options.Durable, logger);
            if (await postmaster.AnsweringAsync(cancellationToken) is { } port)
                return new EmbeddedPostgresServer(cluster, postmaster, held: null, port);
            await Task.Delay(100, cancellationToken);
        }

        return await StartAsync(options, logger, cancellationToken);
    }

    internal static async Task<EmbeddedPostgresServer> StartAsync(
        EmbeddedPostgresOptions options, IEnumerable<string> usualFolders, TimeSpan patience, ILogger logger, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.StateDir);
        var cluster = await Cluster.LocateAsync(options.StateDir, cancellationToken);
        var binaries = await PostgresBinaries.FindAsync(options.BinDir, usualFolders, cluster, logger, cancellationToken);
        cluster.MakeHome();
        var held = await ClusterLock.TakeAsync(cluster.Home, patience, cancellationToken);
        var postmaster = new Postmaster(cluster, binaries, options.Durable, logger);
        var running = false;
        try
        {
            await cluster.MakeDataAsync(binaries, options.Durable, logger, cancellationToken);
            var adopted = await postmaster.AdoptAsync(cancellationToken);
            running = true;
            var port = adopted ?? await postmaster.StartAsync(samePort: null, cancellationToken);
            await PortalDatabases.MakeRolesAsync(port, cluster, cancellationToken);
            await PortalDatabases.MakeDatabaseAsync(port, PortalDatabases.Portal, like: null, cluster, cancellationToken);
            logger.LogInformation("PostgreSQL {Major} listens on 127.0.0.1:{Port}; its cluster is {Home}", binaries.Major, port, cluster.Home);
            return new EmbeddedPostgresServer(cluster, postmaster, held, port);
        }
        catch
        {
            if (running) await postmaster.StopAsync(CancellationToken.None);
            held.Dispose();
            throw;
        }
    }

    /// <summary>Makes a database with the same two roles and the same rights as the portal's, for tests. One that exists is kept.</summary>
    /// <param name="name">1 to 63 lower-case letters, digits and underscores, not starting with a digit.</param>
    /// <param name="cancellationToken">Stops the work; the database may exist already.</param>
    /// <param name="like">The name of one that nobody is connected to, of the same form: the new one begins as a copy of it. Null: an empty one.</param>
    /// <returns>Its two connection strings.</returns>
    /// <exception cref="ArgumentException">A name has another form.</exception>
    public async Task<(string Portal, string Owner)> CreateDatabaseAsync(string name, CancellationToken cancellationToken, string? like = null)
    {
        foreach (var given in new[] { name, like }.OfType<string>().Where(n => !DatabaseName().IsMatch(n)))
            throw new ArgumentException($"'{given}' is not 1 to 63 lower-case letters, digits and underscores.", nameof(name));
        await PortalDatabases.MakeDatabaseAsync(_port, name, like, _cluster, cancellationToken);
        return (ConnectionString(name, PortalDatabases.Portal), ConnectionString(name, PortalDatabases.Owner));
    }

    /// <summary>Ends every connection and stops the server (under a second). The cluster stays, and stays this portal's.</summary>
    public Task StopAsync(CancellationToken ct) => _postmaster.StopAsync(ct);

    /// <summary>Starts the server again after <see cref="StopAsync"/>, on the same port: connection strings stay true.</summary>
    /// <exception cref="InvalidOperationException">It does not start; another program may have taken the port.</exception>
    public Task StartAgainAsync(CancellationToken ct)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _postmaster.StartAsync(_port, ct);
    }

    /// <summary>Stops the server, a taken-over one too, and lets go of the cluster; one that was joined goes on. Safe to repeat.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        if (_lock is null) return;
        await _postmaster.StopAsync(CancellationToken.None);
        _lock.Dispose();
    }

    /// <summary>For tests: what the death of the portal does. The lock is gone, the server runs on.</summary>
    internal void DieLikeAKilledPortal()
    {
        _disposed = true;
        _lock?.Dispose();
    }

    /// <summary>For tests: stops the server of a state folder, if any, and deletes its cluster. False, and nothing done, when a live portal has it.</summary>
    internal static async Task<bool> RemoveAsync(string stateDir, ILogger logger, CancellationToken cancellationToken)
    {
        var cluster = await Cluster.LocateAsync(stateDir, cancellationToken);
        if (!Directory.Exists(cluster.Home)) return true;
        try
        {
            using var held = await ClusterLock.TakeAsync(cluster.Home, TimeSpan.Zero, cancellationToken);
            if (File.Exists(Path.Combine(cluster.Data, "postmaster.pid")))
            {
                var binaries = await PostgresBinaries.FindAsync(null, PostgresBinaries.UsualFolders(stateDir), cluster, logger, cancellationToken);
                await new Postmaster(cluster, binaries, durable: false, logger).StopAsync(cancellationToken);
            }
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        Directory.Delete(cluster.Home, recursive: true);
        return true;
    }

    private string ConnectionString(string database, string role) =>
        PortalDatabases.ConnectionString(_port, database, role, _cluster.Password(role));

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$")]
    private static partial Regex DatabaseName();
}

using System.Diagnostics;
using System.Globalization;
using CcoPortal.Data.EmbeddedPostgres;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;
using static CcoPortal.IntegrationTests.EmbeddedPostgres.Sql;

namespace CcoPortal.IntegrationTests.EmbeddedPostgres;

/// <summary>One cluster for the class, kept from test to test; each test leaves it stopped.</summary>
public sealed class EmbeddedPostgresServerTests(ScratchFolder scratch) : IClassFixture<ScratchFolder>
{
    private readonly string _stateDir = scratch.At("state");

    [Fact]
    public async Task Both_roles_connect_to_a_fresh_server_that_listens_on_the_loopback_address_alone()
    {
        await using var server = await StartAsync(_stateDir);

        Assert.Equal("cco_portal", await ScalarAsync(server.PortalConnectionString, "select current_user"));
        Assert.Equal("cco_portal_owner", await ScalarAsync(server.OwnerConnectionString, "select current_user"));
        Assert.Equal("cco_portal", await ScalarAsync(server.PortalConnectionString, "select current_database()"));
        Assert.Equal("UTF8 C.UTF-8", await ScalarAsync(server.OwnerConnectionString,
            "select pg_encoding_to_char(encoding) || ' ' || datctype from pg_database where datname = current_database()"));
        Assert.Equal("127.0.0.1", await ScalarAsync(server.OwnerConnectionString, "show listen_addresses"));
        Assert.Equal("", File.ReadLines(PidFile(server)).ElementAt(4)); // The folder of its Unix socket: none.
    }

    [Fact]
    public async Task The_owner_may_create_tables_and_btree_gist_and_the_portal_may_create_nothing()
    {
        await using var server = await StartAsync(_stateDir);
        await RunAsync(server.OwnerConnectionString, "create extension if not exists btree_gist; create table if not exists owned (x int)");

        foreach (var statement in new[]
        {
            "create table x (x int)", "create temp table x (x int)", "create schema x", "create extension pg_trgm",
            "select * from owned", "drop table owned", "alter role cco_portal superuser", "create database x",
        })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(server.PortalConnectionString, statement));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task A_second_start_finds_the_data_and_the_passwords_of_the_first()
    {
        string before;
        await using (var first = await StartAsync(_stateDir))
        {
            before = PasswordIn(first.PortalConnectionString);
            await RunAsync(first.OwnerConnectionString, "create table kept (x int); insert into kept values (7)");
        }

        await using var second = await StartAsync(_stateDir);

        Assert.Equal(7, await ScalarAsync(second.OwnerConnectionString, "select x from kept"));
        Assert.Equal(before, PasswordIn(second.PortalConnectionString));
    }

    [Fact]
    public async Task A_server_killed_with_its_portal_recovers_what_was_committed()
    {
        var killed = await StartAsync(_stateDir);
        await RunAsync(killed.OwnerConnectionString, "create table committed (x int); insert into committed values (8)");
        using (var postmaster = Process.GetProcessById(PidOf(killed)))
        {
            postmaster.Kill();
            await postmaster.WaitForExitAsync();
        }
        killed.DieLikeAKilledPortal();
        Assert.True(File.Exists(PidFile(killed)), "the killed server leaves its lock");

        await using var next = await StartAsync(_stateDir);

        Assert.Equal(8, await ScalarAsync(next.OwnerConnectionString, "select x from committed"));
    }

    [Fact]
    public async Task A_live_server_of_a_killed_portal_is_taken_over_and_stopped_in_the_end()
    {
        var killed = await StartAsync(_stateDir);
        var pid = PidOf(killed);
        killed.DieLikeAKilledPortal();

        await using (var next = await StartAsync(_stateDir))
        {
            Assert.Equal(pid, PidOf(next));
            Assert.Equal(killed.PortalConnectionString, next.PortalConnectionString);
            Assert.Equal(1, await ScalarAsync(next.PortalConnectionString, "select 1"));
        }
        Assert.False(File.Exists(PidFile(killed)), "the server taken over is stopped");
    }

    [Fact]
    public async Task A_stale_lock_whose_process_id_is_now_another_programs_is_removed_and_said()
    {
        var server = await StartAsync(_stateDir);
        await server.DisposeAsync();
        var line = (int pid) => $"{pid}\n{server.Home}/data\n1\n5432\n\n127.0.0.1\n\nready   \n";
        await File.WriteAllTextAsync(PidFile(server), line(Environment.ProcessId));

        var log = new LogLines();
        await using var next = await StartAsync(_stateDir, log);

        Assert.Equal(1, await ScalarAsync(next.PortalConnectionString, "select 1"));
        Assert.Contains(log.Lines, said => said.Contains($"process {Environment.ProcessId} is another program", StringComparison.Ordinal));
        Assert.NotEqual(Environment.ProcessId, PidOf(next));
    }

    [Fact]
    public async Task A_stopped_server_comes_back_on_the_same_port()
    {
        await using var server = await StartAsync(_stateDir);
        var pid = PidOf(server);

        await server.StopAsync(CancellationToken.None);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ScalarAsync(server.PortalConnectionString, "select 1"));
        await server.StopAsync(CancellationToken.None);
        await server.StartAgainAsync(CancellationToken.None);

        Assert.Equal(1, await ScalarAsync(server.PortalConnectionString, "select 1"));
        Assert.NotEqual(pid, PidOf(server));
    }

    [Fact]
    public async Task A_second_portal_on_the_same_state_folder_is_refused_and_the_first_keeps_its_server()
    {
        await using var first = await StartAsync(_stateDir);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => EmbeddedPostgresServer.StartAsync(
            new(_stateDir, Durable: false), PostgresBinaries.UsualFolders(_stateDir), TimeSpan.Zero, new LogLines(), CancellationToken.None));

        Assert.Contains("Another portal", refused.Message, StringComparison.Ordinal);
        Assert.False(await EmbeddedPostgresServer.RemoveAsync(_stateDir, new LogLines(), CancellationToken.None));
        Assert.Equal(1, await ScalarAsync(first.PortalConnectionString, "select 1"));
    }

    [Fact]
    public async Task A_cluster_of_another_major_version_is_refused_with_what_to_do()
    {
        var server = await StartAsync(_stateDir);
        await server.DisposeAsync();
        var versionFile = Path.Combine(server.Home, "data", "PG_VERSION");
        var version = await File.ReadAllTextAsync(versionFile);
        await File.WriteAllTextAsync(versionFile, "12\n");
        try
        {
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(_stateDir));
            Assert.Contains("was made by PostgreSQL 12", refused.Message, StringComparison.Ordinal);
            Assert.Contains("move that folder away", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            await File.WriteAllTextAsync(versionFile, version);
        }
    }

    [Fact]
    public async Task Two_clusters_side_by_side_have_their_own_ports_and_passwords_and_a_path_may_have_spaces()
    {
        await using var one = await StartAsync(_stateDir);
        await using var other = await StartAsync(scratch.At("état d’un portail, with spaces"));

        var (first, second) = (new NpgsqlConnectionStringBuilder(one.PortalConnectionString), new NpgsqlConnectionStringBuilder(other.PortalConnectionString));
        Assert.NotEqual(first.Port, second.Port);
        Assert.NotEqual(first.Password, second.Password);
        Assert.Equal(1, await ScalarAsync(other.PortalConnectionString, "select 1"));
    }

    [Fact]
    public async Task Passwords_are_for_their_owner_alone_and_reach_no_log()
    {
        var log = new LogLines();
        await using var server = await StartAsync(_stateDir, log);

        foreach (var role in new[] { "postgres", "cco_portal", "cco_portal_owner" })
        {
            var file = Path.Combine(server.Home, $"{role}.password");
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            var password = await File.ReadAllTextAsync(file);
            Assert.DoesNotContain(log.Lines, line => line.Contains(password, StringComparison.Ordinal));
            Assert.DoesNotContain(password, await File.ReadAllTextAsync(Path.Combine(server.Home, "data", "server.log")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_failing_statement_carries_stays_out_of_the_servers_log()
    {
        await using var server = await StartAsync(_stateDir);

        await Assert.ThrowsAsync<PostgresException>(() => RunAsync(server.OwnerConnectionString,
            "create temp table typed (x text primary key); insert into typed values ('97201-typed'), ('97201-typed')"));

        var log = await File.ReadAllTextAsync(Path.Combine(server.Home, "data", "server.log"));
        Assert.Contains("duplicate key", log, StringComparison.Ordinal);
        Assert.DoesNotContain("97201-typed", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_for_a_test_class_has_the_same_two_roles()
    {
        var (portal, owner) = await TestPostgres.NewDatabaseAsync();
        var (another, _) = await TestPostgres.NewDatabaseAsync();

        await RunAsync(owner, "create extension btree_gist; create table t (x int); grant select on t to cco_portal");
        Assert.Equal(0L, await ScalarAsync(portal, "select count(*) from t"));
        await Assert.ThrowsAsync<PostgresException>(() => RunAsync(portal, "create table u (x int)"));
        Assert.NotEqual(new NpgsqlConnectionStringBuilder(portal).Database, new NpgsqlConnectionStringBuilder(another).Database);
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await (await TestPostgres.ServerAsync()).CreateDatabaseAsync("x; drop database y", CancellationToken.None));
    }

    private static Task<EmbeddedPostgresServer> StartAsync(string stateDir, ILogger? logger = null) =>
        EmbeddedPostgresServer.StartAsync(new(stateDir, Durable: false), logger ?? new LogLines(), CancellationToken.None);

    private static string PidFile(EmbeddedPostgresServer server) => Path.Combine(server.Home, "data", "postmaster.pid");

    private static int PidOf(EmbeddedPostgresServer server) =>
        int.Parse(File.ReadLines(PidFile(server)).First(), CultureInfo.InvariantCulture);

    private static string PasswordIn(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Password!;
}

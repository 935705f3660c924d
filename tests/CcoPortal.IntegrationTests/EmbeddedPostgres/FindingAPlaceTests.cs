using CcoPortal.Data.EmbeddedPostgres;
using Xunit;
using static CcoPortal.IntegrationTests.EmbeddedPostgres.Sql;

namespace CcoPortal.IntegrationTests.EmbeddedPostgres;

/// <summary>Which programs are taken, who runs them, and where the cluster goes.</summary>
public sealed class FindingAPlaceTests(ScratchFolder scratch) : IClassFixture<ScratchFolder>
{
    [Fact]
    public async Task Without_programs_the_message_names_three_ways_to_go_on()
    {
        var refused = await Assert.ThrowsAsync<PostgresBinariesNotFoundException>(
            () => StartAsync(new(scratch.At("none")), ["/nowhere", Path.GetTempPath()]));

        foreach (var way in new[]
        {
            "apt install postgresql", "dnf install", "brew install", "winget install",
            $"npm install {PostgresBinaries.NpmPackage}",
            "ConnectionStrings__Portal and ConnectionStrings__PortalOwner", "docker compose up",
        })
        {
            Assert.Contains(way, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_folder_named_in_the_settings_is_the_only_one_tried()
    {
        var options = new EmbeddedPostgresOptions(scratch.At("setting"), BinDir: Path.GetTempPath());

        var refused = await Assert.ThrowsAsync<PostgresBinariesNotFoundException>(
            () => StartAsync(options, PostgresBinaries.UsualFolders(options.StateDir)));

        Assert.Contains(Path.GetTempPath(), refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres (PostgreSQL) 14.11", "version 14")]
    [InlineData("not a server", "cannot run them")]
    public async Task Programs_that_do_not_do_are_passed_over_and_named(string version, string reason)
    {
        if (OperatingSystem.IsWindows()) return; // The stand-ins are shell scripts.
        var folder = Directory.CreateDirectory(Path.Combine(scratch.Root, $"old-{reason}")).FullName;
        foreach (var program in new[] { "initdb", "pg_ctl", "postgres" })
        {
            var file = Path.Combine(folder, program);
            await File.WriteAllTextAsync(file, $"#!/bin/sh\necho '{version}'\n");
            File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        var refused = await Assert.ThrowsAsync<PostgresBinariesNotFoundException>(() => StartAsync(new(scratch.At("old")), [folder]));

        Assert.Contains($"{folder}: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Npms_package_is_looked_for_at_and_above_the_state_folder()
    {
        var stateDir = scratch.At("clone/.portal");
        var programs = Directory.CreateDirectory(
            Path.Combine(scratch.Root, "clone", "node_modules", PostgresBinaries.NpmPackage, "native", "bin")).FullName;

        Assert.Contains(programs, PostgresBinaries.UsualFolders(stateDir));
    }

    [Fact]
    public async Task Roots_cluster_goes_to_var_lib_when_the_servers_account_cannot_enter_the_state_folder()
    {
        if (OperatingSystem.IsWindows() || !ServerAccount.PortalIsRoot) return; // Everyone else runs the server as themselves.
        var closed = Directory.CreateDirectory(
            Path.Combine(scratch.Root, "closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        var options = new EmbeddedPostgresOptions(scratch.At("closed/.portal"), Durable: false);

        string home;
        await using (var server = await EmbeddedPostgresServer.StartAsync(options, new LogLines(), CancellationToken.None))
        {
            home = server.Home;
            Assert.StartsWith("/var/lib/cco-portal/", home, StringComparison.Ordinal);
            Assert.Equal(1, await ScalarAsync(server.PortalConnectionString, "select 1"));
        }

        // Once made it stays where it is, though the state folder is open now.
        File.SetUnixFileMode(closed, File.GetUnixFileMode(closed) | UnixFileMode.OtherExecute);
        Assert.Equal(home, (await Cluster.LocateAsync(options.StateDir, CancellationToken.None)).Home);
    }

    [Fact]
    public async Task The_servers_programs_see_neither_the_portals_secrets_nor_its_language()
    {
        if (OperatingSystem.IsWindows()) return;
        Environment.SetEnvironmentVariable("CCO_PORTAL_TEST_SECRET", "hush");

        var (_, environment) = await ServerAccount.Portal.RunAsync("env", [], CancellationToken.None);

        var names = environment.Split('\n').Select(line => line.Split('=')[0]);
        Assert.Empty(names.Except(["PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LC_ALL"]));
    }

    [Fact]
    public async Task Where_a_portal_run_as_root_starts_the_server_the_server_is_not_root()
    {
        if (!ServerAccount.PortalIsRoot) return;
        var account = await ServerAccount.ForNewClusterAsync(CancellationToken.None);

        var (_, id) = await account.RunAsync("id", ["-u"], CancellationToken.None);

        Assert.NotEqual("0", id);
        Assert.True(account.IsOther);
    }

    private static Task<EmbeddedPostgresServer> StartAsync(EmbeddedPostgresOptions options, IEnumerable<string> folders) =>
        EmbeddedPostgresServer.StartAsync(options, folders, TimeSpan.Zero, new LogLines(), CancellationToken.None);
}

using System.Diagnostics;
using CcoPortal.Data;
using CcoPortal.Data.EmbeddedPostgres;
using CcoPortal.IntegrationTests.EmbeddedPostgres;
using CcoPortal.IntegrationTests.Store;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static CcoPortal.IntegrationTests.EmbeddedPostgres.Sql;

namespace CcoPortal.IntegrationTests.Commands;

/// <summary>The built program with a command, as someone types it: what it prints and the exit code.</summary>
public sealed class CommandsTests(ScratchFolder scratch) : IClassFixture<ScratchFolder>
{
    [Fact]
    public async Task A_portal_is_backed_up_while_it_runs_and_restored_into_a_new_server_and_what_is_changed_or_cut_behind_its_back_is_found()
    {
        var (here, there, file) = (scratch.At("here"), scratch.At("there"), Path.Combine(scratch.Root, "command.dump"));
        string head;
        IReadOnlyList<string> contents;
        await using (var running = await StartAsync(here))
        {
            Assert.Equal(2, (await TypeAsync(here, "verify-audit")).ExitCode);
            await Schema.MigrateAsync(running.OwnerConnectionString, running.PortalConnectionString, CancellationToken.None);
            var store = StoreDatabase.At((running.PortalConnectionString, running.OwnerConnectionString));
            await store.PublishAsync(facts => facts);
            await RunAsync(running.OwnerConnectionString, "insert into audit_event (at, actor, kind, detail) values (now(), 'x', 'said', '{}')");
            await SealAsync(running);
            // It knows place 2 of the chain.
            await store.PublishAsync(facts => facts.WithHoliday(2028, 1, 1));
            await SealAsync(running);
            contents = await store.ContentsAsync();

            var whole = await TypeAsync(here, "verify-audit");
            Assert.Equal((0, "The audit chain is whole."), (whole.ExitCode, whole.Output.Split('\n')[0]));
            head = whole.Output.Split("Head: ")[1].Trim();
            var saved = await TypeAsync(here, "backup", file);
            Assert.True(saved.ExitCode == 0, saved.Output);
            Assert.Contains(head, saved.Output, StringComparison.Ordinal);
            Assert.Equal(1, await ScalarAsync(running.PortalConnectionString, "select 1"));
        }

        var restored = await TypeAsync(there, "restore", file);
        Assert.True(restored.ExitCode == 0, restored.Output);
        Assert.Contains("The newest edition is 2.", restored.Output, StringComparison.Ordinal);
        Assert.Contains(head, restored.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await TypeAsync(there, "restore", file)).ExitCode);
        Assert.Equal(0, (await TypeAsync(there, "verify-audit", "--head", head)).ExitCode);

        await using (var server = await StartAsync(there))
        {
            Assert.Equal(contents, await StoreDatabase.At((server.PortalConnectionString, server.OwnerConnectionString)).ContentsAsync());
            await RunAsync(server.OwnerConnectionString, "alter table revision disable trigger user; update revision set body = body || ' ' where key = '2026-01-01'");
        }

        var changed = await TypeAsync(there, "verify-audit");
        Assert.Equal(1, changed.ExitCode);
        Assert.Contains("What edition 1 says of holiday:2026-01-01 was changed after it was published.", changed.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await TypeAsync(there, "verify-audit", "--head", "9" + head)).ExitCode);

        await using (var server = await StartAsync(there))
        {
            await RunAsync(server.OwnerConnectionString, """
                alter table audit_seal disable trigger user; alter table audit_event disable trigger user;
                delete from audit_seal where position >= 2; delete from audit_event where kind = 'said'
                """);
        }

        var cut = await TypeAsync(there, "verify-audit");
        Assert.Equal(1, cut.ExitCode);
        Assert.Contains("Edition 2 knows place 2 of the chain, which is not there: the end of the chain was cut.", cut.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("verify-audit", "--head")]
    [InlineData("verify-audit", "--head", "x")]
    [InlineData("backup")]
    [InlineData("restore", "a", "b")]
    public async Task What_is_no_command_is_answered_with_the_commands(params string[] words)
    {
        var (exitCode, output) = await TypeAsync(scratch.At("none"), words);

        Assert.Equal(2, exitCode);
        Assert.Contains("verify-audit [--head POSITION:HASH]", output, StringComparison.Ordinal);
    }

    private static Task<EmbeddedPostgresServer> StartAsync(string stateDir) =>
        EmbeddedPostgresServer.StartAsync(new EmbeddedPostgresOptions(stateDir, Durable: false), NullLogger.Instance, CancellationToken.None);

    private static async Task SealAsync(EmbeddedPostgresServer server)
    {
        await using var db = PortalDbContext.At(server.PortalConnectionString);
        await Data.Audit.AuditSealer.SealAsync(db, CancellationToken.None);
    }

    private static async Task<(int ExitCode, string Output)> TypeAsync(string stateDir, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CcoPortal.Web.dll"), .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Portal__StateDir"] = stateDir },
        };
        using var process = Process.Start(start)!;
        var streams = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(streams));
    }
}

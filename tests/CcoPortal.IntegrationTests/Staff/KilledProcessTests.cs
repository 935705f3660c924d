using System.Diagnostics;
using CcoPortal.Domain.Changes;
using CcoPortal.IntegrationTests.EmbeddedPostgres;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace CcoPortal.IntegrationTests.Staff;

/// <summary>
/// The built program as a process of its own, killed while it publishes. A table that somebody else holds stops it at the step that writes there; each statement of
/// publishing is tried by <see cref="KilledWhilePublishingTests"/>.
/// </summary>
public sealed class KilledProcessTests(ScratchFolder scratch) : IClassFixture<ScratchFolder>
{
    /// <summary>Tables in the order in which publishing writes them.</summary>
    private static readonly string[] s_steps = ["edition", "revision", "audit_event", "cco", "edition_changes", "change_request", "staff_mail"];

    [Fact]
    public async Task A_process_that_is_killed_at_any_step_leaves_the_old_edition_and_one_that_got_to_the_end_the_new_one()
    {
        var portal = new StaffPortal();
        await portal.InitializeAsync();
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", 801));
        await portal.ApproveAsync("Rosa", change);
        // From here on only the processes publish.
        await portal.DisposeAsync();
        var (edition, phone) = (await portal.EditionAsync(), (await portal.FactsAsync()).PhoneOf("trillium-lane"));
        await using (var db = portal.Open())
            await db.Database.ExecuteSqlAsync($"update change_request set state = 'Scheduled', publish_at = '2020-01-01Z' where id = {change}");

        foreach (var table in s_steps)
        {
            await using (var holder = new NpgsqlConnection(portal.Settings["ConnectionStrings:PortalOwner"]))
            {
                await holder.OpenAsync();
                await using var transaction = await holder.BeginTransactionAsync();
                await using (var hold = new NpgsqlCommand($"lock table {table} in share mode", holder, transaction))
                    await hold.ExecuteNonQueryAsync();
                using var process = Start(portal, table);
                try
                {
                    await UntilAsync(async () => await WaitsForAsync(portal, holder.ProcessID), $"No portal came to {table}.");
                }
                finally
                {
                    process.Kill();
                    await process.WaitForExitAsync();
                }
            }

            // The server hears of it when the table is free.
            await UntilAsync(async () => !await IsPublishingAsync(portal), "The server never heard that the portal died.");
            Assert.Equal((edition, phone), (await portal.EditionAsync(), (await portal.FactsAsync()).PhoneOf("trillium-lane")));
            await portal.AssertWholeAsync();
        }

        using (var process = Start(portal, "end"))
        {
            try
            {
                await UntilAsync(async () => await portal.EditionAsync() > edition, "It was never published.");
            }
            finally
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
        }

        Assert.Equal((edition + 1, "800-555-0801"), (await portal.EditionAsync(), (await portal.FactsAsync()).PhoneOf("trillium-lane")));
        await using (var db = portal.Open())
        {
            var row = await db.ChangeRequests.AsNoTracking().SingleAsync(c => c.Id == change);
            Assert.Equal((ChangeState.Published, edition + 1), (row.State, row.PublishedIn));
        }

        await portal.AssertWholeAsync();
    }

    private Process Start(StaffPortal portal, string name)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CcoPortal.Web.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["Portal__StateDir"] = scratch.At(name) },
        };
        foreach (var (key, value) in portal.Settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = Process.Start(start)!;
        // Read on, or a process that says much waits for somebody to listen.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static Task<bool> WaitsForAsync(StaffPortal portal, int holder) => AskAsync(portal, $"select exists (select from pg_stat_activity where {holder} = any(pg_blocking_pids(pid)) and query not like 'lock table%') as \"Value\"");

    /// <summary>Whoever publishes holds the lock of publishing.</summary>
    private static Task<bool> IsPublishingAsync(StaffPortal portal) =>
        AskAsync(portal, "select exists (select from pg_locks where locktype = 'advisory' and objid = 41859 and database = (select oid from pg_database where datname = current_database())) as \"Value\"");

    private static async Task<bool> AskAsync(StaffPortal portal, string query)
    {
        await using var db = portal.Open();
        return await db.Database.SqlQueryRaw<bool>(query).SingleAsync();
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, string otherwise)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), otherwise);
            await Task.Delay(50);
        }
    }
}

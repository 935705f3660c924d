using System.Net;
using CcoPortal.Data;
using CcoPortal.Data.EmbeddedPostgres;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.EmbeddedPostgres;
using CcoPortal.IntegrationTests.Web.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Desk;

/// <summary>The desk while the database is away: look-ups go on, and no call is lost or stored twice.</summary>
public sealed class DeskWithoutDatabaseTests(ScratchFolder scratch) : IClassFixture<ScratchFolder>
{
    [Fact]
    public async Task Look_ups_go_on_calls_wait_on_the_disk_and_are_stored_once_when_it_is_back()
    {
        await using var server = await EmbeddedPostgresServer.StartAsync(new EmbeddedPostgresOptions(scratch.At("desk"), Durable: false), NullLogger.Instance, CancellationToken.None);
        await using var portal = new PortalOn(await server.CreateDatabaseAsync("desk", CancellationToken.None));
        var visitor = Visitor.Of(portal);
        await visitor.EventuallyAsync("/health/ready", p => p.Text.Contains("\"database\":\"answers\"", StringComparison.Ordinal));
        var agent = await new DeskAgent(await Colleague.InAsync(portal, StaffRole.Agent)).BeginAsync();
        await agent.AskAsync("97301");
        await server.StopAsync(CancellationToken.None);

        // In the middle of a call: it is wrapped up, twice as by a press too many, and the next one is made.
        var page = agent.Seen;
        var first = DeskAgent.CallOn(page);
        for (var i = 0; i < 2; i++)
        {
            await agent.Colleague.GetAsync("/desk");
            await agent.Colleague.PostWithTokenOfAsync(page, "/desk?handler=Wrap", [.. page.All("form#desk input[type=hidden]").Select(h => (h.GetAttribute("name")!, h.GetAttribute("value") ?? "")).Where(f => f.Item1[0] != '_'), ("q", "97301"), ("reason", "WhichCco"), ("outcome", "Answered"), ("call-language", "en")]);
            Assert.Equal("/desk?stored=OnDisk", agent.Seen.Location);
        }

        await agent.Colleague.FollowAsync();
        Assert.Contains("The database is away.", agent.Seen.Words, StringComparison.Ordinal);
        Assert.Contains("stored when the database is back", agent.Seen.Words, StringComparison.Ordinal);
        await agent.AskAsync("dentures");
        Assert.Contains("dentures", agent.Answer.Title, StringComparison.OrdinalIgnoreCase);
        // A flag cannot wait: that is said, and it stands as it was chosen.
        var kept = await agent.Colleague.PressAsync("Tell the editors", ("flag-reason", "HardToUnderstand"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, kept.Status);
        Assert.Contains("The database is away, so no editor got this yet.", kept.Words, StringComparison.Ordinal);
        Assert.Equal("HardToUnderstand", kept.All("#FlagReason option[selected]").Single().GetAttribute("value"));
        Assert.Contains("dentures", agent.Answer.Title, StringComparison.OrdinalIgnoreCase);
        var second = agent.Call;
        await agent.Colleague.PressAsync("4 We call back", ("reason", "Covered"), ("call-number", "(503) 555-0142"), ("promise", "true"), ("if-wrong", "true"));
        var folder = Path.Combine(portal.StateDir, "calls");
        Assert.Equal(new[] { first, second }.Order().Select(c => $"{c:D}.json"), Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        // A file that is broken holds up no other, and is not thrown away.
        await File.WriteAllTextAsync(Path.Combine(folder, "00000000-0000-0000-0000-000000000000.json"), "{ \"id\": ");
        // The number waits too, and nobody can read it.
        Assert.DoesNotContain("555-0142", string.Concat(Directory.EnumerateFiles(folder).Select(File.ReadAllText)), StringComparison.Ordinal);

        await server.StartAgainAsync(CancellationToken.None);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (Directory.EnumerateFiles(folder, "*.json").Any() && watch.Elapsed < TimeSpan.FromSeconds(60))
            await Task.Delay(100);

        Assert.Equal("00000000-0000-0000-0000-000000000000.json.unreadable", Path.GetFileName(Assert.Single(Directory.EnumerateFiles(folder))));
        await using var db = PortalDbContext.At(portal.Settings["ConnectionStrings:Portal"]);
        Assert.Equal(new[] { first, second }.Order(), (await db.Calls.Select(c => c.Id).ToListAsync()).Order());
        var numbers = await db.CallBacks.AsNoTracking().OrderBy(b => b.Purpose).ToListAsync();
        Assert.Equal([(second, CallBackPurpose.IfWrong), (second, CallBackPurpose.Promised)], numbers.Select(b => (b.Call, b.Purpose)));
        Assert.All(numbers, b => Assert.Equal("503-555-0142", new FieldCipher(new byte[32]).Decrypt(b.Number!, b.Call)));
        Assert.True(await db.CallFacts.AnyAsync(f => f.Call == first && f.Key == "pacificsource-marion-polk"));
    }

    [Fact]
    public async Task A_database_that_takes_every_question_and_answers_none_holds_nobody_up_for_long()
    {
        await using var server = await EmbeddedPostgresServer.StartAsync(new EmbeddedPostgresOptions(scratch.At("hangs"), Durable: false), NullLogger.Instance, CancellationToken.None);
        await using var portal = new PortalOn(await server.CreateDatabaseAsync("desk", CancellationToken.None));
        await Visitor.Of(portal).EventuallyAsync("/health/ready", p => p.Text.Contains("\"database\":\"answers\"", StringComparison.Ordinal));
        var agent = await new DeskAgent(await Colleague.InAsync(portal, StaffRole.Agent)).BeginAsync();
        await agent.AskAsync("97301");
        await using var db = PortalDbContext.At(portal.Settings["ConnectionStrings:Portal"]);
        int[] processes = [.. await db.Database.SqlQuery<int>($"select pid as \"Value\" from pg_stat_activity").ToListAsync(), int.Parse((await File.ReadAllLinesAsync(Path.Combine(server.Home, "data", "postmaster.pid")))[0], null)];

        await SignalAsync("STOP", processes);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        try
        {
            await agent.AskAsync("dentures");
            Assert.Contains("dentures", agent.Answer.Title, StringComparison.OrdinalIgnoreCase);
            await agent.Colleague.PressAsync("1 Answered", ("reason", "Covered"));
            Assert.Equal("/desk?stored=OnDisk", agent.Seen.Location);
            // Two look-ups of who asks and one call to store, each given up after three seconds.
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        }
        finally
        {
            await SignalAsync("CONT", processes);
        }

        watch.Restart();
        while (Directory.EnumerateFiles(Path.Combine(portal.StateDir, "calls")).Any() && watch.Elapsed < TimeSpan.FromSeconds(60))
            await Task.Delay(100);
        Assert.Equal(1, await db.Calls.CountAsync());
    }

    private static async Task SignalAsync(string signal, int[] processes)
    {
        using var kill = System.Diagnostics.Process.Start("/bin/sh", ["-c", $"kill -{signal} {string.Join(' ', processes)}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}

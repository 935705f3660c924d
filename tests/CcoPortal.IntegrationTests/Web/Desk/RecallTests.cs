using System.Text.Json;
using CcoPortal.Application.Desk;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Desk;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Editions;
using CcoPortal.IntegrationTests.Web.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.IntegrationTests.Web.Desk;

/// <summary>
/// The recall lists exactly the calls that heard what was wrong: whatever was published, read out and corrected, in whatever order. Held against a second reading of the
/// rows that goes through every call, every correction and every revision between.
/// </summary>
public sealed class RecallTests(ChangesPortal portal, ITestOutputHelper output) : IClassFixture<ChangesPortal>
{
    private static readonly string[] Ccos = ["allcare-cco", "ihn-cco", "trillium-lane"];
    private static readonly string[] Extras = ["recall-one", "recall-two"];

    [Fact]
    public async Task Whatever_was_published_read_and_corrected_exactly_the_right_calls_are_listed()
    {
        const int seed = 20261122, changes = 30, callsEach = 8;
        var random = new Random(seed);
        await using var db = portal.Open();
        var (calls, corrections) = (0, 0);
        for (var i = 0; i < changes; i++)
        {
            var change = await portal.AsAsync("Edie", new OpenChange.Command($"Change {i}", "It is so", "A letter", Corrects: random.Next(2) == 0));
            await portal.ProposeAsync("Edie", change, facts => Enumerable.Range(0, random.Next(1, 4)).Aggregate(facts, (f, _) => Edit(f, random, i)));
            if (!await db.ProposedRevisions.AnyAsync(p => p.Change == change))
                continue;
            await portal.AsAsync("Edie", new SubmitChange.Command(change));
            await portal.ApproveAsync("Rosa", change);
            var published = Assert.IsType<PublishChange.Outcome.Published>(await portal.AsAsync("Edie", new PublishChange.Command(change)));
            corrections += (await portal.RowAsync(change)).Corrects ? 1 : 0;
            // Some desks are behind: they read out what an older edition had.
            for (var c = 0; c < callsEach; c++, calls++)
                await CallAsync(db, random, [.. Ccos.Select(k => ("cco", k)), .. Extras.Select(k => ("holiday", Day(k)))], Math.Max(1, published.Edition - (random.Next(3) == 0 ? random.Next(6) : 0)));
        }

        var listed = (await ListAsync()).SelectMany(c => c.Calls.Select(call => $"{c.Edition} {call.Id}")).Order().ToList();
        var naive = await NaiveAsync(db);
        output.WriteLine($"seed {seed}: {changes} changes, {corrections} of them corrections, {calls} calls, {naive.Count} calls recalled");
        Assert.True(corrections >= 10 && naive.Count >= 80 && naive.Count < corrections * calls / 2, $"{corrections} corrections, {naive.Count} recalled");
        Assert.Equal(naive, listed);
    }

    private static string Day(string extra) => extra == Extras[0] ? "2031-03-03" : "2031-04-04";

    /// <summary>Values from a small pool, so that they come back; days of checks; a list that grows at its front in one change and loses items in another; records that go and come again.</summary>
    private static Facts Edit(Facts facts, Random random, int change)
    {
        var (cco, pick) = (Ccos[random.Next(Ccos.Length)], random.Next(3));
        switch (random.Next(8))
        {
            case 0 or 1:
                return With(c => c with { TollFree = c.TollFree! with { Value = $"800-555-010{pick}", CheckedOn = random.Next(2) == 0 ? new DateOnly(2026, 11, 1 + pick) : c.TollFree.CheckedOn } });
            case 2:
                return With(c => c with { TollFree = c.TollFree! with { CheckedOn = new DateOnly(2026, 10, 1 + random.Next(20)) } });
            case 3:
                return With(c => c with { Fax = pick == 0 ? null : new Fact<string>($"541-555-020{pick}", "https://example.org/fax", Confidence.High, "2026-11") });
            case 4 or 5:
                return With(c => c with
                {
                    FormerNames = change % 2 == 0 ? [new Fact<string>($"Recall {change} {random.Next()}", "https://example.org/names", Confidence.High, "2026-11"), .. c.FormerNames]
                        : [.. c.FormerNames.Where((_, at) => at != random.Next(3))],
                });
            default:
                var day = DateOnly.Parse(Day(Extras[random.Next(Extras.Length)]), null);
                var others = facts.Holidays.Where(h => h.Day != day).ToList();
                return random.Next(3) == 0 ? facts with { Holidays = others } : facts with { Holidays = [.. others.Append(facts.Holidays[0] with { Day = day, Name = $"A day {pick}" }).OrderBy(h => h.Day)] };
        }

        Facts With(Func<Cco, Cco> edit) => facts with { Ccos = [.. facts.Ccos.Select(c => c.Slug == cco ? edit(c) : c)] };
    }

    private async Task CallAsync(PortalDbContext db, Random random, IReadOnlyList<(string Kind, string Key)> records, int edition)
    {
        var ended = portal.Clock.GetUtcNow();
        await Calls.StoreAsync(
            db, new CallRecord(
                Guid.NewGuid(), portal.People["Edie"].Id, ended.AddMinutes(-3), ended, CallReason.Other, CallOutcome.Answered, "en", null, null,
                [.. records.Where(_ => random.Next(2) == 0).Select(r => new ReadFact(r.Kind, r.Key, edition))]), CancellationToken.None);
    }

    private async Task<IReadOnlyList<Correction>> ListAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ListRecalls.Query());
    }

    // --- the second reading ------------------------------------------------------------------------------------------------

    /// <summary><c>edition call</c> of every call that heard something wrong, in the words of the rule: every revision from the one that was read to the one that was replaced has the value.</summary>
    private static async Task<List<string>> NaiveAsync(PortalDbContext db)
    {
        var (revisions, heard, corrections) = (await db.Revisions.AsNoTracking().ToListAsync(), await db.CallFacts.AsNoTracking().ToListAsync(), await db.ChangeRequests.AsNoTracking().Where(c => c.Corrects && c.PublishedIn != null).ToListAsync());
        var read = heard.Select(h => (h.Kind, h.Key)).ToHashSet();
        var leaves = revisions.Where(r => read.Contains((r.Kind, r.Key))).ToDictionary(r => (r.Kind, r.Key, r.PublishedIn), Leaves);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var correction in corrections)
        {
            foreach (var fact in heard)
            {
                var all = leaves.Where(l => l.Key.Kind == fact.Kind && l.Key.Key == fact.Key).Select(l => (Edition: l.Key.PublishedIn, Leaves: l.Value)).OrderBy(l => l.Edition).ToList();
                var before = all.FindAll(r => r.Edition < correction.PublishedIn);
                if (before.Count == 0 || before[^1].Leaves.Count == 0 || fact.PublishedIn >= correction.PublishedIn || all.Find(r => r.Edition == correction.PublishedIn) is not { Leaves: { } after })
                    continue;
                var said = before[^1].Leaves;
                var paths = said.Keys.Union(after.Keys).Where(p => said.GetValueOrDefault(p) != after.GetValueOrDefault(p)).ToList();
                var real = paths.Where(p => !p.EndsWith("checkedOn\"", StringComparison.Ordinal) && !p.EndsWith("source\"", StringComparison.Ordinal) && !p.EndsWith("confidence\"", StringComparison.Ordinal) && !p.EndsWith("asOf\"", StringComparison.Ordinal)).ToList();
                var corrected = after.Count == 0 ? [.. said.Keys] : real.Count > 0 ? real : paths;
                var between = before.FindAll(r => r.Edition >= fact.PublishedIn);
                if (between.Count > 0 && between.TrueForAll(r => r.Leaves.Count > 0) && corrected.Exists(p => between.TrueForAll(r => r.Leaves.GetValueOrDefault(p) == said.GetValueOrDefault(p))))
                    found.Add($"{correction.PublishedIn} {fact.Call}");
            }
        }

        return [.. found.Order()];
    }

    /// <summary>Every value of a body by its place, an item of a list of facts by what it says, null as nothing; empty when it was withdrawn.</summary>
    private static Dictionary<string, string> Leaves(RevisionRow row)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        if (row.Body is not null)
            Walk(JsonDocument.Parse(row.Body).RootElement, "");
        return leaves;

        void Walk(JsonElement element, string path)
        {
            if (element.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in element.EnumerateObject())
                    Walk(property.Value, $"{path}/\"{property.Name}\"");
            }
            else if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var (at, item) in element.EnumerateArray().Index())
                    Walk(item, $"{path}/{(item.ValueKind == JsonValueKind.Object && item.TryGetProperty("value", out var says) && says.ValueKind == JsonValueKind.String ? says.GetString() : at)}");
            }
            else if (element.ValueKind != JsonValueKind.Null && element.ToString().Length > 0)
            {
                leaves[path] = element.ToString();
            }
        }
    }
}

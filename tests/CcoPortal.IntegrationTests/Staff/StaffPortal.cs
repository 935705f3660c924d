using CcoPortal.Application.Staff;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data;
using CcoPortal.Data.Audit;
using CcoPortal.Data.Changes;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CcoPortal.IntegrationTests.Staff;

/// <summary>A portal with people who work on it, asked at the seam that its staff pages ask at.</summary>
public class StaffPortal : PortalFactory
{
    private static readonly (string Name, StaffRole Role)[] s_people =
        [("Edie", StaffRole.Editor), ("Eli", StaffRole.Editor), ("Rosa", StaffRole.Reviewer), ("Remy", StaffRole.Reviewer), ("Ada", StaffRole.Admin), ("Alma", StaffRole.Agent)];

    /// <summary>By first name.</summary>
    public Dictionary<string, StaffMember> People { get; } = new(StringComparer.Ordinal);

    /// <summary>Of the next change that is submitted.</summary>
    protected virtual string NextTitle => "A change";

    public PortalDbContext Open() => PortalDbContext.At(Connection);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _ = Services;
        await using var db = Open();
        foreach (var (name, role) in s_people)
        {
            var mail = $"{name.ToUpperInvariant()}@PORTAL.TEST";
            People[name] = new StaffMember
            {
                Id = Guid.CreateVersion7(),
                Name = name,
                Role = role,
                UserName = mail,
                NormalizedUserName = mail,
                Email = mail,
                NormalizedEmail = mail,
                InvitedAt = Clock.GetUtcNow(),
                SecurityStamp = name,
            };
        }

        db.AddRange(People.Values);
        await db.SaveChangesAsync();
    }

    /// <summary>Sends a request as someone.</summary>
    public async Task<T> AsAsync<T>(string name, IRequest<T> request)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Is(People[name].Id, name, People[name].Role);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>The facts of the newest edition in the database.</summary>
    public async Task<Facts> FactsAsync()
    {
        await using var db = Open();
        return RecordJson.Facts((await EditionStore.LoadAsync(db, (await EditionStore.NewestAsync(db, CancellationToken.None))!.Value.Number, CancellationToken.None)).Records);
    }

    public async Task<int> EditionAsync()
    {
        await using var db = Open();
        return await db.Editions.MaxAsync(e => e.Number);
    }

    /// <summary>Proposes what an edit makes of the newest facts.</summary>
    public async Task<IReadOnlyList<ProposeRecord.Outcome>> ProposeAsync(string name, Guid change, Func<Facts, Facts> edit)
    {
        var facts = await FactsAsync();
        var (before, after) = (RecordJson.Records(facts).ToDictionary(r => (r.Kind, r.Key)), RecordJson.Records(edit(facts)).ToDictionary(r => (r.Kind, r.Key)));
        await using var db = Open();
        var newest = await EditionStore.NewestRevisionsAsync(db, CancellationToken.None);
        var numbers = (await db.ProposedRevisions.Where(r => r.Change == change).ToListAsync()).GroupBy(r => (r.Kind, r.Key)).ToDictionary(g => g.Key, g => g.Max(r => r.Number));
        var outcomes = new List<ProposeRecord.Outcome>();
        foreach (var key in before.Keys.Union(after.Keys).Where(k => before.GetValueOrDefault(k)?.Body != after.GetValueOrDefault(k)?.Body))
        {
            var body = after.GetValueOrDefault(key)?.Body;
            outcomes.Add(await AsAsync(name, new ProposeRecord.Command(
                change, key.Kind, key.Key, body is null ? "withdraw" : "set", body, newest.TryGetValue(key, out var seen) ? seen.PublishedIn : null, numbers.GetValueOrDefault(key))));
        }

        return outcomes;
    }

    /// <summary>Opens a change with one edit and submits it.</summary>
    public async Task<Guid> SubmittedAsync(string name, Func<Facts, Facts> edit)
    {
        var change = await AsAsync(name, new OpenChange.Command(NextTitle, "It is so", "A letter"));
        Assert.All(await ProposeAsync(name, change, edit), o => Assert.IsType<ProposeRecord.Outcome.Saved>(o));
        await AsAsync(name, new SubmitChange.Command(change));
        return change;
    }

    /// <summary>
    /// What must hold at any moment: editions follow one another, each was approved by someone who wrote nothing of it or broke the glass on record, the tables hold the
    /// newest, no home lost its CCO, and the audit chain is whole.
    /// </summary>
    public async Task AssertWholeAsync()
    {
        await using var db = Open();
        var editions = await db.Editions.AsNoTracking().OrderBy(e => e.Number).ToListAsync();
        Assert.Equal(Enumerable.Range(1, editions.Count), editions.Select(e => e.Number));
        foreach (var edition in editions.Where(e => e is { Number: > 1, BreakGlassId: null }))
        {
            var authors = await db.ProposedRevisions.Where(r => r.Change == edition.Change).Select(r => r.Author).ToListAsync();
            // By someone who wrote nothing, of exactly the revisions that the edition holds or that were the same as before.
            var approvals = await db.Approvals.AsNoTracking().Where(a => a.Change == edition.Change).ToListAsync();
            var proposed = (await Proposals.NowAsync(db, edition.Change!.Value, CancellationToken.None)).Select(p => (p.Kind, p.Key, p.Number)).ToHashSet();
            var named = (await db.ApprovedRevisions.AsNoTracking().Where(r => r.Change == edition.Change).ToListAsync()).ToLookup(r => r.Approval, r => (r.Kind, r.Key, r.Number));
            Assert.NotEmpty(authors);
            Assert.Contains(approvals, a => !authors.Contains(a.Approver) && proposed.SetEquals(named[a.Id]));
            var published = await db.Revisions.AsNoTracking().Where(r => r.PublishedIn == edition.Number).ToListAsync();
            Assert.All(published, r => Assert.Contains(proposed, p => (p.Kind, p.Key) == (r.Kind, r.Key)));
        }

        var facts = await FactsAsync();
        var rows = new List<object>();
        foreach (var type in Rows.Of(facts).Select(row => row.GetType()).Distinct())
        {
            var set = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!.MakeGenericMethod(type).Invoke(db, null)!;
            rows.AddRange(await set.AsNoTracking().ToListAsync());
        }

        Assert.Equal(Store.StoreDatabase.InOrder(Rows.Of(facts)), Store.StoreDatabase.InOrder(rows));
        var first = RecordJson.Facts((await EditionStore.LoadAsync(db, 1, CancellationToken.None)).Records);
        Assert.DoesNotContain(Gates.Check(first, facts, OregonDay.Of(Clock.GetUtcNow())), f => f is GapFinding { IsNew: true });
        await AuditSealer.SealAsync(db, CancellationToken.None);
        Assert.Empty((await AuditChain.VerifyAsync(db, null, CancellationToken.None)).Findings);
    }

    /// <summary>Approves what the change does now, ticking and waiving all that is found.</summary>
    public async Task ApproveAsync(string name, Guid change)
    {
        var shown = (await AsAsync(name, new ShowChange.Query(change)))!;
        await AsAsync(name, new ApproveChange.Command(
            change, shown.Seen, [.. shown.Findings.Select(f => f.Id)], shown.Findings.ToDictionary(f => f.Id, _ => "We know, and it is meant so.")));
    }
}

internal static class Edits
{
    /// <summary>A phone of its own for each number from 0 to 9999.</summary>
    public static Func<Facts, Facts> Phone(string cco, int number) => facts => facts with
    {
        Ccos = [.. facts.Ccos.Select(c => c.Slug == cco ? c with { TollFree = c.TollFree! with { Value = $"800-555-{number:0000}" } } : c)],
    };

    /// <summary>A CCO's service areas in a county end on a day; another takes them over, or nobody does.</summary>
    public static Func<Facts, Facts> Ended(string cco, string county, DateOnly day, string? successor) => facts => facts with
    {
        ServiceAreas = [.. facts.ServiceAreas.SelectMany(a => (a.Cco, a.County, a.To) != (cco, county, null) ? new[] { a } : successor is null ? [a with { To = day }] : [a with { To = day }, a with { Cco = successor, From = day }])],
    };

    public static string? PhoneOf(this Facts facts, string cco) => facts.Ccos.Single(c => c.Slug == cco).TollFree?.Value;
}

using CcoPortal.Data.Audit;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Outbox;
using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Updates;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Data.Editions;

/// <summary>A record to publish.</summary>
/// <param name="Body">The new body; null withdraws the record.</param>
/// <param name="SeenIn">The edition in which the revision that its editor saw was published; null for a new record.</param>
/// <param name="Schema">Version of the body's shape.</param>
public sealed record RecordChange(string Kind, string Key, string? Body, int? SeenIn, int Schema = RecordJson.CurrentSchema);

/// <summary>What to publish, whole or not at all.</summary>
/// <param name="Actor">Who publishes: <c>import</c> or a staff member's id.</param>
/// <param name="WithoutApproval">The recorded reason for publishing without an approval (at least 10 letters); null for edition 1.</param>
/// <param name="Change">The change request that it is; null for an import.</param>
public sealed record Publication(string Actor, string Reason, IReadOnlyList<RecordChange> Changes, string? WithoutApproval = null, Guid? Change = null);

/// <summary>A record was published by someone else since the editor saw it.</summary>
public sealed class ChangedMeanwhileException(string kind, string key) : Exception($"{kind} {key} was changed meanwhile");

/// <summary>The facts would break a rule; nothing was published.</summary>
public sealed class FaultyFactsException(IReadOnlyList<Fault> faults) : Exception(string.Join(Environment.NewLine, faults.Select(f => f.Sentence)))
{
    public IReadOnlyList<Fault> Faults { get; } = faults;
}

/// <summary>
/// The one way in: makes the next edition out of the current one and a set of changes, in one transaction that also writes the
/// tables, the audit event, the mails to subscribers and the notification. Doing it twice is the same as doing it once.
/// </summary>
public sealed class Publisher(Func<PortalDbContext> open, TimeProvider clock)
{
    /// <summary>The notification channel on which a new edition's number is announced.</summary>
    public const string Channel = "edition";

    /// <summary>Held by whoever publishes, so that editions follow one another.</summary>
    private const long PublishLock = 4_1859;

    /// <returns>The new edition's number, or the current one's when nothing would change.</returns>
    /// <exception cref="ChangedMeanwhileException"/>
    /// <exception cref="FaultyFactsException"/>
    public async Task<int> PublishAsync(Publication publication, CancellationToken cancellationToken)
    {
        await using var db = open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var number = await PublishAsync(db, publication, clock.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return number;
    }

    /// <summary>The same within the caller's transaction, which must then be committed.</summary>
    /// <returns>The new edition's number, or the current one's when nothing would change.</returns>
    /// <exception cref="ChangedMeanwhileException"/>
    /// <exception cref="FaultyFactsException"/>
    public static async Task<int> PublishAsync(PortalDbContext db, Publication publication, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(publication);
        await TakeTurnAsync(db, cancellationToken);
        var newest = await EditionStore.NewestAsync(db, cancellationToken);
        var current = newest is { } n ? await EditionStore.LoadAsync(db, n.Number, cancellationToken) : null;
        var inForce = (current?.Records ?? []).ToDictionary(r => (r.Kind, r.Key));
        var changes = publication.Changes.Where(c => inForce.GetValueOrDefault((c.Kind, c.Key))?.Body != c.Body).ToList();
        if (changes.Count == 0)
            return current?.Number ?? throw new InvalidOperationException("The first edition would be empty.");
        await RefuseIfChangedMeanwhileAsync(db, changes, inForce, cancellationToken);

        RefuseIfMisfiled(changes);

        var before = RecordJson.Facts(inForce.Values);
        foreach (var change in changes)
        {
            if (change.Body is null)
                inForce.Remove((change.Kind, change.Key));
            else
                inForce[(change.Kind, change.Key)] = new PublishedRecord(change.Kind, change.Key, change.Schema, change.Body);
        }

        var after = RecordJson.Facts(inForce.Values);
        if (FactRules.Check(after) is { Count: > 0 } faults)
            throw new FaultyFactsException(faults);

        var number = (current?.Number ?? 0) + 1;
        await WriteLedgerAsync(db, publication, changes, number, now, cancellationToken);
        await WriteTablesAsync(db, before, after, cancellationToken);
        if (current is not null)
            await TellAsync(db, number, before, after, now, cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_notify({Channel}, {number.ToString(System.Globalization.CultureInfo.InvariantCulture)})", cancellationToken);
        return number;
    }

    /// <summary>Waits until nobody else publishes; nobody else does until the transaction ends.</summary>
    public static Task TakeTurnAsync(PortalDbContext db, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({PublishLock})", cancellationToken);

    private static async Task RefuseIfChangedMeanwhileAsync(
        PortalDbContext db, List<RecordChange> changes, Dictionary<(string, string), PublishedRecord> inForce, CancellationToken cancellationToken)
    {
        var newest = await EditionStore.NewestRevisionsAsync(db, cancellationToken);
        foreach (var change in changes)
        {
            // A record that was withdrawn, or never was, may be added; one that is there must be the one that was seen.
            int? seenIn = newest.TryGetValue((change.Kind, change.Key), out var last) ? last.PublishedIn : null;
            var added = change.SeenIn is null && !inForce.ContainsKey((change.Kind, change.Key));
            if (change.SeenIn != seenIn && !added)
                throw new ChangedMeanwhileException(change.Kind, change.Key);
        }
    }

    /// <summary>A record's key follows from its body: under another key, two records could be the same one and no edition could be made of them.</summary>
    private static void RefuseIfMisfiled(List<RecordChange> changes)
    {
        var there = changes.Where(c => c.Body is not null).ToList();
        var keys = RecordJson.Records(RecordJson.Facts(there.Select(c => new PublishedRecord(c.Kind, c.Key, c.Schema, c.Body!))))
            .Select(r => (r.Kind, r.Key)).ToHashSet();
        if (there.Where(c => !keys.Contains((c.Kind, c.Key))).Select(c => new Fault(c.Kind, c.Key, $"{c.Kind} “{c.Key}” has the body of another key")).ToList() is { Count: > 0 } faults)
            throw new FaultyFactsException(faults);
    }

    private static async Task WriteLedgerAsync(PortalDbContext db, Publication publication, List<RecordChange> changes, int number, DateTimeOffset now, CancellationToken cancellationToken)
    {
        BreakGlassRow? breakGlass = publication.WithoutApproval is { } why ? new BreakGlassRow(Guid.CreateVersion7(now), now, publication.Actor, why) : null;
        if (breakGlass is not null)
            db.Add(breakGlass);
        var head = await db.AuditSeals.AsNoTracking().OrderByDescending(s => s.Position).FirstOrDefaultAsync(cancellationToken);
        db.Add(new EditionRow(number, now, publication.Actor, publication.Reason, breakGlass?.Id, publication.Change, head?.Position, head?.Hash));
        await db.SaveChangesAsync(cancellationToken);
        db.AddRange(changes.Select(c => new RevisionRow(c.Kind, c.Key, number, c.Schema, c.Body)));
        db.Add(AuditTrail.Row(
            new EditionPublished(number, publication.Change, publication.Reason, publication.WithoutApproval, [.. changes.Select(c => new PublishedRevision($"{c.Kind}:{c.Key}", AuditTrail.HashOf(c.Body)))]),
            publication.Actor, now));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task WriteTablesAsync(PortalDbContext db, Facts before, Facts after, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var (gone, changed, added) = Rows.Differences(Rows.Of(before), Rows.Of(after), row => KeyOf(db, row));
        db.RemoveRange(gone);
        // As they were, then as they are: from the old values EF knows which row lets go of a unique name before another takes it.
        foreach (var (was, now) in changed)
        {
            db.Entry(was).State = EntityState.Unchanged;
            db.Entry(was).CurrentValues.SetValues(now);
        }

        db.AddRange(added);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Keeps what the edition changes for members, and a mail to everyone who wants to hear of it.</summary>
    private static async Task TellAsync(PortalDbContext db, int number, Facts before, Facts after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var changes = EditionChanges.Between(before, after, OregonDay.Of(now));
        if (changes.Count == 0)
            return;
        db.Add(EditionChangesRow.Of(number, changes));
        await db.SaveChangesAsync(cancellationToken);
        await Subscribers.TellAsync(db, number, [.. changes.SelectMany(c => c.Watches()).Distinct(StringComparer.Ordinal)], now, cancellationToken);
    }

    private static string KeyOf(PortalDbContext db, object row)
    {
        var type = db.Model.FindEntityType(row.GetType())!;
        return $"{type.GetTableName()}|{string.Join('|', type.FindPrimaryKey()!.Properties.Select(p => p.GetGetter().GetClrValue(row)))}";
    }
}

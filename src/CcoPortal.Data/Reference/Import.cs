using CcoPortal.Data.Editions;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Data.Reference;

/// <summary>What an import found, by <c>kind:key</c>.</summary>
/// <param name="Edition">The edition that holds the data now; null when differences were found and not published.</param>
public sealed record ImportReport(IReadOnlyList<string> Added, IReadOnlyList<string> Changed, IReadOnlyList<string> Vanished, int? Edition)
{
    public bool NothingToDo => Added.Count + Changed.Count + Vanished.Count == 0;
}

/// <summary>
/// Loads <c>data/</c> through the publish path that staff use. The first import is edition 1. Later differences are reported, and
/// published only with a recorded reason: published facts change by review, not by deploying. What staff published since is no difference: it stays as they left it.
/// </summary>
public sealed class Import(Func<PortalDbContext> open, Publisher publisher)
{
    public const string Actor = "import";

    /// <param name="folder">The <c>data/</c> folder.</param>
    /// <param name="withoutApproval">The reason for publishing differences without review (break glass); null reports them only.</param>
    /// <exception cref="ReferenceDataException">A row is wrong: nothing was loaded.</exception>
    public async Task<ImportReport> RunAsync(string folder, string? withoutApproval, CancellationToken cancellationToken)
    {
        var wanted = RecordJson.Records(ReferenceData.Read(folder)).ToDictionary(r => (r.Kind, r.Key));
        await using var db = open();
        var newest = await EditionStore.NewestAsync(db, cancellationToken);
        var current = newest is { } n ? await EditionStore.LoadAsync(db, n.Number, cancellationToken) : null;
        // As this portal writes them, whatever schema they were published with: a new field is no difference.
        var inForce = RecordJson.Records(RecordJson.Facts(current?.Records ?? [])).ToDictionary(r => (r.Kind, r.Key));
        var last = await EditionStore.NewestRevisionsAsync(db, cancellationToken);
        // What two people published is newer than what the portal came with, and stays.
        var ofStaff = await db.Editions.Where(e => e.Change != null).Select(e => e.Number).ToListAsync(cancellationToken);
        bool IsOfStaff(PublishedRecord record) => last.TryGetValue((record.Kind, record.Key), out var seen) && ofStaff.Contains(seen.PublishedIn);

        var added = wanted.Values.Where(r => !IsOfStaff(r) && !inForce.ContainsKey((r.Kind, r.Key))).ToList();
        var changed = wanted.Values.Where(r => !IsOfStaff(r) && inForce.TryGetValue((r.Kind, r.Key), out var was) && was.Body != r.Body).ToList();
        var vanished = inForce.Values.Where(r => !IsOfStaff(r) && !wanted.ContainsKey((r.Kind, r.Key))).ToList();
        var edition = newest?.Number;
        if (added.Count + changed.Count + vanished.Count > 0)
        {
            edition = null;
            if (newest is null || withoutApproval is not null)
            {
                edition = await publisher.PublishAsync(
                    new Publication(
                        Actor, newest is null ? "First import of the reference data" : "Import of the reference data",
                        [.. added.Concat(changed).Select(r => Change(r, r.Body)), .. vanished.Select(r => Change(r, null))],
                        newest is null ? null : withoutApproval),
                    cancellationToken);
            }
        }

        return new ImportReport(Names(added), Names(changed), Names(vanished), edition);

        RecordChange Change(PublishedRecord record, string? body) =>
            new(record.Kind, record.Key, body, last.TryGetValue((record.Kind, record.Key), out var seen) ? seen.PublishedIn : null);
    }

    private static IReadOnlyList<string> Names(IEnumerable<PublishedRecord> records) => [.. records.Select(r => $"{r.Kind}:{r.Key}")];
}

using CcoPortal.Domain.Editions;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Data.Editions;

/// <summary>An edition as it is kept: its number, when it was published, and every record in force.</summary>
public sealed record StoredEdition(int Number, DateTimeOffset PublishedAt, IReadOnlyList<PublishedRecord> Records)
{
    public Edition Open() => new(Number, PublishedAt, RecordJson.Facts(Records));
}

/// <summary>Reads editions out of the ledger.</summary>
public static class EditionStore
{
    /// <summary>The newest edition's number and moment, or null before the first.</summary>
    public static async Task<(int Number, DateTimeOffset PublishedAt)?> NewestAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var newest = await db.Editions.AsNoTracking().OrderByDescending(e => e.Number).FirstOrDefaultAsync(cancellationToken);
        return newest is null ? null : (newest.Number, newest.PublishedAt);
    }

    /// <summary>Edition <paramref name="number"/> exactly as it was: every revision published by then that no later one by then supersedes.</summary>
    /// <exception cref="InvalidOperationException">There is no such edition.</exception>
    public static async Task<StoredEdition> LoadAsync(PortalDbContext db, int number, CancellationToken cancellationToken)
    {
        var edition = await db.Editions.AsNoTracking().SingleAsync(e => e.Number == number, cancellationToken);
        var revisions = await db.Revisions.FromSql(
            $"""
            select distinct on (kind, key) * from revision where published_in <= {number} order by kind, key, published_in desc
            """).AsNoTracking().ToListAsync(cancellationToken);
        return new StoredEdition(
            number, edition.PublishedAt, [.. revisions.Where(r => r.Body is not null).Select(r => new PublishedRecord(r.Kind, r.Key, r.Schema, r.Body!))]);
    }
}

using System.Text.Json;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Updates;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Data.Editions;

/// <summary>An edition as it is kept: its number, when it was published, and every record in force.</summary>
public sealed record StoredEdition(int Number, DateTimeOffset PublishedAt, IReadOnlyList<PublishedRecord> Records)
{
    /// <summary>What the latest editions changed for members, the newest first; null in the file of an older portal.</summary>
    public IReadOnlyList<EditionNews>? News { get; init; }

    public Edition Open() => new(Number, PublishedAt, RecordJson.Facts(Records)) { News = News ?? [] };
}

/// <summary>Reads editions out of the ledger.</summary>
public static class EditionStore
{
    /// <summary>So many editions that changed something for members are told of.</summary>
    public const int ToldOf = 20;

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
            number, edition.PublishedAt, [.. revisions.Where(r => r.Body is not null).Select(r => new PublishedRecord(r.Kind, r.Key, r.Schema, r.Body!))])
        {
            News = [.. (await (from c in db.EditionChanges join e in db.Editions on c.Edition equals e.Number where c.Edition <= number orderby c.Edition descending select new { c, e.PublishedAt })
                .AsNoTracking().Take(ToldOf).ToListAsync(cancellationToken)).Select(r => Opened(r.c, r.PublishedAt)).OfType<EditionNews>()],
        };
    }

    /// <summary>In which edition each record was last published, and whether it was there then or withdrawn.</summary>
    public static async Task<IReadOnlyDictionary<(string Kind, string Key), (int PublishedIn, bool IsThere)>> NewestRevisionsAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        (await db.Revisions.FromSql($"select distinct on (kind, key) kind, key, published_in, schema, case when body is null then null else '' end as body from revision order by kind, key, published_in desc")
            .AsNoTracking().ToListAsync(cancellationToken)).ToDictionary(r => (r.Kind, r.Key), r => (r.PublishedIn, r.Body is not null));

    /// <summary>News that a later portal wrote is left out: an edition must load without them.</summary>
    private static EditionNews? Opened(EditionChangesRow row, DateTimeOffset publishedAt)
    {
        try
        {
            return row.Open(publishedAt);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

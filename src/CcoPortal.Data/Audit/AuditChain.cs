using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CcoPortal.Data.Configurations;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Data.Audit;

/// <summary>A place in the audit chain and the hash there: who has noted it elsewhere can tell whether the chain up to it is still the same.</summary>
/// <param name="Hash">Hexadecimal.</param>
public sealed record ChainHead(long Position, string Hash)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Position}:{Hash}");

    /// <summary>Null when it is not <c>POSITION:HASH</c>.</summary>
    public static ChainHead? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(':') is [var position, { Length: 64 } hash] && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && hash.All(char.IsAsciiHexDigit)
            ? new ChainHead(number, hash.ToLowerInvariant())
            : null;
    }
}

/// <summary>What a look over the whole audit found.</summary>
/// <param name="Head">The newest place; null before the first.</param>
/// <param name="Sealed">Events in the chain.</param>
/// <param name="Unsealed">Events that are not in it yet: a portal that runs seals them within seconds.</param>
/// <param name="Findings">What does not fit, a sentence each.</param>
public sealed record AuditReport(ChainHead? Head, long Sealed, long Unsealed, int Editions, long Revisions, IReadOnlyList<string> Findings)
{
    public bool IsWhole => Findings.Count == 0;
}

/// <summary>
/// The hash of an event is SHA-256 over the hash before it (32 zero bytes before the first) and the event; each edition keeps the newest hash of when it was published, and the
/// event of its publication the hash of each revision. So the chain vouches for what was published, and the editions for the chain. Decision 0022 says what that does not prove.
/// </summary>
public static class AuditChain
{
    internal static readonly byte[] Beginning = new byte[SHA256.HashSizeInBytes];

    /// <summary>Looks at all of it, as it was at one moment, in the caller's transaction when there is one; changes nothing.</summary>
    /// <param name="noted">A head that was noted elsewhere, which the chain must still have.</param>
    public static async Task<AuditReport> VerifyAsync(PortalDbContext db, ChainHead? noted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        await using var moment = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken) : null;
        var findings = new List<string>();
        var editions = await db.Editions.AsNoTracking().OrderBy(e => e.Number).ToListAsync(cancellationToken);
        var (head, count) = await WalkAsync(db, Witnesses(editions, noted, findings), findings, cancellationToken);
        var revisions = await CompareAsync(db, editions, findings, cancellationToken);
        var unsealed = await AuditSealer.Unsealed(db).LongCountAsync(cancellationToken);
        return new AuditReport(head, count, unsealed, editions.Count, revisions, findings);
    }

    /// <summary>The newest place; null before the first.</summary>
    public static async Task<ChainHead?> HeadAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return HeadAt(await db.AuditSeals.AsNoTracking().OrderByDescending(s => s.Position).FirstOrDefaultAsync(cancellationToken));
    }

    internal static byte[] HashOf(byte[] before, AuditEventRow happened)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{happened.Id}\n{happened.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}\n{happened.Actor}\n{happened.Kind}\n{happened.Detail}");
        return SHA256.HashData([.. before, .. Encoding.UTF8.GetBytes(text)]);
    }

    /// <summary>Heads that were kept outside the chain, by place: what a chain that was cut, or written anew, does not have.</summary>
    private static Dictionary<long, List<(string Who, string Hash)>> Witnesses(List<EditionRow> editions, ChainHead? noted, List<string> findings)
    {
        var witnesses = new Dictionary<long, List<(string, string)>>();
        long newest = 0;
        foreach (var edition in editions)
        {
            if ((edition.AuditPosition ?? 0) < newest)
                findings.Add($"Edition {edition.Number} names an older place in the chain than an edition before it.");
            newest = Math.Max(newest, edition.AuditPosition ?? 0);
            if (edition is { AuditPosition: { } position, AuditHead: { } hash })
                Add($"Edition {edition.Number}", position, Convert.ToHexStringLower(hash));
        }

        if (noted is not null)
            Add("The noted head", noted.Position, noted.Hash);
        return witnesses;

        void Add(string who, long position, string hash)
        {
            if (!witnesses.TryGetValue(position, out var there))
                witnesses[position] = there = [];
            there.Add((who, hash));
        }
    }

    private static async Task<(ChainHead? Head, long Count)> WalkAsync(
        PortalDbContext db, Dictionary<long, List<(string Who, string Hash)>> witnesses, List<string> findings, CancellationToken cancellationToken)
    {
        var chain = from seal in db.AuditSeals.AsNoTracking()
                    join found in db.AuditEvents on seal.Event equals found.Id into there
                    from happened in there.DefaultIfEmpty()
                    orderby seal.Position
                    select new { seal, happened };
        AuditSealRow? last = null;
        long count = 0;
        await foreach (var link in chain.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var seal = link.seal;
            var expected = (last?.Position ?? 0) + 1;
            if (seal.Position > expected)
                findings.Add(seal.Position == expected + 1 ? $"Place {expected} of the chain is missing." : $"Places {expected} to {seal.Position - 1} of the chain are missing.");
            if (link.happened is not { } happened)
                findings.Add($"Event {seal.Event}, at place {seal.Position} of the chain, is gone.");
            // After a gap nobody knows what the hash should be. What comes after a wrong one is held against the hash that stands there, so that one change is one finding.
            else if (seal.Position == expected && !HashOf(last?.Hash ?? Beginning, happened).AsSpan().SequenceEqual(seal.Hash))
                findings.Add($"The hash at place {seal.Position} of the chain does not fit: event {seal.Event} ({happened.Kind}), or the chain, was changed.");
            else if (happened.Actor.Contains('\n', StringComparison.Ordinal) || happened.Kind.Contains('\n', StringComparison.Ordinal))
                findings.Add($"Event {seal.Event} has a line break in its actor or kind, so that its hash does not tell them apart.");

            foreach (var (who, hash) in witnesses.GetValueOrDefault(seal.Position) ?? [])
            {
                if (hash != Convert.ToHexStringLower(seal.Hash))
                    findings.Add($"{who} has another hash for place {seal.Position} than the chain: the chain was written anew.");
            }

            witnesses.Remove(seal.Position);
            last = seal;
            count++;
        }

        findings.AddRange(from place in witnesses orderby place.Key from witness in place.Value select $"{witness.Who} knows place {place.Key} of the chain, which is not there: the end of the chain was cut.");
        return (HeadAt(last), count);
    }

    private static ChainHead? HeadAt(AuditSealRow? seal) => seal is null ? null : new ChainHead(seal.Position, Convert.ToHexStringLower(seal.Hash));

    /// <summary>Holds each revision against the event of its publication.</summary>
    /// <returns>The number of revisions.</returns>
    private static async Task<long> CompareAsync(PortalDbContext db, List<EditionRow> editions, List<string> findings, CancellationToken cancellationToken)
    {
        var published = (await db.AuditEvents.AsNoTracking().Where(e => e.Kind == "edition-published").OrderBy(e => e.Id).ToListAsync(cancellationToken)).Select(e => (e.Id, Told: Read(e.Detail))).ToList();
        findings.AddRange(published.Where(p => p.Told is null).Select(p => $"Event {p.Id} says that an edition was published, and cannot be read."));
        var told = new Dictionary<int, Dictionary<string, Told>>();
        foreach (var group in published.Where(p => p.Told is not null).GroupBy(p => p.Told!.Value.Edition))
        {
            if (group.Count() > 1)
                findings.Add($"Edition {group.Key} was published {group.Count()} times, by events {string.Join(", ", group.Select(p => p.Id))}.");
            if (!editions.Exists(e => e.Number == group.Key))
                findings.Add($"Edition {group.Key}, which event {group.First().Id} says was published, is gone.");
            told[group.Key] = group.First().Told!.Value.Records;
        }

        findings.AddRange(editions.Where(e => !told.ContainsKey(e.Number)).Select(e => $"Edition {e.Number} has no event that says it was published."));
        long count = 0;
        await foreach (var revision in db.Revisions.AsNoTracking().OrderBy(r => r.PublishedIn).ThenBy(r => r.Kind).ThenBy(r => r.Key).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            count++;
            if (!told.TryGetValue(revision.PublishedIn, out var records))
                continue;
            var name = $"{revision.Kind}:{revision.Key}";
            if (!records.Remove(name, out var record))
                findings.Add($"Edition {revision.PublishedIn} holds {name}, which the event of its publication does not name.");
            else if (record.HashIsKnown && record.Sha256 != AuditTrail.HashOf(revision.Body))
                findings.Add($"What edition {revision.PublishedIn} says of {name} was changed after it was published.");
        }

        findings.AddRange(from edition in told where editions.Exists(e => e.Number == edition.Key) from name in edition.Value.Keys select $"Edition {edition.Key} has lost {name}.");
        return count;
    }

    /// <summary>Null when it is not what <see cref="Domain.Audit.EditionPublished"/> writes. An older portal named the records without their hashes.</summary>
    private static (int Edition, Dictionary<string, Told> Records)? Read(string detail)
    {
        try
        {
            using var json = JsonDocument.Parse(detail);
            return (json.RootElement.GetProperty("edition").GetInt32(), json.RootElement.GetProperty("records").EnumerateArray()
                .Select(r => r.ValueKind == JsonValueKind.String ? KeyValuePair.Create(r.GetString()!, new Told(false, null))
                    : KeyValuePair.Create(r.GetProperty("record").GetString()!, new Told(true, r.GetProperty("sha256").GetString())))
                .ToDictionary(StringComparer.Ordinal));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private readonly record struct Told(bool HashIsKnown, string? Sha256);
}

using CcoPortal.Data.Configurations;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Editions;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Data.Changes;

/// <summary>What change requests do.</summary>
public static class Proposals
{
    public const string Set = "set", Withdraw = "withdraw", Drop = "drop";

    /// <summary>The change request, its row locked until the transaction ends, so that all that concerns it happens one after the other; null when there is none.</summary>
    public static Task<ChangeRequestRow?> LockAsync(PortalDbContext db, Guid change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.ChangeRequests.FromSql($"select * from change_request where id = {change} for update").SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>What a change request does now: the latest of each record, without what was dropped.</summary>
    public static async Task<IReadOnlyList<ProposedRevisionRow>> NowAsync(PortalDbContext db, Guid change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.ProposedRevisions.FromSql($"select * from proposed where change = {change}").AsNoTracking().OrderBy(p => p.Kind).ThenBy(p => p.Key).ToListAsync(cancellationToken);
    }

    /// <summary>The facts as they would be.</summary>
    public static Facts Apply(Facts facts, IEnumerable<ProposedRevisionRow> proposals)
    {
        ArgumentNullException.ThrowIfNull(proposals);
        var records = RecordJson.Records(facts).ToDictionary(r => (r.Kind, r.Key));
        foreach (var proposal in proposals)
        {
            if (proposal.Body is null)
                records.Remove((proposal.Kind, proposal.Key));
            else
                records[(proposal.Kind, proposal.Key)] = new PublishedRecord(proposal.Kind, proposal.Key, proposal.Schema, proposal.Body);
        }

        return RecordJson.Facts(records.Values);
    }

    /// <summary>The records that were published since the proposals' authors looked at them.</summary>
    /// <param name="newest">The edition in which each record was last published, and its body; see <see cref="EditionStore.NewestRevisionsAsync"/>.</param>
    public static IReadOnlyList<ProposedRevisionRow> Overtaken(IEnumerable<ProposedRevisionRow> proposals, IReadOnlyDictionary<(string Kind, string Key), (int PublishedIn, bool IsThere)> newest)
    {
        ArgumentNullException.ThrowIfNull(newest);
        return [.. proposals.Where(p => newest.TryGetValue((p.Kind, p.Key), out var now) ? now.PublishedIn != p.SeenIn && (now.IsThere || p.SeenIn is not null) : p.SeenIn is not null)];
    }

    public static RecordChange Change(this ProposedRevisionRow proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return new(proposal.Kind, proposal.Key, proposal.Body, proposal.SeenIn, proposal.Schema);
    }
}

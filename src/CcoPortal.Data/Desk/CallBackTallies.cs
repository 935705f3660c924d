using CcoPortal.Domain.Desk;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Data.Desk;

/// <summary>Call-backs that were promised. True counts, as in <see cref="CallTallies"/>.</summary>
public static class CallBackTallies
{
    /// <summary>All that wait, and those that ended within <see cref="CallBackLag.Past"/>.</summary>
    public static async Task<IReadOnlyList<PromisedCall>> NowAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var since = now - CallBackLag.Past;
        return [.. (await db.CallBacks.AsNoTracking().Where(c => c.Purpose == CallBackPurpose.Promised && (c.Done == null || c.Done >= since)).Select(c => new { c.Language, c.Asked, c.Done, c.PromisedBy }).ToListAsync(cancellationToken))
            .Select(c => new PromisedCall(c.Language, (c.Done ?? now) - c.Asked, (c.Done ?? now) > c.PromisedBy, c.Done is null))];
    }

    /// <summary>Those that ended in a period: how many in each language waited how many minutes.</summary>
    public static async Task<IReadOnlyList<(string Language, int Minutes, int Count)>> DoneAsync(PortalDbContext db, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return [.. (await db.Database.SqlQuery<Line>(
            $"""
            select language as "Language", floor(extract(epoch from done - asked) / 60)::int as "Minutes", count(*)::int as "Count"
            from call_back where purpose = 'Promised' and done >= {from} and done < {until} group by 1, 2
            """).ToListAsync(cancellationToken)).Select(l => (l.Language, l.Minutes, l.Count))];
    }

    private sealed record Line(string Language, int Minutes, int Count);
}

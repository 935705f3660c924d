using CcoPortal.Domain.Desk;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Data.Desk;

/// <summary>Numbers that callers let us keep, in the database.</summary>
public static class CallBacks
{
    /// <summary>Ends those whose time is over; their numbers are gone with it.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> EndOldAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (asked, promised) = (now.AddDays(-CallBackTerms.DaysIfWrong), now.AddDays(-CallBackTerms.DaysOfPromise));
        return await db.Database.ExecuteSqlAsync(
            $"""
            update call_back set number = null, done = {now}, outcome = case purpose when 'IfWrong' then 'NeverNeeded' else 'GaveUp' end
            where done is null and ((purpose = 'IfWrong' and asked < {asked}) or promised_by < {promised})
            """, cancellationToken);
    }
}

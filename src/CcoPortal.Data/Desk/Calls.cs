using CcoPortal.Domain.Desk;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Data.Desk;

/// <summary>Call records in the database.</summary>
public static class Calls
{
    /// <summary>Stores a call, once: the same one again changes nothing. Of a fact that was read in several editions the newest counts.</summary>
    public static async Task StoreAsync(PortalDbContext db, CallRecord call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(call);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var isNew = await db.Database.ExecuteSqlAsync(
            $"""
            insert into call (id, agent, began, ended, reason, outcome, language, county, unanswered)
            values ({call.Id}, {call.Agent}, {call.Began}, {call.Ended}, {call.Reason.ToString()}, {call.Outcome.ToString()}, {call.Language}, {call.County}, {Name(call.Unanswered)})
            on conflict do nothing
            """, cancellationToken);
        if (isNew == 0)
            return;
        // What was in the edition that the desk showed; a record that it never had is no fact.
        foreach (var fact in call.Facts.GroupBy(f => (f.Kind, f.Key)).Select(g => g.MaxBy(f => f.Edition)!))
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into call_fact (call, kind, key, published_in)
                select {call.Id}, kind, key, max(published_in) from revision
                where kind = {fact.Kind} and key = {fact.Key} and published_in <= {fact.Edition} group by kind, key
                """, cancellationToken);
        }

        foreach (var number in call.Numbers ?? [])
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into call_back (call, purpose, agent, asked, language, number, promised_by, tries)
                values ({call.Id}, {number.Purpose.ToString()}, {call.Agent}, {call.Ended}, {call.Language}, {number.Number}, {number.PromisedBy}, 0)
                """, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Deletes the records that are older than they are kept, with what was read out.</summary>
    /// <returns>How many calls.</returns>
    public static async Task<int> DeleteOldAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var from = now.AddMonths(-CallRecord.MonthsKept);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.CallFacts.Where(f => db.Calls.Any(c => c.Id == f.Call && c.Ended < from)).ExecuteDeleteAsync(cancellationToken);
        await db.CallBacks.Where(b => b.Asked < from).ExecuteDeleteAsync(cancellationToken);
        var calls = await db.Calls.Where(c => c.Ended < from).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return calls;
    }

    private static string? Name(UnansweredTopic? topic) => topic?.ToString();
}

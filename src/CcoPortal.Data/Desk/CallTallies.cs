using CcoPortal.Domain.Desk;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Data.Desk;

/// <summary>Calls of a period, counted in every way that the supervisor sees them. These are the true counts: none may be shown before <see cref="SmallCounts"/> has looked at it.</summary>
/// <param name="Hours">By the hour, as a number since 1970 in UTC: offsets of Oregon are whole hours, so it tells Oregon's day and hour.</param>
/// <param name="Reasons">With handle times in seconds.</param>
/// <param name="Counties">Slug, or null where it is not known.</param>
public sealed record CallTallies(
    IReadOnlyList<(long Hour, int Count)> Hours, IReadOnlyList<(CallReason Reason, int Seconds, int Count)> Reasons, IReadOnlyList<(CallOutcome Outcome, int Count)> Outcomes,
    IReadOnlyList<(string Language, int Count)> Languages, IReadOnlyList<(string? County, int Count)> Counties, IReadOnlyList<(UnansweredTopic Topic, int Count)> Unanswered)
{
    /// <summary>A line of one of the groupings, of which <see cref="Grouped"/> tells which: a bit for each column that it is not by.</summary>
    private sealed record Line(int Grouped, long? Hour, string? Reason, int? Seconds, string? Outcome, string? Language, string? County, string? Unanswered, int Count);

    /// <summary>Reads the calls that began in a period, each once.</summary>
    /// <param name="until">The instant after its end.</param>
    public static async Task<CallTallies> OfAsync(PortalDbContext db, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        // No call ends before it began, so the index on its end finds where the period begins.
        var lines = await db.Database.SqlQuery<Line>(
            $"""
            select grouping(hour, reason, outcome, language, county, unanswered) as "Grouped", hour as "Hour", reason as "Reason", seconds as "Seconds", outcome as "Outcome", language as "Language", county as "County",
              unanswered as "Unanswered", count(*)::int as "Count"
            from (
              select floor(extract(epoch from began) / 3600)::bigint as hour, floor(extract(epoch from ended - began))::int as seconds, reason, outcome, language, county, unanswered
              from call where ended >= {from} and began >= {from} and began < {until}) as c
            group by grouping sets ((hour), (reason, seconds), (outcome), (language), (county), (unanswered))
            """).ToListAsync(cancellationToken);
        return new(
            [.. By(0).Select(l => (l.Hour!.Value, l.Count))],
            [.. By(1).Select(l => (Enum.Parse<CallReason>(l.Reason!), l.Seconds!.Value, l.Count))],
            [.. By(2).Select(l => (Enum.Parse<CallOutcome>(l.Outcome!), l.Count))],
            [.. By(3).Select(l => (l.Language!, l.Count))],
            [.. By(4).Select(l => (l.County, l.Count))],
            [.. By(5).Where(l => l.Unanswered is not null).Select(l => (Enum.Parse<UnansweredTopic>(l.Unanswered!), l.Count))]);

        IEnumerable<Line> By(int column) => lines.Where(l => l.Grouped == (0b111111 & ~(1 << (5 - column))));
    }
}

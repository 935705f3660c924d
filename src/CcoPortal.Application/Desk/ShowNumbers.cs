using System.Globalization;
using CcoPortal.Data;
using CcoPortal.Data.Desk;
using CcoPortal.Domain.Desk;
using FluentValidation;
using FluentValidation.Results;
using MediatR;

namespace CcoPortal.Application.Desk;

/// <summary>What the desk did in a period, in counts of which none tells of fewer than <see cref="SmallCounts.Least"/> calls; and whose call-backs lag now.</summary>
public static class ShowNumbers
{
    /// <summary>Up to so many days are counted by day, more by week.</summary>
    public const int MostByDay = 35;

    /// <summary>Without a choice, so many days to yesterday.</summary>
    private const int UsualDays = 28;

    /// <param name="From">The first day, as <c>2026-11-01</c>; null or empty for four weeks up to <paramref name="To"/>.</param>
    /// <param name="To">The last day; null or empty for yesterday. Never today: a day that goes on would show each call as it comes.</param>
    public sealed record Query(string? From, string? To) : IRequest<Result>;

    /// <param name="Hours">Of Oregon's clock, 0 to 23, in which calls began; the hour that comes twice in autumn counts as one.</param>
    /// <param name="Days">Days, or the Mondays of weeks. The first and last week hold only the days of the period.</param>
    /// <param name="Counties">Slug; empty where the county is not known.</param>
    /// <param name="Unanswered">What there was no good answer to; hidden where the count of that outcome is.</param>
    /// <param name="Waiting">Promised call-backs that wait now, by language.</param>
    /// <param name="Waits">How long they wait.</param>
    /// <param name="Promises">The same call-backs by whether they wait longer than promised.</param>
    /// <param name="Done">Call-backs that ended in the period, by language.</param>
    /// <param name="DoneWaits">How long they had waited.</param>
    public sealed record Result(
        DateOnly From, DateOnly To, bool ByWeek, Counts<int> Hours, Counts<DateOnly> Days, Counts<CallReason> Reasons, Counts<CallOutcome> Outcomes, Counts<string> Languages, Counts<string> Counties,
        Times<CallReason> HandleTimes, Counts<UnansweredTopic> Unanswered, IReadOnlyList<(string Language, LagReason Reason)> Lags,
        Counts<string> Waiting, Times<string> Waits, Counts<bool> Promises, Counts<string> Done, Times<string> DoneWaits);

    /// <summary>How long something took.</summary>
    /// <param name="All">Of all together; null where there are too few.</param>
    /// <param name="Rows">Of each group whose count is shown.</param>
    public sealed record Times<T>(Spread? All, IReadOnlyList<(T Of, Spread Spread)> Rows);

    /// <summary>The first day of which every call is still kept.</summary>
    public static DateOnly Earliest(DateOnly today) => today.AddMonths(-CallRecord.MonthsKept).AddDays(1);

    public sealed class Handler(Moment moment, PortalStore store) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var (from, to) = Period(request);
            var (begins, ends) = (Midnight(from), Midnight(to.AddDays(1)));
            var (calls, promises, done) = await store.AskAsync(async db => (
                await CallTallies.OfAsync(db, begins, ends, cancellationToken), await CallBackTallies.NowAsync(db, moment.Now, cancellationToken), await CallBackTallies.DoneAsync(db, begins, ends, cancellationToken)));
            var times = calls.Hours.Select(h => (At: TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(h.Hour * 3600), OregonDay.Pacific).DateTime, h.Count)).ToList();
            var days = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).ToList();
            var byWeek = days.Count > MostByDay;
            var reasons = Each<CallReason>(calls.Reasons.GroupBy(r => r.Reason).Select(r => (r.Key, r.Sum(x => x.Count))));
            var outcomes = Each<CallOutcome>(calls.Outcomes);
            var waiting = Found(promises.Where(p => p.IsWaiting).CountBy(p => p.Language).Select(p => (p.Key, p.Value)));
            var ended = Found(done.GroupBy(d => d.Language).Select(d => (d.Key, d.Sum(x => x.Count))));
            return new Result(
                from, to, byWeek,
                All(Enumerable.Range(0, 24), times.Select(t => (t.At.Hour, t.Count))),
                All(days.Select(Begin).Distinct(), times.Select(t => (Begin(DateOnly.FromDateTime(t.At)), t.Count))),
                reasons.Ranked(), outcomes.Ranked(), Found(calls.Languages), Found(calls.Counties.Select(c => (c.County ?? "", c.Count))),
                Spreads(reasons, calls.Reasons.Select(r => (r.Reason, TimeSpan.FromSeconds(r.Seconds), r.Count)).ToList()),
                // A table whose own total is hidden would bring it back.
                outcomes[CallOutcome.NoGoodAnswer] is null ? Counts.Hidden<UnansweredTopic>() : Each<UnansweredTopic>(calls.Unanswered).Ranked(),
                CallBackLag.Of(promises), waiting, Spreads(waiting, promises.Where(p => p.IsWaiting).Select(p => (p.Language, p.Wait, 1)).ToList()),
                All([true, false], promises.Where(p => p.IsWaiting).Select(p => (p.IsLate, 1))),
                ended, Spreads(ended, done.Select(d => (d.Language, TimeSpan.FromMinutes(d.Minutes), d.Count)).ToList()));

            DateOnly Begin(DateOnly day) => byWeek ? day.AddDays(-(((int)day.DayOfWeek + 6) % 7)) : day;
        }

        private (DateOnly From, DateOnly To) Period(Query request)
        {
            var (earliest, latest, wrong) = (Earliest(moment.Today), moment.Today.AddDays(-1), new List<ValidationFailure>());
            var (first, to) = (Day(request.From, nameof(Query.From)), Day(request.To, nameof(Query.To)) ?? latest);
            if (wrong.Count > 0)
                throw new ValidationException(wrong);
            var from = first ?? (to.AddDays(1 - UsualDays) is var usual && usual < earliest ? earliest : usual);
            return from <= to ? (from, to) : throw new ValidationException([new ValidationFailure(nameof(Query.To), "The last day is before the first day. Choose a later day.")]);

            DateOnly? Day(string? typed, string field)
            {
                if (string.IsNullOrWhiteSpace(typed))
                    return null;
                if (!DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                    wrong.Add(new(field, "Write the day like 2026-11-01."));
                else if (day < earliest)
                    wrong.Add(new(field, $"Records are kept for {CallRecord.MonthsKept} months. Choose {earliest:yyyy-MM-dd} or a later day."));
                else if (day > latest)
                    wrong.Add(new(field, $"Only days that are over are counted. Choose {latest:yyyy-MM-dd} or an earlier day."));
                return day;
            }
        }

        /// <summary>Never one of the hours that are missing or come twice: those are in the night.</summary>
        private static DateTimeOffset Midnight(DateOnly day) => OregonDay.At(day.ToDateTime(TimeOnly.MinValue));

        /// <summary>Every group that there can be, with how many were found of it.</summary>
        private static Counts<T> All<T>(IEnumerable<T> groups, IEnumerable<(T Of, int Count)> found)
            where T : notnull
        {
            var counts = found.GroupBy(f => f.Of).ToDictionary(f => f.Key, f => f.Sum(x => x.Count));
            return Counts.Of<T>([.. groups.Select(g => (g, counts.GetValueOrDefault(g)))]);
        }

        private static Counts<T> Each<T>(IEnumerable<(T Of, int Count)> found)
            where T : struct, Enum => All(Enum.GetValues<T>(), found);

        /// <summary>Only groups that were found, the largest first.</summary>
        private static Counts<string> Found(IEnumerable<(string Of, int Count)> found) => Counts.Of<string>([.. found.OrderBy(f => f.Of, StringComparer.Ordinal)]).Ranked();

        /// <summary>Only where the count is shown: how long a few took tells of each of them, and where there are times at all, of which counts are few.</summary>
        private static Times<T> Spreads<T>(Counts<T> counts, List<(T Of, TimeSpan Length, int Count)> times) => counts.Total is null or 0 ? new(null, [])
            : new(
                Spread.Of(times.Select(t => (t.Length, t.Count))),
                [.. counts.Rows.Where(r => r.Count > 0).Select(r => (r.Of, Spread.Of(times.Where(t => EqualityComparer<T>.Default.Equals(t.Of, r.Of)).Select(t => (t.Length, t.Count)))))]);
    }
}

using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;

namespace CcoPortal.Domain.Changes;

/// <summary>Who serves each ZIP-in-county before and after a change, on every day that anyone can ask about.</summary>
internal sealed class CoverageGates
{
    private readonly DateOnly _today;
    private readonly List<(County County, string Zip, Pair Pair)> _places;

    /// <param name="last">The last day that can be asked about.</param>
    public CoverageGates(Facts before, CoverageMap was, Facts after, CoverageMap now, DateOnly today, DateOnly last)
    {
        _today = today;
        var counties = before.Counties.Concat(after.Counties).GroupBy(c => c.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        var (old, present) = (Places(before), Places(after));
        // The ZIPs of a county to which the same service areas apply share their timelines, so each pair of timelines is compared once.
        var compared = new Dictionary<(object?, object?), Pair>();
        _places = [];
        foreach (var (county, zip) in old.Union(present).OrderBy(p => p.County, StringComparer.Ordinal).ThenBy(p => p.Zip, StringComparer.Ordinal))
        {
            var (from, to) = (old.Contains((county, zip)) ? was.AnswersIn(county, zip) : null, present.Contains((county, zip)) ? now.AnswersIn(county, zip) : null);
            if (!compared.TryGetValue((from, to), out var pair))
                compared[(from, to)] = pair = new Pair(Stretches(from, to, last));
            _places.Add((counties[county], zip, pair));
        }
    }

    /// <summary>The gaps that lie, at least in part, in the days from today on.</summary>
    public IEnumerable<GapFinding> Gaps() => Grouped(
        p => p.Gaps.Where(g => g.To is null || g.To > _today), (county, zips, gap) => new GapFinding(county, zips, gap.From, gap.To, gap.Value == true));

    public IEnumerable<SetFinding> Changes() => Grouped(
        p => p.Changes, (county, zips, change) => new SetFinding(county, zips, change.From, change.To, change.Value.Before ?? CcoSet.Nobody, change.Value.After ?? CcoSet.Nobody));

    /// <summary>One finding for the ZIPs of a county that share it; by county, then by day.</summary>
    private IEnumerable<TFinding> Grouped<T, TFinding>(Func<Pair, IEnumerable<Span<T>>> spans, Func<County, IReadOnlyList<string>, Span<T>, TFinding> finding) =>
        from place in _places
        from span in spans(place.Pair)
        group place.Zip by (place.County, span) into same
        orderby same.Key.County.Fips, same.Key.span.From
        select finding(same.Key.County, [.. same], same.Key.span);

    /// <summary>ZIPs in counties that count in look-ups: those with homes.</summary>
    private static HashSet<(string County, string Zip)> Places(Facts facts) =>
        [.. from zip in facts.Zips where zip.Status != ZipStatus.Retired from county in zip.Counties where county.HasHomes select (county.County, zip.Code)];

    /// <summary>All days from <see cref="CoverageMap.FirstDay"/> to the last, in stretches on which nothing changes.</summary>
    private static List<Span<Sets>> Stretches(Timeline<Served?>? before, Timeline<Served?>? after, DateOnly last)
    {
        int[] starts = [.. before is null ? [] : before.Starts.ToArray(), .. after is null ? [] : after.Starts.ToArray(), CoverageMap.FirstDay.DayNumber];
        var days = starts.Distinct().Where(d => d >= CoverageMap.FirstDay.DayNumber && d <= last.DayNumber).Order().Select(DateOnly.FromDayNumber).ToList();
        return Spans(days.Select((day, i) => new Span<Sets>(day, i + 1 < days.Count ? days[i + 1] : null, new Sets(Set(before, day), Set(after, day)))), sets => sets);
    }

    /// <summary>Null where there is no such place; nobody where it has no CCO.</summary>
    private static CcoSet? Set(Timeline<Served?>? timeline, DateOnly on) => timeline is null ? null : timeline[on] is { } served ? new CcoSet(served.Ccos) : CcoSet.Nobody;

    /// <summary>Puts neighbours with one value together and leaves out those without.</summary>
    private static List<Span<TTo>> Spans<T, TTo>(IEnumerable<Span<T>> all, Func<T, TTo?> value)
    {
        var spans = new List<Span<TTo>>();
        foreach (var span in all)
        {
            if (value(span.Value) is not { } here)
                continue;
            if (spans.Count > 0 && spans[^1].To == span.From && EqualityComparer<TTo>.Default.Equals(spans[^1].Value, here))
                spans[^1] = spans[^1] with { To = span.To };
            else
                spans.Add(new Span<TTo>(span.From, span.To, here));
        }

        return spans;
    }

    private sealed record Sets(CcoSet? Before, CcoSet? After);

    private sealed record Span<T>(DateOnly From, DateOnly? To, T Value);

    /// <summary>What the places that share two timelines share.</summary>
    private sealed class Pair(List<Span<Sets>> stretches)
    {
        /// <summary>Value: whether it is new.</summary>
        public List<Span<bool?>> Gaps { get; } = Spans(stretches, bool? (sets) => sets.After is { Ccos.Count: 0 } ? sets.Before is not { Ccos.Count: 0 } : null);

        public List<Span<Sets>> Changes { get; } = Spans(stretches, sets => (sets.Before ?? CcoSet.Nobody) != (sets.After ?? CcoSet.Nobody) ? sets : null);
    }
}

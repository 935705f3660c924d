using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;

namespace CcoPortal.Domain.Updates;

/// <summary>
/// What changed for members from one edition to the next: a pure function of the facts and the day. Only what is sure enough is news:
/// a place that was or becomes a mere possibility (<see cref="Certainty.Ask"/>) starts and ends nothing, and what was over before that day is history.
/// </summary>
public static class EditionChanges
{
    /// <param name="day">Oregon's day on which <paramref name="after"/> is published.</param>
    /// <returns>By CCO, kind and day; empty when nothing that concerns members changed.</returns>
    public static IReadOnlyList<MemberChange> Between(Facts before, Facts after, DateOnly day)
    {
        var changes = new List<MemberChange>();
        foreach (var slug in before.Ccos.Concat(after.Ccos).Select(c => c.Slug).Distinct(StringComparer.Ordinal))
        {
            var (was, now) = (new Side(before, slug, day), new Side(after, slug, day));
            Ccos(was, now, changes);
            changes.AddRange(was.Areas.Concat(now.Areas).Select(a => a.County).Distinct(StringComparer.Ordinal)
                .SelectMany(county => InCounty(was, now, county, ZipsOf(before, after, county), day))
                .GroupBy(c => (c.Kind, c.InPart, c.Day, Successors: string.Join(',', c.Successors)))
                .Select(g => g.First() with { Counties = [.. g.SelectMany(c => c.Counties).Order(StringComparer.Ordinal)] }));
        }

        return [.. changes.OrderBy(c => c.Cco, StringComparer.Ordinal).ThenBy(c => c.Kind).ThenBy(c => c.Day).ThenBy(c => c.InPart).ThenBy(c => string.Join(',', c.Counties), StringComparer.Ordinal)];
    }

    /// <summary>A CCO that comes, goes, or can be reached in another way.</summary>
    private static void Ccos(Side was, Side now, List<MemberChange> changes)
    {
        var counties = was.Live.Concat(now.Live).Select(a => a.County).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (was.Live.Count == 0 && now.Live.Count > 0)
            Add(ChangeKind.CcoStarts, now.Areas.Any(a => a.From is null) ? null : now.Live.Min(a => a.From), null);
        if (was.Live.Count > 0 && (now.Areas.Count == 0 || (now.End is not null && now.End != was.End)))
            Add(ChangeKind.CcoEnds, now.End, null);
        if (was.Live.Count == 0 || now.Live.Count == 0)
            return;
        if (was.Cco!.Name != now.Cco!.Name)
            Add(ChangeKind.Name, null, was.Cco.Name);
        Detail(ChangeKind.Phone, Phone);
        Detail(ChangeKind.Tty, c => Sure(c.Tty) is { Count: > 0 } all ? string.Join(", ", all) : null);
        Detail(ChangeKind.Website, c => Sure(c.Website));
        if (Written(Sure(was.Cco.Hours)) != Written(Sure(now.Cco.Hours)))
            Add(ChangeKind.Hours, null, null);

        void Detail(ChangeKind kind, Func<Cco, string?> value)
        {
            if (value(was.Cco!) != value(now.Cco!))
                Add(kind, null, value(now.Cco!));
        }

        void Add(ChangeKind kind, DateOnly? on, string? value) => changes.Add(new(kind, (now.Cco ?? was.Cco)!.Slug, (now.Cco ?? was.Cco)!.ShortName, counties, false, on, [], value));
    }

    /// <summary>Where a CCO starts and ends serving, today and on every later day on record.</summary>
    private static List<MemberChange> InCounty(Side was, Side now, string county, List<string> zips, DateOnly day)
    {
        var changes = new List<MemberChange>();
        var areas = now.Areas.Where(a => a.County == county).ToList();

        var gained = zips.Where(z => now.Serves(county, z, day) && !was.MayServe(county, z, day)).ToList();
        var began = areas.Where(a => a.Holds(day) && gained.Exists(a.Covers)).ToList();
        Add(ChangeKind.AreaStarts, gained, began.Exists(a => a.From is null) ? null : began.Max(a => a.From));

        var lost = zips.Where(z => was.Serves(county, z, day) && !now.MayServe(county, z, day)).ToList();
        Add(ChangeKind.AreaEnds, lost, areas.Where(a => a.To <= day && lost.Exists(a.Covers)).Max(a => a.To));

        foreach (var later in was.Days(county).Concat(now.Days(county)).Where(d => d > day).Distinct())
        {
            Add(ChangeKind.AreaStarts, [.. zips.Where(z => now.Starts(county, z, later) && !was.Starts(county, z, later))], later);
            Add(ChangeKind.AreaEnds, [.. zips.Where(z => now.Ends(county, z, later) && !was.Ends(county, z, later))], later);
            Add(ChangeKind.AreaStartOff, [.. zips.Where(z => was.Starts(county, z, later) && !now.MayServe(county, z, later))], later);
            Add(ChangeKind.AreaEndOff, [.. zips.Where(z => was.Ends(county, z, later) && now.Serves(county, z, later))], later);
        }

        return changes;

        void Add(ChangeKind kind, List<string> changed, DateOnly? on)
        {
            var cco = (now.Cco ?? was.Cco)!;
            if (changed.Count > 0)
                changes.Add(new(kind, cco.Slug, cco.ShortName, [county], changed.Count < zips.Count, on, kind == ChangeKind.AreaEnds ? cco.Successors.GetValueOrDefault(county, []) : [], null));
        }
    }

    /// <summary>The ZIPs with homes that both editions know in a county: a ZIP that is new in the list is no news about a CCO.</summary>
    private static List<string> ZipsOf(Facts before, Facts after, string county)
    {
        var (was, now) = (Zips(before), Zips(after));
        return was.Intersect(now, StringComparer.Ordinal).ToList() is { Count: > 0 } both ? both : now.Count > 0 ? now : was;

        List<string> Zips(Facts facts) => [.. facts.Zips.Where(z => z.Status != ZipStatus.Retired && z.Counties.Any(c => c.HasHomes && c.County == county)).Select(z => z.Code)];
    }

    private static string? Phone(Cco cco) => Sure(cco.TollFree) ?? Sure(cco.Phone);

    private static T? Sure<T>(Fact<T>? fact)
        where T : class => fact is { Confidence: > Confidence.Low } ? fact.Value : null;

    /// <summary>Hours as text, so that two that say the same are the same.</summary>
    private static string? Written(OpeningHours? hours) => hours is null ? null
        : string.Join('|', hours.Spans.Select(s => $"{string.Join(',', s.Days.Order())} {s.Opens.Ticks} {s.Closes.Ticks} {s.Season}").Order(StringComparer.Ordinal)) + "|" + hours.Note;

    /// <summary>A CCO in one of the two editions.</summary>
    private sealed class Side
    {
        public Side(Facts facts, string slug, DateOnly day)
        {
            Cco = facts.Ccos.FirstOrDefault(c => c.Slug == slug);
            Areas = [.. facts.ServiceAreas.Where(a => a.Cco == slug)];
            Live = [.. Areas.Where(a => a.To is not { } to || to > day)];
        }

        public Cco? Cco { get; }

        public List<ServiceArea> Areas { get; }

        /// <summary>Those that are not over.</summary>
        public List<ServiceArea> Live { get; }

        /// <summary>First day without it; null while no end is known.</summary>
        public DateOnly? End => Areas.Exists(a => a.To is null) ? null : Areas.Max(a => a.To);

        public IEnumerable<DateOnly> Days(string county) => Areas.Where(a => a.County == county).SelectMany(a => new[] { a.From, a.To }).OfType<DateOnly>();

        /// <summary>Surely, not as a mere possibility.</summary>
        public bool Serves(string county, string zip, DateOnly on) => Areas.Exists(a => a.County == county && a.Certainty != Certainty.Ask && a.Holds(on) && a.Covers(zip));

        public bool MayServe(string county, string zip, DateOnly on) => Areas.Exists(a => a.County == county && a.Holds(on) && a.Covers(zip));

        public bool Starts(string county, string zip, DateOnly on) => Serves(county, zip, on) && !MayServe(county, zip, on.AddDays(-1));

        public bool Ends(string county, string zip, DateOnly on) => Serves(county, zip, on.AddDays(-1)) && !MayServe(county, zip, on);
    }
}

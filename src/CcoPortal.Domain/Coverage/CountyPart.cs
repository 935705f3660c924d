using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Places;

namespace CcoPortal.Domain.Coverage;

/// <summary>The ZIPs of a county to which the same service areas apply, and who serves them on every day.</summary>
internal sealed class CountyPart
{
    /// <summary>A change is recent for so many days, and upcoming for so many.</summary>
    public const int RecentDays = 90, UpcomingDays = 180;

    private readonly County _county;
    private readonly IReadOnlyList<(Cco Cco, ServiceArea[] Areas)> _byCco;

    public CountyPart(County county, IEnumerable<ServiceArea> areas, IReadOnlyDictionary<string, Cco> ccos)
    {
        _county = county;
        _byCco = [.. areas.GroupBy(a => a.Cco).Select(g => (ccos[g.Key], g.ToArray()))];
        Changes = [.. _byCco.SelectMany(c => ChangesOf(c.Cco, c.Areas)).OrderBy(c => c.Day).ThenBy(c => c.Cco.Slug, StringComparer.Ordinal)];
        var edges = _byCco.SelectMany(c => c.Areas).SelectMany(a => new[] { a.From, a.To }).OfType<DateOnly>().Select(d => d.DayNumber);
        Answers = Timeline<Served?>.Build(edges.SelectMany(d => new[] { d, d + RecentDays, d - UpcomingDays }), On);
    }

    /// <summary>Every start and end on record, by day.</summary>
    public IReadOnlyList<CoverageChange> Changes { get; }

    /// <summary>Who serves this part, by day; null when nobody is on record.</summary>
    public Timeline<Served?> Answers { get; }

    /// <summary>The answer for a ZIP that lies here alone; one for all of them, so that much used memory stays small.</summary>
    public Timeline<CoverageAnswer> Alone => field ??= Timeline<CoverageAnswer>.Build(
        Answers.Starts.ToArray(), on => (CoverageAnswer?)Answers[on] ?? new NoRecord(_county));

    private Served? On(DateOnly on)
    {
        var serving = _byCco.Select(c => ServingOn(c.Cco, c.Areas, on)).OfType<Serving>().InOrder();
        return serving.Count == 0 ? null : new Served(
            _county, serving,
            [.. Changes.Where(c => c.Day <= on && on.DayNumber < c.Day.DayNumber + RecentDays)],
            [.. Changes.Where(c => c.Day > on && c.Day.DayNumber <= on.DayNumber + UpcomingDays)]);
    }

    private static Serving? ServingOn(Cco cco, ServiceArea[] areas, DateOnly on)
    {
        var holding = areas.Where(a => a.Holds(on)).ToArray();
        var listed = holding.Where(a => a.Extent != Extent.PartUnlisted).ToArray();
        var because = listed.Length > 0 ? listed : holding;
        return because.Length == 0 ? null : new Serving(cco, because.Min(a => a.Certainty), because);
    }

    /// <summary>A day is a change only when the CCO served on one side of it and not on the other.</summary>
    private IEnumerable<CoverageChange> ChangesOf(Cco cco, ServiceArea[] areas) =>
        from day in areas.SelectMany(a => new[] { a.From, a.To }).OfType<DateOnly>().Distinct()
        let before = areas.Any(a => a.Holds(day.AddDays(-1)))
        let after = areas.Any(a => a.Holds(day))
        where before != after
        select new CoverageChange(cco, _county.Name, after, day, after ? [] : cco.Successors.GetValueOrDefault(_county.Name, []));
}

internal static class ServingOrder
{
    /// <summary>Those that are more than a possibility first, then the possibilities, each A to Z. No plan comes first by favour.</summary>
    public static IReadOnlyList<Serving> InOrder(this IEnumerable<Serving> serving) =>
        [.. serving.OrderBy(s => s.Certainty == Certainty.Ask).ThenBy(s => s.Cco.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Every CCO of these parts.</summary>
    public static IReadOnlyList<ListedCco> AtoZ(this IEnumerable<Served?> parts) =>
        [.. parts.OfType<Served>().SelectMany(p => p.Ccos).GroupBy(s => s.Cco.Slug)
            .Select(g => new ListedCco(g.First().Cco, g.All(s => s.Certainty == Certainty.Ask))).OrderBy(c => c.Cco.Name, StringComparer.OrdinalIgnoreCase)];
}

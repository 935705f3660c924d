using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;
using CcoPortal.Web.Copy;

namespace CcoPortal.Web.Staff;

/// <summary>Where a CCO serves before and after a change, on the first day on which that is not the same.</summary>
/// <param name="Name">The CCO’s.</param>
/// <param name="Before">And <paramref name="After"/>: of one day, which is today when no day is another.</param>
/// <param name="Later">Other days on which more becomes different.</param>
public sealed record AreaDiff(string Name, AreaMap Before, AreaMap After, IReadOnlyList<DateOnly> Later)
{
    public bool IsSame => !Counties.Any();

    /// <summary>For each county that differs: what holds before and after, and the ZIPs that it concerns.</summary>
    public IEnumerable<string> Counties =>
        from county in Before.Today.Concat(After.Today).Select(a => a.County).Distinct().Order(StringComparer.Ordinal)
        let was = Rules(Before, county)
        let becomes = Rules(After, county)
        where was != becomes
        let gone = Served(Before, county).Except(Served(After, county)).ToList()
        let added = Served(After, county).Except(Served(Before, county)).ToList()
        select $"{county} County: before, {was}; after, {becomes}.{Said(" No longer served: ", gone)}{Said(" Newly served: ", added)}";

    /// <param name="ccos">Whose areas the change touches.</param>
    public static IReadOnlyList<AreaDiff> Of(Facts before, Facts after, IEnumerable<string> ccos, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return
        [
            .. from cco in ccos.Distinct().Order(StringComparer.Ordinal)
               let olds = AreasOf(before, cco)
               let news = AreasOf(after, cco)
               let days = olds.Concat(news).SelectMany(a => new[] { a.From, a.To }).OfType<DateOnly>().Where(d => d > today).Append(today).Distinct().Order()
                   .Where(d => !new AreaDiff("", new AreaMap(cco, d, olds, before.Zips), new AreaMap(cco, d, news, after.Zips), []).IsSame).ToList()
               let day = days.Append(today).First()
               select new AreaDiff(
                   after.Ccos.Concat(before.Ccos).FirstOrDefault(c => c.Slug == cco)?.Name ?? cco, new AreaMap(cco, day, olds, before.Zips), new AreaMap(cco, day, news, after.Zips), [.. days.Skip(1)]),
        ];
    }

    private static List<ServiceArea> AreasOf(Facts facts, string cco) => [.. facts.ServiceAreas.Where(a => a.Cco == cco).OrderBy(a => a.County, StringComparer.Ordinal).ThenBy(a => a.From)];

    private static string Rules(AreaMap map, string county) => map.Today.Where(a => a.County == county).ToList() is { Count: > 0 } areas ? Words.Rule(areas) : "not served";

    private static IEnumerable<string> Served(AreaMap map, string county) =>
        from zip in map.Zips
        where zip.Status != ZipStatus.Retired && zip.Counties.Any(c => c.County == county && c.HasHomes) && map.Today.Any(a => a.County == county && a.Covers(zip.Code))
        select $"{zip.Code} {zip.City}";

    private static string Said(string what, List<string> zips) => zips.Count == 0 ? "" : $"{what}{string.Join(", ", zips)}.";
}

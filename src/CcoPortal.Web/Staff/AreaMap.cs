using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Maps;

namespace CcoPortal.Web.Staff;

/// <summary>Where a CCO serves on a day, for a map, and all its areas, for a table.</summary>
/// <param name="Areas">Of every day, by county and first day.</param>
public sealed record AreaMap(string Cco, DateOnly Day, IReadOnlyList<ServiceArea> Areas, IReadOnlyList<Zip> Zips)
{
    /// <returns>Null when it has no area at all.</returns>
    public static AreaMap? Of(Facts facts, string cco, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var areas = facts.ServiceAreas.Where(a => a.Cco == cco).OrderBy(a => a.County, StringComparer.Ordinal).ThenBy(a => a.From).ToList();
        return areas.Count == 0 ? null : new AreaMap(cco, day, areas, facts.Zips);
    }

    public IEnumerable<ServiceArea> Today => Areas.Where(a => a.Holds(Day));

    public IEnumerable<MapArea> MapAreas => Today.GroupBy(a => a.County)
        .Select(g => new MapArea(g.Key, g.Any(a => a.Extent == Extent.Whole) ? MapFill.Whole : MapFill.Part, string.Join("; ", g.Select(a => $"{g.Key} County: {Words.Rule(a)}")), null));

    /// <summary>Shapes of the ZIPs served in counties that are served in part.</summary>
    public IEnumerable<string> MapZips => (from area in Today
                                           where area.Extent is Extent.Only or Extent.Except
                                           from zip in Zips
                                           where zip.Counties.Any(c => c.County == area.County && c.HasHomes) && area.Covers(zip.Code) && zip.Status != ZipStatus.Retired
                                           select zip.Zcta ?? zip.Code).Distinct();

    public string InWords => Today.Any() ? $"It serves {string.Join("; ", Today.Select(Words.Rule))}." : "It serves nowhere.";
}

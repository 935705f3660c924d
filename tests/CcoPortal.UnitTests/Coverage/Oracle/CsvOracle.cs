using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace CcoPortal.UnitTests.Coverage.Oracle;

/// <summary>
/// A second opinion on which CCO serves which place on which day: read straight from the data files, by brute force,
/// and written apart from the portal's own code so that a comparison of the two means something.
/// </summary>
public sealed class CsvOracle
{
    private const int RecentDays = 90;
    private const int UpcomingDays = 180;
    private static readonly string[] s_weakestFirst = ["ask", "likely", "confirmed"];

    private readonly Dictionary<string, string> _ccoNames;
    private readonly List<Row> _rows;
    private readonly Dictionary<string, bool> _isRetired; // by ZIP; a ZIP that is in no list is not a key
    private readonly List<Pair> _pairs;
    private readonly List<string> _counties;
    private readonly List<Place> _places;

    // The same facts by the key by which they are asked for.
    private readonly ILookup<string, Pair> _pairsOfZip;
    private readonly Dictionary<Pair, List<Row>> _rowsOfPair;
    private readonly ILookup<string, Place> _placesOfName;

    public CsvOracle(
        string serviceAreasCsv, string ccosJson, string zipsCsv, string zipCountiesCsv, string placesCsv, string countiesCsv)
    {
        using var ccos = JsonDocument.Parse(ccosJson);
        _ccoNames = ccos.RootElement.EnumerateArray().ToDictionary(
            c => c.GetProperty("slug").GetString()!, c => c.GetProperty("name").GetString()!);

        _rows = [.. Read(serviceAreasCsv).Select(r => new Row(
            r["cco"], r["county"], r["coverage"], [.. List(r["zips"], ' ')],
            Day(r["effective_from"]), Day(r["effective_to"]), r["certainty"]))];

        _isRetired = Read(zipsCsv).ToDictionary(
            r => r["zip"],
            r => r["status"] switch
            {
                "retired" => true,
                "disputed" => r["zcta2020"] == "N",
                "active" or "out-of-state border" => false,
                _ => throw new InvalidDataException($"ZIP {r["zip"]} has the status {r["status"]}."),
            });

        _pairs = [.. Read(zipCountiesCsv).Where(r => r["state"] == "OR").Select(r => new Pair(
            r["zip"], r["county_name"], Number(r["share"]),
            r["rank"].Length == 0 ? int.MaxValue : int.Parse(r["rank"], CultureInfo.InvariantCulture),
            r["evidence"] != "area only" && !_isRetired[r["zip"]]))];

        _counties = [.. Read(countiesCsv).Select(r => r["county"])];

        _places = [.. Read(placesCsv).Select(r => new Place(
            r["name"], r["type"], r["primary_county"],
            r["county_shares"].Length == 0
                ? [.. List(r["counties"], ';').Select(c => new CountyShare(c, 1m))]
                : [.. List(r["county_shares"], ';').Select(CountyShareFrom)],
            List(r["zips"].Length == 0 ? r["zip_at_point"] : r["zips"], ';')))];

        _pairsOfZip = _pairs.ToLookup(p => p.Zip);
        _rowsOfPair = _pairs.ToDictionary(p => p, p => _rows.Where(r => r.Reaches(p)).ToList());
        _placesOfName = _places.ToLookup(p => Fold(p.Name));
    }

    /// <summary>The oracle over the repository's own data.</summary>
    public static CsvOracle OfRepository()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "CcoPortal.sln")))
            root = root.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds CcoPortal.sln.");

        string Text(string folder, string file) => File.ReadAllText(Path.Combine(root.FullName, "data", folder, file));
        return new CsvOracle(
            Text("ccos", "service_areas.csv"), Text("ccos", "ccos.json"), Text("geography", "oregon_zips.csv"),
            Text("geography", "oregon_zip_counties.csv"), Text("geography", "oregon_places.csv"),
            Text("geography", "oregon_counties.csv"));
    }

    /// <summary>Every ZIP in any list, retired ones too.</summary>
    public IReadOnlyList<string> Zips => [.. _isRetired.Keys.Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> Counties => _counties;

    /// <summary>Names as the file has them, each once.</summary>
    public IReadOnlyList<string> PlaceNames => [.. _places.Select(p => p.Name).Distinct()];

    /// <summary>Every ZIP with every Oregon county it touches: "area only" rows and retired ZIPs too.</summary>
    public IEnumerable<(string Zip, string County)> Pairs => _pairs.Select(p => (p.Zip, p.County));

    /// <summary>The days around which an answer can change: rows start or end, or a change enters or leaves a window.</summary>
    public IReadOnlyList<DateOnly> InterestingDays(DateOnly first, DateOnly last)
    {
        var edges = _rows.SelectMany(r => new[] { r.From, r.To }).OfType<DateOnly>().Distinct();
        var around = edges.SelectMany(d => new[] { d.AddDays(-1), d, d.AddDays(1) });
        int[] offsets = [0, -UpcomingDays + 1, -UpcomingDays, -UpcomingDays - 1, RecentDays - 1, RecentDays, RecentDays + 1];
        return [.. around.SelectMany(d => offsets.Select(d.AddDays))
            .Append(first).Append(last)
            .Where(d => first <= d && d <= last)
            .Distinct().Order()];
    }

    public OracleAnswer ForZip(string zip, string? county, DateOnly on)
    {
        if (!_isRetired.TryGetValue(zip, out var retired))
            return OracleAnswer.Only(zip.StartsWith("97", StringComparison.Ordinal) ? "unknown-place" : "not-oregon");
        if (retired)
            return OracleAnswer.Only("retired-zip");

        if (county is not null)
        {
            // Whoever names the county has said that they live there, so land without homes answers too.
            var named = _pairsOfZip[zip].SingleOrDefault(p => IsCounty(county, p.County));
            return named is null ? OracleAnswer.Only("unknown-place") : OneSet([named], named.County, on);
        }

        List<Pair> pairs = [.. _pairsOfZip[zip].Where(p => p.Counts)
            .OrderByDescending(p => p.Share).ThenBy(p => p.Rank).ThenBy(p => p.County, StringComparer.Ordinal)];
        return SetsOf(pairs, on).Count == 1
            ? OneSet(pairs, pairs[0].County, on)
            : OracleAnswer.Only("choose-county") with
            {
                Counties = [.. pairs.Select(p => new OracleChoice(p.County, p.Share, Slugs(p, on)))],
            };
    }

    public OracleAnswer ForCounty(string county, DateOnly on)
    {
        var known = _counties.SingleOrDefault(c => IsCounty(county, c));
        if (known is null)
            return OracleAnswer.Only("unknown-place");

        var pairs = PairsOfCounty(known);
        return SetsOf(pairs, on).Count == 1 ? OneSet(pairs, known, on) : ChooseZip(pairs, on);
    }

    public OracleAnswer ForPlace(string name, DateOnly on)
    {
        if (_counties.Any(c => Fold(name) == Fold(c + " County")))
            return ForCounty(name, on);

        List<(OracleMeaning Meaning, OracleAnswer Answer)> meanings = [];
        if (_counties.SingleOrDefault(c => Fold(name) == Fold(c)) is { } county)
            meanings.Add((new OracleMeaning(county, "county", county, Union(PairsOfCounty(county), on)), ForCounty(county, on)));
        foreach (var place in _placesOfName[Fold(name)])
            meanings.Add((new OracleMeaning(place.Name, place.Type, place.PrimaryCounty, Union(PairsOfPlace(place), on)), ForOnePlace(place, on)));

        if (meanings.Count == 0)
            return OracleAnswer.Only("unknown-place");
        if (meanings.Count == 1)
            return meanings[0].Answer;

        // The county's meaning, where there is one, is first in the list.
        var first = meanings[0].Answer;
        var alike = meanings.All(m => SameArea(m.Answer, first)) || meanings.All(m => m.Answer.Outcome == "no-record");
        return alike ? first : OracleAnswer.Only("choose-place") with { Places = [.. meanings.Select(m => m.Meaning)] };
    }

    /// <summary>Every county with every set of CCOs that one of its ZIPs has on that day; a set of none is no area.</summary>
    public IReadOnlyList<(string County, string[] SortedSlugs)> Areas(DateOnly on) =>
        [.. _pairs.Where(p => p.Counts)
            .Select(p => (p.County, Slugs: Slugs(p, on)))
            .Where(a => a.Slugs.Length > 0)
            .DistinctBy(a => (a.County, string.Join(',', a.Slugs)))
            .OrderBy(a => a.County, StringComparer.Ordinal)
            .ThenBy(a => string.Join(',', a.Slugs), StringComparer.Ordinal)];

    private OracleAnswer ForOnePlace(Place place, DateOnly on)
    {
        var pairs = PairsOfPlace(place);
        if (pairs.Count == 0)
            return OracleAnswer.Only("no-record");

        List<CountyShare> counties = [.. place.Counties
            .Where(c => pairs.Any(p => p.County == c.County))
            .OrderByDescending(c => c.Share)];
        if (SetsOf(pairs, on).Count == 1)
            return OneSet(pairs, counties[0].County, on);
        if (counties.Count == 1)
            return ChooseZip(pairs, on);
        return OracleAnswer.Only("choose-county") with
        {
            Counties = [.. counties.Select(c => new OracleChoice(
                c.County, c.Share, Union([.. pairs.Where(p => p.County == c.County)], on)))],
        };
    }

    private List<Pair> PairsOfCounty(string county) => [.. _pairs.Where(p => p.Counts && p.County == county)];

    private List<Pair> PairsOfPlace(Place place) =>
        [.. place.Zips.SelectMany(z => _pairsOfZip[z])
            .Where(p => p.Counts && place.Counties.Any(c => c.County == p.County && c.Share > 0))];

    /// <summary>The answer of pairs that all have one and the same set of CCOs.</summary>
    private OracleAnswer OneSet(List<Pair> pairs, string areaCounty, DateOnly on)
    {
        List<OracleCco> ccos = [.. pairs.SelectMany(p => CcosOf(p, on))
            .GroupBy(c => c.Slug)
            .Select(g => new OracleCco(g.Key, Weakest(g.Select(c => c.Certainty))))
            .OrderBy(c => c.Certainty == "ask")
            .ThenBy(c => _ccoNames[c.Slug], StringComparer.OrdinalIgnoreCase)];
        List<OracleChange> changes = [.. pairs.SelectMany(ChangesOf)
            .Distinct()
            .OrderBy(c => c.Day).ThenBy(c => c.Cco, StringComparer.Ordinal).ThenBy(c => c.County, StringComparer.Ordinal)];
        return OracleAnswer.Only(ccos.Count == 0 ? "no-record" : "served") with
        {
            AreaCounty = ccos.Count == 0 ? null : areaCounty,
            Ccos = ccos,
            Recent = [.. changes.Where(c => on.AddDays(-RecentDays) < c.Day && c.Day <= on)],
            Upcoming = [.. changes.Where(c => on < c.Day && c.Day <= on.AddDays(UpcomingDays))],
        };
    }

    private OracleAnswer ChooseZip(List<Pair> pairs, DateOnly on) =>
        OracleAnswer.Only("choose-zip") with
        {
            Zips = [.. pairs.OrderBy(p => p.Zip, StringComparer.Ordinal).Select(p => new OracleZip(p.Zip, Slugs(p, on)))],
        };

    private List<OracleCco> CcosOf(Pair pair, DateOnly on) =>
        [.. _rowsOfPair[pair].Where(r => r.HoldsOn(on))
            .GroupBy(r => r.Cco)
            .Select(g => new OracleCco(g.Key, g.All(r => r.IsUnlisted)
                ? "ask"
                : Weakest(g.Where(r => !r.IsUnlisted).Select(r => r.Certainty))))];

    /// <summary>Every day on which a CCO comes to this pair or leaves it, over all time.</summary>
    private IEnumerable<OracleChange> ChangesOf(Pair pair)
    {
        foreach (var rows in _rowsOfPair[pair].GroupBy(r => r.Cco))
            foreach (var day in rows.SelectMany(r => new[] { r.From, r.To }).OfType<DateOnly>().Distinct())
            {
                var before = rows.Any(r => r.HoldsOn(day.AddDays(-1)));
                var after = rows.Any(r => r.HoldsOn(day));
                if (before != after)
                    yield return new OracleChange(rows.Key, pair.County, after ? "starts" : "ends", day);
            }
    }

    private string[] Slugs(Pair pair, DateOnly on) =>
        [.. CcosOf(pair, on).Select(c => c.Slug).Order(StringComparer.Ordinal)];

    private string[] Union(List<Pair> pairs, DateOnly on) =>
        [.. pairs.SelectMany(p => Slugs(p, on)).Distinct().Order(StringComparer.Ordinal)];

    private HashSet<string> SetsOf(IEnumerable<Pair> pairs, DateOnly on) =>
        [.. pairs.Select(p => string.Join(',', Slugs(p, on)))];

    private static bool SameArea(OracleAnswer one, OracleAnswer other) =>
        one.Outcome == "served" && other.Outcome == "served" && one.AreaCounty == other.AreaCounty
        && one.Ccos.Select(c => c.Slug).ToHashSet().SetEquals(other.Ccos.Select(c => c.Slug));

    private static string Weakest(IEnumerable<string> certainties) =>
        s_weakestFirst[certainties.Min(c => Array.IndexOf(s_weakestFirst, c))];

    private static bool IsCounty(string asked, string county) =>
        Fold(asked) == Fold(county) || Fold(asked) == Fold(county + " County");

    /// <summary>One case, single spaces, "saint" for "st" and "st.".</summary>
    private static string Fold(string name) =>
        string.Join(' ', name.ToUpperInvariant()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(w => w is "ST" or "ST." ? "SAINT" : w));

    /// <summary>"Hood River 86.5%" is Hood River and 0.865.</summary>
    private static CountyShare CountyShareFrom(string text)
    {
        var space = text.LastIndexOf(' ');
        return new CountyShare(text[..space], Number(text[(space + 1)..].TrimEnd('%')) / 100);
    }

    private static string[] List(string cell, char separator) =>
        cell.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static decimal Number(string cell) => decimal.Parse(cell, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string cell) =>
        cell.Length == 0 ? null : DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Read(string csv)
    {
        using var reader = new CsvReader(new StringReader(csv), CultureInfo.InvariantCulture);
        reader.Read();
        reader.ReadHeader();
        List<Dictionary<string, string>> rows = [];
        while (reader.Read())
            rows.Add(reader.HeaderRecord!.ToDictionary(h => h, h => reader.GetField(h)!.Trim()));
        return rows;
    }

    private sealed record Row(
        string Cco, string County, string Coverage, HashSet<string> Zips, DateOnly? From, DateOnly? To, string Certainty)
    {
        public bool IsUnlisted => Coverage == "part-unlisted";

        public bool Reaches(Pair pair) => County == pair.County && Coverage switch
        {
            "whole" or "part-unlisted" => true,
            "only" => Zips.Contains(pair.Zip),
            "except" => !Zips.Contains(pair.Zip),
            _ => throw new InvalidDataException($"{Cco} in {County} has the coverage {Coverage}."),
        };

        public bool HoldsOn(DateOnly on) => (From is null || From <= on) && (To is null || on < To);
    }

    /// <summary>A ZIP in an Oregon county. It counts when anyone lives there and the ZIP is in use.</summary>
    private sealed record Pair(string Zip, string County, decimal Share, int Rank, bool Counts);

    private sealed record CountyShare(string County, decimal Share);

    private sealed record Place(string Name, string Type, string PrimaryCounty, CountyShare[] Counties, string[] Zips);
}

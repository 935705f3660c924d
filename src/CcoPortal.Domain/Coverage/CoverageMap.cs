using System.Collections.Frozen;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Places;

namespace CcoPortal.Domain.Coverage;

/// <summary>
/// Who serves which place on which day: a pure function of one edition's facts. Built once per edition; the answer for each ZIP and
/// each stretch of days is made then, so that looking one up finds it and allocates nothing.
/// </summary>
public sealed class CoverageMap
{
    /// <summary>The first day that can be asked for; before it the records have gaps.</summary>
    public static readonly DateOnly FirstDay = new(2013, 1, 1);

    /// <summary>How many years ahead can be asked for, the last day included.</summary>
    public const int YearsAhead = 2;

    private readonly FrozenDictionary<string, County> _counties;
    private readonly FrozenDictionary<string, Zip> _zips;
    private readonly Dictionary<(string County, string Zip), CountyPart> _parts = [];
    private readonly ILookup<string, Zip> _zipsOfCounty;
    private readonly ILookup<string, Place> _placesOfZip;

    /// <summary>By the ZIP as a number, 0 to 99999.</summary>
    private readonly Timeline<CoverageAnswer>?[] _byZip = new Timeline<CoverageAnswer>?[100_000];

    /// <param name="areas">Every service area's CCO and county must be among <paramref name="ccos"/> and <paramref name="counties"/>.</param>
    public CoverageMap(
        IReadOnlyList<County> counties, IReadOnlyList<Zip> zips, IReadOnlyList<Place> places, IReadOnlyList<Cco> ccos, IReadOnlyList<ServiceArea> areas)
    {
        _counties = counties.ToFrozenDictionary(c => c.Name, StringComparer.Ordinal);
        _zips = zips.ToFrozenDictionary(z => z.Code, StringComparer.Ordinal);
        _zipsOfCounty = (from z in zips where z.Status != ZipStatus.Retired from c in z.Counties where c.HasHomes orderby z.Code select (c.County, z))
            .ToLookup(p => p.County, p => p.z, StringComparer.Ordinal);
        _placesOfZip = (from p in places from z in p.Zips orderby p.Population ?? 0 descending, p.Name select (z, p))
            .ToLookup(p => p.z, p => p.p, StringComparer.Ordinal);
        BuildParts(zips, ccos.ToDictionary(c => c.Slug, StringComparer.Ordinal), areas.ToLookup(a => a.County, StringComparer.Ordinal));
        foreach (var zip in zips)
            _byZip[int.Parse(zip.Code, System.Globalization.CultureInfo.InvariantCulture)] = BuildZip(zip);
        Names = new PlaceNames(counties, places);
    }

    public PlaceNames Names { get; }

    /// <summary>Who serves a ZIP.</summary>
    /// <param name="zip">The ZIP as a number, for example 97301.</param>
    public CoverageAnswer ForZip(int zip, DateOnly on) => _byZip[zip] is { } answers ? answers[on] : zip / 1000 == 97 ? Unknown : Elsewhere;

    /// <summary>Who serves the part of a ZIP that lies in a county, also where it has land but no homes.</summary>
    public CoverageAnswer ForZip(int zip, County county, DateOnly on)
    {
        var code = zip.ToString("D5", System.Globalization.CultureInfo.InvariantCulture);
        if (ForZip(zip, on) is RetiredZip or NotOregon or UnknownPlace)
            return ForZip(zip, on);
        return _parts.TryGetValue((county.Name, code), out var part) ? (CoverageAnswer?)part.Answers[on] ?? new NoRecord(county) : Unknown;
    }

    /// <summary>Who serves a ZIP-in-county, by day, null on days when nobody does; null when the ZIP does not touch the county. ZIPs with the same service areas share one.</summary>
    internal Timeline<Served?>? AnswersIn(string county, string zip) => _parts.GetValueOrDefault((county, zip))?.Answers;

    /// <summary>Who serves a county: one answer, or the ZIPs to choose from where its parts differ.</summary>
    public CoverageAnswer ForCounty(County county, DateOnly on) => InOneCounty($"{county.Name} County", county, _zipsOfCounty[county.Name], on);

    /// <summary>Who serves a place, in all of its counties.</summary>
    public CoverageAnswer ForPlace(Place place, DateOnly on)
    {
        var choices = place.Counties.Select(c => (County: _counties[c.County], c.Share, Zips: ZipsOf(place, c.County))).Where(c => c.Zips.Count > 0).ToList();
        if (choices is [var only])
            return InOneCounty(place.Name, only.County, only.Zips, on);
        return Merge(choices[0].County, choices.SelectMany(c => Parts(c.County, c.Zips, on)))
            ?? new ChooseCounty([.. choices.Select(c => Choice(c.County, c.Share, c.Zips, on, besides: place))]);
    }

    /// <summary>Who serves the part of a place that lies in a county.</summary>
    public CoverageAnswer ForPlace(Place place, County county, DateOnly on) =>
        ZipsOf(place, county.Name) is { Count: > 0 } zips ? InOneCounty(place.Name, county, zips, on) : Unknown;

    /// <summary>
    /// Who serves what someone typed: a city, a community or a county; with a county behind a comma (“Jefferson, Marion County”) that one.
    /// </summary>
    public CoverageAnswer ForName(string name, DateOnly on)
    {
        var found = Names.Find(name);
        if (found.OtherState)
            return Elsewhere;
        var answers = found.Meanings.Select(m => (Meaning: m, Answer: m.Place is null ? ForCounty(m.County, on)
            : m.InCounty ? ForPlace(m.Place, m.County, on) : ForPlace(m.Place, on))).ToList();
        if (answers.Count == 0)
            return new UnknownPlace(Names.Suggest(name));
        var alike = answers.All(a => a.Answer is NoRecord)
            || (answers.All(a => a.Answer is Served) && answers.Select(a => ((Served)a.Answer).Href).Distinct().Count() == 1);
        if (answers.Count == 1 || alike)
            return answers[0].Answer;
        return new ChoosePlace(
            answers[0].Meaning.Place?.Name ?? answers[0].Meaning.County.Name,
            [.. answers.Select(a => new Meaning(a.Meaning.Name, a.Meaning.Kind, a.Meaning.County, CcosOf(a.Meaning, on)))]);
    }

    /// <summary>The areas of a county on a day: one for each set of CCOs that one of its ZIPs has, the one with most ZIPs first.</summary>
    public IReadOnlyList<Area> AreasOf(County county, DateOnly on) =>
        [.. _zipsOfCounty[county.Name].Select(z => (Zip: z, Served: Part(county, z).Answers[on])).Where(z => z.Served != null)
            .GroupBy(z => z.Served!.Set).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new Area((Served)Merge(county, g.Select(z => z.Served))!, [.. g.Select(z => z.Zip)]))];

    /// <summary>Every CCO that serves, or may serve, some of a county.</summary>
    public IReadOnlyList<ListedCco> CcosOf(County county, DateOnly on) => CcosOf(county, _zipsOfCounty[county.Name], on);

    /// <summary>Whether some ZIP of the county had this set of CCOs on any day, past or to come.</summary>
    /// <param name="set">Slugs in ordinal order, joined by commas.</param>
    public bool EverHeld(County county, string set) =>
        _zipsOfCounty[county.Name].Any(z => Part(county, z).Answers.Values.Any(s => s?.Set == set));

    /// <summary>What started and ended in a county, as far as the records go, the newest first.</summary>
    public IReadOnlyList<CoverageChange> ChangesIn(County county) =>
        [.. _zipsOfCounty[county.Name].Select(z => Part(county, z)).Distinct().SelectMany(p => p.Changes)
            .DistinctBy(c => (c.Cco.Slug, c.Starts, c.Day)).OrderByDescending(c => c.Day).ThenBy(c => c.Cco.Slug, StringComparer.Ordinal)];

    private static readonly UnknownPlace Unknown = new([]);
    private static readonly NotOregon Elsewhere = new();

    private void BuildParts(IReadOnlyList<Zip> zips, Dictionary<string, Cco> ccos, ILookup<string, ServiceArea> areasOfCounty)
    {
        var same = new Dictionary<string, CountyPart>(StringComparer.Ordinal);
        foreach (var zip in zips)
        {
            foreach (var (county, _, _) in zip.Counties)
            {
                var areas = areasOfCounty[county].Where(a => a.Covers(zip.Code)).ToList();
                var key = $"{county}|{string.Join('|', areas.Select(a => a.Key))}";
                if (!same.TryGetValue(key, out var part))
                    same[key] = part = new CountyPart(_counties[county], areas, ccos);
                _parts[(county, zip.Code)] = part;
            }
        }
    }

    private Timeline<CoverageAnswer> BuildZip(Zip zip)
    {
        if (zip.Status == ZipStatus.Retired)
            return Timeline<CoverageAnswer>.Build([], _ => new RetiredZip(zip, _counties[zip.Counties[0].County]));
        var counted = zip.Counties.Where(c => c.HasHomes).Select(c => (County: _counties[c.County], c.Share)).ToList();
        var parts = counted.ConvertAll(c => Part(c.County, zip));
        if (parts is [var only])
            return only.Alone;
        return Timeline<CoverageAnswer>.Build(
            parts.SelectMany(p => p.Answers.Starts.ToArray()),
            on => Merge(counted[0].County, parts.Select(p => p.Answers[on]))
                ?? new ChooseCounty([.. counted.Select(c => Choice(c.County, c.Share, [zip], on, besides: null))]));
    }

    private CoverageAnswer InOneCounty(string name, County county, IEnumerable<Zip> zips, DateOnly on) =>
        Merge(county, Parts(county, zips, on))
            ?? new ChooseZip(name, county, [.. zips.OrderBy(z => z.Code, StringComparer.Ordinal).Select(z => new ZipChoice(z, CcosOf(county, [z], on)))]);

    /// <summary>One answer for parts that have one set of CCOs, as sure as the least sure part; null when the sets differ.</summary>
    private static CoverageAnswer? Merge(County county, IEnumerable<Served?> parts)
    {
        var distinct = parts.Distinct().ToList();
        if (distinct is [null])
            return new NoRecord(county);
        if (distinct.Contains(null) || distinct.DistinctBy(p => p!.Set).Count() != 1)
            return null;
        if (distinct is [{ } only] && only.County == county)
            return only;
        return new Served(
            county,
            distinct.SelectMany(p => p!.Ccos).GroupBy(s => s.Cco.Slug)
                .Select(g => new Serving(g.First().Cco, g.Min(s => s.Certainty), [.. g.SelectMany(s => s.Because).Distinct()])).InOrder(),
            Union(distinct.SelectMany(p => p!.Recent)),
            Union(distinct.SelectMany(p => p!.Upcoming)));
    }

    private static CoverageChange[] Union(IEnumerable<CoverageChange> changes) =>
        [.. changes.DistinctBy(c => (c.Cco.Slug, c.County, c.Starts, c.Day))
            .OrderBy(c => c.Day).ThenBy(c => c.Cco.Slug, StringComparer.Ordinal).ThenBy(c => c.County, StringComparer.Ordinal)];

    private CountyChoice Choice(County county, double share, IReadOnlyList<Zip> zips, DateOnly on, Place? besides) => new(
        county, share,
        [.. zips.SelectMany(z => _placesOfZip[z.Code]).Where(p => p != besides && p.Counties.Any(c => c.County == county.Name))
            .OrderByDescending(p => p.Population ?? 0).Select(p => p.Name).Distinct().Take(4)],
        CcosOf(county, zips, on));

    private IReadOnlyList<ListedCco> CcosOf(PlaceNames.Entry meaning, DateOnly on) => meaning.Place is not { } place
        ? CcosOf(meaning.County, _zipsOfCounty[meaning.County.Name], on)
        : place.Counties.Where(c => !meaning.InCounty || c.County == meaning.County.Name)
            .SelectMany(c => Parts(_counties[c.County], ZipsOf(place, c.County), on)).AtoZ();

    private IReadOnlyList<ListedCco> CcosOf(County county, IEnumerable<Zip> zips, DateOnly on) => Parts(county, zips, on).AtoZ();

    private IEnumerable<Served?> Parts(County county, IEnumerable<Zip> zips, DateOnly on) => zips.Select(z => Part(county, z).Answers[on]);

    private CountyPart Part(County county, Zip zip) => _parts[(county.Name, zip.Code)];

    private List<Zip> ZipsOf(Place place, string county) =>
        [.. place.Zips.Select(z => _zips[z]).Where(z => z.Status != ZipStatus.Retired && z.Counties.Any(c => c.HasHomes && c.County == county))];
}

/// <summary>A county together with the full set of CCOs of one of its ZIPs on a day: it has a page, and no ZIP in its address.</summary>
/// <param name="Zips">The ZIPs of the county that have this set.</param>
public sealed record Area(Served Served, IReadOnlyList<Zip> Zips);

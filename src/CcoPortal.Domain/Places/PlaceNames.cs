namespace CcoPortal.Domain.Places;

/// <summary>Places and counties by the names people type, spelling forgiven.</summary>
public sealed class PlaceNames
{
    private readonly Dictionary<string, County> _counties;
    private readonly ILookup<string, Place> _places;
    private readonly Dictionary<string, County> _countyByName;
    private readonly (string Key, string Name, bool IsCounty)[] _all;

    public PlaceNames(IReadOnlyList<County> counties, IReadOnlyList<Place> places)
    {
        _countyByName = counties.ToDictionary(c => c.Name, StringComparer.Ordinal);
        _counties = counties.ToDictionary(c => FoldedName.From(c.Name).Key, StringComparer.Ordinal);
        _places = places.ToLookup(p => FoldedName.From(p.Name).Key, StringComparer.Ordinal);
        _all = [.. counties.Select(c => (FoldedName.From(c.Name).Key, $"{c.Name} County", true))
            .Concat(places.OrderByDescending(p => p.Population ?? 0).Select(p => (FoldedName.From(p.Name).Key, p.Name, false)))];
    }

    /// <summary>What a name can mean: nothing, one thing or several, the county first, then the largest place.</summary>
    /// <param name="text">As typed; “Jefferson, Marion County” means the one in Marion County.</param>
    public (IReadOnlyList<Entry> Meanings, bool OtherState) Find(string text)
    {
        var comma = text.LastIndexOf(',');
        while (comma > 0 && Letters(text[(comma + 1)..]) is "oregon" or "or")
        {
            text = text[..comma];
            comma = text.LastIndexOf(',');
        }

        if (comma >= 0)
        {
            var behind = FoldedName.From(text[(comma + 1)..]);
            if (_counties.TryGetValue(behind.Key, out var within))
            {
                var name = FoldedName.From(text[..comma]);
                var there = Meanings(name).Where(m => m.Place is not null && m.Place.Counties.Any(c => c.County == within.Name))
                    .Select(m => m with { County = within, InCounty = true }).ToList();
                if (there.Count == 0 && name.Key == behind.Key)
                    there.Add(new Entry(null, within, true));
                // “Vancouver, Washington” is the state; “Vancouver, Washington County” is a place we do not know.
                return (there, there.Count == 0 && behind is { Key: "washington", IsCounty: false });
            }

            if (UnitedStates.Contains(Letters(text[(comma + 1)..])))
                return ([], true);
        }

        return (Meanings(FoldedName.From(text)), false);
    }

    /// <summary>The county of this name (with or without “County”) or slug, or null.</summary>
    public County? County(string text) => _counties.GetValueOrDefault(FoldedName.From(text).Key);

    /// <summary>Up to five names that one or two wrong letters could have come from, nearest first.</summary>
    public IReadOnlyList<string> Suggest(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var name = FoldedName.From(comma < 0 ? text : text[..comma]);
        if (name.Key.Length is < 3 or > 40)
            return [];
        var limit = name.Key.Length <= 4 ? 1 : 2;
        return [.. _all.Where(n => !name.IsCounty || n.IsCounty)
            .Select(n => (n.Name, Distance: FoldedName.Distance(name.Key, n.Key, limit)))
            .Where(n => n.Distance <= limit)
            .OrderBy(n => n.Distance).Select(n => n.Name).Distinct().Take(5)];
    }

    /// <summary>Unfolded: “MT” is Montana here, not a mountain.</summary>
    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetter).Select(char.ToLowerInvariant));

    private List<Entry> Meanings(FoldedName name)
    {
        var meanings = new List<Entry>();
        if (_counties.TryGetValue(name.Key, out var county))
            meanings.Add(new Entry(null, county, false));
        if (!name.IsCounty)
        {
            meanings.AddRange(_places[name.Key].OrderByDescending(p => p.Population ?? 0).ThenBy(p => p.Key, StringComparer.Ordinal)
                .Select(p => new Entry(p, _countyByName[p.Counties[0].County], false)));
        }

        return meanings;
    }

    /// <summary>One meaning of a name.</summary>
    /// <param name="Place">Null when the county itself is meant.</param>
    /// <param name="County">The county meant, or the place's first county.</param>
    /// <param name="InCounty">Only the part of the place in <paramref name="County"/> is meant.</param>
    public sealed record Entry(Place? Place, County County, bool InCounty)
    {
        public string Name => Place?.Name ?? $"{County.Name} County";

        public string Kind => Place?.Kind ?? "county";
    }

    /// <summary>Postal codes of the other states, and the names of those around Oregon that no Oregon county bears.</summary>
    private static readonly HashSet<string> UnitedStates =
    [
        "al", "ak", "az", "ar", "ca", "co", "ct", "de", "dc", "fl", "ga", "hi", "id", "il", "in", "ia", "ks", "ky", "la", "me", "md", "ma", "mi",
        "mn", "ms", "mo", "mt", "ne", "nv", "nh", "nj", "nm", "ny", "nc", "nd", "oh", "ok", "pa", "ri", "sc", "sd", "tn", "tx", "ut", "vt", "va",
        "wa", "wv", "wi", "wy", "california", "idaho", "nevada", "washingtonstate",
    ];
}

using System.Collections.Frozen;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;

namespace CcoPortal.Domain.Search;

/// <summary>Something that the search of the whole site found.</summary>
public abstract record SiteHit
{
    private SiteHit()
    {
    }

    public abstract SiteKind Kind { get; }

    /// <param name="Path">For example <c>/help/rides</c> or <c>/contact</c>.</param>
    public sealed record Page(string Path) : SiteHit
    {
        public override SiteKind Kind => SiteKind.Page;
    }

    public sealed record Benefit(string Slug) : SiteHit
    {
        public override SiteKind Kind => SiteKind.Benefit;
    }

    public sealed record Cco(string Slug) : SiteHit
    {
        public override SiteKind Kind => SiteKind.Cco;
    }

    public sealed record OfCounty(County County) : SiteHit
    {
        public override SiteKind Kind => SiteKind.Place;
    }

    /// <summary>A name or a ZIP, to be asked about as it stands.</summary>
    /// <param name="County">Where it is; null for a ZIP, and for a name that several places have.</param>
    public sealed record Place(string Name, County? County) : SiteHit
    {
        public override SiteKind Kind => SiteKind.Place;
    }

    /// <summary>A word of the glossary.</summary>
    public sealed record Word(string Language, string Anchor) : SiteHit
    {
        public override SiteKind Kind => SiteKind.Word;
    }
}

/// <summary>The groups of the results, in their order.</summary>
public enum SiteKind
{
    Page,
    Benefit,
    Cco,
    Place,
    Word,
}

/// <param name="Hits">Best first.</param>
/// <param name="Stems">To mark what was looked for.</param>
/// <param name="ReadAs">What was looked for instead, when no word is known as it was typed.</param>
public sealed record SiteReading(IReadOnlyList<SiteHit> Hits, IReadOnlySet<string> Stems, string? ReadAs);

/// <summary>
/// Finds pages, services, CCOs, places and words of the glossary, all in one order. Its index is another than that of the catalogue, which must find the same
/// whatever else is published; places are found by <see cref="PlaceNames"/>, as everywhere.
/// </summary>
public sealed class SiteSearch
{
    /// <summary>No name of a place has more words; and only so many words are read for one.</summary>
    private const int LongestName = 5, MostWords = 40;

    /// <summary>Words that ask for the CCO of a place, beside its name.</summary>
    private static readonly FrozenSet<string> AsksForCco =
        "cco ccos coordinated care organization health plans medicaid county counties city town area serves serve serving find lookup zip code live living near my salud condado ciudad pueblo vivo cerca buscar sirve atiende planes medico".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> BeforePlace = "in near at to from around en de cerca a desde hacia por para".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly SearchIndex _index;
    private readonly PlaceNames _names;
    private readonly FrozenSet<string> _ordinary;
    private readonly FrozenSet<string> _ofCcos;
    private readonly FrozenSet<string> _joined;
    private readonly ILookup<string, SiteHit> _exact;
    private readonly ILookup<string, string> _ccosOf;

    public SiteSearch(Facts facts, PlaceNames names)
    {
        ArgumentNullException.ThrowIfNull(facts);
        _names = names;
        var documents = SearchDocuments.OfSite(facts).ToList();
        _index = new SearchIndex(documents, smallWordsCount: true);
        // “bend” and “sweet home” are places too; the names of CCOs hold those of counties.
        _ordinary = Words(documents.Where(d => d.Kind != SearchDocuments.Cco).SelectMany(d => d.Names.Concat(d.Words)));
        _ofCcos = Words(documents.Where(d => d.Kind == SearchDocuments.Cco).SelectMany(d => d.Names));
        _joined = facts.Ccos.SelectMany(c => new[] { c.Name, c.ShortName }).SelectMany(n => n.Split(' ')).Where(w => w.Skip(1).Any(char.IsUpper) && w.Any(char.IsLower))
            .SelectMany(SearchText.Words).ToFrozenSet(StringComparer.Ordinal);
        _exact = documents.SelectMany(d => d.Names.Concat(d.Words).Select(p => (Phrase: string.Join(' ', SearchText.Words(p)), Hit: Hit(d)))).ToLookup(p => p.Phrase, p => p.Hit, StringComparer.Ordinal);
        _ccosOf = facts.ServiceAreas.ToLookup(a => a.County, a => a.Cco, StringComparer.Ordinal);

        static FrozenSet<string> Words(IEnumerable<string> phrases) => phrases.SelectMany(SearchText.Words).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <param name="language">Whose glossary is meant.</param>
    public SiteReading Read(string typed, string language)
    {
        var words = NamesJoined(SearchText.Words(typed));
        var (places, beside) = Places(typed, words);
        var asksForPlace = places.Count > 0 && beside.All(w => SearchText.IsSmall(w) || AsksForCco.Contains(w));
        // The name of a place says nothing of what is wanted there, unless a CCO has it in its own.
        var read = _index.Read(string.Join(' ', asksForPlace ? words : words.Where(w => beside.Contains(w) || _ofCcos.Contains(w))));
        var hits = read.Hits.Select(h => Hit(h.Document)).Where(h => h is not SiteHit.Word word || word.Language == language).ToList();
        if (places.Count == 0 && words.Count <= LongestName && (hits.Count == 0 || read.ReadAs is not null))
            places = Suggested(string.Join(' ', words.Where(w => !SearchText.IsSmall(w) && !AsksForCco.Contains(w))));
        hits = [.. InOrder(hits, words, places, language)];
        // Someone who names a place and nothing else wants its CCOs; one who asks for care there, the care.
        hits.InsertRange(asksForPlace ? 0 : Math.Min(2, hits.Count), places);
        return new SiteReading(hits, read.Stems, read.ReadAs);
    }

    /// <summary>What is called as it was typed comes first; of the CCOs, those of the place that was named; of the words of the glossary, one among the first three.</summary>
    private IEnumerable<SiteHit> InOrder(List<SiteHit> hits, IReadOnlyList<string> words, List<SiteHit> places, string language)
    {
        var exact = _exact[string.Join(' ', words)].Concat(_exact[string.Join(' ', words.Where(w => !SearchText.IsSmall(w)))]).Where(h => h is not SiteHit.Word word || word.Language == language).ToHashSet();
        var counties = places.Select(p => p switch { SiteHit.OfCounty c => c.County, SiteHit.Place c => c.County, _ => null }).OfType<County>();
        var there = counties.SelectMany(c => _ccosOf[c.Name]).ToHashSet(StringComparer.Ordinal);
        // “What your plan covers” is made of words that say nothing alone.
        var first = hits.Where(exact.Contains).Concat(exact.Except(hits)).Concat(hits.Where(h => !exact.Contains(h))).ToList();
        var ccos = new Queue<SiteHit>(first.OfType<SiteHit.Cco>().OrderByDescending(c => there.Contains(c.Slug)));
        first = [.. first.Select(h => h is SiteHit.Cco ? ccos.Dequeue() : h)];
        var later = first.OfType<SiteHit.Word>().Skip(1).ToList();
        var others = first.Except(later).ToList();
        return [.. others.Take(3), .. first.Where(h => !others.Take(3).Contains(h))];
    }

    /// <summary>“all care”, as AllCare is said.</summary>
    private List<string> NamesJoined(IReadOnlyList<string> typed)
    {
        var words = new List<string>(typed.Count);
        for (var i = 0; i < typed.Count; i++)
        {
            var joins = i + 1 < typed.Count && _joined.Contains(typed[i] + typed[i + 1]) && !(IsOrdinary(typed[i]) && IsOrdinary(typed[i + 1]));
            words.Add(joins ? typed[i] + typed[++i] : typed[i]);
        }

        return words;

        bool IsOrdinary(string word) => _ordinary.Contains(word) && !SearchText.IsSmall(word);
    }

    private static SiteHit Hit(SearchDocument document) => document.Kind switch
    {
        SearchDocuments.Benefit => new SiteHit.Benefit(document.Key),
        SearchDocuments.Cco => new SiteHit.Cco(document.Key),
        SearchDocuments.Word when document.Key.Split('#') is [var language, var anchor] => new SiteHit.Word(language, anchor),
        _ => new SiteHit.Page(document.Key),
    };

    /// <summary>The places that are named, and the words beside them.</summary>
    private (List<SiteHit> Places, IReadOnlyList<string> Beside) Places(string typed, List<string> all)
    {
        if (Meant(typed) is { Count: > 0 } whole)
            return (whole, []);
        var words = all.Take(MostWords).ToList();
        for (var length = Math.Min(LongestName, words.Count); length > 0; length--)
        {
            for (var at = 0; at + length <= words.Count; at++)
            {
                if (Named(words, at, length) is { Count: > 0 } named)
                    return (named, [.. all.Take(at), .. all.Skip(at + length)]);
            }
        }

        return words.FirstOrDefault(w => w.Length == 5 && w.All(char.IsAsciiDigit) && (words.Count == 1 || w.StartsWith("97", StringComparison.Ordinal))) is { } zip
            ? ([new SiteHit.Place(zip, null)], [.. all.Where(w => w != zip)]) : ([], all);
    }

    private List<SiteHit> Named(List<string> words, int at, int length)
    {
        var name = words.GetRange(at, length);
        if (CountyIn(name) is { } county)
        {
            return _names.County(county) is { } known ? [new SiteHit.OfCounty(known)]
                : [.. _names.Suggest($"{county} County").Select(_names.County).OfType<County>().Take(1).Select(c => new SiteHit.OfCounty(c))];
        }

        return IsName(words, at, length) ? Meant(string.Join(' ', name)) : [];
    }

    /// <summary>“lane county”, “condado de lane”.</summary>
    private static string? CountyIn(List<string> words) => words switch
    {
        ["condado", "de", .. var name] when name.Count > 0 => string.Join(' ', name),
        ["condado", .. var name] when name.Count > 0 => string.Join(' ', name),
        [.. var name, "county"] when name.Count > 0 && !name.All(SearchText.IsSmall) => string.Join(' ', name),
        _ => null,
    };

    /// <summary>Whether these words may be a name, and not only ordinary words.</summary>
    private bool IsName(List<string> words, int at, int length)
    {
        var name = words.GetRange(at, length);
        return !name.All(w => SearchText.IsSmall(w) || AsksForCco.Contains(w) || w.Length < 3)
            && (name.Any(w => !_ordinary.Contains(w) && !SearchText.IsSmall(w)) || words.Any(IsOfCco) || (at > 0 && BeforePlace.Contains(words[at - 1])) || (at + length < words.Count && words[at + length] is "oregon" or "or"));
    }

    private bool IsOfCco(string word) => word is "cco" or "ccos" || _joined.Contains(word) || (_ofCcos.Contains(word) && !_ordinary.Contains(word));

    private List<SiteHit> Meant(string name)
    {
        var hits = new List<SiteHit>();
        var meanings = _names.Find(name).Meanings;
        if (meanings.FirstOrDefault(m => m.Place is null) is { } county)
            hits.Add(new SiteHit.OfCounty(county.County));
        if (meanings.Where(m => m.Place is not null).ToList() is [var first, ..] places)
            hits.Add(places.Count == 1 ? new SiteHit.Place(first.InCounty ? $"{first.Name}, {first.County.Name} County" : first.Name, first.County) : new SiteHit.Place(first.Name, null));
        return hits;
    }

    private List<SiteHit> Suggested(string name) => [.. _names.Suggest(name).Take(2).SelectMany(Meant)];
}

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
    private readonly FrozenSet<string> _ordinary;
    private readonly PlaceNames _names;

    public SiteSearch(Facts facts, PlaceNames names)
    {
        var documents = SearchDocuments.OfSite(facts).ToList();
        _index = new SearchIndex(documents);
        _names = names;
        // “bend” and “sweet home” are places too; the names of CCOs hold those of counties.
        _ordinary = documents.Where(d => d.Kind != SearchDocuments.Cco).SelectMany(d => d.Names.Concat(d.Words)).SelectMany(SearchText.Words).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <param name="language">Whose glossary is meant.</param>
    public SiteReading Read(string typed, string language)
    {
        var read = _index.Read(typed);
        var hits = read.Hits.Select(h => Hit(h.Document)).Where(h => h is not SiteHit.Word word || word.Language == language).ToList();
        var words = SearchText.Words(typed).Take(MostWords).ToList();
        var (places, rest) = Places(typed, words);
        if (places.Count == 0 && (hits.Count == 0 || read.ReadAs is not null) && words.Count <= LongestName)
            (places, rest) = (Suggested(string.Join(' ', words.Where(w => !AsksForCco.Contains(w) && !SearchText.IsSmall(w)))), hits.Count == 0 ? [] : words);
        // Someone who names a place and nothing else wants its CCOs; one who asks for care there, the care.
        hits.InsertRange(rest.All(w => SearchText.IsSmall(w) || AsksForCco.Contains(w)) ? 0 : Math.Min(2, hits.Count), places);
        return new SiteReading(hits, read.Stems, read.ReadAs);
    }

    private static SiteHit Hit(SearchDocument document) => document.Kind switch
    {
        SearchDocuments.Benefit => new SiteHit.Benefit(document.Key),
        SearchDocuments.Cco => new SiteHit.Cco(document.Key),
        SearchDocuments.Word when document.Key.Split('#') is [var language, var anchor] => new SiteHit.Word(language, anchor),
        _ => new SiteHit.Page(document.Key),
    };

    /// <summary>The places that are named, and the words beside them.</summary>
    private (List<SiteHit> Places, IReadOnlyList<string> Beside) Places(string typed, List<string> words)
    {
        if (Meant(typed) is { Count: > 0 } whole)
            return (whole, []);
        for (var length = Math.Min(LongestName, words.Count); length > 0; length--)
        {
            for (var at = 0; at + length <= words.Count; at++)
            {
                if (IsName(words, at, length) && Meant(string.Join(' ', words.Skip(at).Take(length))) is { Count: > 0 } named)
                    return (named, [.. words.Take(at), .. words.Skip(at + length)]);
            }
        }

        return words.FirstOrDefault(w => w.Length == 5 && w.All(char.IsAsciiDigit) && w.StartsWith("97", StringComparison.Ordinal)) is { } zip
            ? ([new SiteHit.Place(zip, null)], [.. words.Where(w => w != zip)]) : ([], words);
    }

    /// <summary>Whether these words may be a name, and not only ordinary words.</summary>
    private bool IsName(List<string> words, int at, int length) =>
        !words.Skip(at).Take(length).All(w => SearchText.IsSmall(w) || AsksForCco.Contains(w) || w.Length < 3)
        && (words.Skip(at).Take(length).Any(w => !_ordinary.Contains(w) && !SearchText.IsSmall(w)) || (at > 0 && BeforePlace.Contains(words[at - 1]))
            || (at + length < words.Count && words[at + length] is "oregon" or "or"));

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

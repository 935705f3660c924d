using System.Collections.Frozen;

namespace CcoPortal.Domain.Search;

/// <summary>Something that can be found.</summary>
/// <param name="Kind">For example <c>benefit</c>.</param>
/// <param name="Key">Unique within its kind.</param>
/// <param name="Names">What it is called, in every language.</param>
/// <param name="Words">Words and short phrases that it is found by.</param>
/// <param name="Texts">What is said about it.</param>
public sealed record SearchDocument(string Kind, string Key, IReadOnlyList<string> Names, IReadOnlyList<string> Words, IReadOnlyList<string> Texts)
{
    /// <summary>Long texts: they find it, but make none of their words less rare, nor are they what a misspelled word may mean.</summary>
    public IReadOnlyList<string> Body { get; init; } = [];
}

/// <param name="Score">Comparable within one search only.</param>
public sealed record SearchHit(SearchDocument Document, double Score);

/// <summary>What a search found, and how what was typed was read.</summary>
/// <param name="Hits">Best first; empty when no word is known.</param>
/// <param name="Stems">What was looked for (<see cref="SearchText.Stem"/>), to mark it in what is shown.</param>
/// <param name="ReadAs">The words that were looked for, when none of those that were typed is known; else null.</param>
public sealed record SearchReading(IReadOnlyList<SearchHit> Hits, IReadOnlySet<string> Stems, string? ReadAs);

/// <summary>
/// One index in memory for one edition: no database on the way, so that every place that searches finds the same. Words of both languages are
/// folded and stemmed (<see cref="SearchText"/>), misspelled ones are forgiven (<see cref="Misspellings"/>), and a phrase typed whole counts
/// more than its words. Documents are immutable, so one index serves all requests at once.
/// </summary>
public sealed class SearchIndex
{
    // Weights found with the bank of member phrasings (tests/CcoPortal.UnitTests/Search).
    private const double NameWeight = 2.2, WordWeight = 3, PhrasePartWeight = 1.3, TextWeight = 0.6, BodyWeight = 0.25, PhraseWeight = 3, WholeWeight = 1.5;

    /// <summary>A hit this far below the best is noise; but the first few stand as long as they are not far worse, so that there is a choice.</summary>
    private const double LeastOfBest = 0.3, LeastOfFirst = 0.1;

    private const int First = 3;

    private readonly IReadOnlyList<SearchDocument> _documents;
    private readonly FrozenDictionary<string, Term> _terms;
    private readonly Misspellings _misspellings;
    private readonly FrozenDictionary<string, string[]> _stemsOfWord;
    private readonly FrozenDictionary<string, Phrase[]> _phrasesByTerm;
    private readonly FrozenDictionary<string, int[]> _whole;
    private readonly string[] _sorted;

    public SearchIndex(IEnumerable<SearchDocument> documents)
    {
        _documents = [.. documents];
        var postings = new Dictionary<string, Dictionary<int, double>>(StringComparer.Ordinal);
        var words = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var said = new HashSet<string>(StringComparer.Ordinal);
        var phrases = new List<Phrase>();
        var whole = new List<(string Words, int Document)>();
        foreach (var (at, document) in _documents.Index())
        {
            foreach (var name in document.Names)
                Add(at, name, NameWeight, NameWeight);
            foreach (var word in document.Words)
                Add(at, word, WordWeight, PhrasePartWeight);
            foreach (var text in document.Texts)
                Add(at, text, TextWeight, TextWeight);
            foreach (var text in document.Body)
                Add(at, text, BodyWeight, BodyWeight);
            foreach (var phrase in document.Names.Concat(document.Words))
            {
                whole.Add((Whole(SearchText.Words(phrase)), at));
                if (Meaningful(phrase).Distinct(StringComparer.Ordinal).ToArray() is { Length: > 1 } stems)
                    phrases.Add(new Phrase(at, stems));
            }
        }

        _terms = postings.ToFrozenDictionary(p => p.Key, p => new Term(
            Rarity(p.Value.Values.Count(w => w > BodyWeight)), [.. p.Value.Select(d => (d.Key, d.Value))]), StringComparer.Ordinal);
        _stemsOfWord = words.ToFrozenDictionary(w => w.Key, w => w.Value.ToArray(), StringComparer.Ordinal);
        _misspellings = new Misspellings(said);
        _whole = whole.GroupBy(w => w.Words, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.Select(w => w.Document).Distinct().ToArray(), StringComparer.Ordinal);
        _sorted = [.. said.Order(StringComparer.Ordinal)];
        _phrasesByTerm = phrases.GroupBy(p => p.Stems.MaxBy(s => _terms[s].Rarity)!).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

        double Rarity(int documents) => Math.Log(1 + ((_documents.Count - documents + 0.5) / (documents + 0.5)));

        void Add(int document, string text, double alone, double amongOthers)
        {
            var all = SearchText.Words(text);
            var weight = all.Count(w => !SearchText.IsSmall(w)) > 1 ? amongOthers : alone;
            foreach (var word in all)
            {
                if (SearchText.IsSmall(word) && all.Count > 1)
                    continue;
                var stem = SearchText.Stem(word);
                if (!words.TryGetValue(word, out var stems))
                    words[word] = stems = new HashSet<string>(StringComparer.Ordinal);
                stems.Add(stem);
                if (weight > BodyWeight)
                    said.Add(word);
                if (!postings.TryGetValue(stem, out var documentsOf))
                    postings[stem] = documentsOf = [];
                documentsOf[document] = Math.Max(documentsOf.GetValueOrDefault(document), weight);
            }
        }
    }

    private bool Knows(string word) => _stemsOfWord.ContainsKey(word);

    /// <summary>What is found, best first; empty when no word is known.</summary>
    public IReadOnlyList<SearchHit> Find(string typed) => Read(typed).Hits;

    /// <summary>What is found, and how the words were read.</summary>
    public SearchReading Read(string typed)
    {
        var words = WithSpacesMended(SearchText.Words(typed));
        var meant = words.Where(w => !SearchText.IsSmall(w)).ToList();
        if (meant.Count == 0)
            meant = words;
        var asked = Candidates(meant);
        if (asked.Count == 0)
            return new SearchReading([], new HashSet<string>(), null);

        var scores = new double[_documents.Count];
        var matched = new double[_documents.Count];
        var best = new double[_documents.Count];
        var touched = new List<int>();
        double total = 0;
        foreach (var candidates in asked)
        {
            var most = candidates.Max(c => _terms[c.Stem].Rarity * c.Likeness);
            total += most;
            touched.Clear();
            foreach (var (stem, likeness, _) in candidates)
            {
                var term = _terms[stem];
                foreach (var (document, weight) in term.Postings)
                {
                    if (best[document] == 0)
                        touched.Add(document);
                    best[document] = Math.Max(best[document], likeness * weight * term.Rarity);
                }
            }

            foreach (var document in touched)
            {
                scores[document] += best[document];
                matched[document] += most;
                best[document] = 0;
            }
        }

        AddPhrases(asked, scores);
        for (var i = 0; i < scores.Length; i++)
            scores[i] *= 0.35 + (0.65 * matched[i] / total);
        // “nursing home” is not “home nurse”.
        foreach (var document in _whole.GetValueOrDefault(Whole(words)) ?? [])
            scores[document] *= WholeWeight;
        var top = scores.Max();
        var found = Enumerable.Range(0, scores.Length).Where(i => scores[i] > top * LeastOfFirst).OrderByDescending(i => scores[i]).ThenBy(i => i)
            .Where((i, rank) => rank < First || scores[i] > top * LeastOfBest).ToList();
        return new SearchReading(
            [.. found.Select(i => new SearchHit(_documents[i], scores[i]))], asked.SelectMany(c => c.Select(x => x.Stem)).ToHashSet(StringComparer.Ordinal), ReadAs(asked, found[0]));
    }

    /// <summary>Of words that are alike, those that the best hit has.</summary>
    private string? ReadAs(List<List<Candidate>> asked, int best) => asked.Any(c => c.Any(x => x.Likeness == 1)) ? null
        : string.Join(' ', asked.Select(c => c.OrderByDescending(x => _terms[x.Stem].Postings.Any(p => p.Document == best)).ThenByDescending(x => x.Likeness).First().Word));

    /// <summary>“tooth ache” and “tummytuck”: two words that are known as one, and one that is known as two.</summary>
    private List<string> WithSpacesMended(IReadOnlyList<string> typed)
    {
        var words = new List<string>(typed.Count);
        for (var i = 0; i < typed.Count; i++)
        {
            if (i + 1 < typed.Count && !SearchText.IsSmall(typed[i]) && !SearchText.IsSmall(typed[i + 1]) && !(Knows(typed[i]) && Knows(typed[i + 1])) && _stemsOfWord.ContainsKey(typed[i] + typed[i + 1]))
                words.Add(typed[i] + typed[++i]);
            else if (!Knows(typed[i]) && !SearchText.IsSmall(typed[i]) && Enumerable.Range(3, Math.Max(0, typed[i].Length - 5)).FirstOrDefault(at => Knows(typed[i][..at]) && Knows(typed[i][at..])) is > 0 and var split)
                words.AddRange([typed[i][..split], typed[i][split..]]);
            else
                words.Add(typed[i]);
        }

        return words;
    }

    /// <summary>For each typed word the terms that it may mean, with how alike they are (1: the word itself).</summary>
    private List<List<Candidate>> Candidates(List<string> words)
    {
        var asked = new List<List<Candidate>>();
        for (var i = 0; i < words.Count; i++)
        {
            var candidates = Candidates(words[i], i == words.Count - 1);
            if (candidates.Count > 0)
                asked.Add(candidates);
        }

        return asked;
    }

    private List<Candidate> Candidates(string word, bool last)
    {
        var stem = SearchText.Stem(word);
        if (_terms.ContainsKey(stem))
            return [new(stem, 1, word)];
        var near = _misspellings.Near(word).SelectMany(n => _stemsOfWord[n.Word].Select(s => new Candidate(s, n.Slips == 1 ? 0.8 : 0.6, n.Word))).ToList();
        if (near.Count == 0 && last && word.Length >= 3)
            near = [.. StartingWith(word).SelectMany(w => _stemsOfWord[w].Select(s => new Candidate(s, 0.6, w)))];
        return [.. near.GroupBy(n => n.Stem, StringComparer.Ordinal).Select(g => g.MaxBy(n => n.Likeness)!).OrderByDescending(n => n.Likeness).Take(12)];
    }

    private IEnumerable<string> StartingWith(string start)
    {
        var at = Array.BinarySearch(_sorted, start, StringComparer.Ordinal);
        return _sorted.Skip(at < 0 ? ~at : at).TakeWhile(w => w.StartsWith(start, StringComparison.Ordinal)).Take(24);
    }

    private void AddPhrases(List<List<Candidate>> asked, double[] scores)
    {
        var likeness = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (stem, alike, _) in asked.SelectMany(c => c))
            likeness[stem] = Math.Max(alike, likeness.GetValueOrDefault(stem));
        var bonus = new Dictionary<int, double>();
        foreach (var stem in likeness.Keys)
        {
            foreach (var phrase in _phrasesByTerm.GetValueOrDefault(stem) ?? [])
            {
                if (!phrase.Stems.All(likeness.ContainsKey))
                    continue;
                var worth = phrase.Stems.Sum(s => _terms[s].Rarity * likeness[s]) * PhraseWeight;
                bonus[phrase.Document] = Math.Max(worth, bonus.GetValueOrDefault(phrase.Document));
            }
        }

        foreach (var (document, worth) in bonus)
            scores[document] += worth;
    }

    /// <summary>All that was typed or stands in a phrase, but for small words, in its order.</summary>
    private static string Whole(IEnumerable<string> words) => string.Join(' ', words.Where(w => !SearchText.IsSmall(w)));

    private static IEnumerable<string> Meaningful(string text) => SearchText.Words(text).Where(w => !SearchText.IsSmall(w)).Select(SearchText.Stem);

    /// <param name="Likeness">1: the typed word itself.</param>
    /// <param name="Word">What the typed word was read as.</param>
    private sealed record Candidate(string Stem, double Likeness, string Word);

    /// <param name="Rarity">The rarer a term, the more it says.</param>
    private sealed record Term(double Rarity, (int Document, double Weight)[] Postings);

    private sealed record Phrase(int Document, string[] Stems);
}

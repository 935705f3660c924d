namespace CcoPortal.Domain.Search;

/// <summary>One way of being in danger, the words that tell of it, and whom to call.</summary>
/// <param name="Key">For example <c>suicide</c>.</param>
/// <param name="Order">The smaller, the further up when words tell of several.</param>
/// <param name="Lines">Keys of contact lines, the first to call first.</param>
/// <param name="Withheld">Benefits that must not stand among what is found by such words.</param>
/// <param name="Texts">What to do, by language tag.</param>
/// <param name="Patterns">See <see cref="DangerWords"/>; by language tag, all of which are always looked for.</param>
public sealed record DangerTopic(
    string Key, int Order, IReadOnlyList<string> Lines, IReadOnlyList<string> Withheld, IReadOnlyDictionary<string, DangerText> Texts, IReadOnlyDictionary<string, IReadOnlyList<string>> Patterns)
{
    public DangerText In(string language) => Texts[language];
}

/// <param name="Title">Names the danger, for example “Thinking about suicide?”.</param>
public sealed record DangerText(string Title, string Advice);

/// <summary>
/// Tells from what someone typed that a person may be in danger. A pattern is words in the order in which they are typed, with at most
/// <see cref="MostBetween"/> others between neighbours; <c>a|b</c> is one word or the other, <c>kill*</c> any word that begins so; a pattern that begins
/// with <c>=</c> is all that was typed, but for small words (“stroke”, not “stroke rehab”). Slips of the finger and spelling by ear are forgiven, except in
/// words that are words of their own (“bill me” is not “kill me”). A missed danger is worse than a false alarm.
/// </summary>
public sealed class DangerWords
{
    public const int MostBetween = 3;

    /// <summary>Shorter words sound like too many others.</summary>
    private const int ShortestByEar = 4;

    private readonly Dictionary<string, List<int>> _whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _starts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _sounds = new(StringComparer.Ordinal);
    private readonly List<Pattern> _patterns = [];
    private readonly Misspellings _misspelled, _misspelledStarts;
    private readonly Func<string, bool> _isOrdinary;
    private readonly int _shortestStart;

    /// <param name="isOrdinary">Whether a folded word is a word of its own, so not a slip for another.</param>
    public DangerWords(IEnumerable<DangerTopic> topics, Func<string, bool> isOrdinary)
    {
        _isOrdinary = isOrdinary;
        var steps = 0;
        foreach (var topic in topics.OrderBy(t => t.Order))
        {
            foreach (var text in topic.Patterns.Values.SelectMany(p => p).Distinct(StringComparer.Ordinal))
            {
                var (first, all) = (steps, text.StartsWith('='));
                foreach (var step in text.TrimStart('=').Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    foreach (var word in step.Split('|', StringSplitOptions.RemoveEmptyEntries))
                    {
                        Add(word.EndsWith('*') ? _starts : _whole, word.TrimEnd('*'), steps);
                        if (word.Length >= ShortestByEar)
                            Add(_sounds, SearchText.Sound(word.TrimEnd('*')), steps);
                    }

                    steps++;
                }

                _patterns.Add(new Pattern(topic, first, steps - first, all));
            }
        }

        _misspelled = new Misspellings(_whole.Keys);
        _misspelledStarts = new Misspellings(_starts.Keys);
        _shortestStart = _starts.Keys.Select(s => s.Length).DefaultIfEmpty(int.MaxValue).Min();

        static void Add(Dictionary<string, List<int>> to, string word, int step)
        {
            if (!to.TryGetValue(word, out var all))
                to[word] = all = [];
            all.Add(step);
        }
    }

    /// <summary>The dangers that what was typed may tell of, the most pressing first; empty for none.</summary>
    public IReadOnlyList<DangerTopic> In(string typed)
    {
        var words = Joined(SearchText.Words(typed));
        var unspaced = words.SelectMany(Split).ToList();
        return [.. (unspaced.Count == words.Count ? In(words) : In(words).Concat(In(unspaced))).Distinct().OrderBy(t => t.Order)];
    }

    private IEnumerable<DangerTopic> In(List<string> words)
    {
        // For each step of a pattern the places in the text that fit it.
        var places = new Dictionary<int, List<int>>();
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var step in StepsOf(words[at]))
            {
                if (!places.TryGetValue(step, out var all))
                    places[step] = all = [];
                all.Add(at);
            }
        }

        var meant = words.Count(w => !SearchText.IsSmall(w));
        return _patterns.Where(p => Fits(p, places) && (!p.IsAll || meant <= p.Steps)).Select(p => p.Topic);
    }

    private static bool Fits(Pattern pattern, Dictionary<int, List<int>> places)
    {
        if (!places.TryGetValue(pattern.First, out var ends))
            return false;
        for (var n = 1; n < pattern.Steps; n++)
        {
            if (!places.TryGetValue(pattern.First + n, out var next))
                return false;
            ends = [.. next.Where(at => ends.Any(end => at > end && at - end <= MostBetween + 1))];
            if (ends.Count == 0)
                return false;
        }

        return true;
    }

    private HashSet<int> StepsOf(string word)
    {
        var steps = new HashSet<int>(_whole.GetValueOrDefault(word) ?? []);
        for (var length = Math.Min(word.Length, 24); length >= _shortestStart; length--)
            steps.UnionWith(_starts.GetValueOrDefault(word[..length]) ?? []);
        if (_isOrdinary(word))
            return steps;
        if (word.Length >= ShortestByEar)
            steps.UnionWith(_sounds.GetValueOrDefault(SearchText.Sound(word)) ?? []);
        if (_whole.ContainsKey(word))
            return steps;
        foreach (var (near, _) in _misspelled.Near(word))
            steps.UnionWith(_whole[near]);
        for (var length = Math.Min(word.Length, 24); length >= Math.Max(4, _shortestStart); length--)
        {
            foreach (var (near, _) in _misspelledStarts.Near(word[..length]))
                steps.UnionWith(_starts[near]);
        }

        return steps;
    }

    /// <summary>Words that belong together as one: “can not” and “cannot” are “cant”.</summary>
    private static List<string> Joined(IReadOnlyList<string> words)
    {
        var joined = new List<string>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            var both = i + 1 < words.Count && Together.TryGetValue((words[i], words[i + 1]), out var one) ? one : null;
            if (both is not null)
                i++;
            var word = both ?? (words[i] == "cannot" ? "cant" : words[i]);
            joined.Add(word);
        }

        return joined;
    }

    /// <summary>Two words without the blank between them: “killmyself”.</summary>
    private IEnumerable<string> Split(string word) =>
        word.Length >= ShortestUnspaced && !_whole.ContainsKey(word) && !_isOrdinary(word) && Enumerable.Range(3, word.Length - 5).FirstOrDefault(at => IsKnown(word[..at]) && IsKnown(word[at..])) is > 0 and var at
            ? [word[..at], word[at..]] : [word];

    private const int ShortestUnspaced = 7;

    private bool IsKnown(string word) =>
        _whole.ContainsKey(word) || _starts.ContainsKey(word) || Enumerable.Range(4, Math.Max(0, word.Length - 4)).Any(n => _starts.ContainsKey(word[..n]));

    private static readonly Dictionary<(string, string), string> Together = new()
    {
        [("can", "not")] = "cant",
        [("do", "not")] = "dont",
        [("does", "not")] = "doesnt",
        [("did", "not")] = "didnt",
        [("is", "not")] = "isnt",
        [("are", "not")] = "arent",
        [("will", "not")] = "wont",
        [("i", "am")] = "im",
        [("my", "self")] = "myself",
        [("him", "self")] = "himself",
        [("her", "self")] = "herself",
    };

    /// <param name="IsAll">Nothing else of meaning may have been typed.</param>
    private sealed record Pattern(DangerTopic Topic, int First, int Steps, bool IsAll);
}

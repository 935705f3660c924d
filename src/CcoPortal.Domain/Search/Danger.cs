using System.Collections;
using CcoPortal.Domain.Content;

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
    : TranslatedRecord
{
    public DangerText In(string language) => Text(Texts, language);

    private protected override IEnumerable<string?> EnglishParts() => Texts[English].Parts();
}

/// <param name="Title">Names the danger, for example “Thinking about suicide?”.</param>
public sealed record DangerText(string Title, string Advice)
{
    public IEnumerable<string?> Parts() => [Title, Advice];
}

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
    private readonly int _shortestStart, _steps;

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

                if (steps > first)
                    _patterns.Add(new Pattern(topic, first, steps - first, all));
            }
        }

        _steps = steps;
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
        // A bit for each step of each pattern that the word at a place may be; and for those that any word may be.
        var (places, any) = (words.ConvertAll(StepsOf), new BitArray(_steps));
        foreach (var steps in places)
            any.Or(steps);
        var meant = words.Count(w => !SearchText.IsSmall(w));
        return _patterns.Where(p => any[p.First] && any[p.Last] && (!p.IsAll || meant <= p.Steps) && Fits(p, places)).Select(p => p.Topic);
    }

    private static bool Fits(Pattern pattern, List<BitArray> places)
    {
        for (var at = 0; at < places.Count; at++)
        {
            if (FitsFrom(pattern.First, at))
                return true;
        }

        return false;

        bool FitsFrom(int step, int at)
        {
            if (!places[at][step])
                return false;
            if (step == pattern.Last)
                return true;
            for (var next = at + 1; next < places.Count && next <= at + 1 + MostBetween; next++)
            {
                if (FitsFrom(step + 1, next))
                    return true;
            }

            return false;
        }
    }

    private BitArray StepsOf(string word)
    {
        var steps = new BitArray(_steps);
        var starts = _starts.GetAlternateLookup<ReadOnlySpan<char>>();
        var isWhole = _whole.TryGetValue(word, out var whole);
        Take(whole);
        for (var length = Math.Min(word.Length, 24); length >= _shortestStart; length--)
            Take(starts.TryGetValue(word.AsSpan(0, length), out var start) ? start : null);
        if (_isOrdinary(word))
            return steps;
        if (word.Length >= ShortestByEar)
            Take(_sounds.GetValueOrDefault(SearchText.Sound(word)));
        if (isWhole)
            return steps;
        foreach (var (near, _) in _misspelled.Near(word))
            Take(_whole[near]);
        for (var length = Math.Min(word.Length, 24); length >= Math.Max(4, _shortestStart); length--)
        {
            foreach (var (near, _) in _misspelledStarts.Near(word[..length]))
                Take(_starts[near]);
        }

        return steps;

        void Take(List<int>? some)
        {
            for (var i = 0; i < some?.Count; i++)
                steps[some[i]] = true;
        }
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
    private sealed record Pattern(DangerTopic Topic, int First, int Steps, bool IsAll)
    {
        public int Last => First + Steps - 1;
    }
}

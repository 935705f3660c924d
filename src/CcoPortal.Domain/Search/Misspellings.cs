namespace CcoPortal.Domain.Search;

/// <summary>Finds the known words within a slip or two of a typed one, by the letters that can be left out of both (symmetric deletion).</summary>
public sealed class Misspellings
{
    /// <summary>Only so many first letters are varied: slips are early in a word as often as late, and this bounds the memory.</summary>
    private const int Varied = 9;

    private readonly Dictionary<string, List<string>> _byDeletion = new(StringComparer.Ordinal);

    public Misspellings(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        foreach (var word in words.Distinct(StringComparer.Ordinal))
        {
            foreach (var deletion in Deletions(word, Slips(word.Length)))
            {
                if (!_byDeletion.TryGetValue(deletion, out var all))
                    _byDeletion[deletion] = all = [];
                all.Add(word);
            }
        }
    }

    /// <summary>How many slips a word of some length forgives: none below four letters, one below eight, else two.</summary>
    public static int Slips(int length) => length < 4 ? 0 : length < 8 ? 1 : 2;

    /// <summary>Known words within the slips that both words forgive, with their number; a word is not its own misspelling.</summary>
    public IReadOnlyList<(string Word, int Slips)> Near(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var most = Slips(typed.Length);
        if (most == 0)
            return [];
        var near = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var deletion in Deletions(typed, most))
        {
            if (!_byDeletion.TryGetValue(deletion, out var words))
                continue;
            foreach (var word in words)
            {
                if (word != typed && !near.ContainsKey(word) && Distance(typed, word) is var slips && slips <= Math.Min(most, Slips(word.Length)))
                    near[word] = slips;
            }
        }

        return [.. near.Select(n => (n.Key, n.Value))];
    }

    /// <summary>Letters added, left out, changed, or swapped with the next (optimal string alignment).</summary>
    public static int Distance(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        Span<int> before = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], now = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(last[j] + 1, now[j - 1] + 1), last[j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
            }

            last.CopyTo(before);
            now.CopyTo(last);
        }

        return last[b.Length];
    }

    private static HashSet<string> Deletions(string word, int slips)
    {
        var start = word.Length > Varied ? word[..Varied] : word;
        var all = new HashSet<string>(StringComparer.Ordinal) { start };
        var last = new List<string> { start };
        for (var n = 0; n < slips; n++)
        {
            var next = new List<string>();
            foreach (var text in last)
            {
                for (var i = 0; i < text.Length; i++)
                {
                    var shorter = text.Remove(i, 1);
                    if (all.Add(shorter))
                        next.Add(shorter);
                }
            }

            last = next;
        }

        return all;
    }
}

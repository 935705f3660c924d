namespace CcoPortal.Domain.Search;

/// <summary>Finds the known words within a slip or two of a typed one, by the letters that can be left out of both (symmetric deletion).</summary>
public sealed class Misspellings
{
    /// <summary>Only so many first letters are varied: slips are early in a word as often as late, and this bounds the memory.</summary>
    private const int Varied = 9;

    // By the hash of what is left of a word, the places of the words it may be left of, each with the place of the next (-1: none). Hashes, because
    // texts would take most of the memory and of the time; two texts with one hash do no harm, for the distance decides.
    private readonly Dictionary<ulong, int> _first = [];
    private readonly List<(string Word, int Next)> _places = [];

    public Misspellings(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        // The last word first, so that each that is put before it comes before it.
        foreach (var word in words.Distinct(StringComparer.Ordinal).Where(w => Slips(w.Length) > 0).Reverse())
        {
            foreach (var left in Left(word, Slips(word.Length)))
            {
                _places.Add((word, _first.GetValueOrDefault(left, -1)));
                _first[left] = _places.Count - 1;
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
        var near = new List<(string, int)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var left in Left(typed, most))
        {
            for (var at = _first.GetValueOrDefault(left, -1); at >= 0; at = _places[at].Next)
            {
                var word = _places[at].Word;
                if (Math.Abs(typed.Length - word.Length) <= most && seen.Add(word) && Distance(typed, word) is > 0 and var slips && slips <= Math.Min(most, Slips(word.Length)))
                    near.Add((word, slips));
            }
        }

        return near;
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

    /// <summary>Hashes of what is left of a word's start without so many of its letters.</summary>
    private static List<ulong> Left(string word, int slips)
    {
        var length = Math.Min(word.Length, Varied);
        var left = new List<ulong> { Hash(word, length, -1, -1) };
        for (var i = 0; i < length; i++)
        {
            left.Add(Hash(word, length, i, -1));
            for (var j = i + 1; slips > 1 && j < length; j++)
                left.Add(Hash(word, length, i, j));
        }

        return left;
    }

    /// <summary>FNV-1a of a word's start without two of its letters.</summary>
    private static ulong Hash(string word, int length, int without, int norWithout)
    {
        var hash = 14695981039346656037;
        for (var i = 0; i < length; i++)
        {
            if (i != without && i != norWithout)
                hash = (hash ^ word[i]) * 1099511628211;
        }

        return hash;
    }
}

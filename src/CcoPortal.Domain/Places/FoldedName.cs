using System.Globalization;
using System.Text;

namespace CcoPortal.Domain.Places;

/// <summary>
/// A name as people type it, reduced to what matters: no case, accents, punctuation or spaces; “St.” is “Saint”; a trailing
/// “Oregon” or “OR” and a leading “The” are dropped; a trailing “County” is noted.
/// </summary>
/// <param name="Key">Letters and digits only, for example <c>sainthelens</c>. Empty when nothing was left.</param>
/// <param name="IsCounty">The name ended in “County”, or began with “County of”, “Condado de” or “مقاطعة”.</param>
public readonly record struct FoldedName(string Key, bool IsCounty)
{
    private static readonly Dictionary<string, string> AnyWord = new(StringComparer.Ordinal)
    {
        ["st"] = "saint",
        ["ste"] = "saint",
        ["mt"] = "mount",
        ["mtn"] = "mountain",
        ["ft"] = "fort",
    };

    private static readonly Dictionary<string, string> FirstWord = new(StringComparer.Ordinal)
    {
        ["n"] = "north",
        ["s"] = "south",
        ["e"] = "east",
        ["w"] = "west",
    };

    public static FoldedName From(string text)
    {
        var words = Words(text);
        var isCounty = words is ["county", "of", _, ..] or ["condado", "de" or "del", _, ..] or ["مقاطعه" or "مقاطعة", _, ..];
        if (words is ["county" or "city" or "town", "of", _, ..] or ["condado" or "ciudad", "de" or "del", _, ..])
            words.RemoveRange(0, 2);
        else if (isCounty)
            words.RemoveAt(0);
        if (words is ["the", _, ..])
            words.RemoveAt(0);
        if (words is [_, .., "oregon" or "or"])
            words.RemoveAt(words.Count - 1);
        if (words is [_, .., "county" or "co" or "cnty"])
        {
            isCounty = true;
            words.RemoveAt(words.Count - 1);
        }

        for (var i = 0; i < words.Count; i++)
        {
            if (AnyWord.TryGetValue(words[i], out var full) || (i == 0 && words.Count > 1 && FirstWord.TryGetValue(words[i], out full)))
                words[i] = full;
        }

        return new FoldedName(string.Concat(words), isCounty);
    }

    /// <summary>
    /// The fewest single letters to add, drop, change or swap with a neighbour (optimal string alignment), or
    /// <paramref name="limit"/> + 1 when it takes more than <paramref name="limit"/>.
    /// </summary>
    public static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
            return limit + 1;
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var best = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                best = Math.Min(best, row[j]);
            }

            if (best > limit)
                return limit + 1;
            (before, last, row) = (last, row, before);
        }

        return Math.Min(last[b.Length], limit + 1);
    }

    /// <summary>Without halves of characters and noncharacters, which cannot be normalized.</summary>
    private static string Sound(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value is not (0xFFFD or 0xFFFE or 0xFFFF)));

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in Sound(text).Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
                word.Append(char.ToLowerInvariant(c));
            else if (c == '.' && AnyWord.ContainsKey(word.ToString()))
                End();
            else if (c is not ('\'' or '’' or '.' or '`') && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
                End();
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }
}

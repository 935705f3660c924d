namespace CcoPortal.Domain.Search;

/// <summary>Finds the words of a text that were looked for, as they are written.</summary>
public static class Highlight
{
    /// <summary>The whole text in pieces, in order.</summary>
    /// <param name="stems">Of the words that were looked for.</param>
    public static IReadOnlyList<(string Text, bool Found)> Pieces(string text, IReadOnlySet<string> stems)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(stems);
        var pieces = new List<(string, bool)>();
        var from = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && IsOfWord(text[end]))
                end++;
            if (end > at && SearchText.Words(text[at..end]) is [var word] && stems.Contains(SearchText.Stem(word)))
            {
                if (at > from)
                    pieces.Add((text[from..at], false));
                pieces.Add((text[at..end], true));
                from = end;
            }

            at = Math.Max(end, at + 1);
        }

        if (from < text.Length)
            pieces.Add((text[from..], false));
        return pieces;
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is '’' or '\'' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;
}

namespace CcoPortal.UnitTests.Places;

/// <summary>One slip of the finger.</summary>
internal static class Misspelling
{
    internal enum Kind
    {
        Dropped,
        Doubled,
        Swapped,
        Wrong,
    }

    /// <summary>The word with one slip at a letter chosen by chance; the word itself where there is no letter for it.</summary>
    public static string Make(string word, Kind kind, Random random)
    {
        var at = Enumerable.Range(0, word.Length).Where(i => char.IsLetter(word[i])
            && (kind != Kind.Swapped || (i + 1 < word.Length && char.IsLetter(word[i + 1]) && char.ToUpperInvariant(word[i]) != char.ToUpperInvariant(word[i + 1])))).ToList();
        if (at.Count == 0)
            return word;
        var i = at[random.Next(at.Count)];
        return kind switch
        {
            Kind.Dropped => word.Remove(i, 1),
            Kind.Doubled => word.Insert(i, word[i].ToString()),
            Kind.Swapped => $"{word[..i]}{word[i + 1]}{word[i]}{word[(i + 2)..]}",
            _ => $"{word[..i]}{Other(word[i], random)}{word[(i + 1)..]}",
        };
    }

    private static char Other(char letter, Random random)
    {
        char other;
        do
            other = (char)('a' + random.Next(26));
        while (other == char.ToLowerInvariant(letter));
        return other;
    }
}

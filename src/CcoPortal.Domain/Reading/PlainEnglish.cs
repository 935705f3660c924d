using System.Text.RegularExpressions;
using CcoPortal.Domain.Editions;

namespace CcoPortal.Domain.Reading;

/// <summary>
/// Whether a block of public English is plain enough. The rule: a block is a paragraph, a list item, an answer. Left out before anything is
/// measured: names of plans, places and people, phone numbers, addresses of the web and of mail. A required term (<see cref="RequiredTerms"/>) counts as one
/// word of two syllables. What is left: 12 words or more have a Flesch-Kincaid grade of at most 6.9 and no sentence above 25 words;
/// fewer are held to the refused words alone.
/// </summary>
/// <param name="facts">Whose names of plans and places are left out.</param>
public sealed partial class PlainEnglish(Facts facts)
{
    public const int MeasuredFrom = 12;
    public const double HighestGrade = 6.9;
    public const int LongestSentence = 25;

    /// <summary>What one word stands for while a block is measured: two syllables.</summary>
    private const string Term = "reqterm";

    private static readonly Regex Terms = AnyOf(RequiredTerms.All.Keys, RegexOptions.IgnoreCase);
    private static readonly Regex Refused = AnyOf(RefusedWords.All.Keys, RegexOptions.IgnoreCase);

    private readonly Regex _names = NamesOf(facts);

    /// <summary>One sentence per fault, empty when the block is plain.</summary>
    /// <param name="blockText">The text of one paragraph, list item or heading, without markup.</param>
    public IReadOnlyList<string> Faults(string blockText)
    {
        ArgumentNullException.ThrowIfNull(blockText);
        var text = Spaces().Replace(blockText, " ").Trim();
        var faults = Refused.Matches(text).Select(m => $"“{m.Value}”: {RefusedWords.All[m.Value]}. In: {text}").ToList();
        var sentences = Sentences(text);
        var words = sentences.Sum(s => s.Count);
        if (words < MeasuredFrom)
            return faults;
        if (Grade(text) is var grade and > HighestGrade)
            faults.Add(FormattableString.Invariant($"grade {grade:0.0}, {HighestGrade} at most. In: {text}"));
        faults.AddRange(sentences.Where(s => s.Count > LongestSentence).Select(s => $"a sentence of {s.Count} words, {LongestSentence} at most: {string.Join(' ', s).Replace(Term, "…", StringComparison.Ordinal)}"));
        return faults;
    }

    /// <summary>The Flesch-Kincaid grade of what the rule leaves of a text; 0 for nothing.</summary>
    public double Grade(string text)
    {
        var sentences = Sentences(text);
        var words = sentences.Sum(s => s.Count);
        if (words == 0)
            return 0;
        var syllables = sentences.SelectMany(s => s).Sum(w => w == Term ? 2 : Math.Max(1, Syllables.In(w)));
        return (0.39 * words / sentences.Count) + (11.8 * syllables / words) - 15.59;
    }

    /// <summary>How many words of a text are measured.</summary>
    public int Words(string text) => Sentences(text).Sum(s => s.Count);

    private List<List<string>> Sentences(string text)
    {
        var left = Shortened().Replace(text, m => m.Value.Replace(".", "", StringComparison.Ordinal));
        left = Left().Replace(left, " ");
        left = Terms.Replace(_names.Replace(left, " "), $" {Term} ");
        return [.. SentenceEnd().Split(left).Select(s => Word().Matches(s).Select(m => m.Value).ToList()).Where(s => s.Count > 0)];
    }

    private static Regex NamesOf(Facts facts)
    {
        var plans = facts.Ccos.SelectMany(c => new[] { c.Name, c.ShortName, c.Organization, c.Rides?.Value.Name, c.DentalPlans?.Value }.Concat(c.FormerNames.Select(f => f.Value)));
        var places = facts.Places.Select(p => p.Name).Concat(facts.Counties.SelectMany(c => new[] { c.Name + " County", c.Name, c.Seat }))
            .Concat(["Oregon", "Pacific", "Mountain time", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]);
        // Terms such as “Oregon Health Plan” begin with a name; they stay whole.
        var kept = string.Join('|', RequiredTerms.All.Keys.Where(t => t.Contains(' ', StringComparison.Ordinal)).OrderByDescending(t => t.Length).Select(t => t.Split(' ', 2)[1]).Select(Regex.Escape));
        var all = string.Join('|', plans.Concat(places).OfType<string>().Where(n => n.Length > 2).Distinct().OrderByDescending(n => n.Length).Select(Regex.Escape));
        return new Regex($@"\b(?:{all})(?!\w)(?! (?:{kept})\b)", RegexOptions.CultureInvariant);
    }

    private static Regex AnyOf(IEnumerable<string> texts, RegexOptions options) =>
        new($@"\b(?:{string.Join('|', texts.OrderByDescending(t => t.Length).Select(Regex.Escape))})\b", options | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    /// <summary>A full stop that ends no sentence.</summary>
    [GeneratedRegex(@"\b(?:[ap]\.m\.(?=\s+[a-z(,;:])|[ap]\.m(?=\.)|U\.S\.|e\.g\.|i\.e\.|Dr\.|Mr\.|Ms\.|Mrs\.|St\.|Mt\.|No\.(?=\s\d))|(?<=\d)\.(?=\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Shortened();

    /// <summary>Phone numbers, web and mail addresses.</summary>
    [GeneratedRegex(@"https?://\S+|\b[\w.+-]+@[\w-]+(\.[\w-]+)+|\b(\w+\.)+(com|org|gov|net)\b|(\+?1-)?\b[0-9]{3}-[0-9]{3}-[0-9]{4}\b|\b([2-9]11|988)\b")]
    private static partial Regex Left();

    [GeneratedRegex(@"(?<=[.!?])[)”’""]*\s+|[.!?][)”’""]*$|(?<=:)\s+(?=[A-Z])|\n")]
    private static partial Regex SentenceEnd();

    /// <summary>A word; a number is one word of one syllable, however long.</summary>
    [GeneratedRegex(@"[\p{L}][\p{L}’']*|[0-9][0-9,]*")]
    private static partial Regex Word();
}

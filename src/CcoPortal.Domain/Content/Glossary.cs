using System.Text;
using System.Text.RegularExpressions;

namespace CcoPortal.Domain.Content;

/// <summary>A word of the glossary.</summary>
/// <param name="Word">Its heading, for example “Prior approval”.</param>
/// <param name="Anchor">Where it stands on its page, for example <c>prior-approval</c>.</param>
/// <param name="Meaning">Markdown.</param>
public sealed record GlossaryEntry(string Word, string Anchor, string Meaning);

/// <summary>The page whose headings are words and whose paragraphs say what they mean.</summary>
public static partial class Glossary
{
    public const string PageKey = "help/words-to-know";

    public static IReadOnlyList<GlossaryEntry> Entries(PageText text)
    {
        var entries = new List<GlossaryEntry>();
        foreach (var part in $"\n{text.Body}".Split("\n## ").Skip(1))
        {
            var lines = part.Split('\n', 2);
            var heading = Heading().Match(lines[0].Trim());
            entries.Add(new GlossaryEntry(
                heading.Groups["word"].Value, heading.Groups["anchor"] is { Success: true } anchor ? anchor.Value : Anchor(heading.Groups["word"].Value), lines[^1].Trim()));
        }

        return entries;
    }

    /// <summary>As GitHub makes them, and Markdig with its <c>AutoIdentifierOptions.GitHub</c>.</summary>
    private static string Anchor(string heading)
    {
        var anchor = new StringBuilder(heading.Length);
        foreach (var c in heading)
        {
            if (char.IsLetterOrDigit(c) || c is '-' or '_')
                anchor.Append(char.ToLowerInvariant(c));
            else if (c == ' ')
                anchor.Append('-');
        }

        return anchor.ToString();
    }

    [GeneratedRegex(@"^(?<word>.*?)(\s*\{#(?<anchor>[a-z0-9-]+)\})?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();
}

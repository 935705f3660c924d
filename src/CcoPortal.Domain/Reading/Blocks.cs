using System.Text.RegularExpressions;
using CcoPortal.Domain.Content;

namespace CcoPortal.Domain.Reading;

/// <summary>The blocks in which a text is read: paragraphs, headings, list items and cells of tables, each without its marks, and with facts as they stand there.</summary>
public static partial class Blocks
{
    /// <param name="markdown">A published text; see <see cref="PageText.Body"/>.</param>
    /// <param name="fact">What stands for a fact of this kind and key, for example a phone number.</param>
    public static IReadOnlyList<string> Of(string markdown, Func<string, string, string> fact)
    {
        var blocks = new List<string>();
        var paragraph = new List<string>();
        foreach (var line in markdown.Split('\n').Select(l => l.Trim()))
        {
            if (line.StartsWith('|'))
            {
                End();
                blocks.AddRange(TableRule().IsMatch(line) ? [] : line.Trim('|').Split('|'));
            }
            else if (Mark().Match(line) is { Success: true } mark)
            {
                End();
                paragraph.Add(line[mark.Length..]);
                // A heading is one line; a list item may go on in the next.
                if (line[0] == '#')
                    End();
            }
            else if (line.Length == 0)
            {
                End();
            }
            else
            {
                paragraph.Add(line);
            }
        }

        End();
        return [.. blocks.Select(Plain).Where(b => b.Length > 0)];

        void End()
        {
            if (paragraph.Count > 0)
                blocks.Add(string.Join(' ', paragraph));
            paragraph.Clear();
        }

        string Plain(string block) => Bold().Replace(
            Link().Replace(string.Concat(FactText.Pieces(Anchor().Replace(block, "")).Select(p => p.Words ?? fact(p.Fact!, p.Key!))), "${words}"), "").Trim();
    }

    /// <summary>Before a heading, an item of a list, a quotation.</summary>
    [GeneratedRegex(@"^(#+|[-*+]|[0-9]+\.|>) +")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\|[-:| ]+\|?$")]
    private static partial Regex TableRule();

    [GeneratedRegex(@" *\{#[a-z0-9-]+\}")]
    private static partial Regex Anchor();

    [GeneratedRegex(@"\[(?<words>[^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*|(?<!\w)[*_](?=\w)|(?<=[\w.])[*_](?!\w)")]
    private static partial Regex Bold();
}

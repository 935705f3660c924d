using System.Text.RegularExpressions;
using CcoPortal.Domain.Content;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CcoPortal.Web.Content;

/// <summary>
/// Links each word of the glossary at its first use on one page. A word is whole, in the case of the glossary but for its first letter; where two begin at one place, the longer one counts.
/// </summary>
public sealed partial class GlossaryLinks
{
    /// <summary>Phrases in which a word of the glossary means something else.</summary>
    private static readonly string[] OtherSenses = ["hard of hearing", "hearing aid", "hearing aids", "family member", "o un reclamo"];

    private readonly Dictionary<string, string> _anchors = new(StringComparer.Ordinal);
    private readonly Regex _words;

    /// <param name="entries">In the language of the page.</param>
    /// <param name="body">The page's whole Markdown: a word that is a link there already is not linked to another place.</param>
    /// <param name="names">Names of links around it, for the same reason.</param>
    public GlossaryLinks(IReadOnlyList<GlossaryEntry> entries, string body, params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var linked = MarkdownLink().Matches(body).Select(m => m.Groups["words"].Value).Concat(names).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var all = entries.Select(e => (Word: InBrackets().Replace(e.Word, ""), e.Anchor)).ToList();
        foreach (var (word, anchor) in all.Where(e => !linked.Contains(e.Word)))
            _anchors.TryAdd(word, anchor);
        // Also those that are not linked: within “prior approval” there is no “approval”.
        var alternatives = all.Select(e => e.Word).Concat(OtherSenses).OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).Select(Alternative);
        _words = new Regex($@"(?<![\p{{L}}\p{{N}}-])(?:{string.Join('|', alternatives)})(?![\p{{L}}\p{{N}}]|-\p{{L}})", RegexOptions.CultureInvariant);
    }

    /// <summary>Call it for the parts of a page in their order.</summary>
    public void AddTo(MarkdownDocument document, string root)
    {
        ArgumentNullException.ThrowIfNull(document);
        foreach (var leaf in document.Descendants<LeafBlock>().Where(b => b.Inline is not null && b is not HeadingBlock && b.Parent?.Parent is not TableRow { IsHeader: true }).ToList())
        {
            foreach (var literal in leaf.Inline!.Descendants<LiteralInline>().Where(l => !l.FindParentOfType<LinkInline>().Any() && !l.FindParentOfType<EmphasisInline>().Any()).ToList())
                Link(literal, root);
        }
    }

    private void Link(LiteralInline literal, string root)
    {
        var (text, from) = (literal.Content.ToString(), 0);
        Inline last = literal;
        foreach (Match match in _words.Matches(text))
        {
            var word = _anchors.ContainsKey(match.Value) ? match.Value : char.ToUpperInvariant(match.Value[0]) + match.Value[1..];
            // What stands right before a phone, “(TTY 711)”, would be a link beside a link; a word alone is no sentence to read on. Nor is what is bold.
            if (!_anchors.TryGetValue(word, out var anchor) || (literal.NextSibling is LinkInline && text.AsSpan(match.Index + match.Length).Trim().IsEmpty) || IsAlone(match, text))
                continue;
            _anchors.Remove(word);
            var link = new LinkInline($"{root}/{Glossary.PageKey}#{anchor}", "") { IsClosed = true };
            link.GetAttributes().AddClass("term");
            link.AppendChild(new LiteralInline(match.Value));
            Insert(new LiteralInline(text[from..match.Index]));
            Insert(link);
            from = match.Index + match.Length;
        }

        if (from == 0)
            return;
        Insert(new LiteralInline(text[from..]));
        literal.Remove();

        void Insert(Inline next)
        {
            last.InsertAfter(next);
            last = next;
        }
    }

    private static bool IsAlone(Match match, string text) => text.Trim(' ', '.', ':', '?', '!').Length == match.Length;

    /// <summary>“Open card” is also “open card”; ONE is never “one”.</summary>
    private static string Alternative(string word) => word.Length > 1 && char.IsUpper(word[1])
        ? Regex.Escape(word) : $"[{char.ToUpperInvariant(word[0])}{char.ToLowerInvariant(word[0])}]{Regex.Escape(word[1..])}";

    [GeneratedRegex(@"\s*\([^)]*\)$")]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"\[(?<words>[^\]]+)\]\(")]
    private static partial Regex MarkdownLink();
}

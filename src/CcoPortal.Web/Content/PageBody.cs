using System.Net;
using System.Text.RegularExpressions;
using CcoPortal.Application;
using CcoPortal.Domain.Content;
using CcoPortal.Web.Copy;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using static CcoPortal.Web.Copy.Say;

namespace CcoPortal.Web.Content;

/// <summary>A published page's Markdown as HTML, its facts filled in. HTML in the Markdown is text.</summary>
public static partial class PageBody
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub).UseGenericAttributes().Build();

    /// <summary>The body in parts: HTML, and between them the keys of blocks that the page draws itself.</summary>
    /// <param name="root">Prefix of the portal's own addresses, for example empty or <c>/es</c>.</param>
    /// <param name="glossary">The words to link at their first use; null for none.</param>
    public static IEnumerable<(string? Html, string? Block)> Parts(string body, Moment moment, string root, GlossaryLinks? glossary = null)
    {
        var markdown = new List<string>();
        foreach (var piece in FactText.Pieces(body))
        {
            if (piece.Fact == FactText.Block)
            {
                yield return (Html(string.Concat(markdown), root, glossary), null);
                yield return (null, piece.Key);
                markdown.Clear();
            }
            else
            {
                markdown.Add(FactWords.Linked(piece, moment));
            }
        }

        yield return (Html(string.Concat(markdown), root, glossary), null);
    }

    /// <summary>What stands before the first heading, to be said: plain words, the facts filled in.</summary>
    public static IEnumerable<string> Lead(string body, Moment moment) =>
        Markdown.Parse(FactWords.Filled(body.Split("\n#", 2)[0], moment), Pipeline).OfType<ParagraphBlock>().Select(p => Text(p.Inline!));

    private static string Html(string markdown, string root, GlossaryLinks? glossary)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
        {
            if (link.Url?.StartsWith("tel:", StringComparison.Ordinal) == true)
                link.GetAttributes().AddClass("phone");
            else if (link.Url?.StartsWith('/') == true)
                link.Url = root + link.Url;
            else if (!IsSafe(link.Url))
                link.Url = "";
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !IsSafe(l.Url)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));

        // A link that stands alone, outside a sentence, is as large as a finger.
        foreach (var paragraph in document.Descendants<ParagraphBlock>())
        {
            if (paragraph.Inline?.ToList() is { } inlines && inlines.OfType<LinkInline>().ToList() is [var alone]
                && inlines.All(i => i == alone || (i is LiteralInline literal && literal.Content.ToString().All(c => !char.IsLetterOrDigit(c)))))
            {
                alone.GetAttributes().AddClass("tap");
            }
        }

        foreach (var table in document.Descendants<Table>())
            Dress(table);
        glossary?.AddTo(document, root);
        var captions = new Queue<string>(document.Descendants<Table>().Select(t => document.OfType<HeadingBlock>().LastOrDefault(h => h.Line < t.Line) is { Inline: { } heading } ? Text(heading) : T("Table")));
        using var html = new StringWriter();
        var renderer = new HtmlRenderer(html);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        // Pipe tables have no caption: the heading above names the table to those who do not see it.
        return TableStart().Replace(html.ToString(), m => $"{m.Value}<caption class=\"visually-hidden\">{WebUtility.HtmlEncode(captions.Dequeue())}</caption>");
    }

    /// <summary>On a phone each cell names its column.</summary>
    private static void Dress(Table table)
    {
        table.GetAttributes().AddClass("table");
        var heads = table.OfType<TableRow>().First(r => r.IsHeader).OfType<TableCell>().ToList();
        foreach (var head in heads)
            head.GetAttributes().AddProperty("scope", "col");
        var names = heads.Select(Text).ToList();
        foreach (var row in table.OfType<TableRow>().Where(r => !r.IsHeader))
        {
            foreach (var (at, cell) in row.OfType<TableCell>().Index())
                cell.GetAttributes().AddProperty("data-label", names[at]);
        }
    }

    /// <summary>Markdown has more forms of links than the rules for texts see.</summary>
    private static bool IsSafe(string? url) => url is null or ['#', ..] || url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal) || url.StartsWith("mailto:", StringComparison.Ordinal);

    private static string Text(MarkdownObject words) => string.Concat(words.Descendants<Inline>().Select(i => i is LiteralInline literal ? literal.Content.ToString() : i is LineBreakInline ? " " : ""));

    [GeneratedRegex("<table[^>]*>")]
    private static partial Regex TableStart();
}

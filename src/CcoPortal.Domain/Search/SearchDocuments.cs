using System.Text.RegularExpressions;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Editions;

namespace CcoPortal.Domain.Search;

/// <summary>What of an edition can be found by words, and by which.</summary>
public static partial class SearchDocuments
{
    /// <summary>Kinds of documents. The key of a page is its path, that of a word its language and anchor.</summary>
    public const string Benefit = "benefit", Page = "page", Word = "word", Cco = "cco";

    /// <summary>The services: what the search of the catalogue finds.</summary>
    public static IEnumerable<SearchDocument> Of(Facts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Benefits.OrderBy(b => b.Area).Select(Of);
    }

    /// <summary>All that has a page, for the search of the whole site. Places are no documents: <see cref="SiteSearch"/>.</summary>
    public static IEnumerable<SearchDocument> OfSite(Facts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return
        [
            .. facts.Pages.OrderBy(p => p.Section).ThenBy(p => p.Order).Select(Of),
            .. SitePages.All.Select(p => new SearchDocument(Page, p.Path, p.Names, p.Words, [])),
            .. Of(facts),
            .. facts.Ccos.Select(Of),
            .. from page in facts.Pages
               where page.Key == Glossary.PageKey
               from text in page.Texts
               from entry in Glossary.Entries(text.Value)
               select new SearchDocument(Word, $"{text.Key}#{entry.Anchor}", [entry.Word], [], [.. Plain(entry.Meaning)]),
        ];
    }

    private static SearchDocument Of(Benefit benefit) => new(
        Benefit, benefit.Slug, [.. benefit.Texts.Values.Select(t => t.Name)], [.. benefit.SearchWords.Values.SelectMany(w => w)],
        [.. benefit.Texts.Values.SelectMany(t => new[] { t.Category, t.Summary })]);

    private static SearchDocument Of(ContentPage page)
    {
        // The headings of the glossary are documents of their own.
        var lines = page.Texts.Values.Where(_ => page.Key != Glossary.PageKey).SelectMany(t => t.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToLookup(l => l[0] == '#');
        return new SearchDocument(
            Page, $"/{page.Key}", [.. page.Texts.Values.Select(t => t.Title)], [.. page.SearchWords?.Values.SelectMany(w => w) ?? []],
            [.. page.Texts.Values.Select(t => t.Summary).Concat(lines[true]).SelectMany(Plain)])
        {
            Body = [.. lines[false].SelectMany(Plain)],
        };
    }

    private static SearchDocument Of(Cco cco) => new(
        Cco, cco.Slug, [cco.Name, cco.ShortName, cco.Organization, .. cco.FormerNames.Select(n => n.Value)],
        [cco.ShortName, .. cco.Rides is { } rides ? [rides.Value.Name] : Array.Empty<string>(), .. cco.SearchWords?.Values.SelectMany(w => w) ?? []], []);

    /// <summary>A text without its facts and without the addresses of its links.</summary>
    private static IEnumerable<string> Plain(string text) => FactText.Pieces(text).Where(p => p.Words is not null).Select(p => LinkTarget().Replace(p.Words!, "]"));

    [GeneratedRegex(@"\]\([^)]*\)")]
    private static partial Regex LinkTarget();
}

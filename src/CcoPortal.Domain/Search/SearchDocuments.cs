using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Editions;

namespace CcoPortal.Domain.Search;

/// <summary>What of an edition can be found by words, and by which.</summary>
public static class SearchDocuments
{
    public const string Benefit = "benefit";

    public static IEnumerable<SearchDocument> Of(Facts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Benefits.OrderBy(b => b.Area).Select(Of);
    }

    private static SearchDocument Of(Benefit benefit) => new(
        Benefit, benefit.Slug, [.. benefit.Texts.Values.Select(t => t.Name)], [.. benefit.SearchWords.Values.SelectMany(w => w)],
        [.. benefit.Texts.Values.SelectMany(t => new[] { t.Category, t.Summary })]);
}

using System.Runtime.CompilerServices;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Editions;

namespace CcoPortal.Application.Staff.Editing;

/// <summary>A record that is published.</summary>
/// <param name="Title">What a person would call it.</param>
public sealed record RecordLine(string Kind, string Key, string Title);

/// <summary>An edition’s records as staff look for them: made once for each edition.</summary>
internal static class PublishedRecords
{
    private static readonly ConditionalWeakTable<Edition, IReadOnlyList<RecordLine>> Made = [];
    private static readonly ConditionalWeakTable<Edition, Dictionary<(string Kind, string Key), (string Title, string Body)>> Found = [];

    /// <summary>Every record, kind by kind in the order in which staff edit them, A to Z by title.</summary>
    public static IReadOnlyList<RecordLine> Of(Edition edition) => Made.GetValue(edition, e =>
    {
        var lines = RecordJson.Records(e.Facts).Select(r => new RecordLine(r.Kind, r.Key, RecordForm.TitleOf(r.Key, RecordForm.Of(r.Kind).Fields(r.Body)))).ToLookup(l => l.Kind);
        // What several are called is said with its key.
        return [.. FieldTable.InOrder(RecordJson.Kinds).SelectMany(k => lines[k].GroupBy(l => l.Title, StringComparer.Ordinal).SelectMany(g => g.Count() == 1 ? g : g.Select(l => l with { Title = $"{l.Title} ({l.Key})" })).OrderBy(l => l.Title, StringComparer.OrdinalIgnoreCase).ThenBy(l => l.Key, StringComparer.Ordinal))];
    });

    /// <summary>A record by its key; null when it is not published.</summary>
    public static (string Title, string Body)? Find(Edition edition, string kind, string key) => Found.GetValue(edition, e =>
    {
        var titles = Of(e).ToDictionary(l => (l.Kind, l.Key), l => l.Title);
        return RecordJson.Records(e.Facts).ToDictionary(r => (r.Kind, r.Key), r => (titles[(r.Kind, r.Key)], r.Body));
    }).TryGetValue((kind, key), out var found) ? found : null;

    /// <summary>What a person would call a record; its key when it is not published any more.</summary>
    public static string TitleOf(Edition edition, string kind, string key) => Find(edition, kind, key)?.Title ?? key;
}

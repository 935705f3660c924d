using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Editions;

namespace CcoPortal.Application.Staff.Editing;

/// <summary>A record that is published.</summary>
/// <param name="Title">What a person would call it.</param>
public sealed record RecordLine(string Kind, string Key, string Title);

/// <summary>An edition’s records as staff look for them: a kind is made once for each edition, when it is first asked for.</summary>
internal static class PublishedRecords
{
    private static readonly ConditionalWeakTable<Edition, IReadOnlyList<RecordLine>> All = [];
    private static readonly ConditionalWeakTable<Edition, ConcurrentDictionary<string, Dictionary<string, (string Title, string Body)>>> ByKind = [];

    /// <summary>Every record, kind by kind in the order in which staff edit them, A to Z by title.</summary>
    public static IReadOnlyList<RecordLine> Of(Edition edition) => All.GetValue(edition, e =>
    [
        .. FieldTable.InOrder(RecordJson.Kinds).SelectMany(kind => OfKind(e, kind)
            .Select(r => new RecordLine(kind, r.Key, r.Value.Title)).OrderBy(l => l.Title, StringComparer.OrdinalIgnoreCase).ThenBy(l => l.Key, StringComparer.Ordinal)),
    ]);

    /// <summary>A record by its key; null when it is not published.</summary>
    public static (string Title, string Body)? Find(Edition edition, string kind, string key) => OfKind(edition, kind).TryGetValue(key, out var found) ? found : null;

    /// <summary>What a person would call a record; its key when it is not published any more.</summary>
    public static string TitleOf(Edition edition, string kind, string key) => Find(edition, kind, key)?.Title ?? key;

    private static Dictionary<string, (string Title, string Body)> OfKind(Edition edition, string kind) => ByKind.GetOrCreateValue(edition).GetOrAdd(kind, _ =>
    {
        var records = RecordJson.Records(edition.Facts, kind).Select(r => (r.Key, r.Body, Title: RecordForm.TitleOf(r.Key, RecordForm.Of(kind).Fields(r.Body)))).ToList();
        var several = records.GroupBy(r => r.Title, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        // What several are called is said with its key.
        return records.ToDictionary(r => r.Key, r => (several.Contains(r.Title) ? $"{r.Title} ({r.Key})" : r.Title, r.Body), StringComparer.Ordinal);
    });
}

using CcoPortal.Application.Staff.Editing;

namespace CcoPortal.Application.Desk;

/// <summary>A published version of a record as flat fields, text by path.</summary>
/// <param name="Fields">Null when the record was withdrawn.</param>
public sealed record PastRevision(int Edition, IReadOnlyDictionary<string, string>? Fields);

/// <summary>What was wrong in a record until a correction was published, and in which of its revisions.</summary>
/// <param name="Fields">What the correction changed.</param>
/// <param name="Said">The record as it was until then.</param>
/// <param name="Right">The record as the correction made it; null when it was withdrawn.</param>
/// <param name="Editions">In which the revisions were published that had, in any of the fields, the very value that was corrected.</param>
public sealed record WrongFact(IReadOnlyList<FieldDifference> Fields, IReadOnlyDictionary<string, string> Said, IReadOnlyDictionary<string, string>? Right, IReadOnlySet<int> Editions)
{
    private static readonly Dictionary<string, string> Nothing = [];

    // The day on which a source was read, and how sure it made us: what is true does not change with it.
    private static readonly HashSet<string> Upkeep = new(StringComparer.Ordinal) { "checkedOn", "source", "sources", "asOf", "confidence", "certainty", "translations" };

    /// <param name="revisions">All of the record, the oldest first.</param>
    /// <param name="correctedIn">The edition of the correction.</param>
    /// <returns>Null when nothing was published of the record before, or nothing was changed in it.</returns>
    public static WrongFact? Of(RecordForm form, IReadOnlyList<PastRevision> revisions, int correctedIn)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(revisions);
        var at = revisions.Index().First(r => r.Item.Edition == correctedIn).Index;
        if (at == 0 || revisions[at - 1].Fields is not { } said)
            return null;
        var right = revisions[at].Fields;
        var fields = form.Differences(said, right ?? Nothing);
        if (right is not null && fields.Any(f => !IsUpkeep(f)))
            fields = [.. fields.Where(f => !IsUpkeep(f))];
        var (editions, same) = (new HashSet<int>(), fields);
        // Back for as long as it was the same: what stood there earlier may have been true in its time. An item that was missing was missing for as long as it is not there.
        for (var i = at - 1; i >= 0 && revisions[i].Fields is { } then; i--)
        {
            var (fromSaid, fromRight) = (Places(then, said), Places(then, right ?? Nothing));
            same = [.. same.Where(f => f.PathBefore is { } path ? !fromSaid.Contains(path) : fromRight.Contains(f.PathAfter))];
            if (same.Count == 0)
                break;
            editions.Add(revisions[i].Edition);
        }

        return fields.Count == 0 ? null : new(fields, said, right, editions);

        HashSet<string?> Places(IReadOnlyDictionary<string, string> then, IReadOnlyDictionary<string, string> other) => [.. form.Differences(then, other).Select(d => d.PathAfter)];
    }

    /// <summary>Also the note for staff of a service area, which nobody reads out.</summary>
    private static bool IsUpkeep(FieldDifference field) => field.Path == "note" || Array.Exists(field.Path.Split('.'), Upkeep.Contains);
}

namespace CcoPortal.Domain.Desk;

/// <summary>A published version of a record as flat fields, text by path.</summary>
/// <param name="Fields">Null when the record was withdrawn.</param>
public sealed record PastRevision(int Edition, IReadOnlyDictionary<string, string>? Fields);

/// <summary>What was wrong in a record until a correction was published, and in which of its revisions.</summary>
/// <param name="Fields">Paths of what the correction changed.</param>
/// <param name="Said">The record as it was until then.</param>
/// <param name="Right">The record as the correction made it; null when it was withdrawn.</param>
/// <param name="Editions">In which the revisions were published that had, in any of the fields, the very value that was corrected.</param>
public sealed record WrongFact(IReadOnlyList<string> Fields, IReadOnlyDictionary<string, string> Said, IReadOnlyDictionary<string, string>? Right, IReadOnlySet<int> Editions)
{
    // The day on which a source was read, and how sure it made us: what is true does not change with it.
    private static readonly HashSet<string> Upkeep = new(StringComparer.Ordinal) { "checkedOn", "source", "sources", "asOf", "confidence", "certainty", "translations" };

    /// <param name="revisions">All of the record, the oldest first.</param>
    /// <param name="correctedIn">The edition of the correction.</param>
    /// <returns>Null when nothing was published of the record before, or nothing was changed in it.</returns>
    public static WrongFact? Of(IReadOnlyList<PastRevision> revisions, int correctedIn)
    {
        ArgumentNullException.ThrowIfNull(revisions);
        var at = revisions.Index().First(r => r.Item.Edition == correctedIn).Index;
        if (at == 0 || revisions[at - 1].Fields is not { } said)
            return null;
        var right = revisions[at].Fields;
        var fields = Changed(said, right);
        var editions = new HashSet<int>();
        foreach (var field in fields)
        {
            // Back for as long as it was the same: what stood there earlier may have been true in its time.
            for (var i = at - 1; i >= 0 && revisions[i].Fields is { } then && then.GetValueOrDefault(field) == said.GetValueOrDefault(field); i--)
                editions.Add(revisions[i].Edition);
        }

        return fields.Count == 0 ? null : new(fields, said, right, editions);
    }

    private static List<string> Changed(IReadOnlyDictionary<string, string> said, IReadOnlyDictionary<string, string>? right)
    {
        if (right is null)
            return [.. said.Keys];
        var all = said.Keys.Union(right.Keys).Where(f => said.GetValueOrDefault(f) != right.GetValueOrDefault(f)).ToList();
        return all.Exists(f => !IsUpkeep(f)) ? all.FindAll(f => !IsUpkeep(f)) : all;
    }

    /// <summary>Also the note for staff of a service area, which nobody reads out.</summary>
    private static bool IsUpkeep(string field) => field == "note" || Array.Exists(field.Split('.'), Upkeep.Contains);
}

using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;

namespace CcoPortal.Domain.Changes;

/// <summary>
/// What is asked of a change before a second person can approve it: a pure function of what is published, what would be, and the day. The whole state and
/// every day that can be asked about, each time; <c>./dev bench gates</c> measures it.
/// </summary>
public static class Gates
{
    /// <param name="before">What is published.</param>
    /// <param name="after">What would be.</param>
    /// <param name="today">Oregon's day.</param>
    /// <returns>By gate; empty when there is nothing to put right, to waive or to tick.</returns>
    public static IReadOnlyList<Finding> Check(Edition before, Facts after, DateOnly today) => Check(before.Facts, before.Coverage, after, today);

    /// <inheritdoc cref="Check(Edition, Facts, DateOnly)"/>
    public static IReadOnlyList<Finding> Check(Facts before, Facts after, DateOnly today) => Check(before, Map(before), after, today);

    private static List<Finding> Check(Facts before, CoverageMap was, Facts after, DateOnly today)
    {
        var last = today.AddYears(CoverageMap.YearsAhead);
        var coverage = !CanBeMapped(after) ? null : new CoverageGates(before, was, after, Map(after), today, last);
        return
        [
            .. coverage?.Gaps() ?? [], .. coverage?.Changes() ?? [],
            .. SuccessorGate.Check(before, after, last),
            .. NamedByPages.Lost(before, after).Select(r => new RecordFinding(Gate.Shapes, Remedy.Repair, r.Kind, r.Key, "Pages of the portal itself name it, so it cannot be withdrawn. Change what it says.")),
            .. FactRules.Check(after).Select(f => new RecordFinding(Gate.Shapes, Remedy.Repair, f.Kind, f.Key, f.Sentence)),
            .. TextGates.Reading(before, after), .. TextGates.Translations(before, after),
        ];
    }

    /// <summary>Who serves a place cannot be told while records name what there is not. Such a change must be put right first, and is then looked at again.</summary>
    internal static bool CanBeMapped(Facts facts)
    {
        var (counties, zips, ccos) = (Names(facts.Counties.Select(c => c.Name)), Names(facts.Zips.Select(z => z.Code)), Names(facts.Ccos.Select(c => c.Slug)));
        return counties.Count == facts.Counties.Count && zips.Count == facts.Zips.Count && ccos.Count == facts.Ccos.Count
            && facts.Zips.All(z => z.Code.Length == 5 && z.Code.All(char.IsAsciiDigit) && z.Counties.All(c => counties.Contains(c.County)) && z.Counties.Any(c => c.HasHomes || z.Status == ZipStatus.Retired))
            && facts.Places.All(p => p.Counties.All(c => counties.Contains(c.County)) && p.Zips.All(zips.Contains))
            && facts.ServiceAreas.All(a => ccos.Contains(a.Cco) && counties.Contains(a.County));

        static HashSet<string> Names(IEnumerable<string> names) => names.ToHashSet(StringComparer.Ordinal);
    }

    internal static CoverageMap Map(Facts facts) => new(facts.Counties, facts.Zips, facts.Places, facts.Ccos, facts.ServiceAreas);
}

using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;

namespace CcoPortal.Domain.Changes;

/// <summary>Where a CCO ends, its members are told who takes over: the one that is named must, and none named is a question.</summary>
internal static class SuccessorGate
{
    /// <summary>What is as it was before the change is not asked about again, but that a successor is none can always be put right, so it is told.</summary>
    public static IEnumerable<Finding> Check(Facts before, Facts after, DateOnly last)
    {
        var (was, now) = (Of(before, last), Of(after, last));
        return from one in now
               let old = was.Contains(one)
               where one.Dangling || !old
               select new RecordFinding(Gate.Successors, one.Dangling && !old ? Remedy.Repair : Remedy.Waiver, "cco", one.Cco, one.Sentence);
    }

    private static List<Fault> Of(Facts facts, DateOnly last)
    {
        var areas = facts.ServiceAreas.ToLookup(a => (a.Cco, a.County));
        return
        [
            .. from cco in facts.Ccos
               from county in cco.Successors.Keys
               from successor in cco.Successors[county]
               let fault = Dangling(cco, county, successor)
               where fault is not null
               select new Fault(cco.Slug, true, fault),
            .. from cco in facts.Ccos
               from county in facts.ServiceAreas.Where(a => a.Cco == cco.Slug).Select(a => a.County).Distinct()
               where cco.Successors.GetValueOrDefault(county, []).Count == 0
               let end = End(cco.Slug, county)
               where end >= CoverageMap.FirstDay && end <= last
               select new Fault(cco.Slug, false, $"{cco.ShortName} ends in {county} County: its last day is {Said.Day(end.Value.AddDays(-1))}. No successor is named there."),
        ];

        string? Dangling(Cco cco, string county, string successor) => End(cco.Slug, county) is not { } end
            ? $"{cco.ShortName} names “{successor}” as its successor in {county} County, but does not end there."
            : areas[(successor, county)].Any(a => a.Holds(end)) ? null
            : $"{cco.ShortName} names “{successor}” as its successor in {county} County, but that CCO does not serve the county on {Said.Day(end)}, the day after the end.";

        // First day without it; null while it is open, and where it never was.
        DateOnly? End(string cco, string county) => areas[(cco, county)] is var its && its.All(a => a.To is not null) ? its.Max(a => a.To) : null;
    }

    private sealed record Fault(string Cco, bool Dangling, string Sentence);
}

using System.Globalization;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;

namespace CcoPortal.UnitTests.Changes;

/// <summary>
/// A second opinion on what the gates say of places and days: asks both editions who serves each ZIP in each county, one day after the other, as a page does, and
/// writes down what differs. Slow, and knows nothing of stretches, timelines or groups.
/// </summary>
internal static class CoverageOracle
{
    /// <summary>Of one ZIP-in-county on one day.</summary>
    public sealed record Change(string County, string Zip, DateOnly Day, string Before, string After);

    public sealed record Gap(string County, string Zip, DateOnly Day, bool IsNew);

    public static (HashSet<Change> Changes, HashSet<Gap> Gaps) Ask(Facts before, Facts after, DateOnly today)
    {
        var (was, now) = (new Edition(1, DateTimeOffset.UnixEpoch, before), new Edition(2, DateTimeOffset.UnixEpoch, after));
        var (changes, gaps) = (new HashSet<Change>(), new HashSet<Gap>());
        foreach (var (zip, county) in Places(before).Union(Places(after)))
        {
            var (askBefore, askAfter) = (Asked(was, zip, county), Asked(now, zip, county));
            for (var day = new DateOnly(2013, 1, 1); day <= today.AddYears(2); day = day.AddDays(1))
            {
                var (old, present) = (askBefore(day), askAfter(day));
                if (Set(old) is var oldSet && Set(present) is var presentSet && oldSet != presentSet)
                    changes.Add(new Change(county, zip, day, oldSet, presentSet));
                if (present is NoRecord && day >= today)
                    gaps.Add(new Gap(county, zip, day, old is not NoRecord));
            }
        }

        return (changes, gaps);
    }

    /// <summary>What the gates said, day by day.</summary>
    public static (HashSet<Change> Changes, HashSet<Gap> Gaps) Spread(IReadOnlyList<Finding> findings, DateOnly today) => (
        [.. from f in findings.OfType<SetFinding>() from zip in f.Zips from day in Days(f.From, f.To, today) select new Change(f.County.Name, zip, day, Set(f.Before), Set(f.After))],
        [.. from f in findings.OfType<GapFinding>() from zip in f.Zips from day in Days(f.From, f.To, today) where day >= today select new Gap(f.County.Name, zip, day, f.IsNew)]);

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly? to, DateOnly today)
    {
        for (var day = from; day < (to ?? today.AddYears(2).AddDays(1)); day = day.AddDays(1))
            yield return day;
    }

    private static IEnumerable<(string Zip, string County)> Places(Facts facts) =>
        from zip in facts.Zips from county in zip.Counties where county.HasHomes && zip.Status != ZipStatus.Retired select (zip.Code, county.County);

    /// <summary>Answers null for what is no place in this edition: its ZIP is retired, unknown, or has no homes there.</summary>
    private static Func<DateOnly, CoverageAnswer?> Asked(Edition edition, string zip, string county)
    {
        if (!Places(edition.Facts).Contains((zip, county)))
            return _ => null;
        var (number, within) = (int.Parse(zip, CultureInfo.InvariantCulture), edition.Facts.Counties.Single(c => c.Name == county));
        return on => edition.Coverage.ForZip(number, within, on);
    }

    private static string Set(CoverageAnswer? answer) =>
        answer is Served served ? string.Join(' ', served.Ccos.Select(c => $"{c.Cco.Slug}:{c.Certainty}").Order(StringComparer.Ordinal)) : "";

    private static string Set(CcoSet set) => string.Join(' ', set.Ccos.Select(c => $"{c.Slug}:{c.Certainty}").Order(StringComparer.Ordinal));
}

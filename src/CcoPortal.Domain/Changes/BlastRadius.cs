using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;
using CcoPortal.Domain.Search;
using CcoPortal.Domain.Updates;

namespace CcoPortal.Domain.Changes;

/// <summary>Whom and what a change touches from today on: shown before anyone can approve it.</summary>
/// <param name="Places">By county: the ZIPs whose CCOs change, or whose CCO is told about in another way.</param>
/// <param name="Pages">Addresses in English of the pages that may say something else, in ordinal order.</param>
/// <param name="EveryPage">These are all pages.</param>
/// <param name="SearchWords">Words by which something is found that it was not, or no longer.</param>
/// <param name="Watches">What subscribers who are told watch: see <see cref="Watch"/>. The store counts them.</param>
public sealed record BlastRadius(
    IReadOnlyList<TouchedCounty> Places, IReadOnlyList<string> Pages, bool EveryPage, IReadOnlyList<SearchWordChange> SearchWords, IReadOnlyList<string> Watches)
{
    public int Zips => Places.SelectMany(p => p.Zips).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Residents at the 2010 Census.</summary>
    public int People2010 => Places.Sum(p => p.People2010);

    /// <summary>Residents at the 2020 Census; within a county they are shared out as in 2010, since that Census is known by county only.</summary>
    public int People2020 => Places.Sum(p => p.People2020);

    /// <summary>How many touched ZIPs-in-county have no count of their own: their people are counted in none, or in a neighbour.</summary>
    public int Uncounted => Places.Sum(p => p.Uncounted);

    /// <summary>Of a change on Oregon's day <paramref name="today"/>; null while who serves a place cannot be told, which <see cref="Gate.Shapes"/> tells.</summary>
    public static BlastRadius? Of(Edition before, Facts after, DateOnly today) => Of(before.Facts, before.Coverage, after, today);

    /// <inheritdoc cref="Of(Edition, Facts, DateOnly)"/>
    public static BlastRadius? Of(Facts before, Facts after, DateOnly today) => Of(before, Gates.Map(before), after, today);

    private static BlastRadius? Of(Facts before, CoverageMap was, Facts after, DateOnly today)
    {
        if (!Gates.CanBeMapped(after))
            return null;
        var now = Gates.Map(after);
        var changes = FactChanges.Between(before, after);
        var (pages, all) = TouchedPages.Of(before, was, after, now, today, changes);
        return new BlastRadius(
            TouchedPlaces(before, was, after, now, today, changes), pages, all, Words(before, after),
            [.. EditionChanges.Between(before, after, today).SelectMany(c => c.Watches()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    private static List<TouchedCounty> TouchedPlaces(Facts before, CoverageMap was, Facts after, CoverageMap now, DateOnly today, IReadOnlyList<FactChange> changes)
    {
        var last = today.AddYears(CoverageMap.YearsAhead);
        var sets = new CoverageGates(before, was, after, now, today, last).Changes().Where(c => c.To is null || c.To > today).SelectMany(c => c.Zips.Select(z => (County: c.County.Name, Zip: z)));
        var ccos = changes.Where(c => c.Kind == "cco").Select(c => c.Key).Concat(changes.SelectMany(c => c.Sides<CcoExtra>()).SelectMany(e => e.Ccos)).ToHashSet(StringComparer.Ordinal);
        var served = from facts in new[] { before, after }
                     from area in facts.ServiceAreas
                     where ccos.Contains(area.Cco) && !(area.To <= today) && !(area.From > last)
                     from zip in facts.Zips
                     where zip.Status != ZipStatus.Retired && zip.Counties.Any(c => c.County == area.County && c.HasHomes) && area.Covers(zip.Code)
                     select (area.County, Zip: zip.Code);
        var counties = before.Counties.Concat(after.Counties).DistinctBy(c => c.Name).ToDictionary(c => c.Name, StringComparer.Ordinal);
        var people = (from zip in before.Zips.Concat(after.Zips) from county in zip.Counties select (county.County, Zip: zip.Code, county.People2010)).GroupBy(p => (p.County, p.Zip)).ToDictionary(g => g.Key, g => g.Last().People2010);
        var all = people.GroupBy(p => p.Key.County).ToDictionary(g => g.Key, g => g.Sum(p => p.Value ?? 0), StringComparer.Ordinal);
        return
        [
            .. from place in sets.Union(served)
               group place.Zip by place.County into county
               orderby counties[county.Key].Fips
               let counted = county.Sum(z => people[(county.Key, z)] ?? 0)
               select new TouchedCounty(
                   counties[county.Key], [.. county.Order(StringComparer.Ordinal)], counted, all[county.Key] == 0 ? 0 : (int)Math.Round((double)counties[county.Key].Population * counted / all[county.Key]),
                   county.Count(z => people[(county.Key, z)] is null)),
        ];
    }

    private static List<SearchWordChange> Words(Facts before, Facts after)
    {
        var (was, now) = (Found(before), Found(after));
        return
        [
            .. now.Except(was).Select(w => new SearchWordChange(w.Kind, w.Key, w.Word, true)).Concat(was.Except(now).Select(w => new SearchWordChange(w.Kind, w.Key, w.Word, false)))
                .OrderBy(w => w.Kind, StringComparer.Ordinal).ThenBy(w => w.Key, StringComparer.Ordinal).ThenBy(w => w.Word, StringComparer.Ordinal),
        ];

        // Not the words of whole texts: those change with each sentence.
        static HashSet<(string Kind, string Key, string Word)> Found(Facts facts) =>
            [.. from document in SearchDocuments.OfSite(facts) from word in document.Names.Concat(document.Words) select (document.Kind, document.Key, word)];
    }
}

/// <summary>The places of a county that a change touches.</summary>
/// <param name="Zips">Ascending.</param>
/// <param name="People2020">Shared out as in 2010.</param>
/// <param name="Uncounted">How many of the ZIPs have no count of their own.</param>
public sealed record TouchedCounty(County County, IReadOnlyList<string> Zips, int People2010, int People2020, int Uncounted);

/// <summary>A name or word by which something is found on the site.</summary>
/// <param name="Kind">A kind of <see cref="SearchDocuments"/>.</param>
/// <param name="IsAdded">Else it no longer is.</param>
public sealed record SearchWordChange(string Kind, string Key, string Word, bool IsAdded);

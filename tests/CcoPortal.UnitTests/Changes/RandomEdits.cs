using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;

namespace CcoPortal.UnitTests.Changes;

/// <summary>Edits of service areas and ZIPs as staff, or a mistake, could make them; the same for the same seed.</summary>
internal sealed class RandomEdits(int seed, DateOnly today)
{
    private readonly Random _random = new(seed);

    public List<string> Made { get; } = [];

    public Facts Edit(Facts facts, int times)
    {
        for (var i = 0; i < times; i++)
            facts = Edit(facts);
        return facts;
    }

    private Facts Edit(Facts facts)
    {
        var areas = facts.ServiceAreas.ToList();
        var at = areas.Count == 0 ? 0 : _random.Next(areas.Count);
        var what = areas.Count == 0 ? 4 : _random.Next(9);
        Made.Add($"{what} {(areas.Count == 0 ? "" : areas[at].Key)}");
        switch (what)
        {
            case 0: // shorten
                areas[at] = areas[at] with { To = Day(areas[at].From) };
                break;
            case 1: // extend
                areas[at] = areas[at] with { To = _random.Next(2) == 0 ? null : Day(areas[at].To) };
                break;
            case 2: // begin on another day
                areas[at] = areas[at] with { From = _random.Next(4) == 0 ? null : Day(null) };
                break;
            case 3:
                areas.RemoveAt(at);
                break;
            case 4:
                areas.Add(New(facts));
                break;
            case 5: // another part of the county
                areas[at] = Part(facts, areas[at]);
                break;
            case 6:
                areas[at] = areas[at] with { Certainty = Pick([Certainty.Ask, Certainty.Likely, Certainty.Confirmed]) };
                break;
            case 7:
                areas[at] = areas[at] with { Cco = Pick(facts.Ccos).Slug };
                break;
            default: // a ZIP that is no longer used, comes into use, or whose homes are gone
                var zip = Pick(facts.Zips);
                var changed = _random.Next(2) == 0 ? zip with { Status = zip.Status == ZipStatus.Retired ? ZipStatus.Active : ZipStatus.Retired }
                    : zip with { Counties = [.. zip.Counties.Select((c, i) => i == 0 ? c with { HasHomes = !c.HasHomes } : c)] };
                if (changed.Status == ZipStatus.Retired || changed.Counties.Any(c => c.HasHomes))
                    facts = facts with { Zips = [.. facts.Zips.Select(z => z == zip ? changed : z)] };
                break;
        }

        // Two records of one key cannot be: the key is what a record is called.
        return facts with { ServiceAreas = [.. areas.DistinctBy(a => a.Key)] };
    }

    private ServiceArea New(Facts facts)
    {
        var from = _random.Next(4) == 0 ? null : Day(null);
        return Part(facts, new ServiceArea(
            Pick(facts.Ccos).Slug, Pick(facts.Counties).Name, Extent.Whole, [], from, _random.Next(2) == 0 ? null : Day(from), Pick([Certainty.Likely, Certainty.Confirmed]), "", ["https://x.example"], today));
    }

    private ServiceArea Part(Facts facts, ServiceArea area)
    {
        var zips = facts.Zips.Where(z => z.Counties.Any(c => c.County == area.County)).Select(z => z.Code).Where(_ => _random.Next(2) == 0).ToList();
        return (Pick([Extent.Whole, Extent.Only, Extent.Except, Extent.PartUnlisted]), zips.Count) switch
        {
            (Extent.Only, > 0) => area with { Extent = Extent.Only, Zips = zips },
            (Extent.Except, > 0) => area with { Extent = Extent.Except, Zips = zips },
            (Extent.PartUnlisted, _) => area with { Extent = Extent.PartUnlisted, Zips = [], Certainty = Certainty.Ask },
            _ => area with { Extent = Extent.Whole, Zips = [] },
        };
    }

    /// <summary>Mostly in the years around today; at times long ago, or on the edge of what can be asked about.</summary>
    private DateOnly? Day(DateOnly? after) => _random.Next(6) switch
    {
        0 => Pick([new DateOnly(2012, 6, 1), new(2013, 1, 1), new(2013, 1, 2), today, today.AddDays(1), today.AddYears(2), today.AddYears(2).AddDays(1), today.AddYears(3)]),
        1 when after is { } day => day.AddDays(_random.Next(1, 200)),
        _ => today.AddDays(_random.Next(-900, 800)),
    };

    private T Pick<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];
}

using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Places;

namespace CcoPortal.Domain.Editions;

/// <summary>What must hold for facts to become an edition. Every way in (import, staff) asks here; PostgreSQL holds the same line again.</summary>
public static class FactRules
{
    /// <summary>One sentence per broken rule, with the kind and key of the record at fault; empty when all is well.</summary>
    public static IReadOnlyList<Fault> Check(Facts facts)
    {
        var faults = new List<Fault>();
        var counties = facts.Counties.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        // Two of one code are told below, with all other keys that are there twice.
        var zips = facts.Zips.DistinctBy(z => z.Code).ToDictionary(z => z.Code, StringComparer.Ordinal);
        var ccos = facts.Ccos.Select(c => c.Slug).ToHashSet(StringComparer.Ordinal);

        foreach (var zip in facts.Zips)
        {
            if (!Shape.Zip().IsMatch(zip.Code))
                Fault("zip", zip.Code, $"ZIP “{zip.Code}” is not five digits");
            if (zip.Counties.Count == 0)
                Fault("zip", zip.Code, $"ZIP {zip.Code} has no county");
            else if (zip.Status != ZipStatus.Retired && !zip.Counties.Any(c => c.HasHomes))
                Fault("zip", zip.Code, $"ZIP {zip.Code} is in use, but in no county with homes");
            foreach (var county in zip.Counties.Where(c => !counties.Contains(c.County)))
                Fault("zip", zip.Code, $"ZIP {zip.Code} names the unknown county “{county.County}”");
            foreach (var county in zip.Counties.Where(c => c.Share is < 0 or > 1))
                Fault("zip", zip.Code, $"ZIP {zip.Code} has the share {county.Share} in {county.County}; a share is 0 to 1");
            foreach (var county in zip.Counties.Where(c => c.People2010 < 0))
                Fault("zip", zip.Code, $"ZIP {zip.Code} has {county.People2010} people in {county.County}");
        }

        foreach (var place in facts.Places)
        {
            foreach (var county in place.Counties.Where(c => !counties.Contains(c.County)))
                Fault("place", place.Key, $"{place.Name} names the unknown county “{county.County}”");
            foreach (var zip in place.Zips.Where(z => !zips.ContainsKey(z)))
                Fault("place", place.Key, $"{place.Name} names the unknown ZIP “{zip}”");
            if (!place.Zips.Any(z => zips.TryGetValue(z, out var zip) && zip.Status != ZipStatus.Retired && zip.Counties.Any(c => c.HasHomes && place.Counties.Any(p => p.County == c.County))))
                Fault("place", place.Key, $"{place.Name} has no ZIP with homes in a county of its own");
        }

        foreach (var area in facts.ServiceAreas)
            Check(area);
        CheckOverlaps();
        faults.AddRange(new ListingRules(facts).Check());
        faults.AddRange(new BenefitRules(facts).Check());
        faults.AddRange(ContentRules.Check(facts));
        faults.AddRange(MeasureRules.Check(facts));
        return faults;

        void Check(ServiceArea area)
        {
            if (!ccos.Contains(area.Cco))
                Fault(ServiceAreaKind, area.Key, $"unknown CCO “{area.Cco}”");
            if (!counties.Contains(area.County))
                Fault(ServiceAreaKind, area.Key, $"unknown county “{area.County}”");
            foreach (var zip in area.Zips.Where(z => !Shape.Zip().IsMatch(z) || !zips.TryGetValue(z, out var known) || known.Counties.All(c => c.County != area.County)))
                Fault(ServiceAreaKind, area.Key, $"ZIP “{zip}” is not in {area.County} County");
            if (area.Extent is Extent.Only or Extent.Except != area.Zips.Count > 0)
                Fault(ServiceAreaKind, area.Key, "“only” and “except” list ZIPs, “whole” and “part-unlisted” list none");
            if (area is { Extent: Extent.PartUnlisted, Certainty: not Certainty.Ask })
                Fault(ServiceAreaKind, area.Key, "“part-unlisted” is always “ask”");
            if (area.From >= area.To)
                Fault(ServiceAreaKind, area.Key, $"it ends ({area.To:yyyy-MM-dd}) before it begins ({area.From:yyyy-MM-dd})");
            foreach (var zip in area.Zips.CountBy(z => z).Where(z => z.Value > 1))
                Fault(ServiceAreaKind, area.Key, $"ZIP {zip.Key} is listed twice");
            foreach (var source in area.Sources.Where(s => !Shape.IsAddress(s)))
                Fault(ServiceAreaKind, area.Key, $"the source “{source}” is no address; an address is like https://www.oregon.gov/oha");
            if (area.Sources.Count == 0 && area.Certainty != Certainty.Ask)
                Fault(ServiceAreaKind, area.Key, "it has no source, so it can only be “ask”");
        }

        void CheckOverlaps()
        {
            foreach (var group in facts.ServiceAreas.GroupBy(a => (a.Cco, a.County)))
            {
                var rows = group.ToList();
                for (var i = 0; i < rows.Count; i++)
                {
                    for (var j = i + 1; j < rows.Count; j++)
                    {
                        if (rows[i].Overlaps(rows[j], zips.Values))
                            Fault(ServiceAreaKind, rows[j].Key, $"overlapping periods: “{rows[i].Key}” already says so for some of these days");
                    }
                }
            }
        }

        void Fault(string kind, string key, string sentence) => faults.Add(new Fault(kind, key, sentence));
    }

    /// <summary>Like 800-273-0557, 711 or 988.</summary>
    public static bool IsPhone(string text) => Shape.Phone().IsMatch(text);

    private const string ServiceAreaKind = "service-area";

    private static bool Overlaps(this ServiceArea a, ServiceArea b, IEnumerable<Zip> zips)
    {
        var sameDays = (a.From is null || b.To is null || a.From < b.To) && (b.From is null || a.To is null || b.From < a.To);
        if (!sameDays || a.Extent == Extent.PartUnlisted != (b.Extent == Extent.PartUnlisted))
            return false;
        return a.Extent == Extent.PartUnlisted || zips.Any(z => z.Counties.Any(c => c.County == a.County) && a.Covers(z.Code) && b.Covers(z.Code));
    }
}

/// <summary>A broken rule.</summary>
public sealed record Fault(string Kind, string Key, string Sentence);

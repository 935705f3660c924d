using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;

namespace CcoPortal.Data.Editions;

/// <summary>The rows that the tables of the current edition must hold for given facts.</summary>
public static class Rows
{
    public static IReadOnlyList<object> Of(Facts facts)
    {
        var zipsOfCounty = (from z in facts.Zips from c in z.Counties select (c.County, z.Code)).ToLookup(p => p.County, p => p.Code, StringComparer.Ordinal);
        return
        [
            .. facts.Counties.Select(c => new CountyRow(c.Slug, c.Name, c.Fips, c.Seat, c.Population)),
            .. facts.Zips.Select(z => new ZipRow(z.Code, z.Status.ToString(), z.Type, z.City, z.Zcta)),
            .. facts.Zips.SelectMany(z => z.Counties.Select(c => new ZipCountyRow(z.Code, c.County, c.Share, c.HasHomes))),
            .. facts.Places.Select(p => new PlaceRow(p.Key, p.Name, p.Kind, p.Population)),
            .. facts.Places.SelectMany(p => p.Counties.Select(c => new PlaceCountyRow(p.Key, c.County, c.Share))),
            .. facts.Places.SelectMany(p => p.Zips.Select(z => new PlaceZipRow(p.Key, z))),
            .. facts.Ccos.Select(c => new CcoRow(c.Slug, c.Name, c.ShortName, c.Organization, c.Phone?.Value, c.TollFree?.Value, c.Website?.Value)),
            .. from c in facts.Ccos from s in c.Successors from slug in s.Value select new CcoSuccessorRow(c.Slug, s.Key, slug),
            .. facts.ServiceAreas.Select(a => new ServiceAreaRow(
                a.Key, a.Cco, a.County, a.Extent.ToString(), string.Join(' ', a.Zips), a.From, a.To, a.Certainty.ToString(), a.Sources.Count, a.CheckedOn)),
            .. from a in facts.ServiceAreas
               where a.Extent != Extent.PartUnlisted
               from zip in zipsOfCounty[a.County]
               where a.Covers(zip)
               select new ServiceAreaZipRow(a.Key, a.Cco, a.County, zip, a.From, a.To),
            .. facts.Contacts.Select(c => new ContactRow(c.Key, c.Label, c.Phone)),
            .. facts.Holidays.Select(h => new HolidayRow(h.Day, h.Name)),
            .. facts.EnrollmentTypes.Select(t => new EnrollmentTypeRow(t.Code, t.Physical.ToString(), t.Behavioral.ToString(), t.Dental.ToString(), t.Rides.ToString())),
            .. facts.Packages.Select(p => new PackageRow(p.Slug, p.Order, p.Status.ToString(), p.EndedOn, p.CommonType)),
            .. facts.Packages.SelectMany(p => p.Codes.Select(c => new PackageCodeRow(p.Slug, c))),
            .. facts.Benefits.Select(b => new BenefitRow(
                b.Slug, b.Area.ToString(), b.Order, b.IsCovered, b.Adults.ToString(), b.Under21.ToString(), b.Pregnant.ToString(), b.PaidAs.ToString(), b.Cost.Usd)),
            .. facts.Benefits.SelectMany(b => b.WhoPays.Select(p => new BenefitPayerRow(b.Slug, p.Key, p.Value.ToString()))),
            .. facts.Benefits.SelectMany(b => b.Packages.Select(p => new BenefitPackageRow(b.Slug, p.Package, p.AtMost?.ToString(), p.ChildRules, p.Payer?.ToString()))),
            .. facts.CcoExtras.Select(e => new CcoExtraRow(e.Key, e.Benefit, e.BeyondOhp, e.Phone)),
            .. facts.CcoExtras.SelectMany(e => e.Ccos.Select(c => new CcoExtraCcoRow(e.Key, c))),
            .. facts.Dangers.Select(d => new DangerRow(d.Key, d.Order)),
            .. facts.Dangers.SelectMany(d => d.Lines.Select((line, i) => new DangerLineRow(d.Key, line, i))),
            .. facts.Pages.Select(p => new PageRow(p.Key, p.Section, p.Order, p.Owner)),
            .. facts.Measures.Select(m => new MeasureRow(m.Key, m.Order, m.CountsAnewFrom)),
            .. facts.Measures.SelectMany(m => m.Values.Select(v => new MeasureValueRow(m.Key, v.Year, v.Value))),
            .. facts.Notices.Select(n => new NoticeRow(n.Key, n.Level.ToString(), n.Start.Local(), n.End.Local())),
        ];
    }

    /// <summary>What must be deleted, changed and added to come from one set of rows to another.</summary>
    /// <param name="keyOf">A row's primary key, unique among all rows.</param>
    public static (IReadOnlyList<object> Gone, IReadOnlyList<(object Was, object Now)> Changed, IReadOnlyList<object> New) Differences(
        IEnumerable<object> before, IEnumerable<object> after, Func<object, string> keyOf)
    {
        var old = before.ToDictionary(keyOf, StringComparer.Ordinal);
        var now = after.ToDictionary(keyOf, StringComparer.Ordinal);
        return (
            [.. old.Where(r => !now.ContainsKey(r.Key)).Select(r => r.Value)],
            [.. from r in now where old.ContainsKey(r.Key) && !old[r.Key].Equals(r.Value) select (old[r.Key], r.Value)],
            [.. now.Where(r => !old.ContainsKey(r.Key)).Select(r => r.Value)]);
    }
}

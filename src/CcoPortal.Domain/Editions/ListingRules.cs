using System.Globalization;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Places;

namespace CcoPortal.Domain.Editions;

/// <summary>The part of <see cref="FactRules"/> that is about CCOs, contacts, counties, places and holidays: whom to call, and when.</summary>
internal sealed class ListingRules(Facts facts)
{
    private readonly HashSet<string> _counties = facts.Counties.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> _ccos = facts.Ccos.Select(c => c.Slug).ToHashSet(StringComparer.Ordinal);

    public IEnumerable<Fault> Check() =>
    [
        .. from county in facts.Counties from sentence in Of(county) select new Fault("county", county.Slug, sentence),
        .. from place in facts.Places from sentence in Of(place) select new Fault("place", place.Key, sentence),
        .. from cco in facts.Ccos from sentence in Of(cco) select new Fault("cco", cco.Slug, sentence),
        .. from contact in facts.Contacts from sentence in Of(contact) select new Fault("contact", contact.Key, sentence),
        .. from holiday in facts.Holidays from sentence in Blank("name", holiday.Name).Concat(Provenance(holiday.Source, null)) select new Fault("holiday", Key(holiday), sentence),
        .. from twins in facts.Ccos.GroupBy(c => c.Name).Concat(facts.Ccos.GroupBy(c => c.ShortName)) where twins.Count() > 1 select new Fault("cco", twins.Last().Slug, $"two CCOs are named “{twins.Key}”"),
        .. Twice("county", facts.Counties, c => c.Slug), .. Twice("county", facts.Counties.DistinctBy(c => c.Slug), c => c.Name), .. Twice("county", facts.Counties.DistinctBy(c => c.Slug), c => c.Fips),
        .. Twice("zip", facts.Zips, z => z.Code), .. Twice("place", facts.Places, p => p.Key), .. Twice("cco", facts.Ccos, c => c.Slug), .. Twice("service-area", facts.ServiceAreas, a => a.Key),
        .. Twice("contact", facts.Contacts, c => c.Key), .. Twice("holiday", facts.Holidays, Key), .. Twice("benefit", facts.Benefits, b => b.Slug),
        .. Twice("package", facts.Packages, p => p.Slug), .. Twice("enrollment-type", facts.EnrollmentTypes, t => t.Code), .. Twice("cco-extra", facts.CcoExtras, e => e.Key), .. Twice("danger", facts.Dangers, d => d.Key),
    ];

    /// <summary>A source is an address, or a sentence that may hold some; what it speaks of is a year, or a year and a month.</summary>
    public static IEnumerable<string> Provenance(string source, string? asOf) =>
    [
        .. If(string.IsNullOrWhiteSpace(source), "it has no source"),
        .. source.Split(' ').Where(w => w.Contains("://", StringComparison.Ordinal) && !Shape.IsAddress(w.TrimStart('(').TrimEnd(';', ',', '.', ')'))).Select(w => $"the source “{w}” is no address; an address is like https://www.oregon.gov/oha"),
        .. If(asOf is not null && !Shape.AsOf().IsMatch(asOf), $"its source is as of “{asOf}”; write a year, or a year and a month, like 2026-10"),
    ];

    /// <summary>Pages lead to a county by the slug of its name.</summary>
    private static IEnumerable<string> Of(County county) =>
    [
        .. Blank("name", county.Name), .. If(!Shape.Key().IsMatch(county.Slug) || county.Slug != Slug.From(county.Name), $"the key “{county.Slug}”; that of {county.Name} County is “{Slug.From(county.Name)}”"),
        .. If(!Shape.Fips().IsMatch(county.Fips), $"the Census code “{county.Fips}”; those of Oregon are 41 and three digits"), .. If(county.Population < 0, $"it has {county.Population} people"),
    ];

    private static IEnumerable<string> Of(Place place) =>
    [
        .. Blank("name", place.Name), .. Key(place.Key), .. If(place.Counties.Count == 0, $"{place.Name} is in no county"), .. If(place.Population < 0, $"{place.Name} has {place.Population} people"),
    ];

    private IEnumerable<string> Of(Cco cco) =>
    [
        .. Key(cco.Slug), .. Blank("name", cco.Name), .. Blank("short name", cco.ShortName), .. Blank("organization", cco.Organization), .. Blank("address", cco.Address?.Value), .. Blank("list of dental plans", cco.DentalPlans?.Value),
        .. cco.FormerNames.SelectMany(n => Blank("former name", n.Value)), .. cco.OtherPhones.SelectMany(p => Blank("label of a phone", p.Value.Label)), .. Blank("name of the rides", cco.Rides?.Value.Name),
        .. Phones(cco).SelectMany(p => Phone(cco.Name, p)),
        .. If(cco.Website is { Value: var website } && !Shape.IsAddress(website, safe: true), $"{cco.Name} has the website “{cco.Website?.Value}”; a website is like https://www.example.org"),
        .. Email(cco.Email?.Value), .. Hours(cco.Hours?.Value),
        .. If(cco.Rides is { Value.Phones.Count: 0 }, $"the rides of {cco.Name} have no phone"), .. If(cco.Tty is { Value.Count: 0 }, $"the TTY of {cco.Name} has no number"),
        .. cco.Sourced().SelectMany(f => Provenance(f.Fact.Source, f.Fact.AsOf)).Distinct(),
        .. If(cco.SearchWords?.Values.SelectMany(w => w).Any(string.IsNullOrWhiteSpace) == true, $"{cco.Name} has an empty search word"),
        .. cco.Successors.Keys.Where(c => !_counties.Contains(c)).Select(c => $"{cco.Name} has successors in the unknown county “{c}”"),
        .. cco.Successors.Values.SelectMany(s => s).Where(s => !_ccos.Contains(s) || s == cco.Slug).Distinct().Select(s => $"{cco.Name} has the unknown successor “{s}”"),
    ];

    private static IEnumerable<string> Of(ContactLine contact) =>
    [
        .. Key(contact.Key), .. If(!ContactLine.Groups.Contains(contact.Group), $"the group “{contact.Group}”; the groups are {string.Join(", ", ContactLine.Groups)}"),
        .. Blank("label", contact.Label), .. Blank("purpose", contact.Purpose), .. Blank("mail address", contact.Mail),
        .. contact.Texts?.SelectMany(t => Blank($"label in “{t.Key}”", t.Value.Label).Concat(Blank($"purpose in “{t.Key}”", t.Value.Purpose))) ?? [],
        .. contact.Tty.Append(contact.Phone).Concat(contact.LocalPhone is { } local ? [local] : []).SelectMany(p => Phone(contact.Label, p)),
        .. Email(contact.Email), .. Hours(contact.Hours?.Value), .. Provenance(contact.Source, contact.AsOf), .. contact.Hours is { } hours ? Provenance(hours.Source, hours.AsOf) : [],
        .. ContentRules.Translations(contact, contact.Texts?.Keys ?? []),
    ];

    private static IEnumerable<string> Phones(Cco cco) =>
    [
        .. new[] { cco.Phone?.Value, cco.TollFree?.Value, cco.Fax?.Value }.OfType<string>(),
        .. cco.Tty?.Value ?? [], .. cco.Rides?.Value.Phones ?? [], .. cco.Rides?.Value.Tty ?? [], .. cco.Rides?.Value.LocalNumbers.Values ?? [],
        .. cco.OtherPhones.Select(p => p.Value.Phone),
    ];

    private static IEnumerable<string> Hours(OpeningHours? hours) => hours is null ? [] :
    [
        .. Blank("note on its hours", hours.Note), .. If(hours.Spans.Count == 0, "its hours have no day"),
        .. hours.Spans.SelectMany(s => If(s.Days.Count == 0, "some of its hours are of no day").Concat(If(s.Opens >= s.Closes, $"it closes ({s.Closes:HH:mm}) before it opens ({s.Opens:HH:mm})"))
            .Concat(If(s.Season is { } season && !(IsDay(season.FromMonth, season.FromDay) && IsDay(season.ToMonth, season.ToDay)), "a season of its hours begins or ends on a day that is not in the calendar"))),
        // The portal says one span a day: a second one would be lost.
        .. If(hours.Spans.Index().Any(a => a.Item.Days.Distinct().Count() < a.Item.Days.Count || hours.Spans.Take(a.Index).Any(b => Meet(a.Item, b))), "it has two opening times on one day; write the first opening and the last closing, and the rest as a note"),
    ];

    private static bool IsDay(int month, int day) => month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2024, month);

    private static bool Meet(OpeningSpan a, OpeningSpan b) => a.IsSeasonal == b.IsSeasonal && a.Days.Intersect(b.Days).Any()
        && (a.Season is not { } one || b.Season is not { } other || Enumerable.Range(0, 366).Select(new DateOnly(2024, 1, 1).AddDays).Any(d => one.Holds(d) && other.Holds(d)));

    private static IEnumerable<string> Phone(string of, string phone) => If(!Shape.Phone().IsMatch(phone), $"{of} has the phone “{phone}”; a phone is like 800-273-0557 or 711");

    private static IEnumerable<string> Email(string? email) => If(email is not null && !Shape.Email().IsMatch(email), $"the e-mail address “{email}”; an address is like help@example.org");

    private static IEnumerable<string> Key(string key) => If(!Shape.Key().IsMatch(key), $"the key “{key}”; a key is like “hood-river”");

    private static string Key(Holiday holiday) => holiday.Day.ToString("O", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Blank(string what, string? text) => If(text is not null && string.IsNullOrWhiteSpace(text), $"its {what} is empty");

    private static IEnumerable<string> If(bool broken, string sentence) => broken ? [sentence] : [];

    private static IEnumerable<Fault> Twice<T>(string kind, IEnumerable<T> all, Func<T, string> key) =>
        all.CountBy(key).Where(c => c.Value > 1).Select(c => new Fault(kind, c.Key, $"there are {c.Value} records of “{c.Key}”"));
}

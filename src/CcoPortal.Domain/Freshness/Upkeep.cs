using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Editions;

namespace CcoPortal.Domain.Freshness;

/// <summary>What is looked after in one way.</summary>
public enum Care
{
    /// <summary>Phones, hours and rides.</summary>
    Calls,

    /// <summary>Web and mail addresses, fax, dental plans.</summary>
    Reach,
    ServiceAreas,
    Benefits,
    Pages,

    /// <summary>Results of the whole state, and holidays.</summary>
    Results,
}

/// <summary>A published value, or a record that is checked as a whole, and when it must be checked again.</summary>
/// <param name="Kind">Kind of the record.</param>
/// <param name="Field">Path of the day in the record, for example <c>phone.checkedOn</c>: where “still true” is written.</param>
/// <param name="Label">What it is, in plain English.</param>
/// <param name="CheckedOn">Null where nobody kept a day.</param>
/// <param name="DueOn">The last day on which it counts as fresh; null where it was never checked.</param>
/// <param name="Overdue">That day is over, or it was never checked.</param>
public sealed record DueValue(string Kind, string Key, string Field, string Label, DateOnly? CheckedOn, DateOnly? DueOn, bool Overdue);

/// <summary>How long what is published counts as checked, what must be checked again, and what the public is told of it. The days are policy: <c>docs/decisions/0020</c>.</summary>
public static class Upkeep
{
    /// <summary>Staff are shown what is due so many days ahead.</summary>
    public const int DaysAhead = 30;

    /// <summary>Days for which a value that was checked counts as fresh, and why.</summary>
    public static readonly IReadOnlyDictionary<Care, (int Days, string Why)> Policy = new Dictionary<Care, (int Days, string Why)>
    {
        [Care.Calls] = (180, "Members act on these at once, and lines and hours change with contracts and seasons."),
        [Care.Reach] = (365, "They change seldom, and a member finds another way."),
        [Care.ServiceAreas] = (365, "They change with contracts, which begin in January."),
        [Care.Benefits] = (365, "Rules change at the turn of a year; a change in between is news that staff act on."),
        [Care.Pages] = (365, "They rest on rules; a change in between is news that staff act on."),
        [Care.Results] = (365, "The report comes once a year, and so do holidays."),
    };

    /// <summary>The fields of a CCO, beside its former names, which stay as they are, and what they are called.</summary>
    private static readonly Dictionary<string, (Care Care, string Label)> OfCco = new(StringComparer.Ordinal)
    {
        ["phone"] = (Care.Calls, "phone"),
        ["tollFree"] = (Care.Calls, "toll-free phone"),
        ["tty"] = (Care.Calls, "TTY"),
        ["hours"] = (Care.Calls, "hours"),
        ["rides"] = (Care.Calls, "rides"),
        ["website"] = (Care.Reach, "website"),
        ["email"] = (Care.Reach, "e-mail address"),
        ["fax"] = (Care.Reach, "fax"),
        ["address"] = (Care.Reach, "address"),
        ["dentalPlans"] = (Care.Reach, "dental plans"),
    };

    /// <summary>What must be checked again by <see cref="DaysAhead"/> days from now, what was never checked first, then the longest overdue. Whatever is over (a CCO, a service area) stays as it was.</summary>
    /// <param name="today">Oregon's day.</param>
    public static IReadOnlyList<DueValue> Due(Facts facts, DateOnly today) =>
    [
        .. All(facts, today).Where(v => v.DueOn is not { } due || due <= today.AddDays(DaysAhead))
            .OrderBy(v => v.DueOn ?? DateOnly.MinValue).ThenBy(v => v.Kind, StringComparer.Ordinal).ThenBy(v => v.Key, StringComparer.Ordinal).ThenBy(v => v.Field, StringComparer.Ordinal),
    ];

    /// <summary>The day that the public is told a value was last checked on: null while it is fresh, and where nobody kept the day.</summary>
    public static DateOnly? LastChecked(Care care, DateOnly? checkedOn, DateOnly today) => IsOverdue(care, checkedOn, today) ? checkedOn : null;

    /// <summary>All that is looked after.</summary>
    public static IEnumerable<DueValue> All(Facts facts, DateOnly today)
    {
        var live = facts.ServiceAreas.Where(a => !(a.To <= today)).ToList();
        var ccos = live.Select(a => a.Cco).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from cco in facts.Ccos
               where ccos.Contains(cco.Slug)
               from value in cco.Sourced()
               let field = Of(cco, value.Field)
               where field is not null
               select Value(field.Value.Care, "cco", cco.Slug, $"{value.Field}.checkedOn", $"{cco.ShortName}: {field.Value.Label}", value.Fact.CheckedOn, today),
            .. facts.Contacts.Select(c => Value(Care.Calls, "contact", c.Key, "checkedOn", $"{c.Label}: all but the hours", c.CheckedOn, today)),
            .. facts.Contacts.Where(c => c.Hours is not null).Select(c => Value(Care.Calls, "contact", c.Key, "hours.checkedOn", $"{c.Label}: hours", c.Hours!.CheckedOn, today)),
            .. live.Select(a => Value(Care.ServiceAreas, "service-area", a.Key, "checkedOn", $"{ShortName(a.Cco)} in {a.County} County", a.CheckedOn, today)),
            .. facts.Benefits.Select(b => Value(Care.Benefits, "benefit", b.Slug, "checkedOn", b.In("en").Name, b.CheckedOn, today)),
            .. facts.Packages.Where(p => p.Status != PackageStatus.Ended).Select(p => Value(Care.Benefits, "package", p.Slug, "checkedOn", p.In("en").Name, p.CheckedOn, today)),
            .. facts.EnrollmentTypes.Select(t => Value(Care.Benefits, "enrollment-type", t.Code, "checkedOn", t.In("en").Name, t.CheckedOn, today)),
            .. facts.CcoExtras.Where(e => e.Ccos.Any(ccos.Contains)).Select(e => Value(Care.Benefits, "cco-extra", e.Key, "checkedOn", $"{string.Join(", ", e.Ccos.Select(ShortName))}: what it adds, {e.Key}", e.CheckedOn, today)),
            .. facts.Holidays.Where(h => h.Day >= today).Select(h => Value(Care.Results, "holiday", h.Day.ToString("O", System.Globalization.CultureInfo.InvariantCulture), "checkedOn", $"{h.Name}, {h.Day:yyyy-MM-dd}", h.CheckedOn, today)),
            .. facts.Pages.Select(p => Value(Care.Pages, "page", p.Key, "checkedOn", p.In("en").Title, p.CheckedOn, today)),
            .. facts.Measures.Select(m => Value(Care.Results, "measure", m.Key, "checkedOn", m.In("en"), m.CheckedOn, today)),
        ];

        string ShortName(string slug) => facts.Ccos.FirstOrDefault(c => c.Slug == slug)?.ShortName ?? slug;
    }

    private static (Care Care, string Label)? Of(Cco cco, string field) => OfCco.TryGetValue(field, out var known) ? known
        : field.Split('.') is ["otherPhones", var at] ? (Care.Calls, cco.OtherPhones[int.Parse(at, System.Globalization.CultureInfo.InvariantCulture)].Value.Label) : null;

    private static DueValue Value(Care care, string kind, string key, string field, string label, DateOnly? checkedOn, DateOnly today) =>
        new(kind, key, field, label, checkedOn, checkedOn?.AddDays(Policy[care].Days), IsOverdue(care, checkedOn, today));

    private static bool IsOverdue(Care care, DateOnly? checkedOn, DateOnly today) => checkedOn is not { } day || today > day.AddDays(Policy[care].Days);
}

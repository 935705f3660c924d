using System.Globalization;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Freshness;
using CcoPortal.Web.Languages;
using static CcoPortal.Web.Copy.Say;

namespace CcoPortal.Web.Copy;

/// <summary>Facts in words: one place for each way of saying something. The examples are in English.</summary>
public static class Words
{
    private static DateTimeFormatInfo Dates => Language.Current.Culture.DateTimeFormat;

    /// <summary>The name people know: the short one where several CCOs share an organization (“Trillium (Lane)”), else the full one.</summary>
    public static string Name(Cco cco) => cco.Organization == cco.Name ? cco.Name : cco.ShortName;

    /// <summary>A place's name with the apostrophe that print uses: “O’Brien”, from <c>O'Brien</c> as the data has it.</summary>
    public static string Place(string name) => name.Replace('\'', '’');

    public static string County(string name) => T("{0} County", name);

    /// <summary>“November 22, 2026”: a long date, without the weekday that it begins with.</summary>
    public static string Day(DateOnly day) => day.ToString(Dates.LongDatePattern[(Dates.LongDatePattern.IndexOf(' ', StringComparison.Ordinal) + 1)..], Dates);

    public static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>“2020” or “January 2020”, from <c>2020</c> or <c>2020-01</c>.</summary>
    public static string AsOf(string asOf) =>
        DateOnly.TryParseExact(asOf + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month.ToString(Dates.YearMonthPattern, Dates) : asOf;

    /// <summary>What must be said with a value: its date, or that it has none; empty for a sure one without a date.</summary>
    public static string Caution<TValue>(Fact<TValue> fact) => fact switch
    {
        { AsOf: { } asOf } => T("(as of {0})", AsOf(asOf)),
        { Confidence: Confidence.Medium } => T("(our source has no date)"),
        _ => "",
    };

    /// <summary>What must be said with a value that nobody checked for long: “Last checked on May 22, 2026.”; empty while it is fresh.</summary>
    /// <param name="today">Oregon's day.</param>
    public static string LastChecked(Care care, DateOnly? checkedOn, DateOnly today) => Upkeep.LastChecked(care, checkedOn, today) is { } day ? T("Last checked on {0}.", Day(day)) : "";

    /// <summary>Of a value: its date, and when it was last checked, where they must be said.</summary>
    public static string Caution<TValue>(Fact<TValue> fact, Care care, DateOnly today) => $"{Caution(fact)} {LastChecked(care, fact.CheckedOn, today)}".Trim();

    /// <summary>“8 a.m.”, “5:30 p.m.”.</summary>
    public static string Time(TimeOnly time)
    {
        var hour = time.ToString(time.Minute == 0 ? "%h" : "h:mm", CultureInfo.InvariantCulture);
        return time.Hour < 12 ? T("{0} a.m.", hour) : T("{0} p.m.", hour);
    }

    /// <summary>One line for each span: “Monday to Friday, 8 a.m. to 5 p.m.”.</summary>
    /// <param name="hoursLater">1 for Mountain time.</param>
    public static IEnumerable<string> Hours(OpeningHours hours, int hoursLater = 0) => hours.Spans.Select(span =>
    {
        var days = span.Days.Count == 7 ? span.Season is null ? T("Every day") : T("every day") : Days(span.Days);
        var when = T("{0}, {1} to {2}", days, Time(span.Opens.AddHours(hoursLater)), Time(span.Closes.AddHours(hoursLater)));
        return span.Season is { } s ? T("{0} to {1}: {2}", MonthDay(s.FromMonth, s.FromDay), MonthDay(s.ToMonth, s.ToDay), when) : when;
    });

    /// <summary>What starts and ends, once for each day and CCO: “PacificSource Lane will stop serving Lane County, or parts of it. Members will move to Trillium (Lane).”</summary>
    /// <param name="on">What comes after this day will be; all else was.</param>
    public static IEnumerable<(DateOnly Day, string Words)> Changes(IEnumerable<CoverageChange> changes, Edition edition, DateOnly on) => changes.GroupBy(c => (c.Cco, c.Day, c.Starts)).Select(change =>
    {
        var (name, ahead) = (Name(change.Key.Cco), change.Key.Day > on);
        var counties = change.Select(c => c.County).Distinct().ToList();
        var (n, where) = (counties.Count, List(counties));
        var what = (change.Key.Starts, ahead) switch
        {
            (true, true) => N("{1} will start to serve {2} County, or parts of it.|{1} will start to serve {2} counties, or parts of them.", n, name, where),
            (true, false) => N("{1} started to serve {2} County, or parts of it.|{1} started to serve {2} counties, or parts of them.", n, name, where),
            (false, true) => N("{1} will stop serving {2} County, or parts of it.|{1} will stop serving {2} counties, or parts of them.", n, name, where),
            (false, false) => N("{1} stopped serving {2} County, or parts of it.|{1} stopped serving {2} counties, or parts of them.", n, name, where),
        };
        return (change.Key.Day, $"{what} {Moved([.. change.SelectMany(c => c.Successors).Distinct().Select(s => edition.Cco(s)!)], ahead)}".Trim());
    });

    /// <summary>The same, each after its day.</summary>
    public static IEnumerable<string> DatedChanges(IEnumerable<CoverageChange> changes, Edition edition, DateOnly on) => Changes(changes, edition, on).Select(c => $"{Day(c.Day)}: {c.Words}");

    /// <summary>What will start and end of a CCO, the soonest first.</summary>
    public static IReadOnlyList<string> Ahead(Cco cco, Edition edition, DateOnly today) => [.. DatedChanges(edition.ChangesOf(cco).Where(c => c.Day > today).OrderBy(c => c.Day), edition, today)];

    /// <summary>“Members moved to Trillium (Lane).”; empty where nobody is known to have taken over.</summary>
    public static string Moved(IReadOnlyList<Cco> successors, bool ahead = false) => successors.Count == 0 ? ""
        : ahead ? N("Members will move to {1}.|Members will move to {1}, each to one of them.", successors.Count, List(successors.Select(Name)))
        : N("Members moved to {1}.|Members moved to {1}, each to one of them.", successors.Count, List(successors.Select(Name)));

    /// <summary>“all of Lane County”, “only ZIPs 97410, 97442 of Douglas County”: why a CCO is in an answer.</summary>
    public static string Rule(ServiceArea area) => area.Extent switch
    {
        Extent.Whole => T("all of {0} County", area.County),
        Extent.Only => N("only ZIP {1} of {2} County|only ZIPs {1} of {2} County", area.Zips.Count, Commas(area.Zips), area.County),
        Extent.Except => N("all of {2} County except ZIP {1}|all of {2} County except ZIPs {1}", area.Zips.Count, Commas(area.Zips), area.County),
        _ => T("part of {0} County; which ZIPs is not known", area.County),
    };

    /// <summary>The rules of an answer, each once.</summary>
    public static string Rule(Serving serving)
    {
        ArgumentNullException.ThrowIfNull(serving);
        return Rule(serving.Because);
    }

    /// <summary>Each once.</summary>
    public static string Rule(IEnumerable<ServiceArea> areas) => Semicolons(areas.Select(Rule).Distinct());

    public static string Certainty(Certainty certainty) => certainty switch
    {
        Domain.Coverage.Certainty.Confirmed => "confirmed",
        Domain.Coverage.Certainty.Likely => "likely",
        _ => "ask",
    };

    /// <summary>“Health Share of Oregon and Trillium (Tri-County)”.</summary>
    public static string List(IEnumerable<string> items)
    {
        var all = items.ToList();
        return all.Count switch
        {
            0 => "",
            1 => all[0],
            2 => T("{0} and {1}", all[0], all[1]),
            _ => T("{0}, and {1}", Commas(all[..^1]), all[^1]),
        };
    }

    /// <summary>“97301, 97302”.</summary>
    public static string Commas(IEnumerable<string> items) => string.Join(T(", "), items);

    /// <summary>For items that may have commas.</summary>
    public static string Semicolons(IEnumerable<string> items) => string.Join(T("; "), items);

    /// <summary>“Health Share of Oregon and Trillium (Tri-County); in some parts maybe Yamhill Community Care”.</summary>
    public static string Names(IReadOnlyList<ListedCco> ccos)
    {
        var (sure, maybe) = (List(ccos.Where(c => !c.Maybe).Select(c => Name(c.Cco))), List(ccos.Where(c => c.Maybe).Select(c => Name(c.Cco))));
        return maybe.Length == 0 ? sure : sure.Length == 0 ? T("Maybe {0}", maybe) : T("{0}; in some parts maybe {1}", sure, maybe);
    }

    /// <summary>“One” to “Nine” in words, else digits; for the start of a sentence.</summary>
    public static string Count(int n) => n switch
    {
        1 => T("One"),
        2 => T("Two"),
        3 => T("Three"),
        4 => T("Four"),
        5 => T("Five"),
        6 => T("Six"),
        7 => T("Seven"),
        8 => T("Eight"),
        9 => T("Nine"),
        _ => n.ToString(Language.Current.Culture),
    };

    /// <summary>A phone number within plain text: from left to right also among words that go from right to left, where its groups would change places (Unicode UAX #9, isolates).</summary>
    public static string InText(string phone) => Language.Current.Culture.TextInfo.IsRightToLeft ? $"\u2066{phone}\u2069" : phone;

    /// <summary><c>tel:+18002730557</c>, or <c>tel:988</c> for a short number.</summary>
    public static string Tel(string phone) =>
        phone.Length == 3 ? $"tel:{phone}" : $"tel:+1{phone.Replace("-", "", StringComparison.Ordinal)}";

    /// <summary>A number to tap, in a text for <c>&lt;fact-text&gt;</c>.</summary>
    public static string TelLink(string phone) => $"[{phone}]({Tel(phone)})";

    private static string MonthDay(int month, int day) => new DateOnly(2000, month, day).ToString(Dates.MonthDayPattern, Dates);

    private static string Days(IReadOnlyList<DayOfWeek> days)
    {
        var ordered = days.OrderBy(d => ((int)d + 6) % 7).ToList();
        var run = ordered.Count > 2 && ((int)ordered[^1] + 6) % 7 - (((int)ordered[0] + 6) % 7) == ordered.Count - 1;
        return run ? T("{0} to {1}", DayName(ordered[0]), DayName(ordered[^1])) : List(ordered.Select(DayName));
    }

    public static string DayName(DayOfWeek day) => Dates.GetDayName(day);
}

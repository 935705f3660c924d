using System.Globalization;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Coverage;

namespace CcoPortal.Web.Copy;

/// <summary>Facts in English words: one place for each way of saying something.</summary>
public static class Words
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    /// <summary>The name people know: the short one where several CCOs share an organization (“Trillium (Lane)”), else the full one.</summary>
    public static string Name(Cco cco) => cco.Organization == cco.Name ? cco.Name : cco.ShortName;

    /// <summary>A place's name with the apostrophe that print uses: “O’Brien”, from <c>O'Brien</c> as the data has it.</summary>
    public static string Place(string name) => name.Replace('\'', '’');

    /// <summary>“November 22, 2026”.</summary>
    public static string Day(DateOnly day) => day.ToString("MMMM d, yyyy", English);

    public static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>“2020” or “January 2020”, from <c>2020</c> or <c>2020-01</c>.</summary>
    public static string AsOf(string asOf) =>
        DateOnly.TryParseExact(asOf + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month.ToString("MMMM yyyy", English) : asOf;

    /// <summary>What must be said with a value: its date, or that it has none; empty for a sure one without a date.</summary>
    public static string Caution<T>(Fact<T> fact) => fact switch
    {
        { AsOf: { } asOf } => $"(as of {AsOf(asOf)})",
        { Confidence: Confidence.Medium } => "(our source has no date)",
        _ => "",
    };

    /// <summary>“8 a.m.”, “5:30 p.m.”.</summary>
    public static string Time(TimeOnly time) =>
        time.ToString(time.Minute == 0 ? "%h" : "h:mm", English) + (time.Hour < 12 ? " a.m." : " p.m.");

    /// <summary>One line for each span: “Monday to Friday, 8 a.m. to 5 p.m.”.</summary>
    /// <param name="hoursLater">1 for Mountain time.</param>
    public static IEnumerable<string> Hours(OpeningHours hours, int hoursLater = 0) => hours.Spans.Select(span =>
    {
        var when = $"{Days(span.Days)}, {Time(span.Opens.AddHours(hoursLater))} to {Time(span.Closes.AddHours(hoursLater))}";
        return span.Season is { } s ? $"{MonthDay(s.FromMonth, s.FromDay)} to {MonthDay(s.ToMonth, s.ToDay)}: {Lower(when)}" : when;
    });

    /// <summary>“all of Lane County”, “only ZIPs 97410, 97442 of Douglas County”: why a CCO is in an answer.</summary>
    public static string Rule(ServiceArea area) => area.Extent switch
    {
        Extent.Whole => $"all of {area.County} County",
        Extent.Only => $"only {Zips(area)} of {area.County} County",
        Extent.Except => $"all of {area.County} County except {Zips(area)}",
        _ => $"part of {area.County} County; which ZIPs is not known",
    };

    private static string Zips(ServiceArea area) => $"{(area.Zips.Count == 1 ? "ZIP" : "ZIPs")} {string.Join(", ", area.Zips)}";

    /// <summary>The rules of an answer, each once.</summary>
    public static string Rule(Serving serving) => string.Join("; ", serving.Because.Select(Rule).Distinct());

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
            2 => $"{all[0]} and {all[1]}",
            _ => $"{string.Join(", ", all[..^1])}, and {all[^1]}",
        };
    }

    /// <summary>“Health Share of Oregon and Trillium (Tri-County); in some parts maybe Yamhill Community Care”.</summary>
    public static string Names(IReadOnlyList<ListedCco> ccos)
    {
        var (sure, maybe) = (List(ccos.Where(c => !c.Maybe).Select(c => Name(c.Cco))), List(ccos.Where(c => c.Maybe).Select(c => Name(c.Cco))));
        return maybe.Length == 0 ? sure : sure.Length == 0 ? $"Maybe {maybe}" : $"{sure}; in some parts maybe {maybe}";
    }

    /// <summary>“One” to “nine” in words, else digits; for the start of a sentence.</summary>
    public static string Count(int n) => n switch
    {
        0 => "No",
        1 => "One",
        2 => "Two",
        3 => "Three",
        4 => "Four",
        5 => "Five",
        6 => "Six",
        7 => "Seven",
        8 => "Eight",
        9 => "Nine",
        _ => n.ToString(English),
    };

    /// <summary><c>tel:+18002730557</c>, or <c>tel:988</c> for a short number.</summary>
    public static string Tel(string phone) =>
        phone.Length == 3 ? $"tel:{phone}" : $"tel:+1{phone.Replace("-", "", StringComparison.Ordinal)}";

    private static string MonthDay(int month, int day) => new DateOnly(2000, month, day).ToString("MMMM d", English);

    private static string Lower(string text) => text.StartsWith("Every", StringComparison.Ordinal) ? "every" + text[5..] : text;

    private static string Days(IReadOnlyList<DayOfWeek> days)
    {
        if (days.Count == 7)
            return "Every day";
        var ordered = days.OrderBy(d => ((int)d + 6) % 7).ToList();
        var run = ordered.Count > 2 && ((int)ordered[^1] + 6) % 7 - (((int)ordered[0] + 6) % 7) == ordered.Count - 1;
        return run ? $"{DayName(ordered[0])} to {DayName(ordered[^1])}" : List(ordered.Select(DayName));
    }

    public static string DayName(DayOfWeek day) => English.DateTimeFormat.GetDayName(day);
}

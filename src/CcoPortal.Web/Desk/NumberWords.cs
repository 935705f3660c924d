using System.Globalization;
using CcoPortal.Application;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Domain.Desk;
using CcoPortal.Web.Staff;
using static CcoPortal.Application.Desk.ShowNumbers;

namespace CcoPortal.Web.Desk;

/// <summary>The supervisor's numbers as tables in words.</summary>
public static class NumberWords
{
    public const string NotShown = "not shown";

    /// <summary>Said wherever something is hidden.</summary>
    public static readonly string Why =
        $"“Not shown” means: fewer than {SmallCounts.Least}, or a number from which fewer than {SmallCounts.Least} could be worked out. So few could tell who called.";

    public static IReadOnlyList<NumbersTable> Tables(Result numbers, Moment moment)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return
        [
            Counted("hours", "Calls by hour of the day", "Hour", "Calls", numbers.Hours, Hour, "In Oregon’s time. A call counts in the hour in which it began.", upright: true),
            Counted("days", numbers.ByWeek ? "Calls by week" : "Calls by day", numbers.ByWeek ? "Week of" : "Day", "Calls", numbers.Days, d => numbers.ByWeek ? StaffWords.Day(d) : $"{d.DayOfWeek}, {StaffWords.Day(d)}",
                numbers.ByWeek ? "Weeks begin on Monday. The first and the last may have fewer days." : null, upright: true, mark: d => d.ToString("MMM d", CultureInfo.InvariantCulture)),
            Counted("reasons", "Calls by reason", "Reason", "Calls", numbers.Reasons, CallWords.Of),
            Counted("outcomes", "Calls by outcome", "Outcome", "Calls", numbers.Outcomes, CallWords.Of),
            Counted("unanswered", "Questions without a good answer", "Topic", "Calls", numbers.Unanswered, CallWords.Of, "The most frequent first."),
            Counted("languages", "Calls by language", "Language", "Calls", numbers.Languages, RecordForm.LanguageName),
            Counted("counties", "Calls by county", "County", "Calls", numbers.Counties, c => c.Length == 0 ? "Not known" : moment.Edition.County(c)?.Name ?? c),
            Timed("handle-time", "Handle time by reason", "Reason", numbers.Reasons, numbers.HandleTimes, CallWords.Of, null, "From the first look-up to the end of the call. The box goes from one quarter to three quarters, its line is the median, the thin line ends where nine of ten calls are done.", withLongest: false),
            Timed("call-backs", "Call-backs that wait now", "Language", numbers.Waiting, numbers.Waits, RecordForm.LanguageName, "Waiting", "Of those that we promised, whatever the period.", withLongest: true, isNow: true),
            Counted("promises", "Call-backs that wait now, by what we promised", "Promise", "Waiting", numbers.Promises, late => late ? "Overdue" : "In time", isNow: true),
            Timed("call-backs-done", "Call-backs that were done in the period", "Language", numbers.Done, numbers.DoneWaits, RecordForm.LanguageName, "Done", "How long the callers had waited.", withLongest: true),
        ];
    }

    /// <summary>An alarm as a supervisor reads it.</summary>
    public static string Of((string Language, LagReason Reason) lag) => lag.Reason switch
    {
        LagReason.BrokenPromises => $"{RecordForm.LanguageName(lag.Language)}: a promised call-back is overdue, and promises are broken more than twice as often as in all other languages together.",
        _ => $"{RecordForm.LanguageName(lag.Language)}: callers wait more than twice as long as those of all other languages together.",
    };

    private static string Hour(int hour) => new TimeOnly(hour, 0).ToString("h tt", CultureInfo.InvariantCulture).Replace("AM", "am", StringComparison.Ordinal).Replace("PM", "pm", StringComparison.Ordinal);

    /// <param name="mark">What stands in the drawing instead of <paramref name="name"/>, where there is no room for it.</param>
    private static NumbersTable Counted<T>(
        string key, string title, string of, string what, Counts<T> counts, Func<T, string> name, string? note = null, bool upright = false, bool isNow = false, Func<T, string>? mark = null)
    {
        var shown = counts.Rows.Where(r => r.Count is > 0).ToList();
        return new(
            key, title, isNow, [of, what],
            [.. counts.Rows.Select(r => (IReadOnlyList<NumbersCell>)[Text(name(r.Of)), Count(r.Count)]), [Text("All"), Count(counts.Total)]],
            Notes(note, counts),
            shown.Count == 0 ? null : new NumbersChart(
                $"{title}. The most: {name(shown.MaxBy(r => r.Count).Of)}, {Count(shown.Max(r => r.Count)).Words}. The table says the same.", upright,
                [.. counts.Rows.Select(r => new NumbersChart.Mark((mark ?? name)(r.Of), Count(r.Count).Words, r.Count is null ? null : 0, r.Count ?? 0))]));
    }

    /// <param name="what">Header of the counts; null where another table has them.</param>
    private static NumbersTable Timed<T>(string key, string title, string of, Counts<T> counts, Times<T> times, Func<T, string> name, string? what, string note, bool withLongest, bool isNow = false)
    {
        // Drawn in the order of the table.
        var all = counts.Rows.Join(times.Rows, c => c.Of, t => t.Of, (_, t) => (Name: name(t.Of), t.Spread)).ToList();
        return new(
            key, title, isNow, [of, .. what is null ? Array.Empty<string>() : [what], "One quarter within", "Median", "Three quarters within", "Nine of ten within", .. withLongest ? ["Longest"] : Array.Empty<string>()],
            [
                .. counts.Rows.Where(r => r.Count is not 0).Select(r => Row(name(r.Of), r.Count, times.Rows.FirstOrDefault(t => EqualityComparer<T>.Default.Equals(t.Of, r.Of)).Spread)),
                Row("All", counts.Total, times.All),
            ],
            Notes(note, counts),
            all.Count == 0 ? null : new NumbersChart(
                $"{title}. The longest median: {all.MaxBy(a => a.Spread.Median).Name}, {Time(all.Max(a => a.Spread.Median)).Words}. The table says the same.", false,
                [.. all.Select(a => new NumbersChart.Mark(a.Name, Time(a.Spread.Median).Words, a.Spread.Quarter.TotalSeconds, a.Spread.ThreeQuarters.TotalSeconds, a.Spread.Median.TotalSeconds, a.Spread.NineTenths.TotalSeconds))]));

        IReadOnlyList<NumbersCell> Row(string words, int? count, Spread? spread) =>
        [
            Text(words), .. what is null ? Array.Empty<NumbersCell>() : [Count(count)],
            .. new[] { spread?.Quarter, spread?.Median, spread?.ThreeQuarters, spread?.NineTenths }.Concat(withLongest ? [spread?.Longest] : Array.Empty<TimeSpan?>()).Select(t => t is { } time ? Time(time) : count == 0 ? Text(NumbersTable.None) : Text(NotShown)),
        ];
    }

    private static List<string> Notes<T>(string? note, Counts<T> counts)
    {
        var notes = new List<string>();
        if (note is not null)
            notes.Add(note);
        if (counts.HidesAny)
            notes.Add(counts is { Total: > 0, Rows.Count: 0 } ? $"Each group is so small that none is shown. {Why}" : Why);
        return notes;
    }

    private static NumbersCell Text(string words) => new(words, words);

    private static NumbersCell Count(int? count) => count is { } number ? new(number.ToString("N0", CultureInfo.InvariantCulture), number.ToString(CultureInfo.InvariantCulture)) : Text(NotShown);

    private static NumbersCell Time(TimeSpan time) => new(
        time switch
        {
            { TotalDays: >= 1 } => $"{time.Days} d {time.Hours} h",
            { TotalHours: >= 1 } => $"{time.Hours} h {time.Minutes} min",
            { TotalMinutes: >= 1 } => $"{time.Minutes} min {time.Seconds} s",
            _ => $"{time.Seconds} s",
        },
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}"));
}

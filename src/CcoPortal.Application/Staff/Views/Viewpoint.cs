using System.Globalization;
using CcoPortal.Data;
using CcoPortal.Domain.Coverage;

namespace CcoPortal.Application.Staff.Views;

/// <summary>From when the public site is looked at: a day in Oregon, or a time of it by its wall clock.</summary>
/// <param name="Time">Null: the whole day.</param>
public sealed record Viewpoint(DateOnly Day, TimeOnly? Time = null)
{
    private const string DayForm = "yyyy-MM-dd", MinuteForm = "yyyy-MM-ddTHHmm", SecondForm = "yyyy-MM-ddTHHmmss";

    /// <summary>The time that pages show, where they show one: noon for a whole day.</summary>
    public DateTime Local => Day.ToDateTime(Time ?? new TimeOnly(12, 0));

    /// <summary>What was published before this instant is seen: that of the whole day, or of the time and the second that it names.</summary>
    public DateTimeOffset Before => Time is null ? OregonDay.At(Day.AddDays(1).ToDateTime(TimeOnly.MinValue)) : OregonDay.At(Local).AddSeconds(1);

    /// <summary>What begins with the publication at this instant is seen from there.</summary>
    public static Viewpoint Of(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, OregonDay.Pacific).DateTime;
        return new(DateOnly.FromDateTime(local), new TimeOnly(local.Hour, local.Minute, local.Second));
    }

    /// <summary>As it stands in an address: <c>2026-11-22</c>, <c>2026-11-22T1530</c> or <c>2026-11-22T153020</c>; null for anything else.</summary>
    public static Viewpoint? Read(string? text) =>
        DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day)
        : DateTime.TryParseExact(text, [MinuteForm, SecondForm], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? new(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local))
        : null;

    public override string ToString() => Time is null ? Day.ToString(DayForm, CultureInfo.InvariantCulture)
        : Local.ToString(Time.Value.Second == 0 ? MinuteForm : SecondForm, CultureInfo.InvariantCulture);

    /// <summary>Whether there are records for the day at all, as of today.</summary>
    public bool IsIn(DateOnly today) => Day >= CoverageMap.FirstDay && Day <= today.AddYears(CoverageMap.YearsAhead);
}

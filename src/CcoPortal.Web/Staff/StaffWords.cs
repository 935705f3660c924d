using System.Globalization;
using CcoPortal.Data;
using CcoPortal.Domain.Changes;

namespace CcoPortal.Web.Staff;

/// <summary>How staff pages say what is nowhere said to members.</summary>
public static class StaffWords
{
    /// <summary>A moment in Oregon, for example “November 22, 2026, 8:30 am”.</summary>
    public static string At(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, OregonDay.Pacific).ToString("MMMM d, yyyy, h:mm tt", CultureInfo.InvariantCulture).Replace("AM", "am", StringComparison.Ordinal).Replace("PM", "pm", StringComparison.Ordinal);

    public static string Day(DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary>“1 record”, “2 records”.</summary>
    public static string Count(int number, string one, string many) => $"{number.ToString("N0", CultureInfo.InvariantCulture)} {(number == 1 ? one : many)}";

    /// <summary>“3 days”.</summary>
    public static string Lasting(TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } => Count((int)time.TotalDays, "day", "days"),
        { TotalHours: >= 1 } => Count((int)time.TotalHours, "hour", "hours"),
        { TotalMinutes: >= 1 } => Count((int)time.TotalMinutes, "minute", "minutes"),
        _ => "less than a minute",
    };

    public static string State(ChangeState state) => state switch
    {
        ChangeState.Draft => "Draft",
        ChangeState.InReview => "In review",
        ChangeState.Approved => "Approved",
        ChangeState.Scheduled => "Scheduled",
        ChangeState.Published => "Published",
        ChangeState.Rejected => "Refused",
        _ => "Withdrawn",
    };

    public static string Gate(Gate gate) => gate switch
    {
        Domain.Changes.Gate.NoGap => "Homes without a CCO",
        Domain.Changes.Gate.SetChanges => "Places whose CCOs change",
        Domain.Changes.Gate.Successors => "Who takes over",
        Domain.Changes.Gate.Shapes => "Rules for records",
        Domain.Changes.Gate.ReadingGrade => "Plain words",
        _ => "Translations",
    };

    /// <summary>What happened, from an audit event’s kind: <c>change-submitted</c> is “Change submitted”.</summary>
    public static string Event(string kind)
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        return char.ToUpperInvariant(kind[0]) + kind[1..].Replace('-', ' ');
    }
}

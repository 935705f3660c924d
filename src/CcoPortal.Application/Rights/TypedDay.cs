using System.Globalization;

namespace CcoPortal.Application.Rights;

/// <summary>A date in three fields, as typed.</summary>
public sealed record TypedDay(string? Month, string? Day, string? Year)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Year);

    /// <summary>Null when it is no day that a letter can bear.</summary>
    public DateOnly? Read() =>
        Number(Year) is >= 1000 and <= 9999 and var year && Number(Month) is >= 1 and <= 12 and var month && Number(Day) is >= 1 and var day && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;

    private static int? Number(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
}

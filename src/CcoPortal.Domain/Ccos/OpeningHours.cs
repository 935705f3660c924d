namespace CcoPortal.Domain.Ccos;

/// <summary>When a line is answered, in Pacific time.</summary>
/// <param name="Spans">Where two spans hold on one day, the seasonal one wins.</param>
/// <param name="Note">What else the source says, in plain words; null for nothing.</param>
public sealed record OpeningHours(IReadOnlyList<OpeningSpan> Spans, string? Note)
{
    /// <summary>The span that holds on a day, or null when the line is closed all day.</summary>
    public OpeningSpan? On(DateOnly day) =>
        Spans.Where(s => s.Holds(day)).OrderByDescending(s => s.IsSeasonal).FirstOrDefault();

    /// <summary>Open or closed at a moment of Pacific wall-clock time, and until when that stays true.</summary>
    public OpeningState At(DateTime pacific, Func<DateOnly, bool> isHoliday)
    {
        var day = DateOnly.FromDateTime(pacific);
        var time = TimeOnly.FromDateTime(pacific);
        var span = On(day);
        var open = span is not null && time >= span.Opens && time < span.Closes;
        var until = open ? day.ToDateTime(span!.Closes)
            : span is not null && time < span.Opens ? day.ToDateTime(span.Opens)
            : day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new OpeningState(open, isHoliday(day), span, open ? null : NextOpening(day, time), until);
    }

    private DateTime? NextOpening(DateOnly day, TimeOnly time)
    {
        for (var d = day; d < day.AddDays(8); d = d.AddDays(1))
        {
            if (On(d) is { } span && (d > day || time < span.Opens))
                return d.ToDateTime(span.Opens);
        }

        return null;
    }
}

/// <param name="Days">Days of the week.</param>
/// <param name="Season">Null: all year. Else first and last day as month and day, both included; may run over New Year.</param>
public sealed record OpeningSpan(IReadOnlyList<DayOfWeek> Days, TimeOnly Opens, TimeOnly Closes, Season? Season)
{
    public bool IsSeasonal => Season is not null;

    public bool Holds(DateOnly day) => Days.Contains(day.DayOfWeek) && (Season?.Holds(day) ?? true);
}

/// <summary>A yearly season, both ends included.</summary>
public sealed record Season(int FromMonth, int FromDay, int ToMonth, int ToDay)
{
    public bool Holds(DateOnly day)
    {
        var (from, to, at) = ((FromMonth * 100) + FromDay, (ToMonth * 100) + ToDay, (day.Month * 100) + day.Day);
        return from <= to ? from <= at && at <= to : at >= from || at <= to;
    }
}

/// <summary>Whether a line is answered now.</summary>
/// <param name="MayBeClosed">It is a listed holiday: say “may be closed”, whatever the hours are.</param>
/// <param name="NextOpening">Pacific; null while open or when it never opens within a week.</param>
/// <param name="ChangesAt">Pacific instant from which this must be asked again.</param>
public sealed record OpeningState(bool IsOpen, bool MayBeClosed, OpeningSpan? Span, DateTime? NextOpening, DateTime ChangesAt);

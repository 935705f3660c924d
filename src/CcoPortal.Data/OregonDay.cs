namespace CcoPortal.Data;

/// <summary>The day and the wall clock in Oregon, never UTC's.</summary>
public static class OregonDay
{
    public static readonly TimeZoneInfo Pacific = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Pacific).DateTime);

    /// <summary>The instant of a wall-clock time. Of the hour that comes twice in autumn, the second one; in spring, the missing hour counts on from the one before.</summary>
    public static DateTimeOffset At(DateTime local) => new DateTimeOffset(local, Pacific.GetUtcOffset(local)).ToUniversalTime();
}

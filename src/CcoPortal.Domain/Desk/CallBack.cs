namespace CcoPortal.Domain.Desk;

/// <summary>For what a caller let us keep a phone number.</summary>
public enum CallBackPurpose
{
    /// <summary>We said that we call back.</summary>
    Promised,

    /// <summary>To be told, should something that we said turn out to be wrong.</summary>
    IfWrong,
}

/// <summary>How a call-back ended. With it the number is gone.</summary>
public enum CallBackOutcome
{
    Reached,
    GaveUp,

    /// <summary>The number is wrong, or another person's.</summary>
    WrongNumber,

    /// <summary>The caller no longer wants it.</summary>
    NotWanted,

    /// <summary>Nothing that was said in the call turned out to be wrong in the time that the number is kept.</summary>
    NeverNeeded,
}

/// <summary>A number that a caller let us keep, and for what.</summary>
/// <param name="Number">Encrypted, with the call as its owner.</param>
/// <param name="PromisedBy">Until when we said that we call; null for <see cref="CallBackPurpose.IfWrong"/>.</param>
public sealed record KeptNumber(CallBackPurpose Purpose, byte[] Number, DateTimeOffset? PromisedBy);

/// <summary>How long a number is kept at most, and what a promise is unless another is made.</summary>
public static class CallBackTerms
{
    /// <summary>A number that is for corrections only.</summary>
    public const int DaysIfWrong = 90;

    /// <summary>A promise is for so many days at most, and its number is gone so many days after it.</summary>
    public const int DaysOfPromise = 30;

    /// <summary>Oregon time on the day of a promise.</summary>
    public static readonly TimeOnly EndOfDay = new(17, 0);

    /// <summary>The first day after this one that is neither a weekend nor a holiday.</summary>
    public static DateOnly NextWorkingDay(DateOnly day, Func<DateOnly, bool> isHoliday)
    {
        ArgumentNullException.ThrowIfNull(isHoliday);
        do
            day = day.AddDays(1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || isHoliday(day));
        return day;
    }
}

namespace CcoPortal.Domain.Rights;

/// <summary>The letter that a member holds, or waits for.</summary>
public enum Letter
{
    /// <summary>The CCO says no, or less (notice of adverse benefit determination): an appeal comes next.</summary>
    CcoDenial,

    /// <summary>The CCO's answer to an appeal: a hearing comes next.</summary>
    AppealDecision,

    /// <summary>OHA says no to a member with open card: a hearing comes next.</summary>
    OpenCardNotice,

    /// <summary>The CCO has not answered an appeal; the day is that of the appeal.</summary>
    NoAnswer,
}

/// <summary>Until when a member can ask. Calendar days; a weekend or a holiday is never an extension.</summary>
/// <param name="LastDay">The last day to ask; for <see cref="Letter.NoAnswer"/> the day by which the CCO must have answered.</param>
/// <param name="LastDayIfExtended">For <see cref="Letter.NoAnswer"/>: with the 14 more days that a CCO may take when it writes so; else null.</param>
/// <param name="KeepServiceBy">The last day to ask so that a service goes on meanwhile; null when that does not apply.</param>
public sealed record Deadline(Letter Letter, int Days, DateOnly LastDay, DateOnly? LastDayIfExtended, DateOnly? KeepServiceBy)
{
    /// <summary>Days to ask, from the date on the letter (42 CFR 438.402, 438.408; OAR 410-141-3890, 410-141-3900, 410-120-1860).</summary>
    public const int AppealDays = 60, HearingDays = 120, OpenCardDays = 60;

    /// <summary>Days in which a CCO must answer an appeal, and may add (OAR 410-141-3890).</summary>
    public const int AnswerDays = 16, MoreAnswerDays = 14;

    /// <summary>Days after the notice to ask that a service goes on (42 CFR 438.420; OAR 410-141-3910).</summary>
    public const int KeepServiceDays = 10;

    /// <param name="dated">The date on the letter; for <see cref="Letter.NoAnswer"/> the day of the appeal.</param>
    /// <param name="changeStarts">The day on which a service that the member has now is cut or stops; null when none does.</param>
    public static Deadline Of(Letter letter, DateOnly dated, DateOnly? changeStarts)
    {
        if (letter == Letter.NoAnswer)
            return new Deadline(letter, AnswerDays, dated.AddDays(AnswerDays), dated.AddDays(AnswerDays + MoreAnswerDays), null);
        var days = letter switch { Letter.CcoDenial => AppealDays, Letter.AppealDecision => HearingDays, _ => OpenCardDays };
        var tenDays = dated.AddDays(KeepServiceDays);
        return new Deadline(letter, days, dated.AddDays(days), null, changeStarts is { } starts ? starts > tenDays ? starts : tenDays : null);
    }
}

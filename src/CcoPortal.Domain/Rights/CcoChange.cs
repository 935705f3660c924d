namespace CcoPortal.Domain.Rights;

/// <summary>What a member says of being in a CCO. Null: the member does not know.</summary>
/// <param name="Joined">The first day in this CCO.</param>
/// <param name="IsFirst">It is the first CCO the member was ever in.</param>
/// <param name="ByMistake">The state put the member in it by mistake.</param>
/// <param name="Renewed">The day of the last renewal of OHP; null also when there was none.</param>
/// <param name="ChangedSince">The member has changed the CCO since that renewal, or since OHP began.</param>
/// <param name="Reasons">Reasons that count on any day.</param>
public sealed record CcoMembership(DateOnly? Joined, bool? IsFirst, bool? ByMistake, DateOnly? Renewed, bool? ChangedSince, IReadOnlyList<ChangeReason> Reasons);

/// <summary>Reasons that OAR 410-141-3810(1)(b) names for a change on any day.</summary>
public enum ChangeReason
{
    /// <summary>(B)(i).</summary>
    Moved,

    /// <summary>(C): Medicare and full OHP.</summary>
    Medicare,

    /// <summary>(D)(i).</summary>
    TribalMember,

    /// <summary>(D): poor care, or no way to the care or to a provider who knows how to give it.</summary>
    CannotGetCare,

    /// <summary>(B)(ii).</summary>
    FaithOrMorals,

    /// <summary>(B)(iii): two services that must be given together.</summary>
    CareTogether,

    /// <summary>(D): “including, but not limited to”.</summary>
    Other,
}

/// <summary>Chances to change without a reason, OAR 410-141-3810(1)(b)(A)(i) to (v).</summary>
public enum ChangeChance
{
    Mistake,
    FirstDays,
    SixMonths,
    Renewal,
    OneMore,
}

public enum ChangeAnswer
{
    Now,
    NotNow,

    /// <summary>It hangs on what the member does not know, or on what the rule does not say.</summary>
    Unsure,
}

/// <summary>One chance.</summary>
/// <param name="From">Its first day; null for <see cref="ChangeChance.Renewal"/> and <see cref="ChangeChance.OneMore"/>, which have none of their own.</param>
/// <param name="Until">Its last day; null when it has no known end.</param>
/// <param name="Answer">Open today, open later (<see cref="ChangeAnswer.NotNow"/>), or perhaps open.</param>
public sealed record ChangeWindow(ChangeChance Chance, DateOnly? From, DateOnly? Until, ChangeAnswer Answer);

/// <summary>May a member ask for another CCO today? By OAR 410-141-3810(1)(b); calendar days, without a clock.</summary>
/// <param name="Reasons">The member's reasons that count on any day.</param>
/// <param name="Windows">Chances that are open, may be open, or open later, in the order of the rule; those that are over are left out.</param>
/// <param name="AskAgain">For <see cref="ChangeAnswer.NotNow"/>: the first day of the next chance; else null.</param>
public sealed record CcoChange(ChangeAnswer Answer, IReadOnlyList<ChangeReason> Reasons, IReadOnlyList<ChangeWindow> Windows, DateOnly? AskAgain)
{
    /// <summary>Calendar days after joining, and months in the CCO.</summary>
    public const int MistakeDays = 30, FirstDays = 90, Months = 6;

    /// <summary>The rule says “at renewal” and no number of days: this long after one we say that we are not sure.</summary>
    public const int MaybeRenewalDays = 30;

    public static CcoChange On(DateOnly today, CcoMembership member)
    {
        ArgumentNullException.ThrowIfNull(member);
        ChangeWindow?[] own =
        [
            Days(ChangeChance.Mistake, member.ByMistake, MistakeDays),
            Days(ChangeChance.FirstDays, member.IsFirst, FirstDays),
            SixMonths(),
            member.Renewed is { } renewed && today <= renewed.AddDays(MaybeRenewalDays) ? new(ChangeChance.Renewal, null, null, ChangeAnswer.Unsure) : null,
        ];
        var windows = own.OfType<ChangeWindow>().ToList();
        // The one more chance is for when none of the others can be used.
        if (windows.All(w => w.Answer != ChangeAnswer.Now) && member.ChangedSince != true)
            windows.Add(new(ChangeChance.OneMore, null, null, member.ChangedSince == false ? ChangeAnswer.Now : ChangeAnswer.Unsure));
        var answer = windows.Any(w => w.Answer == ChangeAnswer.Now) || member.Reasons.Any(r => r != ChangeReason.Other) ? ChangeAnswer.Now
            : windows.Any(w => w.Answer == ChangeAnswer.Unsure) || member.Reasons.Count > 0 ? ChangeAnswer.Unsure : ChangeAnswer.NotNow;
        return new CcoChange(answer, member.Reasons, windows, answer == ChangeAnswer.NotNow ? windows.Min(w => w.From) : null);

        ChangeWindow? Days(ChangeChance chance, bool? applies, int days)
        {
            var until = member.Joined?.AddDays(days);
            return applies == false || today > until || (applies is null && until is null) ? null
                : new(chance, member.Joined, until, applies == true && until is not null ? ChangeAnswer.Now : ChangeAnswer.Unsure);
        }

        ChangeWindow SixMonths()
        {
            var from = member.Joined?.AddMonths(Months);
            return new(ChangeChance.SixMonths, from, null, from is null ? ChangeAnswer.Unsure : today >= from ? ChangeAnswer.Now : ChangeAnswer.NotNow);
        }
    }
}

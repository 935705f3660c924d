using CcoPortal.Domain.Rights;
using static CcoPortal.Web.Copy.Say;

namespace CcoPortal.Web.Copy;

/// <summary>Chances and reasons to change the CCO, in whole sentences.</summary>
public static class CcoChangeWords
{
    public static string Of(ChangeReason reason) => reason switch
    {
        ChangeReason.Moved => T("You moved out of the area of your CCO. You can ask on any day."),
        ChangeReason.Medicare => T("You have Medicare and full OHP. You can ask on any day."),
        ChangeReason.TribalMember => T("You are a tribal member. You can ask on any day."),
        ChangeReason.CannotGetCare => T("Your care is poor, or you cannot get the care you need. You can ask on any day. Say what happened."),
        ChangeReason.FaithOrMorals => T("Your CCO will not cover a service because of its faith or its morals. You can ask on any day."),
        ChangeReason.CareTogether => T("You need two services at the same time, and your CCO cannot do both. You can ask on any day. A doctor must say why you need them at once."),
        _ => T("You have another reason. The rule does not list them all. Call and ask if yours counts."),
    };

    public static string Of(ChangeWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        var (from, until) = (window.From is { } f ? Words.Day(f) : "", window.Until is { } u ? Words.Day(u) : "");
        return window switch
        {
            { Chance: ChangeChance.Mistake, Answer: ChangeAnswer.Now } => T("The state put you in this CCO by mistake. You can ask until {0}.", until),
            { Chance: ChangeChance.Mistake, Until: not null } => T("If the state put you in this CCO by mistake, you can ask until {0}.", until),
            { Chance: ChangeChance.Mistake } => T("The state put you in this CCO by mistake. You can ask in the first {0} days.", CcoChange.MistakeDays),
            { Chance: ChangeChance.FirstDays, Answer: ChangeAnswer.Now } => T("This is your first CCO. You can ask until {0}.", until),
            { Chance: ChangeChance.FirstDays, Until: not null } => T("If this is your first CCO, you can ask until {0}.", until),
            { Chance: ChangeChance.FirstDays } => T("This is your first CCO. You can ask in the first {0} days.", CcoChange.FirstDays),
            { Chance: ChangeChance.SixMonths, Answer: ChangeAnswer.Now } => T("You had been in this CCO for {0} months on {1}. Since then you can ask on any day.", CcoChange.Months, from),
            { Chance: ChangeChance.SixMonths, From: not null } => T("You will have been in this CCO for {0} months on {1}. From then on you can ask on any day.", CcoChange.Months, from),
            { Chance: ChangeChance.SixMonths } => T("Once you have been in this CCO for {0} months, you can ask on any day.", CcoChange.Months),
            { Chance: ChangeChance.Renewal } => T("You can ask when you renew OHP. The rule does not say for how many days. You renewed not long ago, so call and ask."),
            { Answer: ChangeAnswer.Now } => T("You have not changed your CCO since you renewed. You can ask one time before you renew again."),
            _ => T("If you have not changed your CCO since you last renewed, you can ask one time now."),
        };
    }
}

using CcoPortal.Application.Desk;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Desk;
using CcoPortal.Web.Staff;

namespace CcoPortal.Web.Desk;

/// <summary>The codes of a call record in words, and the key of each at the wrap-up.</summary>
public static class CallWords
{
    public static string Of(CallReason reason) => reason switch
    {
        CallReason.WhichCco => "Which CCO",
        CallReason.PhoneNumber => "A phone number or hours",
        CallReason.Covered => "What is covered",
        CallReason.FindProvider => "Find a doctor or dentist",
        CallReason.Rides => "A ride",
        CallReason.Letter => "A card or a letter",
        CallReason.ChangeCco => "Change CCO",
        CallReason.Bill => "A bill",
        CallReason.Complaint => "A complaint or an appeal",
        CallReason.ApplyOrRenew => "Apply or renew",
        _ => "Something else",
    };

    public static string Of(CallOutcome outcome) => outcome switch
    {
        CallOutcome.Answered => "Answered",
        CallOutcome.HandedOver => "Answered, and sent along",
        CallOutcome.SentOn => "Sent to another line",
        CallOutcome.CallBack => "We call back",
        CallOutcome.NoGoodAnswer => "No good answer",
        _ => "The caller left",
    };

    public static string Of(UnansweredTopic topic) => topic switch
    {
        UnansweredTopic.IsProviderInNetwork => "Is this doctor in the network",
        UnansweredTopic.CaseOrEligibility => "The caller’s own case",
        UnansweredTopic.CardOrLetterLost => "A lost card or letter",
        UnansweredTopic.OneClaimOrBill => "One claim or bill",
        UnansweredTopic.OneMedicine => "One medicine",
        UnansweredTopic.ApprovalStatus => "Where an approval stands",
        UnansweredTopic.Appointment => "An appointment",
        UnansweredTopic.MovingAway => "Moving or travel",
        UnansweredTopic.OtherInsurance => "Other insurance",
        UnansweredTopic.OtherProgram => "Another program",
        _ => "Something else",
    };

    public static string Of(FlagReason reason) => reason switch
    {
        FlagReason.NumberDoesNotWork => "The number does not work",
        FlagReason.NumberOfSomeoneElse => "The number is someone else’s",
        FlagReason.WrongHours => "The hours are wrong",
        FlagReason.WrongArea => "The area is wrong",
        FlagReason.SaysSomethingElseElsewhere => "Another source says something else",
        FlagReason.OutOfDate => "Out of date",
        FlagReason.HardToUnderstand => "Callers do not understand it",
        FlagReason.WrongTranslation => "The translation is wrong",
        _ => "Something else",
    };

    public static string Of(CallBackOutcome outcome) => outcome switch
    {
        CallBackOutcome.Reached => "Reached",
        CallBackOutcome.GaveUp => "Given up",
        CallBackOutcome.WrongNumber => "Wrong number",
        CallBackOutcome.NotWanted => "No longer wanted",
        _ => $"Its {CallBackTerms.DaysIfWrong} days were over",
    };

    /// <summary>What a caller is told who heard what was wrong.</summary>
    public static string Of(CorrectedField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.IsGone ? $"We told you of {field.Title}. That is not so."
            : $"{field.Title}, {field.Label}: {(field.Said.Length == 0 ? "we told you nothing" : $"we told you {field.Said}")}. {(field.Right.Length == 0 ? "That is not so" : $"Right is {field.Right}")}.";
    }

    /// <summary>What became of a flag, in a sentence.</summary>
    public static string Of(ListMyFlags.Line flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        return (flag.End, flag.Change) switch
        {
            (null, _) => "Open: no editor has answered yet.",
            (FlagEnd.TrueAsItIs, _) => "True as it is: an editor read the source.",
            (FlagEnd.CannotBeChecked, _) => "It cannot be checked: no source says what is true.",
            (_, { State: ChangeState.Published, PublishedAt: { } at } change) => $"Changed: “{change.Title}” was published {StaffWords.At(at)}.",
            (_, { State: ChangeState.Rejected } change) => $"Not changed: “{change.Title}” was refused.",
            (_, { State: ChangeState.Withdrawn } change) => $"Not changed: “{change.Title}” was withdrawn.",
            (_, { State: ChangeState.Draft, Round: > 0 } change) => $"In a change: “{change.Title}” was sent back to its editors.",
            (_, { } change) => $"In a change: “{change.Title}” is {change.State.InWords()}.",
            _ => "In a change.",
        };
    }

    /// <summary>The letter that chooses a reason or a topic: they come in the order of the codes.</summary>
    public static char Letter(int at) => (char)('a' + at);
}

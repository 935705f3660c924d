using CcoPortal.Domain.Desk;

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

    /// <summary>The letter that chooses a reason or a topic: they come in the order of the codes.</summary>
    public static char Letter(int at) => (char)('a' + at);
}

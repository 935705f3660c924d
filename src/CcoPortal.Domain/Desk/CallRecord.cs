namespace CcoPortal.Domain.Desk;

/// <summary>Why someone called. Coded, so that a call record has no words in which someone could be named.</summary>
public enum CallReason
{
    WhichCco,
    PhoneNumber,
    Covered,
    FindProvider,
    Rides,
    Letter,
    ChangeCco,
    Bill,
    Complaint,
    ApplyOrRenew,
    Other,
}

/// <summary>How a call ended.</summary>
public enum CallOutcome
{
    Answered,

    /// <summary>The answer went along as a letter, a mail or a code.</summary>
    HandedOver,

    /// <summary>To the CCO, to OHP Client Services or to another line.</summary>
    SentOn,

    /// <summary>Someone calls back.</summary>
    CallBack,
    NoGoodAnswer,

    /// <summary>The caller hung up, or it was no call for the desk.</summary>
    Ended,
}

/// <summary>What the portal had no good answer to.</summary>
public enum UnansweredTopic
{
    IsProviderInNetwork,
    CaseOrEligibility,
    CardOrLetterLost,
    OneClaimOrBill,
    OneMedicine,
    ApprovalStatus,
    Appointment,
    MovingAway,
    OtherInsurance,
    OtherProgram,
    SomethingElse,
}

/// <summary>A fact that was read out: which record, and of which edition.</summary>
/// <param name="Edition">The edition that the desk showed; the revision that was read is the newest of that edition.</param>
public sealed record ReadFact(string Kind, string Key, int Edition);

/// <summary>One call. By design nothing in it says who called: no name, number, address or words.</summary>
/// <param name="Id">Made with the first look-up, so that a record that is sent twice is one.</param>
/// <param name="Agent">Of the staff.</param>
/// <param name="Began">The first look-up.</param>
/// <param name="Ended">The wrap-up.</param>
/// <param name="Language">Tag of the language that was spoken.</param>
/// <param name="County">Slug; null where it is not known.</param>
/// <param name="Unanswered">Set where the outcome is <see cref="CallOutcome.NoGoodAnswer"/>, and only there.</param>
/// <param name="Numbers">To call back, encrypted, where the caller asked for it; the one exception. Null for none.</param>
public sealed record CallRecord(
    Guid Id, Guid Agent, DateTimeOffset Began, DateTimeOffset Ended, CallReason Reason, CallOutcome Outcome, string Language, string? County, UnansweredTopic? Unanswered, IReadOnlyList<ReadFact> Facts,
    IReadOnlyList<KeptNumber>? Numbers = null)
{
    /// <summary>So long a record is kept.</summary>
    public const int MonthsKept = 24;

    /// <summary>Handle time: from the first look-up to the wrap-up.</summary>
    public TimeSpan Handled => Ended - Began;
}

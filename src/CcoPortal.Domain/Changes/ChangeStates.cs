namespace CcoPortal.Domain.Changes;

/// <summary>How a state is said.</summary>
public static class ChangeStates
{
    /// <summary>After “This change request is”.</summary>
    public static string InWords(this ChangeState state) => state switch
    {
        ChangeState.Draft => "a draft",
        ChangeState.InReview => "in review",
        ChangeState.Approved => "approved",
        ChangeState.Scheduled => "scheduled",
        ChangeState.Published => "published",
        ChangeState.Rejected => "rejected",
        _ => "withdrawn",
    };

    public static bool IsOpen(this ChangeState state) => state is ChangeState.Draft or ChangeState.InReview or ChangeState.Approved or ChangeState.Scheduled;
}

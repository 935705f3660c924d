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

    /// <summary>Those in which something can still be written into a change request.</summary>
    public static IReadOnlyList<ChangeState> Open { get; } = [ChangeState.Draft, ChangeState.InReview, ChangeState.Approved, ChangeState.Scheduled];

    public static bool IsOpen(this ChangeState state) => Open.Contains(state);
}

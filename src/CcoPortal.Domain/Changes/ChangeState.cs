namespace CcoPortal.Domain.Changes;

/// <summary>Where a change request stands.</summary>
public enum ChangeState
{
    /// <summary>Its editors work on it.</summary>
    Draft,

    /// <summary>Waits for a second person.</summary>
    InReview,

    /// <summary>A second person said yes to exactly these revisions.</summary>
    Approved,

    /// <summary>Approved, and published by itself at a time that was set.</summary>
    Scheduled,

    Published,

    /// <summary>A second person said no.</summary>
    Rejected,

    /// <summary>Its editors gave it up.</summary>
    Withdrawn,
}

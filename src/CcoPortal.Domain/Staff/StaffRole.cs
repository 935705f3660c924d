namespace CcoPortal.Domain.Staff;

/// <summary>What a member of staff may do; one each. <c>docs/roles.md</c> says which pages follow from it.</summary>
public enum StaffRole
{
    /// <summary>Answers callers.</summary>
    Agent,

    /// <summary>An agent who also sees the numbers.</summary>
    Supervisor,

    /// <summary>Proposes changes.</summary>
    Editor,

    /// <summary>An editor who also approves the changes of others.</summary>
    Reviewer,

    /// <summary>Invites, disables and resets people; sees changes and the audit, and changes no fact.</summary>
    Admin,
}

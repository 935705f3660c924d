using CcoPortal.Domain.Staff;

namespace CcoPortal.Application.Staff;

/// <summary>The member of staff who asks. Injected (scoped); the web fills it from who is signed in.</summary>
public sealed class Actor
{
    private (Guid Id, string Name, StaffRole Role)? _who;

    /// <exception cref="InvalidOperationException">Nobody is signed in: a page without its access rule.</exception>
    public Guid Id => Who.Id;

    public string Name => Who.Name;

    public StaffRole Role => Who.Role;

    /// <summary>As the audit names them.</summary>
    public string AuditName => Id.ToString("D");

    private (Guid Id, string Name, StaffRole Role) Who => _who ?? throw new InvalidOperationException("Nobody is signed in.");

    public void Is(Guid id, string name, StaffRole role) => _who = (id, name, role);
}

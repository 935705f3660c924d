using CcoPortal.Domain.Staff;

namespace CcoPortal.Web.Setup;

/// <summary>
/// Who may open a page or an address under <c>/staff</c>, <c>/desk</c> and <c>/account</c>: those of the roles it names, or of every role when it names none. An address there that
/// has neither this nor <see cref="Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute"/> is closed to all. On addresses that are no pages: <c>.WithMetadata(new StaffOnlyAttribute(…))</c>.
/// <c>docs/roles.md</c> has them all.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StaffOnlyAttribute(params StaffRole[] roles) : Attribute
{
    public IReadOnlyList<StaffRole> Roles { get; } = roles;

    /// <summary>Open too to someone who still has to set up the second factor that the portal asks for.</summary>
    public bool EvenWithoutSecondFactor { get; init; }

    /// <summary>What is sent is taken too while nobody can ask the database whether the account still may: what it does needs no database, or waits for it.</summary>
    public bool EvenWithoutDatabase { get; init; }

    public bool Admits(StaffRole role) => Roles.Count == 0 || Roles.Contains(role);
}

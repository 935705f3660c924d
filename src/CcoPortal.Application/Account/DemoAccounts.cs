using CcoPortal.Domain.Staff;

namespace CcoPortal.Application.Account;

/// <summary>Accounts whose password everyone knows, for a developer's own machine; see decision 0018.</summary>
/// <param name="Exist">True in Development only: elsewhere none of their addresses signs in, is invited, or keeps a session, whatever a restored database holds.</param>
public sealed record DemoAccounts(bool Exist)
{
    public const string Password = "Cascade-Range-1859!";

    public const string Domain = "portal.test";

    public static readonly IReadOnlyList<(string Email, string Name, StaffRole Role)> All =
    [
        ($"agent@{Domain}", "Alex Agent", StaffRole.Agent), ($"supervisor@{Domain}", "Sam Supervisor", StaffRole.Supervisor), ($"editor@{Domain}", "Emery Editor", StaffRole.Editor),
        ($"reviewer@{Domain}", "Robin Reviewer", StaffRole.Reviewer), ($"admin@{Domain}", "Ari Admin", StaffRole.Admin),
    ];

    /// <summary>Whether an account with this address may be here.</summary>
    public bool Allow(string? email) => Exist || !All.Any(a => a.Email.Equals(email?.Trim(), StringComparison.OrdinalIgnoreCase));
}

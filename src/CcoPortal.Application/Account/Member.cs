using CcoPortal.Data;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Account;

/// <summary>A member of staff, as a session knows them.</summary>
/// <param name="Stamp">Changes with everything that ends their sessions.</param>
public sealed record Member(Guid Id, string Name, StaffRole Role, string Stamp, bool HasAuthenticator, bool HasPasskey)
{
    public bool HasSecondFactor => HasAuthenticator || HasPasskey;

    internal static async Task<Member> OfAsync(PortalDbContext db, StaffMember staff, CancellationToken cancellationToken) =>
        new(staff.Id, staff.Name, staff.Role, staff.SecurityStamp!, staff.TwoFactorEnabled, await db.UserPasskeys.AnyAsync(p => p.UserId == staff.Id, cancellationToken));
}

using CcoPortal.Application.Staff;
using CcoPortal.Data.Audit;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Audit;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Account;

/// <summary>
/// At each start: in Development the demo accounts are made; elsewhere those that a restored database brought are shut; and while there is nobody else, a code is made by which
/// the first admin gets in.
/// </summary>
public static class PrepareAccounts
{
    public sealed record Command : IRequest<Result>, IChangeSet;

    /// <param name="Code">To be printed on the console, and nowhere else; null when there is staff.</param>
    /// <param name="DemosShut">How many demo accounts were open that may not be here.</param>
    public sealed record Result(string? Code, int DemosShut);

    public sealed class Handler(ChangeSet set, UserManager<StaffMember> users, DemoAccounts demo) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var db = set.Db;
            // Portals that start at once do this one after the other.
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({FirstAdminCode.Turn})", cancellationToken);
            var shut = 0;
            foreach (var (email, name, role) in DemoAccounts.All)
            {
                var staff = await users.FindByEmailAsync(email);
                if (demo.Exist)
                {
                    await MakeAsync(staff, email, name, role);
                }
                else if (staff is { DisabledAt: null })
                {
                    (staff.DisabledAt, staff.PasswordHash, staff.SecurityStamp) = (set.Now, null, Guid.NewGuid().ToString());
                    set.Audit(new StaffDisabled(staff.Id), AuditTrail.Portal);
                    shut++;
                }
            }

            await db.SaveChangesAsync(cancellationToken);
            if (demo.Exist || !await FirstAdminCode.IsNeededAsync(db, cancellationToken))
                return new Result(null, shut);
            var code = FirstAdminCode.New();
            db.FirstAdminCodes.Add(new FirstAdminCodeRow(FirstAdminCode.HashOf(code), set.Now));
            return new Result(code, shut);
        }

        private async Task MakeAsync(StaffMember? staff, string email, string name, Domain.Staff.StaffRole role)
        {
            if (staff is not null)
                return;
            staff = new StaffMember { Id = Guid.CreateVersion7(set.Now), Name = name, Role = role, Email = email, UserName = email, InvitedAt = set.Now };
            // Not the rules for passwords, which would refuse one that stands in the documentation.
            staff.PasswordHash = users.PasswordHasher.HashPassword(staff, DemoAccounts.Password);
            if (await users.CreateAsync(staff) is { Succeeded: false } refused)
                throw new InvalidOperationException($"A demo account could not be made: {string.Join(", ", refused.Errors.Select(e => e.Code))}");
            set.Audit(new StaffInvited(staff.Id, name, role), AuditTrail.Portal);
        }
    }
}

using CcoPortal.Application.Account;
using CcoPortal.Data.Staff;
using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.People;

/// <summary>Someone lost their password, phone or key: all of it is taken away, and a new one-time link lets them in. The only way back; no question is asked.</summary>
public static class ResetStaff
{
    [For(StaffRole.Admin)]
    public sealed record Command(Guid Id) : IRequest<Result>, IChangeSet;

    /// <param name="Token">Of the link; shown once.</param>
    public sealed record Result(string Name, string Token);

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var staff = await People.OtherAsync(set, actor, request.Id, cancellationToken);
            if (staff.DisabledAt is not null)
                throw Refusal.Of("", "This account is disabled. Enable it first.");
            (staff.PasswordHash, staff.SecurityStamp, staff.AccessFailedCount, staff.LockoutEnd) = (null, Guid.NewGuid().ToString(), 0, null);
            await Authenticators.ClearAsync(set.Db, staff);
            await set.Db.UserPasskeys.Where(p => p.UserId == staff.Id).ExecuteDeleteAsync(cancellationToken);
            set.Audit(new StaffReset(staff.Id));
            return new Result(staff.Name, await Invitations.GiveAsync(set.Db, staff, set.Now));
        }
    }
}

using CcoPortal.Application.Staff;
using CcoPortal.Data.Audit;
using CcoPortal.Data.Staff;
using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Staff;
using MediatR;

namespace CcoPortal.Application.Account;

/// <summary>Someone types the code of their authenticator app: after the password, or in a session, to show that they still have it.</summary>
public static class SignInByCode
{
    /// <param name="Stamp">As it was with the password: a password that was changed meanwhile no longer counts.</param>
    public sealed record Command(Guid Staff, string Stamp, string? Code) : IRequest<Result>, IChangeSet;

    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>A wrong code, or one that was used before.</summary>
        public sealed record Wrong : Result;

        /// <summary>Locked, disabled, or changed meanwhile: the sign-in begins anew.</summary>
        public sealed record Over : Result;

        public sealed record In(Member Member) : Result;
    }

    public sealed class Handler(ChangeSet set, Authenticators authenticators, DemoAccounts demo) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var db = set.Db;
            var staff = await StaffAccounts.LockAsync(db, request.Staff, cancellationToken);
            if (staff is not { DisabledAt: null } || staff.SecurityStamp != request.Stamp || StaffAccounts.IsLocked(staff, set.Now) || !demo.Allow(staff.Email)
                || await authenticators.KeyAsync(db, staff) is not { } key)
                return new Result.Over();
            if (OneTimeCode.StepOf(key, request.Code ?? "", set.Now, await Authenticators.SpentAsync(db, staff)) is not { } step)
            {
                set.Audit(new SignInFailed(staff.Id, "authenticator"), AuditTrail.Portal);
                if (StaffAccounts.Fail(staff, set.Now) is not { } until)
                    return new Result.Wrong();
                set.Audit(new LockedOut(staff.Id, until), AuditTrail.Portal);
                return new Result.Over();
            }

            await Authenticators.SpendAsync(db, staff, step);
            staff.AccessFailedCount = 0;
            set.Audit(new SignedIn(staff.Id, "authenticator"), staff.Id.ToString("D"));
            return new Result.In(await Member.OfAsync(db, staff, cancellationToken));
        }
    }
}

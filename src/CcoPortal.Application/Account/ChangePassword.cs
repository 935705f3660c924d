using CcoPortal.Application.Staff;
using CcoPortal.Data.Audit;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Staff;
using CcoPortal.Domain.Audit;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace CcoPortal.Application.Account;

/// <summary>Someone who is signed in sets another password. All their other sessions end.</summary>
public static class ChangePassword
{
    public sealed record Command(string? Current, string? Password, string? Again) : IRequest<Result>, IChangeSet;

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Changed(Member Member) : Result;

        /// <summary>The current password is another one; this is counted like at the sign-in, since whoever found an open session may try here.</summary>
        public sealed record Wrong : Result;
    }

    public sealed class Handler(ChangeSet set, Actor actor, IPasswordHasher<StaffMember> hasher) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var staff = (await StaffAccounts.LockAsync(set.Db, actor.Id, cancellationToken))!;
            if (StaffAccounts.IsLocked(staff, set.Now))
                return new Result.Wrong();
            if (staff.PasswordHash is null || hasher.VerifyHashedPassword(staff, staff.PasswordHash, request.Current ?? "") == PasswordVerificationResult.Failed)
            {
                set.Audit(new SignInFailed(staff.Id, "password"), AuditTrail.Portal);
                if (StaffAccounts.Fail(staff, set.Now) is { } until)
                    set.Audit(new LockedOut(staff.Id, until), AuditTrail.Portal);
                return new Result.Wrong();
            }

            NewPassword.Set(staff, request.Password, request.Again, hasher);
            set.Audit(new PasswordChanged(staff.Id));
            return new Result.Changed(await Member.OfAsync(set.Db, staff, cancellationToken));
        }
    }
}

using CcoPortal.Application.Staff;
using CcoPortal.Data.Audit;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Staff;
using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace CcoPortal.Application.Account;

/// <summary>Someone who is signed in shows once more that it is them, before they do what asks for that: with the code of their authenticator, or, while their account has no second factor, with its password.</summary>
public static class ProveIdentity
{
    /// <param name="Typed">The code, or the password.</param>
    public sealed record Command(string? Typed) : IRequest<Result>, IChangeSet;

    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>Wrong, used before, or locked; counted like at the sign-in. An account that has only passkeys is shown by none of these.</summary>
        public sealed record Wrong : Result;

        public sealed record Proven(Member Member, DateTimeOffset At) : Result;
    }

    public sealed class Handler(ChangeSet set, Actor actor, Authenticators authenticators, IPasswordHasher<StaffMember> hasher) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var staff = (await StaffAccounts.LockAsync(set.Db, actor.Id, cancellationToken))!;
            var member = await Member.OfAsync(set.Db, staff, cancellationToken);
            if (StaffAccounts.IsLocked(staff, set.Now) || (member.HasPasskey && !member.HasAuthenticator))
                return new Result.Wrong();
            if (await IsRightAsync(staff, request.Typed ?? ""))
            {
                staff.AccessFailedCount = 0;
                return new Result.Proven(member, set.Now);
            }

            set.Audit(new SignInFailed(staff.Id, member.HasAuthenticator ? "authenticator" : "password"), AuditTrail.Portal);
            if (StaffAccounts.Fail(staff, set.Now) is { } until)
                set.Audit(new LockedOut(staff.Id, until), AuditTrail.Portal);
            return new Result.Wrong();
        }

        private async Task<bool> IsRightAsync(StaffMember staff, string typed)
        {
            if (await authenticators.KeyAsync(set.Db, staff) is not { } key)
                return staff.PasswordHash is { } hash && hasher.VerifyHashedPassword(staff, hash, typed) != PasswordVerificationResult.Failed;
            if (OneTimeCode.StepOf(key, typed, set.Now, await Authenticators.SpentAsync(set.Db, staff)) is not { } step)
                return false;
            await Authenticators.SpendAsync(set.Db, staff, step);
            return true;
        }
    }
}

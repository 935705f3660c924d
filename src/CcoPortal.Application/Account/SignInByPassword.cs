using CcoPortal.Application.Staff;
using CcoPortal.Data.Audit;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Staff;
using CcoPortal.Domain.Audit;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace CcoPortal.Application.Account;

/// <summary>Someone types an address and a password.</summary>
public static class SignInByPassword
{
    public sealed record Command(string? Email, string? Password) : IRequest<Result>, IChangeSet;

    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>Unknown, wrong, locked or disabled: nobody is told which.</summary>
        public sealed record Refused : Result;

        /// <summary>The password is right, and a code or a passkey is asked for next.</summary>
        public sealed record NeedsSecondFactor(Member Member) : Result;

        public sealed record In(Member Member) : Result;
    }

    public sealed class Handler(ChangeSet set, UserManager<StaffMember> users, IPasswordHasher<StaffMember> hasher, DemoAccounts demo) : IRequestHandler<Command, Result>
    {
        /// <summary>What an unknown account is compared with, so that it takes as long as a known one.</summary>
        private static string? s_nobodys;

        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var (db, password) = (set.Db, request.Password ?? "");
            var staff = await StaffAccounts.LockAsync(db, users.NormalizeEmail(request.Email?.Trim()), cancellationToken);
            if (staff?.PasswordHash is null || !demo.Allow(staff.Email))
            {
                s_nobodys ??= hasher.HashPassword(null!, Guid.NewGuid().ToString());
                hasher.VerifyHashedPassword(null!, s_nobodys, password);
                return new Result.Refused();
            }

            var right = await users.CheckPasswordAsync(staff, password);
            // Counted and told once, by the failure that locked it: whoever goes on trying cannot fill the audit.
            if (staff.DisabledAt is not null || StaffAccounts.IsLocked(staff, set.Now))
                return new Result.Refused();
            if (!right)
            {
                set.Audit(new SignInFailed(staff.Id, "password"), AuditTrail.Portal);
                if (StaffAccounts.Fail(staff, set.Now) is { } until)
                    set.Audit(new LockedOut(staff.Id, until), AuditTrail.Portal);
                return new Result.Refused();
            }

            var member = await Member.OfAsync(db, staff, cancellationToken);
            // Failures are forgotten only when all is right: else a known password would give endless guesses at the code.
            if (member.HasSecondFactor)
                return new Result.NeedsSecondFactor(member);
            staff.AccessFailedCount = 0;
            set.Audit(new SignedIn(staff.Id, "password"), staff.Id.ToString("D"));
            return new Result.In(member);
        }
    }
}

using CcoPortal.Application.Staff;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Staff;
using CcoPortal.Domain.Audit;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace CcoPortal.Application.Account;

/// <summary>
/// Someone's passkey has signed what it was asked to, and the browser made sure that it is them (PIN, finger, face): something they have and something they know or are, so both
/// factors at once. An account that is locked for wrong passwords is open to it: nobody guesses a passkey, and nobody else can lock them out.
/// </summary>
public static class SignInByPasskey
{
    /// <param name="Passkey">As it is after this use.</param>
    public sealed record Command(Guid Staff, UserPasskeyInfo Passkey) : IRequest<Member?>, IChangeSet;

    public sealed class Handler(ChangeSet set, UserManager<StaffMember> users, DemoAccounts demo) : IRequestHandler<Command, Member?>
    {
        /// <returns>Null when the account is disabled, or no longer has the passkey.</returns>
        public async Task<Member?> Handle(Command request, CancellationToken cancellationToken)
        {
            if (!request.Passkey.IsUserVerified || await StaffAccounts.LockAsync(set.Db, request.Staff, cancellationToken) is not { DisabledAt: null } staff || !demo.Allow(staff.Email)
                || await users.GetPasskeyAsync(staff, request.Passkey.CredentialId) is null)
                return null;
            if (await users.AddOrUpdatePasskeyAsync(staff, request.Passkey) is { Succeeded: false } refused)
                throw new InvalidOperationException($"A passkey could not be updated: {string.Join(", ", refused.Errors.Select(e => e.Code))}");
            staff.AccessFailedCount = 0;
            set.Audit(new SignedIn(staff.Id, "passkey"), staff.Id.ToString("D"));
            return await Member.OfAsync(set.Db, staff, cancellationToken);
        }
    }
}

using System.Buffers.Text;
using CcoPortal.Application.Staff;
using CcoPortal.Data.Staff;
using CcoPortal.Domain.Audit;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Account;

/// <summary>Someone takes one of their own passkeys away.</summary>
public static class RemovePasskey
{
    /// <param name="Id">Base64url.</param>
    public sealed record Command(string? Id) : IRequest<Member>, IChangeSet;

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command, Member>
    {
        public async Task<Member> Handle(Command request, CancellationToken cancellationToken)
        {
            var staff = (await StaffAccounts.LockAsync(set.Db, actor.Id, cancellationToken))!;
            var passkeys = await set.Db.UserPasskeys.Where(p => p.UserId == staff.Id).ToListAsync(cancellationToken);
            // Another account's is none of these.
            if (passkeys.SingleOrDefault(p => Base64Url.EncodeToString(p.CredentialId) == request.Id) is { } passkey)
            {
                if (passkeys.Count == 1 && !staff.TwoFactorEnabled)
                    throw Refusal.Of("", "This is your only second factor. Set up an authenticator app, or add another passkey, first.");
                set.Db.UserPasskeys.Remove(passkey);
                staff.SecurityStamp = Guid.NewGuid().ToString();
                set.Audit(new PasskeyRemoved(staff.Id, passkey.Data.Name ?? ""));
                await set.Db.SaveChangesAsync(cancellationToken);
            }

            return await Member.OfAsync(set.Db, staff, cancellationToken);
        }
    }
}

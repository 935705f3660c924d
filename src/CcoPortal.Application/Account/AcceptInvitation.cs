using CcoPortal.Application.Staff;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Audit;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace CcoPortal.Application.Account;

/// <summary>Someone who was invited, or reset, sets a password with their link. Name, address and role are what the admin gave.</summary>
public static class AcceptInvitation
{
    public sealed record Command(string? Token, string? Password, string? Again) : IRequest<Member?>, IChangeSet;

    public sealed class Handler(ChangeSet set, IPasswordHasher<StaffMember> hasher) : IRequestHandler<Command, Member?>
    {
        /// <returns>Null when the link opens nothing (any more).</returns>
        public async Task<Member?> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await Invitations.FindAsync(set.Db, request.Token, set.Now, cancellationToken) is not { } staff)
                return null;
            NewPassword.Set(staff, request.Password, request.Again, hasher);
            await Invitations.TakeBackAsync(set.Db, staff);
            set.Audit(new StaffAccepted(staff.Id), staff.Id.ToString("D"));
            return await Member.OfAsync(set.Db, staff, cancellationToken);
        }
    }
}

using CcoPortal.Application.Staff;
using CcoPortal.Data.Staff;
using CcoPortal.Domain.Audit;
using MediatR;

namespace CcoPortal.Application.Account;

/// <summary>Someone signs in by passkey only from now on.</summary>
public static class RemoveAuthenticator
{
    public sealed record Command : IRequest<Member>, IChangeSet;

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command, Member>
    {
        public async Task<Member> Handle(Command request, CancellationToken cancellationToken)
        {
            var staff = (await StaffAccounts.LockAsync(set.Db, actor.Id, cancellationToken))!;
            var member = await Member.OfAsync(set.Db, staff, cancellationToken);
            if (!member.HasAuthenticator)
                return member;
            if (!member.HasPasskey)
                throw Refusal.Of("", "This is your only second factor. Add a passkey first.");
            await Authenticators.ClearAsync(set.Db, staff);
            // Whoever still had a session by it is out.
            staff.SecurityStamp = Guid.NewGuid().ToString();
            set.Audit(new SecondFactorRemoved(staff.Id));
            return await Member.OfAsync(set.Db, staff, cancellationToken);
        }
    }
}

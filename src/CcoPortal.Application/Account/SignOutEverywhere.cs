using CcoPortal.Application.Staff;
using CcoPortal.Data.Staff;
using CcoPortal.Domain.Audit;
using MediatR;

namespace CcoPortal.Application.Account;

/// <summary>Someone ends all their sessions, this one too.</summary>
public static class SignOutEverywhere
{
    public sealed record Command : IRequest, IChangeSet;

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var staff = (await StaffAccounts.LockAsync(set.Db, actor.Id, cancellationToken))!;
            staff.SecurityStamp = Guid.NewGuid().ToString();
            set.Audit(new SignedOutEverywhere(staff.Id));
            return Unit.Value;
        }
    }
}

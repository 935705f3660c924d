using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Staff;
using MediatR;

namespace CcoPortal.Application.Staff.People;

/// <summary>An admin ends all sessions of someone, who may sign in again.</summary>
public static class SignOutStaff
{
    [For(StaffRole.Admin)]
    public sealed record Command(Guid Id) : IRequest, IChangeSet;

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var staff = await People.OtherAsync(set, actor, request.Id, cancellationToken);
            staff.SecurityStamp = Guid.NewGuid().ToString();
            set.Audit(new SignedOutEverywhere(staff.Id));
            return Unit.Value;
        }
    }
}

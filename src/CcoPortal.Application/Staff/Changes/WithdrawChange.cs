using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Staff;
using MediatR;

namespace CcoPortal.Application.Staff.Changes;

/// <summary>Its editors give a change request up.</summary>
public static class WithdrawChange
{
    [For(StaffRole.Editor, StaffRole.Reviewer)]
    public sealed record Command(Guid Change) : IRequest, IChangeSet;

    public sealed class Handler(ChangeSet set) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var change = await set.LockAsync(request.Change, "withdrawn", cancellationToken, ChangeStates.Open);
            (change.State, change.PublishAt) = (ChangeState.Withdrawn, null);
            set.Audit(new ChangeWithdrawn(change.Id));
            return Unit.Value;
        }
    }
}

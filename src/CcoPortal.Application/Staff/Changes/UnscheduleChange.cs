using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Staff;
using MediatR;

namespace CcoPortal.Application.Staff.Changes;

/// <summary>A scheduled change waits for someone again.</summary>
public static class UnscheduleChange
{
    [For(StaffRole.Editor, StaffRole.Reviewer)]
    public sealed record Command(Guid Change) : IRequest, IChangeSet;

    public sealed class Handler(ChangeSet set) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var change = await set.LockAsync(request.Change, "taken off the schedule", cancellationToken, ChangeState.Scheduled);
            (change.State, change.PublishAt) = (ChangeState.Approved, null);
            set.Audit(new ChangeUnscheduled(change.Id));
            return Unit.Value;
        }
    }
}

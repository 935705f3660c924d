using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Staff;
using MediatR;

namespace CcoPortal.Application.Staff.Changes;

/// <summary>Editors are done: a second person is asked.</summary>
public static class SubmitChange
{
    [For(StaffRole.Editor, StaffRole.Reviewer)]
    public sealed record Command(Guid Change) : IRequest, IChangeSet;

    public sealed class Handler(ChangeSet set, Actor actor, Moment moment) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var change = await set.LockAsync(request.Change, "submitted", cancellationToken, ChangeState.Draft);
            if (change.Reason.Length == 0)
                throw Refusal.Of("Reason", "Say why first.");
            if (change.Source.Length == 0)
                throw Refusal.Of("Source", "Say where it is from first.");
            (await set.ReviewAsync(change.Id, moment.Today, cancellationToken)).RefuseIfNotWhole();
            change.State = ChangeState.InReview;
            set.Audit(new ChangeSubmitted(change.Id));
            await set.TellReviewersAsync("change-submitted", change.Id, actor.AuditName, cancellationToken);
            return Unit.Value;
        }
    }
}

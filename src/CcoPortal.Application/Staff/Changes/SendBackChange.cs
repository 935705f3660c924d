using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Staff;
using FluentValidation;
using MediatR;

namespace CcoPortal.Application.Staff.Changes;

/// <summary>A reviewer asks the editors for something else, or says no.</summary>
public static class SendBackChange
{
    /// <param name="ForGood">The change is refused, not sent back.</param>
    [For(StaffRole.Reviewer)]
    public sealed record Command(Guid Change, string? Why, bool ForGood) : IRequest, IChangeSet;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Why).Words("Say why, so that the editors know what to do.");
    }

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var change = await set.LockAsync(request.Change, request.ForGood ? "refused" : "sent back", cancellationToken, ChangeState.InReview, ChangeState.Approved, ChangeState.Scheduled);
            (change.State, change.PublishAt) = (request.ForGood ? ChangeState.Rejected : ChangeState.Draft, null);
            set.Say(change.Id, actor.Id, request.Why!.Trim());
            set.Audit(request.ForGood ? new ChangeRejected(change.Id, request.Why!.Trim()) : new ChangeSentBack(change.Id, request.Why!.Trim()));
            await set.TellAuthorsAsync("change-sent-back", change.Id, actor.AuditName, cancellationToken);
            return Unit.Value;
        }
    }
}

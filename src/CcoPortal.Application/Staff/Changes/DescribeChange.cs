using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Staff;
using FluentValidation;
using MediatR;

namespace CcoPortal.Application.Staff.Changes;

/// <summary>An editor says what a change request is for.</summary>
public static class DescribeChange
{
    /// <param name="Seen">The last part of <see cref="ShowChange.Result.Seen"/> that the editor had before them; null: whatever is there.</param>
    /// <param name="Corrects">What is published was wrong, not only changed since; null: as it was said.</param>
    [For(StaffRole.Editor, StaffRole.Reviewer)]
    public sealed record Command(Guid Change, string? Title, string? Reason, string? Source, string? Seen = null, bool? Corrects = null) : IRequest, IChangeSet, IDescribed;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => Include(new DescribedValidator());
    }

    public sealed class Handler(ChangeSet set) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var change = await set.LockAsync(request.Change, "changed", cancellationToken, ChangeState.Draft, ChangeState.InReview);
            if (request.Seen is not null && request.Seen != ChangeRequests.Words(change))
                throw Refusal.Of("Title", "Somebody changed these words since you opened this. Look at theirs, and save yours again.");
            (change.Title, change.Reason, change.Source) = (request.Title!.Trim(), request.Reason?.Trim() ?? "", request.Source?.Trim() ?? "");
            if (request.Corrects is { } corrects && corrects != change.Corrects)
            {
                change.Corrects = corrects;
                set.Audit(new ChangeSaidToCorrect(change.Id, corrects));
            }

            if (change.State == ChangeState.InReview && (change.Reason.Length == 0 || change.Source.Length == 0))
                throw Refusal.Of(change.Reason.Length == 0 ? "Reason" : "Source", "A change in review says why, and where it is from.");
            set.Audit(new ChangeDescribed(change.Id, change.Title, change.Reason, change.Source));
            return Unit.Value;
        }
    }
}

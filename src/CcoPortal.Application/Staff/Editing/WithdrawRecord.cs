using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data.Changes;
using CcoPortal.Domain.Staff;
using FluentValidation;
using MediatR;

namespace CcoPortal.Application.Staff.Editing;

/// <summary>An editor proposes that a record goes out of publication.</summary>
public static class WithdrawRecord
{
    /// <param name="SeenIn">The edition of the revision that the editor saw.</param>
    /// <param name="Change">Null opens a new change request.</param>
    /// <param name="Reason">Why: the reason of a new change request, a comment in one that is open.</param>
    [For(StaffRole.Editor, StaffRole.Reviewer)]
    public sealed record Command(string Kind, string Key, int? SeenIn, Guid? Change, string? Reason, string? Source) : IRequest<Guid>, IChangeSet;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Reason).Must(r => !string.IsNullOrWhiteSpace(r)).WithMessage("Say why.").MaximumLength(2000).WithMessage("Use at most 2000 letters.");
            RuleFor(c => c.Source).MaximumLength(2000).WithMessage("Use at most 2000 letters.");
        }
    }

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var state = await RecordState.LoadAsync(set.Db, request.Kind, request.Key, request.Change, cancellationToken);
            if (state.Published is null)
                throw Refusal.Of("", "It is not published.");
            var title = $"Withdraw: {RecordForm.TitleOf(request.Key, RecordForm.Of(request.Kind).Fields(state.Published))}";
            var change = request.Change ?? await new OpenChange.Handler(set, actor).Handle(
                new OpenChange.Command(title.Length <= 200 ? title : title[..200], request.Reason, request.Source), cancellationToken);
            var outcome = await new ProposeRecord.Handler(set, actor).Handle(
                new ProposeRecord.Command(change, request.Kind, request.Key, Proposals.Withdraw, null, request.SeenIn, state.Number), cancellationToken);
            if (outcome is not ProposeRecord.Outcome.Saved)
                throw Refusal.Of("", "Somebody changed this record since you opened it. Look at it again.");
            if (request.Change is not null)
                set.Say(change, actor.Id, $"{title}. {request.Reason!.Trim()}");
            return change;
        }
    }
}

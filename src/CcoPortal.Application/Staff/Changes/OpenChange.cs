using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Staff;
using FluentValidation;
using MediatR;

namespace CcoPortal.Application.Staff.Changes;

/// <summary>An editor begins a change request.</summary>
public static class OpenChange
{
    /// <param name="Reason">May be empty until it is submitted.</param>
    /// <param name="Source">May be empty until it is submitted.</param>
    /// <param name="Corrects">What is published was wrong, not only changed since.</param>
    [For(StaffRole.Editor, StaffRole.Reviewer)]
    public sealed record Command(string? Title, string? Reason, string? Source, bool Corrects = false) : IRequest<Guid>, IChangeSet, IDescribed;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => Include(new DescribedValidator());
    }

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var change = new ChangeRequestRow
            {
                Id = Guid.CreateVersion7(set.Now),
                Title = request.Title!.Trim(),
                Reason = request.Reason?.Trim() ?? "",
                Source = request.Source?.Trim() ?? "",
                State = ChangeState.Draft,
                OpenedBy = actor.Id,
                OpenedAt = set.Now,
                Corrects = request.Corrects,
            };
            set.Db.Add(change);
            set.Audit(new ChangeOpened(change.Id, change.Title));
            if (change.Corrects)
                set.Audit(new ChangeSaidToCorrect(change.Id, true));
            // Now, so that what is proposed in the same transaction finds it.
            await set.Db.SaveChangesAsync(cancellationToken);
            return change.Id;
        }
    }
}

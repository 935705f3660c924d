using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Staff;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Changes;

/// <summary>A second person looks afterwards at what was published without approval.</summary>
public static class ReviewBreakGlass
{
    public const int ShortestNote = 10;

    /// <param name="Note">What they found: it stands, or it is put back by a change request.</param>
    [For(StaffRole.Reviewer)]
    public sealed record Command(Guid BreakGlass, string? Note) : IRequest, IChangeSet;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Note).Words("Say what you found.").MinimumLength(ShortestNote).WithMessage($"Use at least {ShortestNote} letters.");
    }

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var edition = await set.Db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.BreakGlassId == request.BreakGlass, cancellationToken) ?? throw Refusal.Of("", "There is nothing to review.");
            if (await set.Db.BreakGlassReviews.AnyAsync(r => r.BreakGlass == request.BreakGlass, cancellationToken))
                throw Refusal.Of("", "Somebody has reviewed this already.");
            if (edition.Actor == actor.AuditName || await set.Db.ProposedRevisions.AnyAsync(r => r.Change == edition.Change && r.Author == actor.Id, cancellationToken))
                throw Refusal.Of("", "You wrote or published this, so somebody else must review it.");
            set.Db.Add(new BreakGlassReviewRow(request.BreakGlass, actor.Id, set.Now, request.Note!.Trim()));
            set.Audit(new BreakGlassReviewed(edition.Number, request.Note!.Trim()));
            return Unit.Value;
        }
    }
}

using CcoPortal.Data.Audit;
using CcoPortal.Data.Changes;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Changes;

/// <summary>An editor says what a change request does to a record. Whoever wrote into it, or published, since the editor looked is never overwritten.</summary>
public static class ProposeRecord
{
    /// <param name="Op">See <see cref="ProposedRevisionRow"/>.</param>
    /// <param name="Body">As <see cref="RecordJson"/> writes it; null unless the operation is <c>set</c>.</param>
    /// <param name="SeenIn">The edition in which the revision that the editor saw was published; null for a new record.</param>
    /// <param name="SeenNumber">The number of the change's own proposal that the editor saw; 0 for none.</param>
    [For(StaffRole.Editor, StaffRole.Reviewer)]
    public sealed record Command(Guid Change, string Kind, string Key, string Op, string? Body, int? SeenIn, int SeenNumber) : IRequest<Outcome>, IChangeSet;

    public abstract record Outcome
    {
        private Outcome()
        {
        }

        public sealed record Saved(int Number) : Outcome;

        /// <summary>Nothing was saved: the record is another one than the editor saw.</summary>
        /// <param name="PublishedIn">Where it was last published; null for never.</param>
        /// <param name="Latest">What the change request does to it now; null for nothing.</param>
        public sealed record ChangedMeanwhile(int? PublishedIn, ProposedRevisionRow? Latest) : Outcome;
    }

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command request, CancellationToken cancellationToken)
        {
            if (!RecordJson.Kinds.Contains(request.Kind))
                throw Refusal.Of("", "There is no such kind of record.");
            var change = await set.LockAsync(request.Change, "changed", cancellationToken, ChangeStates.Open);
            if (await set.Db.Approvals.AnyAsync(a => a.Change == change.Id && a.Approver == actor.Id, cancellationToken))
                throw Refusal.Of("", "You have approved this change request, so you cannot write into it.");
            var latest = await set.Db.ProposedRevisions.AsNoTracking().Where(r => r.Change == change.Id && r.Kind == request.Kind && r.Key == request.Key)
                .OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancellationToken);
            var published = await set.Db.Revisions.AsNoTracking().Where(r => r.Kind == request.Kind && r.Key == request.Key)
                .OrderByDescending(r => r.PublishedIn).Select(r => new { r.PublishedIn, IsThere = r.Body != null }).FirstOrDefaultAsync(cancellationToken);
            // What is taken out of a change request overwrites nothing that was published.
            var isNew = request.SeenIn is null && published is not { IsThere: true };
            if ((latest?.Number ?? 0) != request.SeenNumber || (request.Op != Proposals.Drop && published?.PublishedIn != request.SeenIn && !isNew))
                return new Outcome.ChangedMeanwhile(published?.PublishedIn, latest);

            var row = new ProposedRevisionRow(
                change.Id, request.Kind, request.Key, (latest?.Number ?? 0) + 1, request.Op, RecordJson.CurrentSchema, request.Body, request.SeenIn, actor.Id, set.Now);
            set.Db.Add(row);
            set.Audit(new RecordProposed(change.Id, $"{row.Kind}:{row.Key}", row.Number, row.Op, AuditTrail.HashOf(row.Body)));
            if (change.State is ChangeState.Approved or ChangeState.Scheduled)
            {
                set.Audit(new ApprovalFell(change.Id, change.PublishAt));
                await set.TellReviewersAsync("change-submitted", change.Id, actor.AuditName, cancellationToken);
            }

            await set.Db.SaveChangesAsync(cancellationToken);
            return new Outcome.Saved(row.Number);
        }
    }
}

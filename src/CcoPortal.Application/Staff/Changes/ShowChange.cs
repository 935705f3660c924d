using System.Text.Json;
using CcoPortal.Data;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Editions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Changes;

/// <summary>What does a change request do, what do the gates find in it, and whom does it touch?</summary>
public static class ShowChange
{
    public sealed record Query(Guid Change) : IRequest<Result?>;

    /// <param name="Authors">Ids of all who ever wrote in it.</param>
    /// <param name="Touched">Whom and what it touches; null when it cannot be told, because it must be put right first.</param>
    /// <param name="Findings">Empty while records of it were changed meanwhile; what was found when it was published is in the approval.</param>
    public sealed record Result(
        ChangeRequestRow Change, string OpenedBy, IReadOnlyList<Proposal> Proposals, IReadOnlySet<Guid> Authors, IReadOnlyList<Comment> Comments,
        IReadOnlyList<Approval> Approvals, IReadOnlyList<Finding> Findings, BlastRadius? Touched, int Subscribers, IReadOnlyList<HistoryLine> History)
    {
        /// <summary>What someone who sees this has seen; an approval is of that, and of nothing else.</summary>
        public IReadOnlyList<string> Seen { get; } = ChangeRequests.Seen(Change, Proposals.Select(p => p.Row));

        /// <summary>What is published, or was before this was.</summary>
        public required Facts Before { get; init; }

        /// <summary>The same with this change.</summary>
        public required Facts After { get; init; }
    }

    /// <param name="Before">The body that is (or was, when it was published) in force; null when there is none.</param>
    /// <param name="Overtaken">It was published by somebody else since its author looked.</param>
    public sealed record Proposal(ProposedRevisionRow Row, string Author, string? Before, bool Overtaken)
    {
        /// <summary><c>kind:key#number</c></summary>
        public string Revision => ChangeRequests.Revision(Row);
    }

    /// <param name="By">Null for what the portal itself found.</param>
    public sealed record Comment(string? By, DateTimeOffset At, string Text);

    /// <param name="Counts">It is of what the change does now, and the change was not given back since.</param>
    public sealed record Approval(string By, Guid ById, DateTimeOffset At, IReadOnlyList<ApproveChange.Passed> Ticks, IReadOnlyList<ApproveChange.Passed> Waivers, bool Counts);

    /// <param name="Kind">Of the audit event.</param>
    public sealed record HistoryLine(DateTimeOffset At, string By, string Kind);

    public sealed class Handler(PortalStore store, Moment moment) : IRequestHandler<Query, Result?>
    {
        public Task<Result?> Handle(Query request, CancellationToken cancellationToken) => store.AskAsync<Result?>(async db =>
        {
            var id = request.Change;
            if (await db.ChangeRequests.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } change)
                return null;
            var names = await db.Users.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Name, cancellationToken);
            var proposals = await Data.Changes.Proposals.NowAsync(db, id, cancellationToken);
            var authors = await db.ProposedRevisions.Where(r => r.Change == id).Select(r => r.Author).Distinct().ToListAsync(cancellationToken);
            var comments = await db.ChangeComments.AsNoTracking().Where(c => c.Change == id).OrderBy(c => c.At).ToListAsync(cancellationToken);
            var approvals = await db.Approvals.AsNoTracking().Where(a => a.Change == id).OrderBy(a => a.At).ToListAsync(cancellationToken);
            var about = $"%\"change\":\"{id:D}\"%";
            var history = await db.AuditEvents.FromSql($"select * from audit_event where detail like {about} order by id").AsNoTracking().Select(e => new { e.At, e.Actor, e.Kind }).ToListAsync(cancellationToken);

            var open = change.State.IsOpen();
            var edition = open ? (await EditionStore.NewestAsync(db, cancellationToken))!.Value.Number : (change.PublishedIn ?? (await EditionStore.NewestAsync(db, cancellationToken))!.Value.Number + 1) - 1;
            var before = await FactsAsync(db, edition, cancellationToken);
            var bodies = RecordJson.Records(before).ToDictionary(r => (r.Kind, r.Key), r => r.Body);
            var overtaken = open ? Data.Changes.Proposals.Overtaken(proposals, await EditionStore.NewestRevisionsAsync(db, cancellationToken)) : [];
            var after = Data.Changes.Proposals.Apply(before, proposals);
            IReadOnlyList<Finding> findings = [];
            BlastRadius? touched = null;
            var subscribers = 0;
            if (open && overtaken.Count == 0 && proposals.Count > 0)
            {
                findings = Gates.Check(before, after, moment.Today);
                touched = BlastRadius.Of(before, after, moment.Today);
                string[] watches = [.. touched?.Watches ?? []];
                subscribers = await db.Subscriptions.Where(s => s.ConfirmedAt != null && watches.Contains(s.Watch)).Select(s => s.Subscriber).Distinct().CountAsync(cancellationToken);
            }

            return new Result(
                change, Name(change.OpenedBy), [.. proposals.Select(p => new Proposal(p, Name(p.Author), bodies.GetValueOrDefault((p.Kind, p.Key)), overtaken.Contains(p)))],
                authors.ToHashSet(), [.. comments.Select(c => new Comment(c.Staff is { } by ? Name(by) : null, c.At, c.Text))],
                [.. approvals.Select(a => new Approval(Name(a.Approver), a.Approver, a.At, Passed(a.Ticks), Passed(a.Waivers), a.Round == change.Round))], findings, touched, subscribers,
                [.. history.Select(h => new HistoryLine(h.At, Guid.TryParse(h.Actor, out var who) ? Name(who) : h.Actor, h.Kind))])
            {
                Before = before,
                After = after,
            };

            string Name(Guid staff) => names.GetValueOrDefault(staff, "someone");
        });

        private async Task<Facts> FactsAsync(PortalDbContext db, int edition, CancellationToken cancellationToken) => edition == moment.Edition.Number
            ? moment.Edition.Facts
            : RecordJson.Facts((await EditionStore.LoadAsync(db, edition, cancellationToken)).Records);

        private static List<ApproveChange.Passed> Passed(string json) => JsonSerializer.Deserialize<List<ApproveChange.Passed>>(json)!;
    }
}

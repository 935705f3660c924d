using System.Text.Json;
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

/// <summary>An approved change becomes the next edition. Asked twice, it is done once.</summary>
public static class PublishChange
{
    [For(StaffRole.Editor, StaffRole.Reviewer)]
    public sealed record Command(Guid Change) : IRequest<Outcome>, IChangeSet;

    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <param name="Edition">The one that the change became.</param>
        public sealed record Published(int Edition) : Outcome;

        /// <summary>What was approved is no longer what would be published: it is in review again, with the reason as a comment.</summary>
        public sealed record BackInReview(string Why) : Outcome;
    }

    public sealed class Handler(ChangeSet set, Actor actor, Moment moment) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command request, CancellationToken cancellationToken)
        {
            var change = await set.LockAsync(request.Change, "published", cancellationToken, ChangeState.Approved, ChangeState.Scheduled, ChangeState.Published);
            return change.State == ChangeState.Published ? new Outcome.Published(change.PublishedIn!.Value) : await PublishAsync(set, change, actor.AuditName, moment.Today, cancellationToken);
        }
    }

    /// <param name="by">Who publishes, as the audit names them.</param>
    internal static async Task<Outcome> PublishAsync(ChangeSet set, ChangeRequestRow change, string by, DateOnly today, CancellationToken cancellationToken)
    {
        // Held from here, so that what is checked is what is published.
        await Publisher.TakeTurnAsync(set.Db, cancellationToken);
        var reviewed = await set.ReviewAsync(change.Id, today, cancellationToken);
        if (await WhyNotAsync(set, change.Id, reviewed, cancellationToken) is { } why)
        {
            (change.State, change.PublishAt) = (ChangeState.InReview, null);
            set.Say(change.Id, null, why);
            set.Audit(new ChangeNotPublished(change.Id, why), AuditTrail.Portal);
            await set.TellAuthorsAsync("change-not-published", change.Id, by, cancellationToken);
            await set.TellReviewersAsync("change-not-published", change.Id, by, cancellationToken);
            return new Outcome.BackInReview(why);
        }

        var edition = await Publisher.PublishAsync(set.Db, new Publication(by, change.Reason, [.. reviewed.Proposals.Select(Proposals.Change)], Change: change.Id), set.Now, cancellationToken);
        await CloseAsync(set, change, edition, by, cancellationToken);
        return new Outcome.Published(edition);
    }

    /// <summary>Writes into the change what it became. The publisher has let go of what it tracked.</summary>
    internal static async Task CloseAsync(ChangeSet set, ChangeRequestRow change, int edition, string by, CancellationToken cancellationToken)
    {
        await set.Db.ChangeRequests.Where(c => c.Id == change.Id).ExecuteUpdateAsync(
            c => c.SetProperty(r => r.State, ChangeState.Published).SetProperty(r => r.PublishedIn, edition).SetProperty(r => r.PublishAt, (DateTimeOffset?)null), cancellationToken);
        await set.TellAuthorsAsync("change-published", change.Id, by, cancellationToken);
    }

    private static async Task<string?> WhyNotAsync(ChangeSet set, Guid change, ChangeRequests.Reviewed reviewed, CancellationToken cancellationToken)
    {
        if (reviewed.Overtaken is [var first, ..])
            return $"Changed meanwhile: {first.Kind} {first.Key}. An editor must open it again and save.";
        if (reviewed.IsPublished)
            return ChangeRequests.Reviewed.NothingNew;
        if (reviewed.Findings.FirstOrDefault(f => f.Remedy == Remedy.Repair) is { } fault)
            return $"It no longer fits what is published: {fault.Sentence}";
        var approval = await set.Db.Approvals.AsNoTracking().Where(a => a.Change == change).OrderByDescending(a => a.At).FirstAsync(cancellationToken);
        var seen = Passed(approval.Ticks).Concat(Passed(approval.Waivers)).ToHashSet(StringComparer.Ordinal);
        return reviewed.Findings.FirstOrDefault(f => !seen.Contains(f.Id)) is { } unseen ? $"Nobody has looked at this yet: {unseen.Sentence}" : null;

        static IEnumerable<string> Passed(string json) => JsonSerializer.Deserialize<List<ApproveChange.Passed>>(json)!.Select(p => p.Id);
    }
}

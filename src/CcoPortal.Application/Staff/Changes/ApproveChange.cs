using System.Text.Json;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Changes;

/// <summary>A second person says yes to exactly what they were shown.</summary>
public static class ApproveChange
{
    /// <param name="Seen">All that the page showed, as <see cref="ShowChange.Result.Seen"/> has it.</param>
    /// <param name="Ticks">Ids of the findings that were ticked.</param>
    /// <param name="Waivers">Ids of findings that may stand, each with the reason.</param>
    [For(StaffRole.Reviewer)]
    public sealed record Command(Guid Change, IReadOnlyList<string> Seen, IReadOnlyList<string> Ticks, IReadOnlyDictionary<string, string> Waivers) : IRequest, IChangeSet;

    /// <summary>A finding that was ticked or waived, as it is kept.</summary>
    /// <param name="Why">Null for a tick.</param>
    public sealed record Passed(string Id, string Sentence, string? Why);

    public const int ShortestWaiver = 10;

    public sealed class Handler(ChangeSet set, Actor actor, Moment moment) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var change = await set.LockAsync(request.Change, "approved", cancellationToken, ChangeState.InReview);
            if (await set.Db.ProposedRevisions.AnyAsync(r => r.Change == change.Id && r.Author == actor.Id, cancellationToken))
                throw Refusal.Of("", "You wrote in this change request, so somebody else must approve it.");
            var reviewed = (await set.ReviewAsync(change.Id, moment.Today, cancellationToken)).RefuseIfNotWhole();
            if (!ChangeRequests.Seen(change, reviewed.Proposals).ToHashSet(StringComparer.Ordinal).SetEquals(request.Seen))
                throw Refusal.Of("", "Somebody changed this since you opened it. Look at it again.");

            var ticks = new List<Passed>();
            var waivers = new List<Passed>();
            foreach (var finding in reviewed.Findings)
            {
                if (finding.Remedy == Remedy.Tick)
                {
                    if (!request.Ticks.Contains(finding.Id))
                        throw Refusal.Of(finding.Id, $"Tick that this is meant so: {finding.Sentence}");
                    ticks.Add(new Passed(finding.Id, finding.Sentence, null));
                }
                else if (request.Waivers.GetValueOrDefault(finding.Id)?.Trim() is { Length: >= ShortestWaiver and <= CommentOnChange.LongestText } why)
                {
                    waivers.Add(new Passed(finding.Id, finding.Sentence, why));
                }
                else
                {
                    throw Refusal.Of(finding.Id, $"{finding.WaiverSays} Use at least {ShortestWaiver} letters.");
                }
            }

            var approval = new ApprovalRow(Guid.CreateVersion7(set.Now), change.Id, actor.Id, set.Now, JsonSerializer.Serialize(ticks), JsonSerializer.Serialize(waivers));
            set.Db.Add(approval);
            set.Db.AddRange(reviewed.Proposals.Select(p => new ApprovedRevisionRow(approval.Id, change.Id, p.Kind, p.Key, p.Number)));
            await set.Db.SaveChangesAsync(cancellationToken);
            change.State = ChangeState.Approved;
            set.Audit(new ChangeApproved(change.Id, [.. reviewed.Proposals.Select(ChangeRequests.Revision)], [.. ticks.Select(t => t.Sentence)], [.. waivers.Select(w => $"{w.Sentence} {w.Why}")]));
            await set.TellAuthorsAsync("change-approved", change.Id, actor.AuditName, cancellationToken);
            return Unit.Value;
        }
    }
}

using CcoPortal.Application.Staff.Changes;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Application.Staff.Flags;
using CcoPortal.Data;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Tasks;

/// <summary>What waits for the one who asks?</summary>
public static class ShowTasks
{
    public sealed record Query : IRequest<Result>;

    /// <param name="ToReview">In review, and not written by who asks: for reviewers.</param>
    /// <param name="Mine">Open, and written in by who asks.</param>
    /// <param name="ToPublish">Approved, and waiting for someone to publish it.</param>
    /// <param name="Drafts">What who asks has typed and not saved: form, what it is about, when.</param>
    /// <param name="Owed">Published without approval, and nobody has looked at it since.</param>
    /// <param name="Reports">How many reports of readers wait.</param>
    /// <param name="Flags">What agents say is wrong, the oldest first.</param>
    public sealed record Result(
        IReadOnlyList<ListChanges.Line> ToReview, IReadOnlyList<ListChanges.Line> Mine, IReadOnlyList<ListChanges.Line> ToPublish, IReadOnlyList<ListChanges.Line> Scheduled,
        IReadOnlyList<(string Form, string About, DateTimeOffset At)> Drafts, IReadOnlyList<ListBreakGlass.Line> Owed, int Reports,
        IReadOnlyList<ListFlags.Line> Flags);

    public sealed class Handler(PortalStore store, IMediator mediator, Actor actor) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var open = await mediator.Send(new ListChanges.Query(Closed: false), cancellationToken);
            var owed = await mediator.Send(new ListBreakGlass.Query(Owed: true), cancellationToken);
            var (drafts, reports) = await store.AskAsync(async db => (
                await db.StaffDrafts.AsNoTracking().Where(d => d.Staff == actor.Id && d.Form != RecordDrafts.Done).OrderByDescending(d => d.At).Select(d => new { d.Form, d.About, d.At }).ToListAsync(cancellationToken),
                await db.PageReports.CountAsync(cancellationToken)));
            return new Result(
                [.. open.Where(c => c.State == ChangeState.InReview && !c.IsMine && actor.Role == StaffRole.Reviewer)],
                [.. open.Where(c => c.IsMine || (c.Records == 0 && c.IsBegunByMe))],
                [.. open.Where(c => c.State == ChangeState.Approved)], [.. open.Where(c => c.State == ChangeState.Scheduled)],
                [.. drafts.Select(d => (d.Form, d.About, d.At))], owed, reports, await mediator.Send(new ListFlags.Query(), cancellationToken));
        }
    }
}

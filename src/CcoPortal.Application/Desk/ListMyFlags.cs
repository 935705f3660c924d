using CcoPortal.Application.Staff;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Data;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Desk;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Desk;

/// <summary>What became of what I said is wrong?</summary>
public static class ListMyFlags
{
    public const int Most = 200;

    public sealed record Query : IRequest<IReadOnlyList<Line>>;

    /// <param name="End">Null while no editor dealt with it.</param>
    /// <param name="Change">The change request that deals with it.</param>
    public sealed record Line(string Title, string Kind, string Label, FlagReason Reason, DateTimeOffset At, DateTimeOffset? Ended, FlagEnd? End, Change? Change);

    /// <param name="Round">How often it was given back.</param>
    /// <param name="PublishedAt">Null until it is.</param>
    public sealed record Change(string Title, ChangeState State, int Round, DateTimeOffset? PublishedAt);

    public sealed class Handler(PortalStore store, Moment moment, Actor actor) : IRequestHandler<Query, IReadOnlyList<Line>>
    {
        /// <summary>The newest first, at most <see cref="Most"/>.</summary>
        public async Task<IReadOnlyList<Line>> Handle(Query request, CancellationToken cancellationToken)
        {
            var rows = await store.AskAsync(async db => await (
                from f in db.Flags.AsNoTracking()
                where f.Agent == actor.Id
                join c in db.ChangeRequests on f.Change equals (Guid?)c.Id into changes
                from c in changes.DefaultIfEmpty()
                join e in db.Editions on c.PublishedIn equals (int?)e.Number into editions
                from e in editions.DefaultIfEmpty()
                orderby f.At descending
                select new { f, Change = c == null ? null : new Change(c.Title, c.State, c.Round, e == null ? null : e.PublishedAt) }).Take(Most).ToListAsync(cancellationToken));
            return [.. rows.Select(r => new Line(PublishedRecords.TitleOf(moment.Edition, r.f.Kind, r.f.Key), r.f.Kind, FlagChoice.LabelOf(r.f.Kind, r.f.Field), r.f.Reason, r.f.At, r.f.Ended, r.f.End, r.Change))];
        }
    }
}

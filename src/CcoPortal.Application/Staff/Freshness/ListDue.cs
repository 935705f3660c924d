using CcoPortal.Data;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Freshness;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Freshness;

/// <summary>What must be checked again?</summary>
public static class ListDue
{
    /// <param name="Kind">Only this kind of record; null or empty for all.</param>
    public sealed record Query(string? Kind) : IRequest<Result>;

    /// <param name="WaitsIn">The open change request that touches the record; null for none.</param>
    public sealed record Line(DueValue Value, Guid? WaitsIn);

    /// <param name="Kinds">Of all that is due, with how many.</param>
    public sealed record Result(IReadOnlyList<Line> Lines, IReadOnlyList<(string Kind, int Count)> Kinds);

    public sealed class Handler(PortalStore store, Moment moment) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var due = Upkeep.Due(moment.Edition.Facts, moment.Today);
            var touched = await store.AskAsync(async db => (await (from r in db.ProposedRevisions.AsNoTracking()
                                                                   join c in db.ChangeRequests on r.Change equals c.Id
                                                                   where ChangeStates.Open.Contains(c.State)
                                                                   select new { r.Kind, r.Key, c.Id }).Distinct().ToListAsync(cancellationToken)).ToLookup(r => (r.Kind, r.Key), r => r.Id));
            return new Result(
                [.. due.Where(v => string.IsNullOrEmpty(request.Kind) || v.Kind == request.Kind).Select(v => new Line(v, touched[(v.Kind, v.Key)] is var waits && waits.Any() ? waits.First() : null))],
                [.. due.GroupBy(v => v.Kind).Select(g => (g.Key, g.Count()))]);
        }
    }
}

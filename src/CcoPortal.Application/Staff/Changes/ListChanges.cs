using CcoPortal.Data;
using CcoPortal.Domain.Changes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Changes;

/// <summary>Which change requests are there?</summary>
public static class ListChanges
{
    /// <param name="Closed">Those that are done with, the latest first; else the open ones.</param>
    public sealed record Query(bool Closed) : IRequest<IReadOnlyList<Line>>;

    /// <param name="Records">How many records it changes.</param>
    /// <param name="IsMine">Whether who asks wrote in it.</param>
    /// <param name="IsBegunByMe">Whether who asks opened it.</param>
    public sealed record Line(
        Guid Id, string Title, ChangeState State, string OpenedBy, DateTimeOffset OpenedAt, DateTimeOffset? PublishAt, int? PublishedIn, int Records, bool IsMine, IReadOnlyList<string> Authors, bool IsBegunByMe);

    /// <summary>Of those that are done with; the open ones are people’s tasks.</summary>
    private const int Most = 200;

    public sealed class Handler(PortalStore store, Actor actor) : IRequestHandler<Query, IReadOnlyList<Line>>
    {
        public Task<IReadOnlyList<Line>> Handle(Query request, CancellationToken cancellationToken) => store.AskAsync<IReadOnlyList<Line>>(async db =>
        {
            ChangeState[] states = [.. Enum.GetValues<ChangeState>().Where(s => s.IsOpen() != request.Closed)];
            var all = from c in db.ChangeRequests.AsNoTracking()
                      join s in db.Users on c.OpenedBy equals s.Id
                      where states.Contains(c.State)
                      orderby c.OpenedAt descending
                      select new { c, s.Name };
            var found = await (request.Closed ? all.Take(Most) : all).ToListAsync(cancellationToken);
            var ids = found.Select(f => f.c.Id).ToList();
            var written = (await (from r in db.ProposedRevisions.AsNoTracking()
                                  join s in db.Users on r.Author equals s.Id
                                  where ids.Contains(r.Change)
                                  select new { r.Change, r.Kind, r.Key, r.Number, r.Op, r.Author, s.Name }).ToListAsync(cancellationToken)).ToLookup(r => r.Change);
            return [.. found.Select(f => new Line(
                f.c.Id, f.c.Title, f.c.State, f.Name, f.c.OpenedAt, f.c.PublishAt, f.c.PublishedIn,
                written[f.c.Id].GroupBy(r => (r.Kind, r.Key)).Count(g => g.MaxBy(r => r.Number)!.Op != Data.Changes.Proposals.Drop),
                written[f.c.Id].Any(r => r.Author == actor.Id), [.. written[f.c.Id].Select(r => r.Name).Distinct().Order(StringComparer.Ordinal)], f.c.OpenedBy == actor.Id))];
        });
    }
}

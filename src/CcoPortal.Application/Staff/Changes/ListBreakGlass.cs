using CcoPortal.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Changes;

/// <summary>What was published without approval, and has a second person looked at it?</summary>
public static class ListBreakGlass
{
    /// <param name="Owed">Only those that nobody has reviewed.</param>
    public sealed record Query(bool Owed) : IRequest<IReadOnlyList<Line>>;

    /// <param name="By">Who published; <c>import</c> for a deployment that did.</param>
    /// <param name="DueAt">When the review is owed.</param>
    /// <param name="Note">What the review found; null until then.</param>
    /// <param name="Makers">Ids of who published and who wrote it: none of them reviews it.</param>
    public sealed record Line(Guid BreakGlass, int Edition, Guid? Change, string By, DateTimeOffset At, string Reason, DateTimeOffset DueAt, bool IsLate, string? ReviewedBy, DateTimeOffset? ReviewedAt, string? Note, IReadOnlySet<Guid> Makers);

    public sealed class Handler(PortalStore store, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<Line>>
    {
        public Task<IReadOnlyList<Line>> Handle(Query request, CancellationToken cancellationToken) => store.AskAsync<IReadOnlyList<Line>>(async db =>
        {
            var now = clock.GetUtcNow();
            var found = await (from e in db.Editions.AsNoTracking()
                               join g in db.BreakGlasses on e.BreakGlassId equals g.Id
                               join r in db.BreakGlassReviews on g.Id equals r.BreakGlass into reviews
                               from r in reviews.DefaultIfEmpty()
                               where !request.Owed || r == null
                               orderby e.Number descending
                               select new { e, g, r }).ToListAsync(cancellationToken);
            if (found.Count == 0)
                return [];
            var names = await db.Users.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Name, cancellationToken);
            var changes = found.Select(f => f.e.Change).ToList();
            var authors = (await db.ProposedRevisions.AsNoTracking().Where(r => changes.Contains(r.Change)).Select(r => new { r.Change, r.Author }).Distinct().ToListAsync(cancellationToken)).ToLookup(r => (Guid?)r.Change, r => r.Author);
            return [.. found.Select(f => new Line(
                f.g.Id, f.e.Number, f.e.Change, Guid.TryParse(f.g.Actor, out var by) ? names.GetValueOrDefault(by, "someone") : f.g.Actor, f.g.At, f.g.Reason, f.g.At + BreakGlass.ReviewWithin,
                f.r is null && now > f.g.At + BreakGlass.ReviewWithin, f.r is null ? null : names.GetValueOrDefault(f.r.Reviewer, "someone"), f.r?.At, f.r?.Note,
                authors[f.e.Change].Concat(new[] { f.e.Actor, f.g.Actor }.Select(a => Guid.TryParse(a, out var maker) ? maker : Guid.Empty)).ToHashSet()))];
        });
    }
}

using CcoPortal.Data;
using CcoPortal.Data.Configurations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Audit;

/// <summary>Who did what, and when?</summary>
public static class ListAudit
{
    public const int Page = 100;

    /// <param name="Before">Only events with a smaller number; null for the newest.</param>
    /// <param name="Kind">Only of this kind; null or empty for all.</param>
    /// <param name="Actor">Only by this member of staff; null for all.</param>
    public sealed record Query(long? Before, string? Kind, Guid? Actor) : IRequest<Result>;

    /// <param name="Sealed">Whether the event is in the chain yet.</param>
    public sealed record Line(AuditEventRow Event, string By, bool Sealed);

    /// <param name="Events">The newest first.</param>
    /// <param name="Head">The newest place in the chain and its hash; null before the first.</param>
    public sealed record Result(IReadOnlyList<Line> Events, IReadOnlyList<string> Kinds, IReadOnlyList<(Guid Id, string Name)> People, AuditSealRow? Head, bool More);

    public sealed class Handler(PortalStore store) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) => store.AskAsync(async db =>
        {
            var people = await db.Users.AsNoTracking().OrderBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync(cancellationToken);
            var names = people.ToDictionary(p => p.Id.ToString("D"), p => p.Name);
            var actor = request.Actor?.ToString("D");
            var kind = string.IsNullOrEmpty(request.Kind) ? null : request.Kind;
            var events = await (from e in db.AuditEvents.AsNoTracking()
                                where (request.Before == null || e.Id < request.Before) && (kind == null || e.Kind == kind) && (actor == null || e.Actor == actor)
                                orderby e.Id descending
                                select new { e, Sealed = db.AuditSeals.Any(s => s.Event == e.Id) }).Take(Page + 1).ToListAsync(cancellationToken);
            return new Result(
                [.. events.Take(Page).Select(e => new Line(e.e, names.GetValueOrDefault(e.e.Actor, e.e.Actor), e.Sealed))],
                await db.AuditEvents.Select(e => e.Kind).Distinct().Order().ToListAsync(cancellationToken),
                [.. people.Select(p => (p.Id, p.Name))],
                await db.AuditSeals.AsNoTracking().OrderByDescending(s => s.Position).FirstOrDefaultAsync(cancellationToken),
                events.Count > Page);
        });
    }
}

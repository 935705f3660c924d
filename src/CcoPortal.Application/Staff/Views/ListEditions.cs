using CcoPortal.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Views;

/// <summary>Which editions were there, who published them, and why? The newest first.</summary>
public static class ListEditions
{
    /// <param name="Below">Only those with a lower number; null: from the newest on.</param>
    public sealed record Query(int? Below = null) : IRequest<Result>;

    /// <param name="Older">Whether there are more, before those shown.</param>
    public sealed record Result(IReadOnlyList<Published> Editions, bool Older);

    /// <param name="By">A name; for the starting facts and their corrections, that they are an import.</param>
    /// <param name="Change">The change request that it was; null for an import.</param>
    /// <param name="WithoutApproval">The recorded reason, where it was published without an approval; edition 1 needs none.</param>
    public sealed record Published(int Number, DateTimeOffset At, string By, string Reason, Guid? Change, string? WithoutApproval);

    public sealed class Handler(PortalStore store) : IRequestHandler<Query, Result>
    {
        private const int AtOnce = 50;

        public Task<Result> Handle(Query request, CancellationToken cancellationToken) => store.AskAsync(async db =>
        {
            var rows = await (from e in db.Editions.AsNoTracking()
                              where request.Below == null || e.Number < request.Below
                              join b in db.BreakGlasses on e.BreakGlassId equals (Guid?)b.Id into breaks
                              from b in breaks.DefaultIfEmpty()
                              orderby e.Number descending
                              select new { Edition = e, Why = b == null ? null : b.Reason }).Take(AtOnce + 1).ToListAsync(cancellationToken);
            var ids = rows.Select(r => Guid.TryParse(r.Edition.Actor, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct().ToList();
            var names = await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellationToken);
            return new Result(
                [.. rows.Take(AtOnce).Select(r => new Published(r.Edition.Number, r.Edition.PublishedAt, By(r.Edition.Actor), r.Edition.Reason, r.Edition.Change, r.Why))], rows.Count > AtOnce);

            string By(string actor) => Guid.TryParse(actor, out var id) ? names.GetValueOrDefault(id, "someone who is no longer known") : actor == "import" ? "the import of reference data" : actor;
        });
    }
}

using CcoPortal.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Account;

/// <summary>Whether a session still stands, and as what: asked with each request, so that whoever is disabled is out at once.</summary>
public static class CheckSession
{
    /// <param name="Stamp">As it was when the session began.</param>
    public sealed record Query(Guid Id, string Stamp) : IRequest<Member?>;

    public sealed class Handler(PortalStore store, DemoAccounts demo) : IRequestHandler<Query, Member?>
    {
        /// <exception cref="StoreAwayException"/>
        public Task<Member?> Handle(Query request, CancellationToken cancellationToken) => store.AskAsync(async db =>
            await db.Users.AsNoTracking().SingleOrDefaultAsync(s => s.Id == request.Id && s.SecurityStamp == request.Stamp && s.DisabledAt == null, cancellationToken) is { } staff && demo.Allow(staff.Email)
                ? await Member.OfAsync(db, staff, cancellationToken) : null);
    }
}

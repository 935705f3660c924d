using CcoPortal.Data;
using CcoPortal.Domain.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Account;

/// <summary>Whether a session still stands, and as what: asked with each request, so that whoever is disabled is out at once.</summary>
public static class CheckSession
{
    /// <param name="Stamp">As it was when the session began.</param>
    public sealed record Query(Guid Id, string Stamp) : IRequest<Result?>;

    public sealed record Result(string Name, StaffRole Role);

    public sealed class Handler(PortalStore store, DemoAccounts demo) : IRequestHandler<Query, Result?>
    {
        /// <summary>One question with one answer, and no more than is needed: it comes before everything that staff do, at the desk with every few letters that are typed.</summary>
        /// <exception cref="StoreAwayException"/>
        public Task<Result?> Handle(Query request, CancellationToken cancellationToken) => store.AskSoonAsync(async (db, soon) =>
            await db.Users.Where(s => s.Id == request.Id && s.SecurityStamp == request.Stamp && s.DisabledAt == null).Select(s => new { s.Email, s.Name, s.Role }).SingleOrDefaultAsync(soon) is { } staff && demo.Allow(staff.Email)
                ? new Result(staff.Name, staff.Role) : null, cancellationToken);
    }
}

using CcoPortal.Data;
using CcoPortal.Domain.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.People;

/// <summary>Everyone who has, or had, an account.</summary>
public static class ListStaff
{
    public sealed record Query : IRequest<IReadOnlyList<Person>>;

    /// <param name="HasPassword">False until they used their link.</param>
    public sealed record Person(Guid Id, string Name, string Email, StaffRole Role, DateTimeOffset InvitedAt, DateTimeOffset? DisabledAt, DateTimeOffset? LockedUntil, bool HasPassword, bool HasAuthenticator, int Passkeys);

    public sealed class Handler(PortalStore store, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<Person>>
    {
        public Task<IReadOnlyList<Person>> Handle(Query request, CancellationToken cancellationToken) => store.AskAsync<IReadOnlyList<Person>>(async db =>
        {
            var now = clock.GetUtcNow();
            return await db.Users.AsNoTracking().OrderBy(s => s.Name).ThenBy(s => s.Email).Select(s => new Person(
                s.Id, s.Name, s.Email!, s.Role, s.InvitedAt, s.DisabledAt, s.LockoutEnd > now ? s.LockoutEnd : null, s.PasswordHash != null, s.TwoFactorEnabled, db.UserPasskeys.Count(p => p.UserId == s.Id)))
                .ToListAsync(cancellationToken);
        });
    }
}

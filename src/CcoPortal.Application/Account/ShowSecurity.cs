using System.Buffers.Text;
using CcoPortal.Application.Staff;
using CcoPortal.Data;
using CcoPortal.Data.Staff;
using CcoPortal.Domain.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Account;

/// <summary>How someone signs in: what they have, for them to change.</summary>
public static class ShowSecurity
{
    public sealed record Query : IRequest<Result>;

    /// <param name="ProposedKey">Of an authenticator app that is being set up, as people type it; else null.</param>
    public sealed record Result(string Name, string Email, StaffRole Role, bool HasAuthenticator, IReadOnlyList<Passkey> Passkeys, string? ProposedKey)
    {
        public bool HasSecondFactor => HasAuthenticator || Passkeys.Count > 0;
    }

    /// <param name="Id">Base64url.</param>
    public sealed record Passkey(string Id, string Name, DateTimeOffset CreatedAt);

    public sealed class Handler(PortalStore store, Actor actor, Authenticators authenticators) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) => store.AskAsync(async db =>
        {
            var staff = await db.Users.AsNoTracking().SingleAsync(s => s.Id == actor.Id, cancellationToken);
            var passkeys = await db.UserPasskeys.AsNoTracking().Where(p => p.UserId == staff.Id).ToListAsync(cancellationToken);
            return new Result(
                staff.Name, staff.Email!, staff.Role, staff.TwoFactorEnabled,
                [.. passkeys.Select(p => new Passkey(Base64Url.EncodeToString(p.CredentialId), p.Data.Name ?? "", p.Data.CreatedAt)).OrderBy(p => p.CreatedAt)],
                await authenticators.ProposedAsync(db, staff) is { } key ? OneTimeCode.Letters(key) : null);
        });
    }
}

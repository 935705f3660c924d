using System.Security.Cryptography;
using CcoPortal.Application.Staff;
using CcoPortal.Data.Staff;
using CcoPortal.Domain.Staff;
using MediatR;

namespace CcoPortal.Application.Account;

/// <summary>Makes a key for an authenticator app. An authenticator that is there stays the one that counts until a code of the new one has come.</summary>
public static class ProposeAuthenticator
{
    public sealed record Command : IRequest, IChangeSet;

    public sealed class Handler(ChangeSet set, Actor actor, Authenticators authenticators) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var staff = (await StaffAccounts.LockAsync(set.Db, actor.Id, cancellationToken))!;
            await authenticators.ProposeAsync(set.Db, staff, RandomNumberGenerator.GetBytes(OneTimeCode.KeyBytes));
            return Unit.Value;
        }
    }
}

using CcoPortal.Data;
using CcoPortal.Data.Outbox;
using MediatR;

namespace CcoPortal.Application.Updates;

/// <summary>Whoever reads an address’s mail says yes to what was asked for.</summary>
public static class ConfirmUpdates
{
    /// <param name="Token">Out of the mail.</param>
    public sealed record Command(string Token) : IRequest<Result>;

    /// <param name="Watches">Keys of all that they hear about from now on; empty when the token is unknown or too old.</param>
    public sealed record Result(IReadOnlyList<string> Watches);

    public sealed class Handler(PortalStore store, TimeProvider clock) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken) =>
            new(await store.AskAsync(db => Subscribers.ConfirmAsync(db, request.Token, clock.GetUtcNow(), cancellationToken)));
    }
}

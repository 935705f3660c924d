using CcoPortal.Data;
using CcoPortal.Data.Outbox;
using MediatR;

namespace CcoPortal.Application.Updates;

/// <summary>No more e-mail: the address and all that goes with it is deleted. A token that is not known is answered alike.</summary>
public static class StopUpdates
{
    /// <param name="Token">Out of any mail.</param>
    public sealed record Command(string Token) : IRequest;

    public sealed class Handler(PortalStore store) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command request, CancellationToken cancellationToken) => store.AskAsync(async db =>
        {
            await Subscribers.LeaveAsync(db, request.Token, cancellationToken);
            return Unit.Value;
        });
    }
}

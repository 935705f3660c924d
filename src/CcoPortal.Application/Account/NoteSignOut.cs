using CcoPortal.Application.Staff;
using CcoPortal.Domain.Audit;
using MediatR;

namespace CcoPortal.Application.Account;

/// <summary>Someone ended their session in this browser.</summary>
public static class NoteSignOut
{
    public sealed record Command(Guid Staff) : IRequest, IChangeSet;

    public sealed class Handler(ChangeSet set) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            set.Audit(new SignedOut(request.Staff), request.Staff.ToString("D"));
            return Unit.Task;
        }
    }
}

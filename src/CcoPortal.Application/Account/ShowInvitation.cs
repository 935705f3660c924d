using CcoPortal.Application.Staff;
using MediatR;

namespace CcoPortal.Application.Account;

/// <summary>Whom a link is for. It locks a row for a moment, so it runs as a change that changes nothing.</summary>
public static class ShowInvitation
{
    public sealed record Query(string? Token) : IRequest<Result?>, IChangeSet;

    public sealed record Result(string Name, string Email);

    public sealed class Handler(ChangeSet set) : IRequestHandler<Query, Result?>
    {
        /// <returns>Null when the link opens nothing (any more).</returns>
        public async Task<Result?> Handle(Query request, CancellationToken cancellationToken) =>
            await Invitations.FindAsync(set.Db, request.Token, set.Now, cancellationToken) is { } staff ? new Result(staff.Name, staff.Email!) : null;
    }
}

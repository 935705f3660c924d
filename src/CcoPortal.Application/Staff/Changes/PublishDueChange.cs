using CcoPortal.Data;
using CcoPortal.Data.Audit;
using CcoPortal.Domain.Changes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Changes;

/// <summary>The portal publishes a scheduled change whose time has come; of several portals, one.</summary>
public static class PublishDueChange
{
    /// <summary>The changes whose time has come, in its order.</summary>
    public sealed record Query : IRequest<IReadOnlyList<Guid>>;

    /// <summary>Gives whether it was this portal that did it.</summary>
    public sealed record Command(Guid Change) : IRequest<bool>, IChangeSet;

    public sealed class Handler(ChangeSet set, PortalStore store, Moment moment) : IRequestHandler<Query, IReadOnlyList<Guid>>, IRequestHandler<Command, bool>
    {
        public Task<IReadOnlyList<Guid>> Handle(Query request, CancellationToken cancellationToken) => store.AskAsync<IReadOnlyList<Guid>>(async db =>
            await db.ChangeRequests.Where(c => c.State == ChangeState.Scheduled && c.PublishAt <= moment.Now).OrderBy(c => c.PublishAt).Select(c => c.Id).ToListAsync(cancellationToken));

        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var due = await set.Db.ChangeRequests.FromSql(
                $"select * from change_request where id = {request.Change} and state = 'Scheduled' and publish_at <= {set.Now} for update skip locked").SingleOrDefaultAsync(cancellationToken);
            if (due is not { State: ChangeState.Scheduled })
                return false;
            await PublishChange.PublishAsync(set, due, AuditTrail.Portal, moment.Today, cancellationToken);
            return true;
        }
    }
}

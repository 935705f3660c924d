using CcoPortal.Data.Audit;
using CcoPortal.Domain.Changes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Changes;

/// <summary>The portal publishes the scheduled change whose time has come; of several portals, one.</summary>
public static class PublishDueChange
{
    /// <summary>Gives whether there was one.</summary>
    public sealed record Command : IRequest<bool>, IChangeSet;

    public sealed class Handler(ChangeSet set, Moment moment) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var due = await set.Db.ChangeRequests.FromSql(
                $"select * from change_request where state = 'Scheduled' and publish_at <= {set.Now} order by publish_at limit 1 for update skip locked").SingleOrDefaultAsync(cancellationToken);
            if (due is not { State: ChangeState.Scheduled })
                return false;
            await PublishChange.PublishAsync(set, due, AuditTrail.Portal, moment.Today, cancellationToken);
            return true;
        }
    }
}

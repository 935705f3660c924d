using CcoPortal.Application.Staff;
using CcoPortal.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Desk;

/// <summary>How many of my flags did an editor answer of late?</summary>
public static class CountAnsweredFlags
{
    /// <summary>So long an answer counts as new.</summary>
    public static readonly TimeSpan New = TimeSpan.FromDays(7);

    public sealed record Query : IRequest<int>;

    public sealed class Handler(PortalStore store, Moment moment, Actor actor) : IRequestHandler<Query, int>
    {
        public Task<int> Handle(Query request, CancellationToken cancellationToken)
        {
            var since = moment.Now - New;
            return store.AskAsync(db => db.Flags.CountAsync(f => f.Agent == actor.Id && f.Ended > since, cancellationToken));
        }
    }
}

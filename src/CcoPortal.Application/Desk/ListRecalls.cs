using CcoPortal.Data;
using MediatR;

namespace CcoPortal.Application.Desk;

/// <summary>In which calls was something read out that turned out wrong?</summary>
public static class ListRecalls
{
    public sealed record Query : IRequest<IReadOnlyList<Correction>>;

    public sealed class Handler(PortalStore store, Moment moment) : IRequestHandler<Query, IReadOnlyList<Correction>>
    {
        public Task<IReadOnlyList<Correction>> Handle(Query request, CancellationToken cancellationToken) => store.AskAsync(db => Recalls.LoadAsync(db, moment.Edition, db.CallFacts, cancellationToken));
    }
}

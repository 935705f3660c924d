using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Places;
using CcoPortal.Domain.Updates;
using MediatR;

namespace CcoPortal.Application.Updates;

/// <summary>What changed for members lately, and what can be heard about?</summary>
public static class ShowUpdates
{
    public sealed record Query : IRequest<Result>;

    /// <param name="News">The newest first.</param>
    /// <param name="Ccos">That serve someone today, A to Z.</param>
    /// <param name="Counties">A to Z.</param>
    public sealed record Result(IReadOnlyList<EditionNews> News, IReadOnlyList<Cco> Ccos, IReadOnlyList<County> Counties);

    public sealed class Handler(Moment moment) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) => Task.FromResult(new Result(
            moment.Edition.News, moment.Edition.CcosOn(moment.Today), [.. moment.Edition.Facts.Counties.OrderBy(c => c.Name, StringComparer.Ordinal)]));
    }
}

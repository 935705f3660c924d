using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Places;
using MediatR;

namespace CcoPortal.Application.Counties;

/// <summary>Which CCOs serve this county, and where in it?</summary>
public static class ShowCounty
{
    /// <param name="Slug">For example <c>hood-river</c>.</param>
    public sealed record Query(string Slug) : IRequest<Result?>;

    /// <param name="Areas">One for each set of CCOs, the one with most ZIPs first.</param>
    /// <param name="Places">Names people know in the county, A to Z.</param>
    /// <param name="Changes">What started and ended, the newest first.</param>
    public sealed record Result(County County, IReadOnlyList<Area> Areas, IReadOnlyList<Place> Places, IReadOnlyList<CoverageChange> Changes);

    public sealed class Handler(Moment moment) : IRequestHandler<Query, Result?>
    {
        public Task<Result?> Handle(Query request, CancellationToken cancellationToken)
        {
            if (moment.Edition.County(request.Slug) is not { } county)
                return Task.FromResult<Result?>(null);
            return Task.FromResult<Result?>(new Result(
                county, moment.Edition.Coverage.AreasOf(county, moment.Today),
                [.. moment.Edition.Facts.Places.Where(p => p.Counties.Any(c => c.County == county.Name)).OrderBy(p => p.Name, StringComparer.Ordinal)],
                moment.Edition.Coverage.ChangesIn(county)));
        }
    }
}

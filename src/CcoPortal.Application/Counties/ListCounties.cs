using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Places;
using MediatR;

namespace CcoPortal.Application.Counties;

/// <summary>Which CCOs serve each county?</summary>
public static class ListCounties
{
    public sealed record Query : IRequest<Result>;

    /// <param name="Counties">All 36, A to Z.</param>
    public sealed record Result(DateOnly On, IReadOnlyList<Listed> Counties);

    /// <param name="Areas">One for each set of CCOs in the county; one when the whole county has the same.</param>
    /// <param name="Ccos">Every CCO of the county.</param>
    public sealed record Listed(County County, IReadOnlyList<Area> Areas, IReadOnlyList<ListedCco> Ccos);

    public sealed class Handler(Moment moment) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) => Task.FromResult(new Result(
            moment.Today,
            [.. moment.Edition.Facts.Counties.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new Listed(c, moment.Edition.Coverage.AreasOf(c, moment.Today), moment.Edition.Coverage.CcosOf(c, moment.Today)))]));
    }
}

using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Coverage;
using MediatR;

namespace CcoPortal.Application.Ccos;

/// <summary>Which CCOs are there on a day?</summary>
public static class ListCcos
{
    /// <param name="On">Null: today.</param>
    public sealed record Query(DateOnly? On = null) : IRequest<Result>;

    /// <param name="Ccos">A to Z, each with its service areas of the day.</param>
    /// <param name="Organizations">How many organizations run them.</param>
    /// <param name="Ended">CCOs that ended before the day, the latest first.</param>
    public sealed record Result(DateOnly On, IReadOnlyList<Listed> Ccos, int Organizations, IReadOnlyList<Ended> Ended);

    /// <param name="Areas">By county.</param>
    public sealed record Listed(Cco Cco, IReadOnlyList<ServiceArea> Areas);

    /// <param name="Day">First day without it.</param>
    public sealed record Ended(Cco Cco, DateOnly Day, IReadOnlyList<Cco> Successors);

    public sealed class Handler(Moment moment) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var on = request.On ?? moment.Today;
            var listed = moment.Edition.CcosOn(on).Select(c => new Listed(c, [.. moment.Edition.AreasOf(c).Where(a => a.Holds(on))])).ToList();
            return Task.FromResult(new Result(
                on, listed, listed.Select(l => l.Cco.Organization).Distinct().Count(),
                [.. moment.Edition.Facts.Ccos.Select(c => ShowCco.EndOf(moment.Edition, c, on)).OfType<Ended>().OrderByDescending(e => e.Day)]));
        }
    }
}

using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Places;
using MediatR;

namespace CcoPortal.Application.FindCco;

/// <summary>Which CCOs serve this area?</summary>
public static class ShowArea
{
    /// <param name="County">County slug.</param>
    /// <param name="Ccos">CCO slugs, separated by commas.</param>
    public sealed record Query(string County, string Ccos) : IRequest<Outcome>;

    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <param name="HasOthers">Other parts of the county have other CCOs.</param>
        public sealed record Holds(Area Area, bool HasOthers) : Outcome;

        /// <summary>The address is written in another order or case.</summary>
        public sealed record Moved(string Href) : Outcome;

        /// <summary>This set serves the county on another day.</summary>
        /// <param name="Changes">What ended or starts in the county, the newest first.</param>
        public sealed record HeldOnAnotherDay(County County, IReadOnlyList<Cco> Ccos, IReadOnlyList<CoverageChange> Changes, IReadOnlyList<Area> Today) : Outcome;

        public sealed record NeverHeld : Outcome;
    }

    public sealed class Handler(Moment moment) : IRequestHandler<Query, Outcome>
    {
        public Task<Outcome> Handle(Query request, CancellationToken cancellationToken) => Task.FromResult(Answer(request));

        private Outcome Answer(Query request)
        {
#pragma warning disable CA1308 // Slugs are lower case.
            var county = moment.Edition.County(request.County.ToLowerInvariant());
            var slugs = request.Ccos.ToLowerInvariant().Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct().Order(StringComparer.Ordinal).ToList();
#pragma warning restore CA1308
            var set = string.Join(',', slugs);
            if (county is null || !moment.Edition.Coverage.EverHeld(county, set))
                return new Outcome.NeverHeld();
            if (county.Slug != request.County || set != request.Ccos)
                return new Outcome.Moved($"/areas/{county.Slug}/{set}");
            var today = moment.Edition.Coverage.AreasOf(county, moment.Today);
            return today.FirstOrDefault(a => a.Served.Set == set) is { } area
                ? new Outcome.Holds(area, today.Count > 1)
                : new Outcome.HeldOnAnotherDay(county, [.. slugs.Select(s => moment.Edition.Cco(s)!)], moment.Edition.Coverage.ChangesIn(county), today);
        }
    }
}

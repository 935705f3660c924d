using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;
using MediatR;

namespace CcoPortal.Application.Ccos;

/// <summary>What should a member know about this CCO?</summary>
public static class ShowCco
{
    /// <param name="Slug">For example <c>allcare-cco</c>.</param>
    public sealed record Query(string Slug) : IRequest<Result?>;

    /// <param name="Areas">Service areas of today; of the last day when it has ended; by county.</param>
    /// <param name="Zips">ZIPs of the county with homes that it serves today (for <c>part-unlisted</c>: none), by county.</param>
    /// <param name="Changes">What started and ended, the newest first.</param>
    /// <param name="Ended">Null while it serves someone.</param>
    /// <param name="Extras">What it gives beyond the OHP benefits (these first), or does in its own way; only what is sure enough to say.</param>
    public sealed record Result(
        Cco Cco, IReadOnlyList<ServiceArea> Areas, IReadOnlyDictionary<string, IReadOnlyList<Zip>> Zips, IReadOnlyList<CoverageChange> Changes, ListCcos.Ended? Ended,
        IReadOnlyList<CcoExtra> Extras);

    public sealed class Handler(Moment moment) : IRequestHandler<Query, Result?>
    {
        public Task<Result?> Handle(Query request, CancellationToken cancellationToken)
        {
            var edition = moment.Edition;
            if (edition.Cco(request.Slug) is not { } cco)
                return Task.FromResult<Result?>(null);
            var ended = EndOf(edition, cco, moment.Today);
            var day = ended?.Day.AddDays(-1) ?? moment.Today;
            var areas = edition.AreasOf(cco).Where(a => a.Holds(day)).ToList();
            return Task.FromResult<Result?>(new Result(
                cco, areas, areas.GroupBy(a => a.County).ToDictionary(g => g.Key, g => ZipsOf(edition, [.. g])),
                edition.ChangesOf(cco),
                ended,
                ended is null ? [.. edition.Facts.CcoExtras.Where(e => e.Confidence > Confidence.Low && e.Ccos.Contains(cco.Slug)).OrderByDescending(e => e.BeyondOhp).ThenBy(e => e.Key, StringComparer.Ordinal)] : []));
        }
    }

    /// <summary>When a CCO's last service area ended, and who took over; null while it has one or before it had any.</summary>
    internal static ListCcos.Ended? EndOf(Edition edition, Cco cco, DateOnly on)
    {
        var areas = edition.AreasOf(cco);
        if (areas.Count == 0 || areas.Any(a => a.To is null || a.To > on))
            return null;
        return new ListCcos.Ended(
            cco, areas.Max(a => a.To!.Value), [.. cco.Successors.Values.SelectMany(s => s).Distinct().Select(s => edition.Cco(s)!).OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    /// <param name="areas">All of one county.</param>
    private static IReadOnlyList<Zip> ZipsOf(Edition edition, IReadOnlyList<ServiceArea> areas) =>
        [.. edition.Facts.Zips.Where(z => z.Status != ZipStatus.Retired && z.Counties.Any(c => c.HasHomes && c.County == areas[0].County)
                && areas.Any(a => a.Extent != Extent.PartUnlisted && a.Covers(z.Code)))
            .OrderBy(z => z.Code, StringComparer.Ordinal)];
}

using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using MediatR;

namespace CcoPortal.Application.Benefits;

/// <summary>What should a member know about this service?</summary>
public static class ShowBenefit
{
    public const int MostRelated = 5;

    public sealed record Query(string Slug) : IRequest<Result?>;

    /// <param name="Related">Others of its category, then of its area, the nearest in the catalogue first.</param>
    /// <param name="Extras">What some CCOs do beyond or otherwise, with those of them that serve someone today.</param>
    public sealed record Result(Benefit Benefit, IReadOnlyList<Benefit> Related, IReadOnlyList<(CcoExtra Extra, IReadOnlyList<Cco> Ccos)> Extras);

    public sealed class Handler(Moment moment) : IRequestHandler<Query, Result?>
    {
        public Task<Result?> Handle(Query request, CancellationToken cancellationToken)
        {
            var edition = moment.Edition;
            if (edition.Benefit(request.Slug) is not { } benefit)
                return Task.FromResult<Result?>(null);
            var category = benefit.In("en").Category;
            var today = edition.CcosOn(moment.Today);
            return Task.FromResult<Result?>(new Result(
                benefit,
                [.. edition.Facts.Benefits.Where(b => b != benefit && (b.Area == benefit.Area || b.In("en").Category == category))
                    .OrderBy(b => b.In("en").Category != category).ThenBy(b => Math.Abs(b.Order - benefit.Order)).ThenBy(b => b.Order).Take(MostRelated)],
                [.. edition.Facts.CcoExtras.Where(e => e.Benefit == benefit.Slug && e.Confidence > Confidence.Low)
                    .Select(e => (Extra: e, Ccos: (IReadOnlyList<Cco>)[.. today.Where(c => e.Ccos.Contains(c.Slug))])).Where(e => e.Ccos.Count > 0)
                    .OrderBy(e => e.Ccos[0].Name, StringComparer.OrdinalIgnoreCase)]));
        }
    }
}

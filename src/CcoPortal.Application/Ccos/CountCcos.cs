using CcoPortal.Domain.Ccos;
using MediatR;

namespace CcoPortal.Application.Ccos;

/// <summary>How many CCOs were there, from the first until today?</summary>
public static class CountCcos
{
    public sealed record Query : IRequest<IReadOnlyList<Step>>;

    /// <summary>A day from which there was another set of CCOs.</summary>
    public sealed record Step(DateOnly From, int Count, IReadOnlyList<Cco> Started, IReadOnlyList<Cco> Ended);

    public sealed class Handler(Moment moment) : IRequestHandler<Query, IReadOnlyList<Step>>
    {
        public Task<IReadOnlyList<Step>> Handle(Query request, CancellationToken cancellationToken)
        {
            var days = moment.Edition.Facts.ServiceAreas.SelectMany(a => new[] { a.From, a.To }).OfType<DateOnly>().Where(d => d <= moment.Today).Distinct().Order();
            var steps = new List<Step>();
            IReadOnlyList<Cco> before = [];
            foreach (var day in days)
            {
                var now = moment.Edition.CcosOn(day);
                if (!now.SequenceEqual(before))
                    steps.Add(new Step(day, now.Count, [.. now.Except(before)], [.. before.Except(now)]));
                before = now;
            }

            return Task.FromResult<IReadOnlyList<Step>>(steps);
        }
    }
}

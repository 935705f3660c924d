using CcoPortal.Data.Editions;
using MediatR;

namespace CcoPortal.Application.Staff.Editing;

/// <summary>Which records are published, of which kinds, and which of them are called so?</summary>
public static class ListRecords
{
    private const int Most = 100;

    /// <param name="Kind">Null for all.</param>
    /// <param name="Words">All must stand in the key or the title; null or empty for any.</param>
    public sealed record Query(string? Kind, string? Words) : IRequest<Result?>;

    /// <param name="Kinds">With how many records each has.</param>
    /// <param name="Records">Of one kind all; else at most a hundred, and none when nothing was looked for.</param>
    /// <param name="More">How many more there are.</param>
    public sealed record Result(IReadOnlyList<(string Kind, int Count)> Kinds, IReadOnlyList<RecordLine> Records, int More);

    public sealed class Handler(Moment moment) : IRequestHandler<Query, Result?>
    {
        public Task<Result?> Handle(Query request, CancellationToken cancellationToken)
        {
            if (request.Kind is not null && !RecordJson.Kinds.Contains(request.Kind))
                return Task.FromResult<Result?>(null);
            var all = PublishedRecords.Of(moment.Edition);
            var words = (request.Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var found = request.Kind is null && words.Length == 0 ? [] : all.Where(l => request.Kind is null || l.Kind == request.Kind)
                .Where(l => words.All(w => l.Title.Contains(w, StringComparison.OrdinalIgnoreCase) || l.Key.Contains(w, StringComparison.OrdinalIgnoreCase))).ToList();
            var shown = request.Kind is null ? found.Take(Most).ToList() : found;
            var counts = all.CountBy(l => l.Kind).ToDictionary();
            return Task.FromResult<Result?>(new Result([.. FieldTable.InOrder(RecordJson.Kinds).Select(k => (k, counts.GetValueOrDefault(k)))], shown, found.Count - shown.Count));
        }
    }
}

using CcoPortal.Domain.Search;
using FluentValidation;
using MediatR;

namespace CcoPortal.Application.Search;

/// <summary>Where in the portal is what someone typed about?</summary>
public static class SearchSite
{
    /// <param name="Words">What someone typed; null or blank finds nothing. Never stored or logged.</param>
    /// <param name="Kind">One group alone, and all of it.</param>
    /// <param name="Language">Whose glossary is meant.</param>
    public sealed record Query(string? Words, SiteKind? Kind, string Language) : IRequest<Result>;

    /// <param name="Best">The first few over all kinds; empty when one kind was asked for. Without words: what people look for most.</param>
    /// <param name="Groups">What else was found, by kind; empty groups are missing.</param>
    /// <param name="Stems">To mark what was looked for.</param>
    /// <param name="NamesPlace">The words name a place: then they stand in no link.</param>
    /// <param name="ReadAs">What was looked for instead, when no word is known as it was typed.</param>
    public sealed record Result(
        string Words, SiteKind? Kind, IReadOnlyList<SiteHit> Best, IReadOnlyList<Group> Groups, IReadOnlySet<string> Stems, bool NamesPlace,
        string? ReadAs, IReadOnlyList<DangerTopic> Dangers)
    {
        public int Count => Best.Count + Groups.Sum(g => g.Hits.Count);
    }

    /// <param name="Hits">Best first; those that stand among the best of all are not repeated.</param>
    /// <param name="All">How many there are of the kind, with those.</param>
    public sealed record Group(SiteKind Kind, IReadOnlyList<SiteHit> Hits, int All);

    public static class Errors
    {
        public const string TooLong = "search.too-long";
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public const int LongestWords = 500;

        public Validator() => RuleFor(q => q.Words).MaximumLength(LongestWords).WithErrorCode(Errors.TooLong);
    }

    public sealed class Handler(Moment moment, IMediator mediator, ISiteRoutes routes) : IRequestHandler<Query, Result>
    {
        private const int First = 3;

        private static readonly SiteHit[] Popular =
        [
            .. new[] { "/find", "/benefits", "/help/find-a-doctor", "/help/rides", "/help/apply", "/help/renew", "/help/bills", "/contact" }.Select(p => new SiteHit.Page(p)),
        ];

        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var words = request.Words?.Trim() ?? "";
            if (words.Length == 0)
                return new Result("", null, [.. Popular.Where(Exists)], [], new HashSet<string>(), false, null, []);
            var dangers = await mediator.Send(new HearDanger.Query(words), cancellationToken);
            var withheld = dangers.Count == 0 ? [] : moment.Edition.Facts.Dangers.SelectMany(d => d.Withheld).ToHashSet(StringComparer.Ordinal);
            var read = moment.Edition.Site.Read(TypedText.Readable(words), request.Language);
            var all = read.Hits.Where(h => Exists(h) && (h is not SiteHit.Benefit benefit || !withheld.Contains(benefit.Slug))).ToList();
            var best = request.Kind is null ? all.Take(First).ToList() : [];
            var groups = all.GroupBy(h => h.Kind).Where(g => request.Kind is null || g.Key == request.Kind).OrderBy(g => g.Key)
                .Select(g => new Group(g.Key, [.. g.Except(best)], g.Count())).Where(g => g.Hits.Count > 0);
            return new Result(words, request.Kind, best, [.. groups], read.Stems, read.Hits.Any(h => h.Kind == SiteKind.Place), read.ReadAs, dangers);
        }

        private bool Exists(SiteHit hit) =>
            hit is not SiteHit.Page { Path: var path } || moment.Edition.Facts.Pages.Any(p => path == $"/{p.Key}" || path == $"/{p.Section}") || routes.Has(path);
    }
}

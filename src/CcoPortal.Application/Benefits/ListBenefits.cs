using CcoPortal.Application.Search;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Search;
using FluentValidation;
using MediatR;

namespace CcoPortal.Application.Benefits;

/// <summary>What does OHP cover, for an area, a person, or the words that someone typed?</summary>
public static class ListBenefits
{
    public const string Under21 = "under-21", From21 = "21-plus";

    /// <param name="Area">An id of <see cref="BenefitAreas"/>; null or empty for all.</param>
    /// <param name="Person"><see cref="Under21"/> or <see cref="From21"/>; null or empty for everyone.</param>
    /// <param name="Words">What someone typed; null or blank for the whole catalogue.</param>
    public sealed record Query(string? Area, string? Person, string? Words) : IRequest<Result>;

    /// <param name="Found">With words: best first. Without: in the order of the catalogue.</param>
    /// <param name="NotForPerson">What the same question finds that this person does not get, in the same order.</param>
    /// <param name="Counts">How many would be found in each area, were it chosen; areas without any are missing.</param>
    public sealed record Result(
        BenefitArea? Area, AgeGroup? Person, string Words, IReadOnlyList<Benefit> Found, IReadOnlyList<Benefit> NotForPerson,
        IReadOnlyDictionary<BenefitArea, int> Counts, IReadOnlyList<DangerTopic> Dangers);

    public static class Errors
    {
        public const string Area = "benefits.area", Person = "benefits.person", TooLong = "benefits.too-long";
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public const int LongestWords = 500;

        public Validator()
        {
            RuleFor(q => q.Area).Must(a => string.IsNullOrWhiteSpace(a) || BenefitAreas.Read(a) is not null).WithErrorCode(Errors.Area);
            RuleFor(q => q.Person).Must(p => string.IsNullOrWhiteSpace(p) || p is Under21 or From21).WithErrorCode(Errors.Person);
            RuleFor(q => q.Words).MaximumLength(LongestWords).WithErrorCode(Errors.TooLong);
        }
    }

    public sealed class Handler(Moment moment, IMediator mediator) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var edition = moment.Edition;
            var area = string.IsNullOrWhiteSpace(request.Area) ? null : BenefitAreas.Read(request.Area);
            AgeGroup? person = request.Person switch { Under21 => AgeGroup.Under21, From21 => AgeGroup.From21, _ => null };
            var words = request.Words?.Trim() ?? "";
            var dangers = words.Length == 0 ? [] : await mediator.Send(new HearDanger.Query(words), cancellationToken);
            // Whatever the danger is: “help me die” may tell of another topic than the one that withholds.
            var withheld = dangers.Count == 0 ? [] : edition.Facts.Dangers.SelectMany(d => d.Withheld).ToHashSet(StringComparer.Ordinal);
            var all = words.Length == 0
                ? [.. edition.Facts.Benefits.OrderBy(b => b.Area).ThenBy(b => b.Order)]
                : edition.Search.Find(TypedText.Readable(words)).Where(h => h.Document.Kind == SearchDocuments.Benefit && !withheld.Contains(h.Document.Key))
                    .Select(h => edition.Benefit(h.Document.Key)!).ToList();
            var here = all.Where(b => area is null || b.Area == area).ToLookup(b => IsFor(b, person));
            return new Result(
                area, person, words, [.. here[true]], [.. here[false]], all.CountBy(b => b.Area).ToDictionary(c => c.Key, c => c.Value), dangers);
        }
    }

    private static bool IsFor(Benefit benefit, AgeGroup? person) => person switch
    {
        AgeGroup.Under21 => benefit.Under21 > Cover.No,
        AgeGroup.From21 => benefit.Adults > Cover.No,
        _ => true,
    };
}

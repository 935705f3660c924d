using CcoPortal.Domain.Rights;
using FluentValidation;
using FluentValidation.Results;
using MediatR;

namespace CcoPortal.Application.Rights;

/// <summary>Until when can I appeal, or ask for a hearing? Nothing of the question is kept.</summary>
public static class FindDeadline
{
    /// <param name="Letter">One of the names of <see cref="Letters"/>.</param>
    /// <param name="Dated">The date on the letter.</param>
    /// <param name="Change">When a service that the member has now changes; empty when none does.</param>
    public sealed record Query(string? Letter, TypedDay Dated, TypedDay Change) : IRequest<Result>;

    /// <param name="Past">The last day has passed.</param>
    /// <param name="KeepPast">The last day to keep a service has passed.</param>
    public sealed record Result(Deadline Deadline, DateOnly Dated, DateOnly Today, bool Past, bool KeepPast);

    public static readonly IReadOnlyDictionary<string, Letter> Letters = new Dictionary<string, Letter>(StringComparer.Ordinal)
    {
        ["cco-denial"] = Letter.CcoDenial,
        ["appeal-decision"] = Letter.AppealDecision,
        ["open-card"] = Letter.OpenCardNotice,
        ["no-answer"] = Letter.NoAnswer,
    };

    public static class Errors
    {
        public const string Letter = "deadline.letter", Dated = "deadline.dated", Future = "deadline.future", Change = "deadline.change";
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Letter).Must(l => l is not null && Letters.ContainsKey(l)).WithErrorCode(Errors.Letter);
            RuleFor(q => q.Dated).Must(d => d.Read() is { Year: >= 2000 and <= 2100 }).WithErrorCode(Errors.Dated);
            RuleFor(q => q.Change).Must(c => c.IsEmpty || c.Read() is { Year: >= 2000 and <= 2100 }).WithErrorCode(Errors.Change);
        }
    }

    public sealed class Handler(Moment moment) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var dated = request.Dated.Read()!.Value;
            if (dated > moment.Today)
                throw new ValidationException([new ValidationFailure(nameof(Query.Dated), null) { ErrorCode = Errors.Future }]);
            var deadline = Deadline.Of(Letters[request.Letter!], dated, request.Change.IsEmpty ? null : request.Change.Read());
            return Task.FromResult(new Result(deadline, dated, moment.Today, moment.Today > deadline.LastDay, moment.Today > deadline.KeepServiceBy));
        }
    }
}

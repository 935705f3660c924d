using CcoPortal.Domain.Rights;
using FluentValidation;
using FluentValidation.Results;
using MediatR;

namespace CcoPortal.Application.Rights;

/// <summary>Can I change my CCO now? Nothing of the question is kept.</summary>
public static class AskCcoChange
{
    public const string Yes = "yes", No = "no", Unknown = "unknown";

    /// <param name="First"><see cref="Yes"/>, <see cref="No"/>, <see cref="Unknown"/> or nothing, which is unknown; so are the others.</param>
    /// <param name="Joined">May be empty.</param>
    /// <param name="Renewed">May be empty.</param>
    /// <param name="Reasons">Names of <see cref="Reasons"/>.</param>
    public sealed record Query(TypedDay Joined, string? First, string? Mistake, TypedDay Renewed, string? Changed, IReadOnlyList<string> Reasons) : IRequest<Result>;

    public sealed record Result(CcoChange Change, DateOnly Today);

    public static readonly IReadOnlyDictionary<string, ChangeReason> Reasons = new Dictionary<string, ChangeReason>(StringComparer.Ordinal)
    {
        ["moved"] = ChangeReason.Moved,
        ["medicare"] = ChangeReason.Medicare,
        ["tribal"] = ChangeReason.TribalMember,
        ["care"] = ChangeReason.CannotGetCare,
        ["faith"] = ChangeReason.FaithOrMorals,
        ["together"] = ChangeReason.CareTogether,
        ["other"] = ChangeReason.Other,
    };

    public static class Errors
    {
        public const string Joined = "change.joined", JoinedLater = "change.joined-later", Renewed = "change.renewed", RenewedLater = "change.renewed-later",
            First = "change.first", Mistake = "change.mistake", Changed = "change.changed", Reasons = "change.reasons";
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Joined).Must(IsDayOrEmpty).WithErrorCode(Errors.Joined);
            RuleFor(q => q.First).Must(IsChoice).WithErrorCode(Errors.First);
            RuleFor(q => q.Mistake).Must(IsChoice).WithErrorCode(Errors.Mistake);
            RuleFor(q => q.Renewed).Must(IsDayOrEmpty).WithErrorCode(Errors.Renewed);
            RuleFor(q => q.Changed).Must(IsChoice).WithErrorCode(Errors.Changed);
            RuleFor(q => q.Reasons).Must(r => r.All(AskCcoChange.Reasons.ContainsKey)).WithErrorCode(Errors.Reasons);
        }

        private static bool IsDayOrEmpty(TypedDay day) => day.IsEmpty || day.Read() is { Year: >= 1994 and <= 2100 }; // OHP began in 1994

        private static bool IsChoice(string? choice) => choice is null or "" or Yes or No or Unknown;
    }

    public sealed class Handler(Moment moment) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var (joined, renewed) = (request.Joined.Read(), request.Renewed.Read());
            var later = new[] { (Day: joined, Name: nameof(Query.Joined), Code: Errors.JoinedLater), (Day: renewed, Name: nameof(Query.Renewed), Code: Errors.RenewedLater) }
                .Where(d => d.Day > moment.Today).Select(d => new ValidationFailure(d.Name, null) { ErrorCode = d.Code }).ToList();
            if (later.Count > 0)
                throw new ValidationException(later);
            var member = new CcoMembership(
                joined, Choice(request.First), Choice(request.Mistake), renewed, Choice(request.Changed), [.. request.Reasons.Distinct().Select(r => Reasons[r]).Order()]);
            return Task.FromResult(new Result(CcoChange.On(moment.Today, member), moment.Today));
        }

        private static bool? Choice(string? choice) => choice switch { Yes => true, No => false, _ => null };
    }
}

using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using FluentValidation;
using FluentValidation.Results;
using MediatR;

namespace CcoPortal.Application.Benefits;

/// <summary>What does my plan cover, and who pays? Nothing about the person is kept: the request is never logged or stored.</summary>
public static class ShowMyCoverage
{
    public const string Yes = "yes", No = "no", Unknown = "unknown";

    /// <summary>Every part may be null, empty or <see cref="Unknown"/>: “I don’t know”.</summary>
    /// <param name="Age"><see cref="ListBenefits.Under21"/> or <see cref="ListBenefits.From21"/>.</param>
    /// <param name="Pregnancy">Pregnant, or within 12 months after: <see cref="Yes"/> or <see cref="No"/>.</param>
    /// <param name="Package">A code or slug of a benefit package.</param>
    /// <param name="Type">A code of an enrollment type.</param>
    /// <param name="Letter">Codes copied from the coverage letter; they win over <paramref name="Package"/> and <paramref name="Type"/>.</param>
    /// <param name="Cco">Slug of the member's CCO, so that its number can stand in the answer.</param>
    public sealed record Query(string? Age, string? Pregnancy, string? Package, string? Type, string? Letter, string? Cco = null) : IRequest<Result>;

    /// <param name="Member">What was understood of the question.</param>
    /// <param name="Packages">The packages that one code stands for, when there are several: all cover the same.</param>
    /// <param name="Letter">What was read of the letter's codes; null when none were typed.</param>
    /// <param name="Areas">In the order of the catalogue.</param>
    /// <param name="Cco">The member's own, where it was said and the plan has one.</param>
    public sealed record Result(Member Member, MemberPlan Plan, IReadOnlyList<BenefitPackage> Packages, LetterCodes? Letter, IReadOnlyList<AreaAnswer> Areas, Cco? Cco);

    public static class Errors
    {
        public const string Age = "coverage.age", Pregnancy = "coverage.pregnancy", Package = "coverage.package", Type = "coverage.type", Letter = "coverage.letter", Cco = "coverage.cco",
            TwoPeople = "coverage.two-people", TooLong = "coverage.too-long";
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public const int LongestLetter = 200;

        public Validator()
        {
            RuleFor(q => q.Age).Must(a => IsUnknown(a) || a is ListBenefits.Under21 or ListBenefits.From21).WithErrorCode(Errors.Age);
            RuleFor(q => q.Pregnancy).Must(p => IsUnknown(p) || p is Yes or No).WithErrorCode(Errors.Pregnancy);
            RuleFor(q => q.Letter).MaximumLength(LongestLetter).WithErrorCode(Errors.TooLong);
        }
    }

    public sealed class Handler(Moment moment) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var facts = moment.Edition.Facts;
            var letter = string.IsNullOrWhiteSpace(request.Letter) ? null : LetterCodes.Read(request.Letter, facts.Packages, facts.EnrollmentTypes);
            if (letter is { Types.Count: 0, Packages.Count: 0 })
                throw Invalid(nameof(Query.Letter), Errors.Letter);

            var types = letter is { Types.Count: > 0 } ? letter.Types : Read(request.Type, nameof(Query.Type), Errors.Type).Types;
            var packages = letter is { Packages.Count: > 0 } ? letter.Packages : Read(request.Package, nameof(Query.Package), Errors.Package).Packages;
            // One code may stand for two programs that cover the same; different codes are different people's.
            if (types.Count > 1 || packages.Where(p => p.Status != PackageStatus.Ended).Select(p => string.Join(' ', p.Codes.Take(1))).Distinct().Count() > 1)
                throw Invalid(nameof(Query.Letter), Errors.TwoPeople);

            var cco = IsUnknown(request.Cco) ? null : moment.Edition.CcosOn(moment.Today).FirstOrDefault(c => c.Slug == request.Cco) ?? throw Invalid(nameof(Query.Cco), Errors.Cco);
            IReadOnlyList<BenefitPackage> current = [.. packages.Where(p => p.Status != PackageStatus.Ended).OrderBy(p => p.Order)];
            var member = new Member(
                request.Age switch { ListBenefits.Under21 => AgeGroup.Under21, ListBenefits.From21 => AgeGroup.From21, _ => null },
                request.Pregnancy switch { Yes => true, No => false, _ => null },
                current is [var package, ..] ? package.Slug : null, types is [var type, ..] ? type.Code : null);
            var plan = MyCoverage.Plan(member, facts.Packages, facts.EnrollmentTypes);
            return Task.FromResult(new Result(
                member, plan, current.Count > 0 ? current : [plan.Package], letter, MyCoverage.Areas(facts.Benefits.OrderBy(b => b.Order), plan),
                plan.Type.HasCco ? cco : null));

            LetterCodes Read(string? code, string field, string error)
            {
                if (IsUnknown(code))
                    return new LetterCodes([], [], []);
                var read = LetterCodes.Read(error == Errors.Type && code!.Trim().Length == 1 ? $"CCO{code.Trim()}" : code!, facts.Packages, facts.EnrollmentTypes);
                return read.Unknown.Count == 0 && (error == Errors.Type ? read is { Types.Count: 1, Packages.Count: 0 } : read is { Packages.Count: > 0, Types.Count: 0 })
                    ? read : throw Invalid(field, error);
            }
        }

        private static ValidationException Invalid(string field, string error) => new([new ValidationFailure(field, null) { ErrorCode = error }]);
    }

    private static bool IsUnknown(string? text) => string.IsNullOrWhiteSpace(text) || text == Unknown;
}

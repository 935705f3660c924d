using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CcoPortal.Domain.Coverage;
using FluentValidation;
using FluentValidation.Results;
using MediatR;

namespace CcoPortal.Application.FindCco;

/// <summary>Who serves the place where someone lives or stays?</summary>
public static partial class FindCco
{
    /// <summary>A question about one place: a ZIP (in a county, where that is known), a name, or a county.</summary>
    /// <param name="Zip">Five digits, or nine as ZIP+4.</param>
    /// <param name="Name">A city, community or county as typed.</param>
    /// <param name="County">A county alone, or the part of the ZIP or place that is meant.</param>
    /// <param name="On">Null: today.</param>
    public sealed record Query(string? Zip, string? Name, string? County, DateOnly? On = null) : IRequest<Answer>
    {
        /// <summary>
        /// Reads what someone typed into one box: digits are a ZIP, and so is the ZIP that an address ends in (“Salem, OR 97301”) or that
        /// stands before a name (“97301 Salem”); all else is a name.
        /// </summary>
        public static Query FromText(string? text, string? county)
        {
            var clean = Clean(text);
            var isZip = clean.Any(char.IsAsciiDigit) && clean.All(c => char.IsAsciiDigit(c) || c is '-' or ' ');
            var zip = isZip ? clean : clean.Length <= Validator.LongestName && ZipInAddress().Match(clean) is { Success: true } found ? found.Groups["zip"].Value : null;
            return zip is not null ? new Query(zip, null, Clean(county)) : new Query(null, clean, Clean(county));
        }

        /// <summary>Without marks that cannot be seen, with any script's digits as 0 to 9, and single spaces.</summary>
        public static string Clean(string? text)
        {
            if (text is null)
                return "";
            var clean = new StringBuilder(Math.Min(text.Length, Validator.LongestName + 1));
            foreach (var c in text)
            {
                if (clean.Length > Validator.LongestName)
                    break;
                switch (char.GetUnicodeCategory(c))
                {
                    case UnicodeCategory.Format:
                        break;
                    case UnicodeCategory.DecimalDigitNumber:
                        clean.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)));
                        break;
                    case UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                        if (clean.Length > 0 && clean[^1] != ' ')
                            clean.Append(' ');
                        break;
                    case UnicodeCategory.DashPunctuation:
                        clean.Append('-');
                        break;
                    default:
                        clean.Append(c);
                        break;
                }
            }

            return clean.ToString().Trim();
        }
    }

    /// <param name="On">The day that the answer holds for.</param>
    public sealed record Answer(DateOnly On, int Edition, CoverageAnswer Coverage);

    /// <summary>Error codes; the web has a sentence for each.</summary>
    public static class Errors
    {
        public const string Empty = "place-empty", TooLong = "place-too-long", NoLetters = "place-no-letters", ZipDigits = "zip-digits", NoSuchDay = "no-records-for-day";
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        /// <summary>No place in Oregon has a longer name.</summary>
        public const int LongestName = 100;

        public Validator()
        {
            RuleFor(q => q.Zip).Must(z => IsZip(z!)).When(q => q.Zip is not null).WithErrorCode(Errors.ZipDigits);
            RuleFor(q => q.Name).Cascade(CascadeMode.Stop)
                .Must(n => n!.Length > 0).WithErrorCode(Errors.Empty)
                .Must(n => n!.Length <= LongestName).WithErrorCode(Errors.TooLong)
                .Must(n => n!.Any(char.IsLetter)).WithErrorCode(Errors.NoLetters)
                .When(q => q.Name is not null);
            // Two rules, since a condition holds for all of its rule.
            RuleFor(q => q.County).Must(n => n is { Length: > 0 }).When(q => q.Zip is null && q.Name is null).WithErrorCode(Errors.Empty);
            RuleFor(q => q.County).Must(n => n!.Length <= LongestName).When(q => q.County is not null).WithErrorCode(Errors.TooLong);
        }
    }

    public sealed class Handler(Moment moment) : IRequestHandler<Query, Answer>
    {
        public Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var on = request.On ?? moment.Today;
            // Not in the validator, which lives longer than a moment: a view of another day looks as far ahead from there.
            if (on < CoverageMap.FirstDay || on > moment.Today.AddYears(CoverageMap.YearsAhead))
                throw new ValidationException([new ValidationFailure(nameof(Query.On), null) { ErrorCode = Errors.NoSuchDay }]);
            return Task.FromResult(new Answer(on, moment.Edition.Number, Answer(request, on)));
        }

        private CoverageAnswer Answer(Query request, DateOnly on)
        {
            var map = moment.Edition.Coverage;
            var county = string.IsNullOrEmpty(request.County) ? null : map.Names.County(request.County);
            if (!string.IsNullOrEmpty(request.County) && county is null)
                return new UnknownPlace(map.Names.Suggest($"{request.County} County"));
            return request switch
            {
                { Zip: { } zip } => county is null ? map.ForZip(FiveDigits(zip), on) : map.ForZip(FiveDigits(zip), county, on),
                { Name: { } name } => map.ForName(county is null ? name : $"{name}, {county.Name} County", on),
                _ => map.ForCounty(county!, on),
            };
        }
    }

    /// <summary>Whether a text without marks that cannot be seen is a ZIP, or a ZIP+4 in one of the ways people write it.</summary>
    public static bool IsZip(string text) => ZipShape().IsMatch(text);

    private static int FiveDigits(string zip) => zip.Where(char.IsAsciiDigit).Take(5).Aggregate(0, (number, digit) => (number * 10) + digit - '0');

    [GeneratedRegex("^[0-9]{5}([- ]?[0-9]{4})?$")]
    private static partial Regex ZipShape();

    /// <summary>A house number may have five digits too, so before a name only a number that no other number follows is a ZIP.</summary>
    [GeneratedRegex("^(.*[ ,])?(?<zip>[0-9]{5})(-[0-9]{4})?$|^(?<zip>[0-9]{5})(-[0-9]{4})? [^0-9]*$", RegexOptions.ExplicitCapture)]
    private static partial Regex ZipInAddress();
}

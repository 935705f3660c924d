using System.Text.RegularExpressions;
using CcoPortal.Application.Benefits;
using CcoPortal.Application.Search;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Search;
using FluentValidation;
using MediatR;

namespace CcoPortal.Application.Desk;

/// <summary>What does the portal know of what a caller said? One box for a ZIP, a city, a county, a CCO, a phone number, a service, a problem, or the codes of a letter.</summary>
public static partial class AskDesk
{
    /// <param name="Typed">Never stored or logged.</param>
    /// <param name="Pick">Which of the answers is meant, by its <see cref="DeskAnswer.Id"/>; null: the first.</param>
    /// <param name="County">The county that the caller named when asked.</param>
    /// <param name="Age"><see cref="ListBenefits.Under21"/> or <see cref="ListBenefits.From21"/>; null: not known.</param>
    /// <param name="Type">The CCO type on the letter; null: not known.</param>
    /// <param name="Language">Whose glossary is meant.</param>
    /// <param name="On">The day for which a place is looked up; null: today.</param>
    public sealed record Query(string? Typed, string? Pick = null, string? County = null, string? Age = null, string? Type = null, DateOnly? On = null, string Language = "en") : IRequest<Result>;

    /// <param name="Answers">Best first, as the public site has them.</param>
    /// <param name="Shown">The one to read out; null when nothing was found.</param>
    /// <param name="ReadAs">What was looked for instead, when no word is known as it was typed.</param>
    /// <param name="NotOurNumber">A phone number was typed, and it is nobody's whom the portal knows.</param>
    public sealed record Result(IReadOnlyList<DangerTopic> Dangers, IReadOnlyList<DeskAnswer> Answers, DeskAnswer? Shown, DateOnly On, string? ReadAs, bool NotOurNumber = false);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Typed).MaximumLength(SearchSite.Validator.LongestWords).WithMessage("That is too long. Type a few words.").OverridePropertyName("q");
            RuleFor(q => q.Age).Must(a => a is null or ListBenefits.Under21 or ListBenefits.From21).WithMessage("Choose an age.");
        }
    }

    public sealed class Handler(Moment moment, IMediator mediator) : IRequestHandler<Query, Result>
    {
        /// <summary>So many answers have a key of their own.</summary>
        private const int Most = 9;

        private readonly DeskAnswers _answers = new(moment, mediator);

        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var (typed, on) = (request.Typed?.Trim() ?? "", request.On ?? moment.Today);
            if (on < CoverageMap.FirstDay || on > moment.Today.AddYears(CoverageMap.YearsAhead))
                throw new ValidationException([new(nameof(Query.On), $"Choose a day from {CoverageMap.FirstDay:yyyy-MM-dd} to {moment.Today.AddYears(CoverageMap.YearsAhead):yyyy-MM-dd}.")]);
            if (typed.Length == 0)
                return new Result([], [], null, on, null);
            var site = await mediator.Send(new SearchSite.Query(typed, null, request.Language), cancellationToken);
            var answers = new List<DeskAnswer>();
            // A bare ZIP, as on the public site; one among other words stands where the search puts it.
            if (ZipIn(typed) is { } zip)
                answers.Add(await _answers.PlaceAsync(new(zip, null, request.County, on), cancellationToken));
            if (NumberIn(typed) is { } number)
            {
                answers.AddRange(OfNumber(number));
                // No guess: someone may be about to call it.
                if (answers.Count == 0 && number.Length > 3)
                    return new Result(site.Dangers, [], null, on, null, NotOurNumber: true);
            }

            var letter = await _answers.LetterAsync(typed, request.Age, request.Type, cancellationToken);
            // One code may be what a page or a service is called; several are a letter.
            if (letter is not null && (letter.Codes > 1 || site.Count == 0))
                answers.Add(letter);
            foreach (var hit in site.Best.Concat(site.Groups.SelectMany(g => g.Hits)))
            {
                if (answers.Count >= Most)
                    break;
                var answer = await OfHitAsync(hit, request, on, cancellationToken);
                if (answers.TrueForAll(a => a.Id != answer.Id))
                    answers.Add(answer);
                if (letter is { Codes: 1 } && answers.Count == 1)
                    answers.Add(letter);
            }

            return new Result(site.Dangers, answers, answers.Find(a => a.Id == request.Pick || (a is DeskAnswer.Place place && place.Question == request.Pick)) ?? answers.FirstOrDefault(), on, site.ReadAs);
        }

        private async Task<DeskAnswer> OfHitAsync(SiteHit hit, Query request, DateOnly on, CancellationToken cancellationToken) => hit switch
        {
            SiteHit.Place place => await _answers.PlaceAsync(FindCco.FindCco.Query.FromText(place.Name, request.County) with { County = request.County, On = on }, cancellationToken),
            SiteHit.OfCounty { County: var county } => await _answers.PlaceAsync(new(null, null, county.Name, on), cancellationToken),
            SiteHit.Cco { Slug: var slug } => _answers.Of(moment.Edition.Cco(slug)!),
            SiteHit.Benefit { Slug: var slug } => _answers.Service(
                moment.Edition.Benefit(slug)!, request.Age switch { ListBenefits.Under21 => AgeGroup.Under21, ListBenefits.From21 => AgeGroup.From21, _ => null }, request.Type),
            _ => new DeskAnswer.Text(hit),
        };

        /// <summary>A ZIP and nothing else; null for all else. Someone who hears it digit by digit may type it so: “9 7 3 0 1”.</summary>
        private static string? ZipIn(string typed)
        {
            var clean = FindCco.FindCco.Query.Clean(typed);
            if (!clean.All(c => char.IsAsciiDigit(c) || c is '-' or ' '))
                return null;
            var digits = string.Concat(clean.Where(char.IsAsciiDigit));
            // With four more digits only as it is written: nine digits may be another number.
            return digits.Length == 5 ? digits : FindCco.FindCco.IsZip(clean) ? clean : null;
        }

        /// <summary>The digits of what is a phone number and nothing else: 3, 7 or 10; null for all else. A ZIP is no number, nor are two of them or a day, and digits beside words are none either.</summary>
        private static string? NumberIn(string typed)
        {
            var groups = string.Join(' ', string.Concat(typed.Select(c => char.IsDigit(c) ? (char)('0' + char.GetNumericValue(c)) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
            if (typed.Count(char.IsLetter) > 3 || !(Written().IsMatch(groups) || DigitByDigit().IsMatch(groups)))
                return null;
            var digits = groups.Replace(" ", "", StringComparison.Ordinal);
            return digits is ['1', ..] && digits.Length == 11 ? digits[1..] : digits.Length is 3 or 7 or 10 ? digits : null;
        }

        /// <summary>Whose number someone reads from a card or a letter; no more than have keys.</summary>
        private IEnumerable<DeskAnswer> OfNumber(string digits)
        {
            var lines = moment.Edition.Facts.Contacts;
            // Three digits are a line of their own: that many name the relay beside their number does not make it theirs.
            if (digits.Length == 3)
                return lines.Where(c => Is(c.Phone)).Select(c => new DeskAnswer.Line(c));
            return lines.Where(c => Is(c.Phone)).Select(DeskAnswer (c) => new DeskAnswer.Line(c))
                .Concat(moment.Edition.CcosOn(moment.Today).Where(c => Numbers(c).Any(Is)).Select(_answers.Of))
                .Concat(lines.Where(c => !Is(c.Phone) && (c.Tty.Any(Is) || (c.LocalPhone is { } local && Is(local)))).Select(c => new DeskAnswer.Line(c)))
                .Take(Most);

            bool Is(string number) => string.Concat(number.Where(char.IsAsciiDigit)) is var known && (known == digits || (digits.Length == 7 && known.EndsWith(digits, StringComparison.Ordinal)));
        }

        private static IEnumerable<string> Numbers(Cco cco) =>
            new[] { cco.Phone, cco.TollFree, cco.Fax }.OfType<Fact<string>>().Select(f => f.Value).Concat(cco.Tty?.Value ?? []).Concat(cco.OtherPhones.Select(p => p.Value.Phone))
                .Concat(cco.Rides is { Value: var rides } ? rides.Phones.Concat(rides.Tty).Concat(rides.LocalNumbers.Values) : []);
    }

    /// <summary>Digits in the groups in which phone numbers are written.</summary>
    [GeneratedRegex("^((1 ?)?[0-9]{3} ?[0-9]{3} ?[0-9]{2} ?[0-9]{2}|[0-9]{3} ?[0-9]{2} ?[0-9]{2}|[0-9]{3})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Written();

    /// <summary>As someone hears them: one or two at a time. A day has fewer groups.</summary>
    [GeneratedRegex("^[0-9]{1,2}( [0-9]{1,2}){4,}$", RegexOptions.ExplicitCapture)]
    private static partial Regex DigitByDigit();
}

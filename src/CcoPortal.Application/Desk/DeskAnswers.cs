using CcoPortal.Application.Benefits;
using CcoPortal.Application.Ccos;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Search;
using FluentValidation;
using MediatR;

namespace CcoPortal.Application.Desk;

/// <summary>Makes answers out of the edition's records: the same whether a caller asks now, or looks at what was handed over to them.</summary>
internal sealed class DeskAnswers(Moment moment, IMediator mediator)
{
    public async Task<DeskAnswer.Place> PlaceAsync(FindCco.FindCco.Query asked, CancellationToken cancellationToken)
    {
        var answer = await mediator.Send(asked, cancellationToken);
        if (answer.Coverage is not Served served)
            return new DeskAnswer.Place(asked, answer.Coverage, false, []);
        var changing = served.Recent.Concat(served.Upcoming).SelectMany(c => moment.Edition.AreasOf(c.Cco).Where(a => a.County == c.County && (c.Starts ? a.From : a.To) == c.Day));
        return new DeskAnswer.Place(InOurNames(asked), served, moment.Edition.Coverage.AreasOf(served.County, answer.On).Count > 1, [.. changing]);
    }

    public DeskAnswer.OfCco Of(Cco cco)
    {
        var ended = ShowCco.EndOf(moment.Edition, cco, moment.Today);
        var day = ended?.Day.AddDays(-1) ?? moment.Today;
        return new(cco, [.. moment.Edition.AreasOf(cco).Where(a => a.Holds(day) || a.From > day)], ended);
    }

    /// <param name="type">A type that there is not is not known.</param>
    public DeskAnswer.OfBenefit Service(Benefit benefit, AgeGroup? age, string? type)
    {
        var known = Known(type);
        return new(benefit, age, known?.Code, known is null ? null : MyCoverage.For(benefit, MyCoverage.Plan(new Member(age, null, null, known.Code), moment.Edition.Facts.Packages, moment.Edition.Facts.EnrollmentTypes)));
    }

    /// <summary>Only what is codes and nothing else: a caller's words may hold one by chance.</summary>
    /// <param name="type">What the caller told of besides; a type that there is not is not known.</param>
    public async Task<DeskAnswer.Letter?> LetterAsync(string typed, string? age, string? type, CancellationToken cancellationToken)
    {
        if (typed.Length > ShowMyCoverage.Validator.LongestLetter
            || LetterCodes.Read(typed, moment.Edition.Facts.Packages, moment.Edition.Facts.EnrollmentTypes) is { Unknown.Count: > 0 } or { Types.Count: 0, Packages.Count: 0 })
        {
            return null;
        }

        try
        {
            return new DeskAnswer.Letter(await mediator.Send(new ShowMyCoverage.Query(age, null, null, Known(type)?.Code, typed), cancellationToken));
        }
        catch (ValidationException)
        {
            // Codes of two people: each is asked for alone.
            return null;
        }
    }

    /// <summary>What was handed over, as it is now; null when there is no such record any more.</summary>
    /// <param name="language">Tag of the language in which it is said.</param>
    public async Task<DeskAnswer?> AgainAsync(HandedAnswer handed, string language, CancellationToken cancellationToken)
    {
        var edition = moment.Edition;
        switch (handed)
        {
            case HandedAnswer.Place place:
                var found = await PlaceAsync(new(place.Zip, place.Name, place.County, place.On), cancellationToken);
                return found.Coverage is UnknownPlace or NotOregon ? null : found;
            case HandedAnswer.Cco cco:
                return edition.Cco(cco.Slug) is { } known ? Of(known) : null;
            case HandedAnswer.Benefit service:
                return edition.Benefit(service.Slug) is { } benefit ? Service(benefit, service.Age, service.Type) : null;
            case HandedAnswer.Letter letter:
                return await LetterAsync(string.Join(' ', letter.Packages.Append(letter.Type)), NameOf(letter.Age), null, cancellationToken);
            case HandedAnswer.Line line:
                return edition.Facts.Contacts.FirstOrDefault(c => c.Key == line.Key) is { } contact ? new DeskAnswer.Line(contact) : null;
            case HandedAnswer.Page { Path: var path }:
                return edition.Page(path.TrimStart('/')) is not null || SitePages.All.Any(p => p.Path == path) ? new DeskAnswer.Text(new SiteHit.Page(path)) : null;
            case HandedAnswer.Word word:
                return edition.Page(Glossary.PageKey) is { } glossary && Glossary.Entries(glossary.In(language)).Any(e => e.Anchor == word.Anchor)
                    ? new DeskAnswer.Text(new SiteHit.Word(language, word.Anchor)) : null;
            default:
                throw new ArgumentOutOfRangeException(nameof(handed), handed, "No answer is made of it.");
        }
    }

    private EnrollmentType? Known(string? type) => moment.Edition.Facts.EnrollmentTypes.FirstOrDefault(t => t.Code == type);

    private static string? NameOf(AgeGroup? age) => age switch { AgeGroup.Under21 => ListBenefits.Under21, AgeGroup.From21 => ListBenefits.From21, _ => null };

    /// <summary>The same question about a place that is served, without a word as it was typed.</summary>
    private FindCco.FindCco.Query InOurNames(FindCco.FindCco.Query asked)
    {
        var names = moment.Edition.Coverage.Names;
        DateOnly? on = asked.On == moment.Today ? null : asked.On;
        var county = string.IsNullOrEmpty(asked.County) ? null : names.County(asked.County)?.Name;
        if (asked.Zip is { } zip)
            return new(zip[..5], null, county, on);
        if (asked.Name is not { } name)
            return new(null, null, county, on);
        var meant = names.Find(county is null ? name : $"{name}, {county} County").Meanings[0];
        return meant.Place is null ? new(null, null, meant.County.Name, on) : new(null, meant.Name, meant.InCounty ? meant.County.Name : null, on);
    }
}

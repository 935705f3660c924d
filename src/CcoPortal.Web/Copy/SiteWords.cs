using System.Text.RegularExpressions;
using CcoPortal.Application;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Search;
using CcoPortal.Web.Languages;
using static CcoPortal.Web.Copy.Say;

namespace CcoPortal.Web.Copy;

/// <summary>What the site search shows of something that it found.</summary>
/// <param name="Href">Null for a place: its name is posted, and stands in no link.</param>
/// <param name="About">A sentence or two.</param>
public sealed partial record SiteWords(string Title, string? Href, string About)
{
    public static SiteWords Of(SiteHit hit, Moment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        var (edition, language) = (moment.Edition, Language.Current.Tag);
        switch (hit)
        {
            case SiteHit.Page { Path: var path } when edition.Page(path[1..]) is { } page:
                return new(page.In(language).Title, path, FactWords.Filled(page.In(language).Summary, moment));
            case SiteHit.Page { Path: var path }:
                return Fixed(path);
            case SiteHit.Benefit { Slug: var slug } when edition.Benefit(slug) is { } benefit:
                return new(benefit.In(language).Name, $"/benefits/{slug}", $"{BenefitWords.Answer(benefit)} {FactWords.Filled(benefit.In(language).Summary, moment)}");
            case SiteHit.Cco { Slug: var slug } when edition.Cco(slug) is { } cco:
                var counties = edition.AreasOf(cco).Where(a => a.Holds(moment.Today)).Select(a => a.County).Distinct().ToList();
                return new(
                    Words.Name(cco), $"/ccos/{slug}",
                    counties.Count == 0 ? Words.Ahead(cco, edition, moment.Today) is { Count: > 0 } ahead ? string.Join(' ', ahead) : T("This CCO has ended. See which CCO took over.")
                    : N("A CCO in this county: {1}.|A CCO in these counties: {1}.", counties.Count, Words.Commas(counties)));
            case SiteHit.OfCounty { County: var county }:
                return new(Words.County(county.Name), $"/counties/{county.Slug}", T("The CCOs that serve this county"));
            case SiteHit.Place { County: { } county } place:
                return new(Words.Place(place.Name), null, T("A place in {0} County. See which CCOs serve it.", county.Name));
            case SiteHit.Place place:
                return new(Words.Place(place.Name), null, T("See which CCOs serve this place."));
            case SiteHit.Word { Anchor: var anchor } when edition.Page(Glossary.PageKey) is { } glossary && Glossary.Entries(glossary.In(language)).FirstOrDefault(e => e.Anchor == anchor) is { } entry:
                return new(T("What is meant by “{0}”", entry.Word), $"/{Glossary.PageKey}#{anchor}", FactWords.Filled(Link().Replace(entry.Meaning, "$1"), moment));
            default:
                throw new ArgumentOutOfRangeException(nameof(hit), hit, "The edition has no such thing.");
        }
    }

    public static string Group(SiteKind kind, int all) => kind switch
    {
        SiteKind.Page => N("{0} page|{0} pages", all),
        SiteKind.Benefit => N("{0} service|{0} services", all),
        SiteKind.Cco => N("{0} CCO|{0} CCOs", all),
        SiteKind.Place => N("{0} place|{0} places", all),
        _ => N("{0} word of letters and forms|{0} words of letters and forms", all),
    };

    public static string More(SiteKind kind, int more) => kind switch
    {
        SiteKind.Page => N("{0} more page|{0} more pages", more),
        SiteKind.Benefit => N("{0} more service|{0} more services", more),
        SiteKind.Cco => N("{0} more CCO|{0} more CCOs", more),
        SiteKind.Place => N("{0} more place|{0} more places", more),
        _ => N("{0} more word of letters and forms|{0} more words of letters and forms", more),
    };

    /// <exception cref="ArgumentOutOfRangeException">A page of <see cref="SitePages"/> has no words here.</exception>
    public static SiteWords Fixed(string path) => path switch
    {
        "/find" => new(T("Find your CCO"), path, T("Type your ZIP code, city or county, and see which CCOs serve it.")),
        "/benefits" => new(T("What is covered"), path, T("All the care that OHP pays for, from A to Z and by words.")),
        "/coverage" => new(T("See who pays in your own plan"), path, T("What your plan covers, by the codes on your coverage letter.")),
        "/help/deadline" => new(T("How long do I have to appeal?"), path, T("Type the date on your letter, and see the last day")),
        "/help/can-i-change" => new(T("Can I change my CCO now?"), path, T("Answer a few questions, and see when you may change.")),
        "/ccos" => new(T("All CCOs"), path, T("Every CCO in Oregon, with its counties and its phone number.")),
        "/counties" => new(T("County list"), path, T("All 36 counties, and the CCOs that serve each one.")),
        "/contact" => new(T("Contact"), path, T("Phone numbers to call, and when someone answers.")),
        "/help" => new(T("Get help"), path, T("How to do things with the Oregon Health Plan (OHP), step by step.")),
        "/learn" => new(T("Learn about CCOs"), path, T("What CCOs are, how they work, and what came of them.")),
        "/accessibility" => new(T("Accessibility"), path, T("How this website works for people with disabilities, and how to tell us of a problem.")),
        "/privacy" => new(T("Privacy"), path, T("What this website keeps about you, and what it does not.")),
        "/languages" => new(T("Languages"), path, T("The languages of this website, and help in any other language.")),
        "/preferences" => new(T("Text size"), path, T("Make the words on this website larger, or change its colors.")),
        "/updates" => new(T("Get updates"), path, T("Get an e-mail when your CCO or your county changes.")),
        "/notices" => new(T("Notices"), path, T("What has changed, and what will change soon.")),
        _ => throw new ArgumentOutOfRangeException(nameof(path), path, "This page has no words."),
    };

    /// <summary>A link of Markdown; its words are the first group.</summary>
    [GeneratedRegex(@"\[([^\]]+)\]\([^)\s]+\)")]
    private static partial Regex Link();
}

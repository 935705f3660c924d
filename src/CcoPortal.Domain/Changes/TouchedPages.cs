using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;

namespace CcoPortal.Domain.Changes;

/// <summary>
/// Addresses of public pages that may say something else after a change, in English: other languages have the same behind their prefix. None that changes is missing (a test renders them
/// all); some are named that stay as they were, because what they show of a record did not change.
/// </summary>
internal sealed class TouchedPages
{
    /// <summary>On every page: in its head, its footer or its first lines.</summary>
    private static readonly string[] OnEveryPage = ["client-services", "crisis", "emergency"];

    /// <summary>Where a page's code names a contact; see <see cref="NamedByPages"/>.</summary>
    private static readonly Dictionary<string, string[]> ByCode = new(StringComparer.Ordinal)
    {
        ["adrc"] = ["/coverage"], ["medicare"] = ["/coverage"], ["civil-rights"] = ["/notices"], ["hhs-civil-rights"] = ["/notices"],
    };

    private static readonly string[] Fixed =
        ["/", "/accessibility", "/benefits", "/ccos", "/contact", "/counties", "/coverage", "/find", "/help", "/help/can-i-change", "/help/deadline", "/languages", "/learn", "/notices", "/preferences", "/privacy", "/search", "/updates"];

    private readonly (Facts Facts, CoverageMap Map)[] _sides;
    private readonly DateOnly _today;
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private readonly List<PublishedText> _texts;

    private TouchedPages(Facts before, CoverageMap was, Facts after, CoverageMap now, DateOnly today)
    {
        (_sides, _today) = ([(before, was), (after, now)], today);
        _texts = [.. _sides.SelectMany(s => PublishedText.Of(s.Facts)).Distinct()];
    }

    /// <returns>In ordinal order, and whether they are all that there are.</returns>
    public static (IReadOnlyList<string> Pages, bool All) Of(Facts before, CoverageMap was, Facts after, CoverageMap now, DateOnly today, IReadOnlyList<FactChange> changes)
    {
        var touched = new TouchedPages(before, was, after, now, today);
        foreach (var change in changes)
            touched.Add(change);
        return ([.. touched._found.Order(StringComparer.Ordinal)], touched._found.IsSupersetOf(touched.All()));
    }

    private void Add(FactChange change)
    {
        switch (change.Kind)
        {
            case "cco":
                OfCco(change.Key);
                WithFact(FactText.Cco, change.Key);
                break;
            case "service-area":
                OfCco(change.Sides<ServiceArea>().First().Cco);
                Add("/");
                WithFact(FactText.Count, "ccos");
                break;
            case "county" or "zip" or "place":
                foreach (var county in CountiesOf(change).Distinct().ToList())
                    OfCounty(county);
                Add("/find", "/ccos", "/updates");
                break;
            case "contact":
                if (OnEveryPage.Contains(change.Key))
                    Add([.. All()]);
                if (change.Key == "one")
                    Add([.. Areas(_ => true)]);
                Add("/contact");
                Add([.. ByCode.GetValueOrDefault(change.Key, [])]);
                WithFact(FactText.Phone, change.Key);
                break;
            case "holiday":
                // Lines are open or closed on that day.
                if (change.Sides<Holiday>().Any(h => h.Day >= _today))
                    Add(["/contact", .. Ccos(), .. Areas(_ => true)]);
                break;
            case "benefit":
                OfBenefit(change);
                break;
            case "package":
                Add("/coverage");
                Add([.. Texts<Benefit>().Where(b => b.Packages.Any(p => p.Package == change.Key)).Select(b => $"/benefits/{b.Slug}")]);
                break;
            case "enrollment-type":
                Add(["/coverage", .. Ccos(), .. Texts<Benefit>().Select(b => $"/benefits/{b.Slug}")]);
                break;
            case "cco-extra":
                foreach (var extra in change.Sides<CcoExtra>())
                    Add([.. extra.Ccos.Select(c => $"/ccos/{c}"), .. extra.Benefit is { } benefit ? [$"/benefits/{benefit}"] : Array.Empty<string>()]);
                break;
            case "danger":
                // Shown above what was found, when words tell of it.
                Add("/search", "/benefits");
                break;
            case "page":
                OfPage(change);
                break;
            default:
                WithFact(FactText.Block, "quality-chart");
                break;
        }
    }

    /// <summary>A CCO stands on its own page, on those of its counties and their areas (also as one that came or went), of those that it follows, and in lists.</summary>
    private void OfCco(string slug)
    {
        Add($"/ccos/{slug}", "/ccos", "/counties", "/updates", "/coverage");
        foreach (var county in _sides.SelectMany(s => s.Facts.ServiceAreas).Where(a => a.Cco == slug).Select(a => a.County).Distinct().ToList())
            OfCounty(county, withCcos: false);
        foreach (var cco in _sides.SelectMany(s => s.Facts.Ccos))
        {
            if (cco.Successors.Values.Any(s => s.Contains(slug)))
                Add($"/ccos/{cco.Slug}");
            if (cco.Slug == slug)
                cco.Successors.Keys.ToList().ForEach(c => OfCounty(c, withCcos: false));
        }

        Add([.. _sides.SelectMany(s => s.Facts.CcoExtras).Where(e => e.Benefit is not null && e.Ccos.Contains(slug)).Select(e => $"/benefits/{e.Benefit}")]);
        WithFact(FactText.Count, "organizations");
        WithFact(FactText.Block, "cco-timeline");
    }

    private void OfCounty(string county, bool withCcos = true)
    {
        Add(["/counties", $"/counties/{Slug.From(county)}", .. Areas(c => c.Name == county)]);
        if (withCcos)
            Add([.. _sides.SelectMany(s => s.Facts.ServiceAreas).Where(a => a.County == county).Select(a => $"/ccos/{a.Cco}")]);
    }

    private static IEnumerable<string> CountiesOf(FactChange change) =>
        change.Sides<County>().Select(c => c.Name).Concat(change.Sides<Zip>().SelectMany(z => z.Counties).Select(c => c.County)).Concat(change.Sides<Place>().SelectMany(p => p.Counties).Select(c => c.County));

    private void OfBenefit(FactChange change)
    {
        Add($"/benefits/{change.Key}", "/benefits", "/coverage");
        Add([.. _sides.SelectMany(s => s.Facts.CcoExtras).Where(e => e.Benefit == change.Key).SelectMany(e => e.Ccos).Select(c => $"/ccos/{c}")]);
        // The pages of its neighbours name it, or did, or will.
        var (areas, categories) = (change.Sides<Benefit>().Select(b => b.Area).ToList(), change.Sides<Benefit>().SelectMany(b => b.Texts.Values).Select(t => t.Category).ToHashSet(StringComparer.Ordinal));
        Add([.. Texts<Benefit>().Where(b => areas.Contains(b.Area) || b.Texts.Values.Any(t => categories.Contains(t.Category))).Select(b => $"/benefits/{b.Slug}")]);
        if (change.Sides<Benefit>().Select(b => b.IsCovered).Distinct().Count() > 1 || change.Before is null || change.After is null)
            WithFact(FactText.Count, "benefits");
    }

    private void OfPage(FactChange change)
    {
        Add([$"/{change.Key}", .. change.Sides<ContentPage>().Select(p => $"/{p.Section}")]);
        var sections = change.Sides<ContentPage>().Select(p => p.Section).ToList();
        Add([.. Texts<ContentPage>().Where(p => sections.Contains(p.Section)).Select(p => $"/{p.Key}")]);
        // Its words are linked on all others.
        if (change.Key == Glossary.PageKey)
            Add([.. Texts<ContentPage>().Select(p => $"/{p.Key}")]);
    }

    /// <summary>Pages of the records in whose texts a fact stands.</summary>
    private void WithFact(string fact, string key)
    {
        foreach (var text in _texts.Where(t => t.Text.Contains($"{{{fact}:{key}}}", StringComparison.Ordinal)))
        {
            Add(text.Kind switch
            {
                "benefit" => [$"/benefits/{text.Key}", "/benefits", "/coverage"],
                "page" => [$"/{text.Key}", $"/{text.Key.Split('/')[0]}"],
                "cco-extra" => [.. _sides.SelectMany(s => s.Facts.CcoExtras).Where(e => e.Key == text.Key).SelectMany(e => e.Ccos.Select(c => $"/ccos/{c}").Append($"/benefits/{e.Benefit}"))],
                "danger" => ["/search", "/benefits"],
                "contact" => ["/contact"],
                _ => ["/coverage"],
            });
        }
    }

    private IEnumerable<T> Texts<T>() => _sides.SelectMany(s => typeof(T) == typeof(Benefit) ? s.Facts.Benefits.OfType<T>() : s.Facts.Pages.OfType<T>());

    private IEnumerable<string> Ccos() => _sides.SelectMany(s => s.Facts.Ccos).Select(c => $"/ccos/{c.Slug}");

    /// <summary>The pages of today's areas.</summary>
    private IEnumerable<string> Areas(Func<County, bool> of) =>
        from side in _sides from county in side.Facts.Counties where of(county) from area in side.Map.AreasOf(county, _today) select area.Served.Href;

    private IEnumerable<string> All() =>
    [
        .. Fixed, .. Ccos(), .. Areas(_ => true), .. _sides.SelectMany(s => s.Facts.Counties).Select(c => $"/counties/{c.Slug}"), .. Texts<Benefit>().Select(b => $"/benefits/{b.Slug}"), .. Texts<ContentPage>().Select(p => $"/{p.Key}"),
    ];

    private void Add(params IReadOnlyList<string> addresses) => _found.UnionWith(addresses);
}

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
        ["adrc"] = ["/coverage"],
        ["medicare"] = ["/coverage"],
        ["civil-rights"] = ["/notices"],
        ["hhs-civil-rights"] = ["/notices"],
    };

    private static readonly string[] Fixed =
        ["/", "/accessibility", "/benefits", "/ccos", "/code", "/contact", "/counties", "/coverage", "/find", "/help", "/help/can-i-change", "/help/deadline", "/languages", "/learn", "/notices", "/preferences", "/privacy", "/search", "/updates"];

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
                OfCco(change);
                break;
            case "service-area":
                var (cco, where) = change.Sides<ServiceArea>().Select(a => (a.Cco, a.County)).First();
                Add("/", "/ccos", $"/ccos/{cco}", "/updates", "/coverage");
                OfCounty(where, withCcos: false);
                Add([.. ExtrasOf(cco)]);
                WithFact(FactText.Count, "ccos");
                WithFact(FactText.Count, "organizations");
                WithFact(FactText.Block, "cco-timeline");
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
                Add([.. Texts<Benefit>().Where(b => b.Texts.Values.Any(t => t.PackageNotes.ContainsKey(change.Key))).Select(b => $"/benefits/{b.Slug}")]);
                break;
            case "enrollment-type":
                Add(["/coverage", .. Ccos(), .. IsNewOrGone(change) ? Texts<Benefit>().Select(b => $"/benefits/{b.Slug}") : []]);
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
            case "notice":
                // One that has ended is seen nowhere.
                if (change.Sides<BannerNotice>().Any(n => n.End.Day >= _today))
                    Add([.. All()]);
                break;
            default:
                WithFact(FactText.Block, "quality-chart");
                break;
        }
    }

    /// <summary>A CCO stands on its own page and in the answers of where it serves; by its name also where it came or went, where it follows another, and in lists.</summary>
    private void OfCco(FactChange change)
    {
        var slug = change.Key;
        Add(["/ccos", $"/ccos/{slug}", "/coverage"]);
        foreach (var side in _sides)
        {
            foreach (var county in side.Facts.Counties)
            {
                var areas = side.Map.AreasOf(county, _today).Where(a => a.Served.Ccos.Any(c => c.Cco.Slug == slug)).Select(a => a.Served.Href).ToList();
                Add(areas.Count == 0 ? [] : [$"/counties/{county.Slug}", .. areas]);
            }
        }

        if (!IsNewOrGone(change) && change.Sides<Cco>().Select(c => (c.Name, c.ShortName, c.Organization, string.Join(' ', c.Successors.Select(s => $"{s.Key}: {string.Join(',', s.Value)}")))).Distinct().Count() == 1)
            return;
        Add(["/", "/counties", "/updates", .. ExtrasOf(slug), .. _sides.SelectMany(s => s.Facts.Ccos).Where(c => c.Successors.Values.Any(s => s.Contains(slug))).Select(c => $"/ccos/{c.Slug}")]);
        var counties = _sides.SelectMany(s => s.Facts.ServiceAreas).Where(a => a.Cco == slug).Select(a => a.County).Concat(change.Sides<Cco>().SelectMany(c => c.Successors.Keys))
            .Concat(_sides.SelectMany(s => s.Facts.Ccos).SelectMany(c => c.Successors).Where(s => s.Value.Contains(slug)).Select(s => s.Key));
        foreach (var county in counties.Distinct().ToList())
            OfCounty(county, withCcos: false);
        WithFact(FactText.Cco, slug);
        WithFact(FactText.Count, "organizations");
        WithFact(FactText.Block, "cco-timeline");
    }

    private IEnumerable<string> ExtrasOf(string cco) => _sides.SelectMany(s => s.Facts.CcoExtras).Where(e => e.Benefit is not null && e.Ccos.Contains(cco)).Select(e => $"/benefits/{e.Benefit}");

    private static bool IsNewOrGone(FactChange change) => change.Before is null || change.After is null;

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
        var sides = change.Sides<Benefit>().ToList();
        if (IsNewOrGone(change) || sides.Select(b => (b.Area, b.Order, string.Join('\n', b.Texts.Select(t => $"{t.Key}: {t.Value.Name}: {t.Value.Category}")))).Distinct().Count() > 1)
        {
            var (areas, categories) = (sides.ConvertAll(b => b.Area), sides.SelectMany(b => b.Texts.Values).Select(t => t.Category).ToHashSet(StringComparer.Ordinal));
            Add([.. Texts<Benefit>().Where(b => areas.Contains(b.Area) || b.Texts.Values.Any(t => categories.Contains(t.Category))).Select(b => $"/benefits/{b.Slug}")]);
        }

        if (IsNewOrGone(change) || sides.Select(b => b.IsCovered).Distinct().Count() > 1)
            WithFact(FactText.Count, "benefits");
    }

    private void OfPage(FactChange change)
    {
        var sides = change.Sides<ContentPage>().ToList();
        Add([$"/{change.Key}", .. sides.Select(p => $"/{p.Section}")]);
        // The others of its section name it, and so does the search before anything was typed.
        if (IsNewOrGone(change) || sides.Select(p => (p.Order, string.Join('\n', p.Texts.Select(t => $"{t.Key}: {t.Value.Title}")))).Distinct().Count() > 1)
            Add(["/search", .. Texts<ContentPage>().Where(p => p.Section == sides[0].Section).Select(p => $"/{p.Key}")]);
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

using System.Collections.Frozen;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Places;
using CcoPortal.Domain.Search;
using CcoPortal.Domain.Updates;

namespace CcoPortal.Domain.Editions;

/// <summary>The facts of an edition, each kind in the order of its key.</summary>
public sealed record Facts(
    IReadOnlyList<County> Counties, IReadOnlyList<Zip> Zips, IReadOnlyList<Place> Places, IReadOnlyList<Cco> Ccos,
    IReadOnlyList<ServiceArea> ServiceAreas, IReadOnlyList<ContactLine> Contacts, IReadOnlyList<Holiday> Holidays)
{
    public IReadOnlyList<Benefit> Benefits { get; init; } = [];

    public IReadOnlyList<BenefitPackage> Packages { get; init; } = [];

    public IReadOnlyList<EnrollmentType> EnrollmentTypes { get; init; } = [];

    public IReadOnlyList<CcoExtra> CcoExtras { get; init; } = [];

    public IReadOnlyList<DangerTopic> Dangers { get; init; } = [];

    public IReadOnlyList<ContentPage> Pages { get; init; } = [];

    public IReadOnlyList<Measure> Measures { get; init; } = [];

    public IReadOnlyList<BannerNotice> Notices { get; init; } = [];
}

/// <summary>One immutable picture of everything published at one moment. Everything the public reads is read from one of these.</summary>
public sealed class Edition
{
    private readonly FrozenDictionary<string, Cco> _ccos;
    private readonly FrozenDictionary<string, County> _counties;
    private readonly FrozenDictionary<string, ContactLine> _contacts;
    private readonly FrozenDictionary<DateOnly, Holiday> _holidays;
    private readonly FrozenDictionary<string, Benefit> _benefits;
    private readonly FrozenDictionary<string, ContentPage> _pages;
    private readonly Lazy<SearchIndex> _search;
    private readonly Lazy<SiteSearch> _site;
    private readonly Lazy<DangerWords> _dangers;

    /// <param name="number">1 and up, without gaps.</param>
    /// <param name="publishedAt">When it was published.</param>
    public Edition(int number, DateTimeOffset publishedAt, Facts facts)
    {
        Number = number;
        PublishedAt = publishedAt;
        Facts = facts;
        Coverage = new CoverageMap(facts.Counties, facts.Zips, facts.Places, facts.Ccos, facts.ServiceAreas);
        _ccos = facts.Ccos.ToFrozenDictionary(c => c.Slug, StringComparer.Ordinal);
        _counties = facts.Counties.ToFrozenDictionary(c => c.Slug, StringComparer.Ordinal);
        _contacts = facts.Contacts.ToFrozenDictionary(c => c.Key, StringComparer.Ordinal);
        _holidays = facts.Holidays.ToFrozenDictionary(h => h.Day);
        _benefits = facts.Benefits.ToFrozenDictionary(b => b.Slug, StringComparer.Ordinal);
        _pages = facts.Pages.ToFrozenDictionary(p => p.Key, StringComparer.Ordinal);
        _search = new(() => new SearchIndex(SearchDocuments.Of(facts)));
        _site = new(() => new SiteSearch(facts, Coverage.Names));
        // A name of a place is no slip for a word of danger: Keizer is not a seizure.
        _dangers = new(() =>
        {
            var places = facts.Places.Select(p => p.Name).Concat(facts.Counties.Select(c => c.Name)).SelectMany(SearchText.Words).ToHashSet(StringComparer.Ordinal);
            return new DangerWords(facts.Dangers, word => SearchText.IsOrdinary(word) || places.Contains(word));
        });
    }

    public int Number { get; }

    public DateTimeOffset PublishedAt { get; }

    public Facts Facts { get; }

    public CoverageMap Coverage { get; }

    /// <summary>What the latest editions changed for members, the newest first; editions that changed nothing for them are left out.</summary>
    public IReadOnlyList<EditionNews> News { get; init; } = [];

    public Cco? Cco(string slug) => _ccos.GetValueOrDefault(slug);

    /// <param name="slug">For example <c>hood-river</c>.</param>
    public County? County(string slug) => _counties.GetValueOrDefault(slug);

    /// <exception cref="KeyNotFoundException">The data has no such line: a page asks for one that was never published.</exception>
    public ContactLine Contact(string key) => _contacts[key];

    /// <param name="key">For example <c>help/rides</c>.</param>
    public ContentPage? Page(string key) => _pages.GetValueOrDefault(key);

    public Benefit? Benefit(string slug) => _benefits.GetValueOrDefault(slug);

    /// <summary>The services by words. Built at the first use, some tenths of a second; see <see cref="Warm"/>.</summary>
    public SearchIndex Search => _search.Value;

    /// <summary>Everything that has a page, by words. Built at the first use.</summary>
    public SiteSearch Site => _site.Value;

    /// <summary>The words that say that someone may be in danger.</summary>
    public DangerWords Dangers => _dangers.Value;

    /// <summary>Builds what is built at the first use, so that nobody has to wait for it.</summary>
    public void Warm()
    {
        _ = Dangers.In("");
        _ = Search.Find("");
        _ = Site;
    }

    public Holiday? HolidayOn(DateOnly day) => _holidays.GetValueOrDefault(day);

    /// <summary>The CCOs that have a service area on a day, A to Z. Their number is never a constant.</summary>
    public IReadOnlyList<Cco> CcosOn(DateOnly day) =>
        [.. Facts.ServiceAreas.Where(a => a.Holds(day)).Select(a => a.Cco).Distinct().Select(s => _ccos[s]).OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>A CCO's service areas, by county and first day.</summary>
    public IReadOnlyList<ServiceArea> AreasOf(Cco cco) =>
        [.. Facts.ServiceAreas.Where(a => a.Cco == cco.Slug).OrderBy(a => a.County, StringComparer.Ordinal).ThenBy(a => a.From)];

    /// <summary>What started and ended of a CCO, and will, the newest first.</summary>
    public IReadOnlyList<CoverageChange> ChangesOf(Cco cco) =>
        [.. AreasOf(cco).Select(a => County(Slug.From(a.County))!).Distinct().SelectMany(Coverage.ChangesIn).Where(c => c.Cco == cco).OrderByDescending(c => c.Day).ThenBy(c => c.County, StringComparer.Ordinal)];
}

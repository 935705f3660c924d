using System.Globalization;
using CcoPortal.Application;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;
using Xunit;

namespace CcoPortal.UnitTests;

/// <summary>
/// Made-up facts, said in a line: <c>A.Cco("river-health").Serving("Marion").From("2020-01-01")</c>. Counties are those that are named.
/// </summary>
internal static class A
{
    public static ZipSketch Zip(string code) => new(code);

    public static PlaceSketch Place(string name) => new(name);

    public static CcoSketch Cco(string slug) => new(slug);

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An edition of these pieces; they keep every rule that real facts keep.</summary>
    public static Edition Edition(params IPiece[] pieces)
    {
        var zips = pieces.OfType<ZipSketch>().Select(z => z.Made()).OrderBy(z => z.Code, StringComparer.Ordinal).ToList();
        var places = pieces.OfType<PlaceSketch>().Select(p => p.Made()).ToList();
        var ccos = pieces.OfType<CcoSketch>().ToList();
        var counties = zips.SelectMany(z => z.Counties.Select(c => c.County)).Concat(places.SelectMany(p => p.Counties.Select(c => c.County)))
            .Concat(ccos.SelectMany(c => c.Areas.Select(a => a.County))).Distinct().Order(StringComparer.Ordinal)
            .Select((name, i) => new County(Slug.From(name), name, (41001 + (2 * i)).ToString(CultureInfo.InvariantCulture), name + " City", 1000));
        var facts = new Facts([.. counties], zips, places, [.. ccos.Select(c => c.Made())], [.. ccos.SelectMany(c => c.Areas)], [], []);
        Assert.Empty(FactRules.Check(facts));
        return new Edition(1, DateTimeOffset.UnixEpoch, facts);
    }

    /// <summary>The facts in <c>data/</c> with at least one record of every kind: there is no notice among them, since each is of its days.</summary>
    public static Facts EveryKind => RealData.Edition.Facts with { Notices = [Notice("wildfires-2026", NoticeLevel.Warning, "2026-11-20T08:00", "2026-11-25T17:30")] };

    /// <summary>A notice in English and Spanish.</summary>
    /// <param name="start">Oregon's wall clock, like <c>2026-11-20T08:00</c>.</param>
    public static BannerNotice Notice(string key, NoticeLevel level, string start, string end, string title = "Some offices are closed")
    {
        var notice = new BannerNotice(key, level, Clock(start), Clock(end), new Dictionary<string, NoticeText>
        {
            ["en"] = new(title, "Call {phone:client-services} first. **Rides** still run.\n"),
            ["es"] = new("Algunas oficinas están cerradas", "Llame primero al {phone:client-services}. Los **viajes** siguen.\n"),
        });
        return notice with { Translations = new Dictionary<string, Translation> { ["es"] = new(TranslationStatus.Drafted, "editor", new DateOnly(2026, 11, 20), notice.EnglishHash()) } };
    }

    private static WallClock Clock(string local)
    {
        var at = DateTime.ParseExact(local, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
        return new(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at));
    }

    public static CoverageMap Map(params IPiece[] pieces) => Edition(pieces).Coverage;

    /// <summary>One request at noon in Oregon.</summary>
    public static Moment Moment(Edition edition, string day) => Moment(edition, new DateTimeOffset(Day(day).ToDateTime(new TimeOnly(20, 0)), TimeSpan.Zero));

    public static Moment Moment(Edition edition, DateTimeOffset now)
    {
        var current = new CurrentEdition();
        current.Replace(edition);
        return new Moment(current, new StoppedClock(now));
    }

    internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}

/// <summary>Something that <see cref="A.Edition"/> puts together.</summary>
internal interface IPiece;

internal sealed class ZipSketch(string code) : IPiece
{
    private readonly List<ZipCounty> _counties = [];
    private ZipStatus _status = ZipStatus.Active;

    public ZipSketch In(string county, double share = 1) => Add(new ZipCounty(county, share, true));

    /// <summary>Empty land: no homes there.</summary>
    public ZipSketch WithLandIn(string county) => Add(new ZipCounty(county, 0, false));

    public ZipSketch Retired()
    {
        _status = ZipStatus.Retired;
        return this;
    }

    public Zip Made() => new(code, _status, "STANDARD", "Anytown", code, [.. _counties.OrderByDescending(c => c.Share)]);

    private ZipSketch Add(ZipCounty county)
    {
        _counties.Add(county);
        return this;
    }
}

internal sealed class PlaceSketch(string name) : IPiece
{
    private readonly List<PlaceCounty> _counties = [];
    private string[] _zips = [];

    public PlaceSketch In(string county, double share = 1)
    {
        _counties.Add(new PlaceCounty(county, share));
        return this;
    }

    public PlaceSketch WithZips(params string[] zips)
    {
        _zips = zips;
        return this;
    }

    public Place Made() => new(
        $"{Slug.From(name)}-{Slug.From(_counties[0].County)}", name, "incorporated city", [.. _counties.OrderByDescending(c => c.Share)], _zips, null);
}

internal sealed class CcoSketch(string slug) : IPiece
{
    private readonly Dictionary<string, IReadOnlyList<string>> _successors = [];
    private string _name = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(slug.Replace('-', ' '));

    public List<ServiceArea> Areas { get; } = [];

    public CcoSketch Called(string name)
    {
        _name = name;
        return this;
    }

    /// <summary>Begins a service area: the whole county, confirmed, always; what follows says otherwise.</summary>
    public CcoSketch Serving(string county)
    {
        Areas.Add(new ServiceArea(slug, county, Extent.Whole, [], null, null, Certainty.Confirmed, "", [$"https://{slug}.example"], new DateOnly(2026, 11, 22)));
        return this;
    }

    public CcoSketch Only(params string[] zips) => Last(a => a with { Extent = Extent.Only, Zips = zips });

    public CcoSketch Except(params string[] zips) => Last(a => a with { Extent = Extent.Except, Zips = zips });

    public CcoSketch PartUnlisted() => Last(a => a with { Extent = Extent.PartUnlisted, Certainty = Certainty.Ask });

    public CcoSketch From(string day) => Last(a => a with { From = A.Day(day) });

    /// <param name="day">First day on which it no longer serves.</param>
    public CcoSketch Until(string day) => Last(a => a with { To = A.Day(day) });

    public CcoSketch Likely() => Last(a => a with { Certainty = Certainty.Likely });

    public CcoSketch Ask() => Last(a => a with { Certainty = Certainty.Ask });

    public CcoSketch CheckedOn(string day) => Last(a => a with { CheckedOn = A.Day(day) });

    public CcoSketch SucceededBy(string county, params string[] slugs)
    {
        _successors[county] = slugs;
        return this;
    }

    public Cco Made() => new(slug, _name, _name, _name, [], null, null, null, null, null, null, null, null, null, null, [], _successors);

    private CcoSketch Last(Func<ServiceArea, ServiceArea> change)
    {
        Areas[^1] = change(Areas[^1]);
        return this;
    }
}

using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;
using Xunit;

namespace CcoPortal.UnitTests.Editions;

/// <summary>Facts that must not become an edition; each of them would be a wrong answer or none.</summary>
public sealed class FactRulesTests
{
    private static readonly Facts Sound = A.Edition(
        A.Zip("97001").In("Marion").WithLandIn("Polk"), A.Zip("97002").In("Polk"), A.Zip("97003").In("Polk").Retired(), A.Place("Millrace").In("Marion").WithZips("97001"),
        A.Cco("river-health").Serving("Marion").Serving("Polk").Only("97002").From("2020-01-01").Until("2021-01-01"),
        A.Cco("hill-health").Serving("Polk").PartUnlisted()).Facts;

    [Fact]
    public void An_area_of_an_unknown_cco_is_refused() => Refused(Area(a => a with { Cco = "no-such-cco" }), "unknown CCO “no-such-cco”");

    [Fact]
    public void An_area_in_an_unknown_county_is_refused() => Refused(Area(a => a with { County = "Cascadia" }), "unknown county “Cascadia”");

    [Fact]
    public void An_area_whose_zip_is_in_another_county_is_refused() =>
        Refused(Area(a => a with { Extent = Extent.Only, Zips = ["97002"] }), "ZIP “97002” is not in Marion County");

    [Fact]
    public void Only_without_zips_is_refused() => Refused(Area(a => a with { Extent = Extent.Only }), "“only” and “except” list ZIPs");

    [Fact]
    public void The_whole_county_with_zips_is_refused() => Refused(Area(a => a with { Zips = ["97001"] }), "“only” and “except” list ZIPs");

    [Fact]
    public void Unlisted_parts_that_are_sure_are_refused() => Refused(Area(a => a with { Extent = Extent.PartUnlisted }), "always “ask”");

    [Fact]
    public void A_period_that_ends_as_it_begins_is_refused() =>
        Refused(Area(a => a with { From = A.Day("2020-01-01"), To = A.Day("2020-01-01") }), "before it begins");

    [Fact]
    public void A_sure_area_without_source_is_refused() => Refused(Area(a => a with { Sources = [] }), "it has no source");

    [Fact]
    public void Two_areas_for_one_zip_and_day_are_refused() => Refused(
        Sound with { ServiceAreas = [.. Sound.ServiceAreas, Sound.ServiceAreas[1] with { Extent = Extent.Whole, Zips = [], From = A.Day("2020-12-31") }] }, "overlapping periods");

    [Fact]
    public void Two_areas_that_meet_and_two_with_different_zips_are_well()
    {
        Assert.Empty(FactRules.Check(Sound with { ServiceAreas = [.. Sound.ServiceAreas, Sound.ServiceAreas[1] with { From = A.Day("2021-01-01"), To = null }] }));
        Assert.Empty(FactRules.Check(Sound with { ServiceAreas = [.. Sound.ServiceAreas, Sound.ServiceAreas[1] with { Zips = ["97001"], From = A.Day("2020-06-01"), To = null }] }));
    }

    [Theory]
    [InlineData("9700")]
    [InlineData("970011")]
    [InlineData("97OO1")]
    [InlineData("٩٧٠٠١")]
    public void A_zip_of_another_shape_is_refused(string code) => Refused(Zip(z => z with { Code = code }), "is not five digits");

    [Fact]
    public void A_zip_without_county_is_refused() => Refused(Zip(z => z with { Counties = [] }), "has no county");

    [Fact]
    public void A_zip_in_an_unknown_county_is_refused() => Refused(Zip(z => z with { Counties = [new ZipCounty("Cascadia", 1, true)] }), "unknown county “Cascadia”");

    [Fact]
    public void A_share_above_all_is_refused() => Refused(Zip(z => z with { Counties = [new ZipCounty("Polk", 1.1, true)] }), "a share is 0 to 1");

    [Fact]
    public void A_zip_that_is_used_but_has_homes_nowhere_is_refused() =>
        Refused(Zip(z => z with { Counties = [new ZipCounty("Polk", 0, false)] }), "no county with homes");

    [Fact]
    public void A_place_without_zips_of_its_own_is_refused() => Refused(Place(p => p with { Zips = ["97002"] }), "no ZIP with homes in a county of its own");

    [Fact]
    public void A_place_with_nothing_but_a_retired_zip_is_refused() =>
        Refused(Place(p => p with { Counties = [new PlaceCounty("Polk", 1)], Zips = ["97003"] }), "no ZIP with homes in a county of its own");

    [Fact]
    public void A_place_with_an_unknown_zip_is_refused() => Refused(Place(p => p with { Zips = ["97001", "97999"] }), "unknown ZIP “97999”");

    [Theory]
    [InlineData("8002730557")]
    [InlineData("1-800-273-0557")]
    [InlineData("800-273-055")]
    [InlineData("112")]
    public void A_phone_of_another_shape_is_refused(string phone) => Refused(
        Sound with { Ccos = [Sound.Ccos[0] with { Phone = new Fact<string>(phone, "x", Confidence.High, null) }, Sound.Ccos[1]] }, $"phone “{phone}”");

    [Fact]
    public void An_unknown_successor_is_refused() => Refused(
        Sound with { Ccos = [Sound.Ccos[0] with { Successors = new Dictionary<string, IReadOnlyList<string>> { ["Marion"] = ["no-such-cco"] } }, Sound.Ccos[1]] },
        "unknown successor “no-such-cco”");

    private static Facts Area(Func<ServiceArea, ServiceArea> change) => Sound with { ServiceAreas = [change(Sound.ServiceAreas[0]), .. Sound.ServiceAreas.Skip(1)] };

    private static Facts Zip(Func<Zip, Zip> change) => Sound with { Zips = [Sound.Zips[0], change(Sound.Zips[1])], ServiceAreas = [], Places = [] };

    private static Facts Place(Func<Place, Place> change) => Sound with { Places = [change(Sound.Places[0])] };

    private static void Refused(Facts facts, string because) =>
        Assert.Contains(FactRules.Check(facts), f => f.Sentence.Contains(because, StringComparison.Ordinal));
}

using CcoPortal.Domain.Coverage;
using Xunit;

namespace CcoPortal.UnitTests.Coverage;

/// <summary>The rules of coverage in made-up data: what the real data does not have, or has only by chance.</summary>
public sealed class CoverageRulesTests
{
    private static readonly DateOnly Today = A.Day("2026-11-22");

    [Fact]
    public void A_known_place_without_any_cco_has_no_record()
    {
        var map = A.Map(A.Zip("97001").In("Marion"), A.Place("Millrace").In("Marion").WithZips("97001"));

        Assert.Equal("Marion", Assert.IsType<NoRecord>(map.ForZip(97001, Today)).County.Name);
        Assert.IsType<NoRecord>(map.ForZip(97001, map.Names.County("Marion")!, Today));
        Assert.IsType<NoRecord>(map.ForCounty(map.Names.County("Marion")!, Today));
        Assert.IsType<NoRecord>(map.ForName("Millrace", Today));
        Assert.Empty(map.AreasOf(map.Names.County("Marion")!, Today));
    }

    [Fact]
    public void Between_two_periods_there_is_no_record_and_each_edge_is_a_change()
    {
        var map = A.Map(
            A.Zip("97001").In("Marion"),
            A.Cco("river-health").Serving("Marion").From("2020-01-01").Until("2021-01-01").Serving("Marion").From("2021-03-01"));

        Assert.IsType<Served>(map.ForZip(97001, A.Day("2020-12-31")));
        Assert.IsType<NoRecord>(map.ForZip(97001, A.Day("2021-01-01")));
        Assert.IsType<NoRecord>(map.ForZip(97001, A.Day("2021-02-28")));
        var back = Assert.IsType<Served>(map.ForZip(97001, A.Day("2021-03-01")));
        Assert.Equal(["ends 2021-01-01", "starts 2021-03-01"], back.Recent.Select(Said));
    }

    [Fact]
    public void A_period_holds_from_its_first_day_to_the_day_before_its_last()
    {
        var map = A.Map(A.Zip("97001").In("Marion"), A.Cco("river-health").Serving("Marion").From("2020-01-01").Until("2020-01-03"));

        Assert.IsType<NoRecord>(map.ForZip(97001, A.Day("2019-12-31")));
        Assert.IsType<Served>(map.ForZip(97001, A.Day("2020-01-01")));
        Assert.IsType<Served>(map.ForZip(97001, A.Day("2020-01-02")));
        Assert.IsType<NoRecord>(map.ForZip(97001, A.Day("2020-01-03")));
        Assert.IsType<NoRecord>(map.ForZip(97001, DateOnly.MinValue));
        Assert.IsType<NoRecord>(map.ForZip(97001, DateOnly.MaxValue));
    }

    [Fact]
    public void A_period_without_ends_holds_on_every_day()
    {
        var map = A.Map(A.Zip("97001").In("Marion"), A.Cco("river-health").Serving("Marion"));

        Assert.IsType<Served>(map.ForZip(97001, DateOnly.MinValue));
        Assert.IsType<Served>(map.ForZip(97001, DateOnly.MaxValue));
    }

    [Fact]
    public void A_period_that_follows_another_without_a_gap_is_no_change()
    {
        var map = A.Map(
            A.Zip("97001").In("Marion"),
            A.Cco("river-health").Serving("Marion").Until("2026-11-01").Serving("Marion").From("2026-11-01").Likely());

        var served = Assert.IsType<Served>(map.ForZip(97001, Today));
        Assert.Empty(served.Recent);
        Assert.Equal(Certainty.Likely, served.Certainty);
    }

    [Fact]
    public void From_which_parts_is_not_known_to_listed_parts_is_no_change_where_it_is_listed()
    {
        var map = A.Map(
            A.Zip("97001").In("Marion"), A.Zip("97002").In("Marion"),
            A.Cco("river-health").Serving("Marion").PartUnlisted().Until("2026-11-01").Serving("Marion").Only("97001").From("2026-11-01"));

        var listed = Assert.IsType<Served>(map.ForZip(97001, Today));
        Assert.Equal(("river-health", Certainty.Confirmed), Only(listed));
        Assert.Empty(listed.Recent);
        Assert.IsType<NoRecord>(map.ForZip(97002, Today));
        Assert.Equal(("river-health", Certainty.Ask), Only(map.ForZip(97002, A.Day("2026-10-31"))));
    }

    [Fact]
    public void A_listed_row_wins_over_one_whose_parts_are_not_known()
    {
        var map = A.Map(
            A.Zip("97001").In("Marion"), A.Zip("97002").In("Marion"),
            A.Cco("river-health").Serving("Marion").PartUnlisted().Serving("Marion").Only("97001").Likely());

        Assert.Equal(("river-health", Certainty.Likely), Only(map.ForZip(97001, Today)));
        Assert.Equal(Extent.Only, ((Served)map.ForZip(97001, Today)).Ccos.Single().Because.Single().Extent);
        Assert.Equal(("river-health", Certainty.Ask), Only(map.ForZip(97002, Today)));
        // One set of CCOs, so the county has one answer, and it is as sure as its least sure part.
        Assert.Equal(("river-health", Certainty.Ask), Only(map.ForCounty(map.Names.County("Marion")!, Today)));
    }

    [Fact]
    public void Only_and_except_divide_a_county()
    {
        var map = A.Map(
            A.Zip("97001").In("Marion"), A.Zip("97002").In("Marion"), A.Zip("97003").In("Marion"),
            A.Cco("river-health").Serving("Marion").Only("97001", "97003"), A.Cco("hill-health").Serving("Marion").Except("97001", "97003"));

        Assert.Equal("river-health", Set(map.ForZip(97001, Today)));
        Assert.Equal("hill-health", Set(map.ForZip(97002, Today)));
        Assert.Equal("river-health", Set(map.ForZip(97003, Today)));
        var choose = Assert.IsType<ChooseZip>(map.ForCounty(map.Names.County("Marion")!, Today));
        Assert.Equal("Marion County", choose.Name);
        Assert.Equal(["97001 river-health", "97002 hill-health", "97003 river-health"], choose.Zips.Select(z => $"{z.Zip.Code} {z.Ccos.Single().Cco.Slug}"));
        var areas = map.AreasOf(map.Names.County("Marion")!, Today);
        Assert.Equal(["/areas/marion/river-health", "/areas/marion/hill-health"], areas.Select(a => a.Served.Href));
        Assert.Equal(["97001", "97003"], areas[0].Zips.Select(z => z.Code));
    }

    [Fact]
    public void A_zip_with_a_cco_in_one_county_and_none_in_another_asks_which()
    {
        var map = A.Map(A.Zip("97001").In("Marion", .9).In("Polk", .1), A.Cco("river-health").Serving("Marion"));

        var choose = Assert.IsType<ChooseCounty>(map.ForZip(97001, Today));
        Assert.Equal(["Marion: river-health", "Polk: "], choose.Choices.Select(c => $"{c.County.Name}: {string.Join(',', c.Ccos.Select(x => x.Cco.Slug))}"));
        Assert.IsType<NoRecord>(map.ForZip(97001, map.Names.County("Polk")!, Today));
    }

    [Fact]
    public void A_county_with_a_cco_in_one_part_and_none_in_another_asks_for_the_zip()
    {
        var map = A.Map(A.Zip("97001").In("Marion"), A.Zip("97002").In("Marion"), A.Cco("river-health").Serving("Marion").Only("97002"));

        var choose = Assert.IsType<ChooseZip>(map.ForCounty(map.Names.County("Marion")!, Today));
        Assert.Equal([0, 1], choose.Zips.Select(z => z.Ccos.Count));
        Assert.Equal("/areas/marion/river-health", Assert.Single(map.AreasOf(map.Names.County("Marion")!, Today)).Served.Href);
    }

    [Fact]
    public void Where_only_the_certainty_differs_the_weakest_speaks_for_all()
    {
        var map = A.Map(
            A.Zip("97001").In("Marion", .6).In("Polk", .4),
            A.Cco("river-health").Serving("Marion").Serving("Polk").Likely(), A.Cco("hill-health").Serving("Marion").Ask().Serving("Polk"));

        var served = Assert.IsType<Served>(map.ForZip(97001, Today));
        Assert.Equal([("river-health", Certainty.Likely), ("hill-health", Certainty.Ask)], served.Ccos.Select(c => (c.Cco.Slug, c.Certainty)));
        Assert.Equal(Certainty.Likely, served.Certainty);
        Assert.All(served.Ccos, c => Assert.Equal(["Marion", "Polk"], c.Because.Select(a => a.County).Order()));
        Assert.Equal("/areas/marion/hill-health,river-health", served.Href);
    }

    [Fact]
    public void When_every_cco_is_a_possibility_so_is_the_answer()
    {
        var map = A.Map(A.Zip("97001").In("Marion"), A.Cco("river-health").Serving("Marion").PartUnlisted());

        Assert.Equal(Certainty.Ask, Assert.IsType<Served>(map.ForZip(97001, Today)).Certainty);
    }

    [Fact]
    public void Possibilities_come_last_and_each_kind_goes_from_A_to_Z()
    {
        var map = A.Map(
            A.Zip("97001").In("Marion"),
            A.Cco("one").Called("zephyr Health").Serving("Marion").Likely(), A.Cco("two").Called("Able Health").Serving("Marion").PartUnlisted(),
            A.Cco("three").Called("Beta Health").Serving("Marion"), A.Cco("four").Called("aardvark Health").Serving("Marion").Ask());

        var served = Assert.IsType<Served>(map.ForZip(97001, Today));
        Assert.Equal(["three", "one", "four", "two"], served.Ccos.Select(c => c.Cco.Slug));
        Assert.Equal("four,one,three,two", served.Set);
    }

    [Fact]
    public void An_answer_is_as_old_as_its_oldest_source()
    {
        var map = A.Map(
            A.Zip("97001").In("Marion", .6).In("Polk", .4), A.Cco("river-health").Serving("Marion").CheckedOn("2026-05-01").Serving("Polk").CheckedOn("2026-04-01"));

        var serving = Assert.IsType<Served>(map.ForZip(97001, Today)).Ccos.Single();
        Assert.Equal(A.Day("2026-04-01"), serving.CheckedOn);
        Assert.Equal(["https://river-health.example"], serving.Sources);
    }

    [Theory]
    [InlineData(-181, 0, 0)]
    [InlineData(-180, 0, 1)]
    [InlineData(-1, 0, 1)]
    [InlineData(0, 1, 0)]
    [InlineData(89, 1, 0)]
    [InlineData(90, 0, 0)]
    public void A_change_is_upcoming_for_180_days_and_recent_for_90(int daysAfter, int recent, int upcoming)
    {
        var map = A.Map(
            A.Zip("97001").In("Marion"), A.Cco("river-health").Serving("Marion"), A.Cco("hill-health").Serving("Marion").From("2026-02-01"),
            A.Cco("old-health").Serving("Marion").Until("2026-02-01").SucceededBy("Marion", "hill-health"));

        var served = Assert.IsType<Served>(map.ForZip(97001, A.Day("2026-02-01").AddDays(daysAfter)));
        Assert.Equal(2 * recent, served.Recent.Count);
        Assert.Equal(2 * upcoming, served.Upcoming.Count);
        var end = Assert.IsType<CoverageChange>(served.Recent.Concat(served.Upcoming).SingleOrDefault(c => !c.Starts) ?? map.ChangesIn(served.County).Single(c => !c.Starts));
        Assert.Equal(["hill-health"], end.Successors);
        Assert.Empty(map.ChangesIn(served.County).Single(c => c.Starts).Successors);
    }

    [Fact]
    public void A_change_that_several_parts_share_is_told_once()
    {
        var map = A.Map(
            A.Zip("97001").In("Marion"), A.Zip("97002").In("Marion"), A.Zip("97003").In("Polk"),
            A.Place("Millrace").In("Marion", .5).In("Polk", .5).WithZips("97001", "97002", "97003"),
            A.Cco("river-health").Serving("Marion").Only("97001").Serving("Marion").Only("97002").Likely().From("2012-01-01").Serving("Polk"),
            A.Cco("hill-health").Serving("Marion").From("2026-11-01").Serving("Polk").From("2026-11-01"));

        var county = Assert.IsType<Served>(map.ForCounty(map.Names.County("Marion")!, Today));
        Assert.Equal(["hill-health Marion"], county.Recent.Select(c => $"{c.Cco.Slug} {c.County}"));
        // Two counties, each with its own change: both are told.
        var place = Assert.IsType<Served>(map.ForName("Millrace", Today));
        Assert.Equal(["hill-health Marion", "hill-health Polk"], place.Recent.Select(c => $"{c.Cco.Slug} {c.County}"));
        Assert.Equal(2, map.ChangesIn(map.Names.County("Marion")!).Count);
    }

    [Fact]
    public void The_likeliest_county_comes_first_however_the_counties_are_named()
    {
        var map = A.Map(
            A.Zip("97001").In("Benton", .05).In("Marion", .25).In("Polk", .7),
            A.Cco("river-health").Serving("Marion"), A.Cco("hill-health").Serving("Benton").Serving("Polk"));

        Assert.Equal(["Polk", "Marion", "Benton"], Assert.IsType<ChooseCounty>(map.ForZip(97001, Today)).Choices.Select(c => c.County.Name));
    }

    [Fact]
    public void A_zip_whose_counties_share_one_set_goes_to_the_likeliest_countys_area()
    {
        var map = A.Map(A.Zip("97001").In("Benton", .3).In("Polk", .7), A.Cco("hill-health").Serving("Benton").Serving("Polk"));

        Assert.Equal("/areas/polk/hill-health", Assert.IsType<Served>(map.ForZip(97001, Today)).Href);
        Assert.Equal("/areas/benton/hill-health", Assert.IsType<Served>(map.ForZip(97001, map.Names.County("Benton")!, Today)).Href);
    }

    [Fact]
    public void Land_without_homes_answers_only_when_its_county_is_named()
    {
        var map = A.Map(
            A.Zip("97001").In("Marion").WithLandIn("Linn"), A.Zip("97002").In("Linn"),
            A.Cco("river-health").Serving("Marion"), A.Cco("hill-health").Serving("Linn"), A.Cco("dale-health").Serving("Linn").Only("97001"));

        Assert.Equal("river-health", Set(map.ForZip(97001, Today)));
        Assert.Equal("dale-health,hill-health", Set(map.ForZip(97001, map.Names.County("Linn")!, Today)));
        // The county's own answer and areas do not speak of empty land.
        Assert.Equal("hill-health", Set(map.ForCounty(map.Names.County("Linn")!, Today)));
        Assert.False(map.EverHeld(map.Names.County("Linn")!, "dale-health,hill-health"));
    }

    [Fact]
    public void A_zip_with_a_county_that_it_does_not_touch_is_no_place()
    {
        var map = A.Map(A.Zip("97001").In("Marion"), A.Zip("97002").In("Linn"), A.Zip("97003").In("Linn").Retired());

        Assert.IsType<UnknownPlace>(map.ForZip(97001, map.Names.County("Linn")!, Today));
        Assert.IsType<RetiredZip>(map.ForZip(97003, map.Names.County("Marion")!, Today));
        Assert.IsType<NotOregon>(map.ForZip(98101, map.Names.County("Linn")!, Today));
        Assert.IsType<UnknownPlace>(map.ForZip(97999, map.Names.County("Linn")!, Today));
    }

    [Fact]
    public void A_place_in_several_counties_asks_which_when_their_ccos_differ()
    {
        var map = A.Map(
            A.Zip("97001").In("Marion"), A.Zip("97002").In("Polk"),
            A.Place("Millrace").In("Marion", .2).In("Polk", .8).WithZips("97001", "97002"), A.Place("Hillside").In("Polk").WithZips("97002"),
            A.Cco("river-health").Serving("Marion"), A.Cco("hill-health").Serving("Polk"));

        var choose = Assert.IsType<ChooseCounty>(map.ForName("Millrace", Today));
        Assert.Equal(["Polk 0.8 Hillside", "Marion 0.2 "], choose.Choices.Select(c => FormattableString.Invariant($"{c.County.Name} {c.Share} {string.Join(',', c.Places)}")));
        Assert.Equal("river-health", Set(map.ForName("Millrace, Marion County", Today)));
        Assert.Equal("hill-health", Set(map.ForName("millrace, polk", Today)));
        Assert.IsType<UnknownPlace>(map.ForName("Hillside, Marion County", Today));
    }

    [Fact]
    public void A_places_zips_count_only_within_its_own_counties()
    {
        var map = A.Map(
            A.Zip("97001").In("Marion", .5).In("Polk", .5), A.Place("Millrace").In("Marion").WithZips("97001"),
            A.Cco("river-health").Serving("Marion"), A.Cco("hill-health").Serving("Polk"));

        Assert.IsType<ChooseCounty>(map.ForZip(97001, Today));
        Assert.Equal("river-health", Set(map.ForName("Millrace", Today)));
    }

    [Fact]
    public void A_place_in_one_county_whose_zips_differ_asks_for_the_zip()
    {
        var map = A.Map(
            A.Zip("97002").In("Marion"), A.Zip("97001").In("Marion"), A.Place("Millrace").In("Marion").WithZips("97002", "97001"),
            A.Cco("river-health").Serving("Marion"), A.Cco("hill-health").Serving("Marion").Only("97002"));

        var choose = Assert.IsType<ChooseZip>(map.ForName("Millrace", Today));
        Assert.Equal("Millrace", choose.Name);
        Assert.Equal(["97001", "97002"], choose.Zips.Select(z => z.Zip.Code));
        Assert.Equal([1, 2], choose.Zips.Select(z => z.Ccos.Count));
    }

    [Fact]
    public void A_name_whose_meanings_have_one_area_is_answered_at_once()
    {
        var map = A.Map(
            A.Zip("97001").In("Marion"), A.Zip("97002").In("Marion"), A.Place("Marion").In("Marion").WithZips("97001"), A.Cco("river-health").Serving("Marion"));

        Assert.Equal("/areas/marion/river-health", Assert.IsType<Served>(map.ForName("Marion", Today)).Href);
    }

    [Fact]
    public void A_name_whose_meanings_differ_asks_which_with_the_county_first()
    {
        var map = A.Map(
            A.Zip("97001").In("Marion"), A.Zip("97002").In("Polk"), A.Place("Marion").In("Polk").WithZips("97002"),
            A.Cco("river-health").Serving("Marion"), A.Cco("hill-health").Serving("Polk"));

        var choose = Assert.IsType<ChoosePlace>(map.ForName("MARION", Today));
        Assert.Equal("Marion", choose.Name);
        Assert.Equal(
            ["Marion County (county) in Marion: river-health", "Marion (incorporated city) in Polk: hill-health"],
            choose.Meanings.Select(m => $"{m.Name} ({m.Kind}) in {m.County.Name}: {m.Ccos.Single().Cco.Slug}"));
        Assert.True(choose.Meanings[0].IsCounty);
        Assert.Equal("river-health", Set(map.ForName("Marion County", Today)));
        Assert.Equal("hill-health", Set(map.ForName("Marion, Polk County", Today)));
    }

    [Fact]
    public void A_name_without_any_record_under_all_its_meanings_has_no_record()
    {
        var map = A.Map(A.Zip("97001").In("Marion"), A.Zip("97002").In("Polk"), A.Place("Marion").In("Polk").WithZips("97002"));

        Assert.Equal("Marion", Assert.IsType<NoRecord>(map.ForName("Marion", Today)).County.Name);
    }

    [Fact]
    public void Of_two_places_of_one_name_in_a_county_each_is_told_with_that_countys_ccos_alone()
    {
        var map = A.Map(
            A.Zip("97001").In("Marion"), A.Zip("97002").In("Polk"), A.Zip("97003").In("Polk"),
            A.Place("Millrace").In("Marion", .6).In("Polk", .4).WithZips("97001", "97002"), A.Place("Millrace").In("Polk").WithZips("97003"),
            A.Cco("river-health").Serving("Marion"), A.Cco("hill-health").Serving("Polk").Only("97002"), A.Cco("dale-health").Serving("Polk").Only("97003"));

        var choose = Assert.IsType<ChoosePlace>(map.ForName("Millrace, Polk County", Today));
        Assert.Equal(["dale-health", "hill-health"], choose.Meanings.Select(m => Assert.Single(m.Ccos).Cco.Slug).Order());
        Assert.All(choose.Meanings, m => Assert.Equal("Polk", m.County.Name));
    }

    private static string Set(CoverageAnswer answer) => Assert.IsType<Served>(answer).Set;

    private static (string, Certainty) Only(CoverageAnswer answer)
    {
        var serving = Assert.Single(Assert.IsType<Served>(answer).Ccos);
        return (serving.Cco.Slug, serving.Certainty);
    }

    private static string Said(CoverageChange change) => $"{(change.Starts ? "starts" : "ends")} {change.Day:yyyy-MM-dd}";
}

using System.Globalization;
using Xunit;

namespace CcoPortal.UnitTests.Coverage.Oracle;

/// <summary>The oracle against answers read off the data files by eye.</summary>
public sealed class CsvOracleTests
{
    private static readonly DateOnly s_autumn = new(2026, 11, 22);
    private static readonly DateOnly s_lastOfJanuary = new(2026, 1, 31);
    private static readonly CsvOracle s_oracle = CsvOracle.OfRepository();

    [Theory]
    [InlineData("97301")]
    [InlineData("97317")]
    public void A_Salem_ZIP_in_Marion_is_served_by_PacificSource_alone(string zip)
    {
        const string answer = "served\narea Marion\ncco pacificsource-marion-polk confirmed";
        Says(answer, s_oracle.ForZip(zip, null, s_autumn));
        Says(answer, s_oracle.ForZip(zip, null, s_lastOfJanuary));
    }

    [Fact]
    public void Sherwood_asks_which_county_although_most_homes_are_in_one()
    {
        const string answer = """
            choose-county
            county Washington 0.9339 health-share-of-oregon,trillium-tri-county,yamhill-community-care
            county Clackamas 0.0555 health-share-of-oregon,trillium-tri-county
            county Yamhill 0.0106 yamhill-community-care
            """;
        Says(answer, s_oracle.ForZip("97140", null, s_autumn));
        Says(answer, s_oracle.ForZip("97140", null, s_lastOfJanuary));
        Says("served\narea Yamhill\ncco yamhill-community-care confirmed", s_oracle.ForZip("97140", "Yamhill", s_autumn));
    }

    [Fact]
    public void Eugene_has_one_CCO_after_the_first_of_February_2026_and_two_before()
    {
        Says("served\narea Lane\ncco trillium-lane confirmed", s_oracle.ForZip("97401", null, s_autumn));
        Says(
            """
            served
            area Lane
            cco pacificsource-lane confirmed
            cco trillium-lane confirmed
            upcoming 2026-02-01 pacificsource-lane Lane ends
            """,
            s_oracle.ForZip("97401", null, s_lastOfJanuary));
    }

    [Theory]
    [InlineData("2025-08-04", "")]
    [InlineData("2025-08-05", "\nupcoming 2026-02-01 pacificsource-lane Lane ends")]
    [InlineData("2026-01-31", "\nupcoming 2026-02-01 pacificsource-lane Lane ends")]
    [InlineData("2026-02-01", "\nrecent 2026-02-01 pacificsource-lane Lane ends")]
    [InlineData("2026-05-01", "\nrecent 2026-02-01 pacificsource-lane Lane ends")]
    [InlineData("2026-05-02", "")]
    public void A_change_is_upcoming_for_180_days_and_recent_for_90(string on, string changes)
    {
        var answer = s_oracle.ForZip("97401", null, DateOnly.Parse(on, CultureInfo.InvariantCulture));
        Assert.EndsWith("cco trillium-lane confirmed" + changes, answer.Canonical, StringComparison.Ordinal);
    }

    [Fact]
    public void Azalea_in_Douglas_has_two_CCOs_and_Reedsport_another()
    {
        Says(
            "served\narea Douglas\ncco allcare-cco confirmed\ncco umpqua-health-alliance likely",
            s_oracle.ForZip("97410", "Douglas", s_autumn));
        Says("unknown-place", s_oracle.ForZip("97410", "Lane", s_autumn));
        Says("served\narea Douglas\ncco trillium-lane likely", s_oracle.ForZip("97467", null, s_autumn));
    }

    [Fact]
    public void Chemult_asks_and_its_Douglas_part_may_have_PacificSource()
    {
        Says(
            """
            choose-county
            county Klamath 0.6507 pacificsource-central-oregon
            county Douglas 0.3493 pacificsource-central-oregon,umpqua-health-alliance
            """,
            s_oracle.ForZip("97731", null, s_autumn));
        Says(
            "served\narea Douglas\ncco umpqua-health-alliance likely\ncco pacificsource-central-oregon ask",
            s_oracle.ForZip("97731", "Douglas County", s_autumn));
    }

    [Fact]
    public void Downtown_Portland_chooses_between_two_and_so_does_the_disputed_ZIP_that_has_an_area()
    {
        const string answer = "served\narea Multnomah\ncco health-share-of-oregon confirmed\ncco trillium-tri-county confirmed";
        Says(answer, s_oracle.ForZip("97201", null, s_autumn));
        Says(answer, s_oracle.ForZip("97258", null, s_autumn));
    }

    [Theory]
    [InlineData("97313", null, "retired-zip")]
    [InlineData("97313", "Marion", "retired-zip")]
    [InlineData("97255", null, "retired-zip")]
    [InlineData("97999", null, "unknown-place")]
    [InlineData("98101", null, "not-oregon")]
    [InlineData("89421", "Humboldt (NV)", "unknown-place")]
    public void A_ZIP_out_of_use_or_out_of_the_state_says_so(string zip, string? county, string outcome) =>
        Says(outcome, s_oracle.ForZip(zip, county, s_autumn));

    [Theory]
    [InlineData("89421", "Malheur")]
    [InlineData("99362", "Umatilla")]
    public void A_ZIP_across_the_border_answers_for_its_Oregon_county(string zip, string county) =>
        Says($"served\narea {county}\ncco eastern-oregon-cco confirmed", s_oracle.ForZip(zip, null, s_autumn));

    [Fact]
    public void A_county_where_nobody_of_the_ZIP_lives_answers_only_when_it_is_named()
    {
        const string curry = "served\narea Curry\ncco advanced-health confirmed\ncco allcare-cco confirmed";
        Says(curry, s_oracle.ForZip("97406", null, s_autumn));
        Says(curry, s_oracle.ForZip("97406", "curry", s_autumn));
        Says("served\narea Coos\ncco advanced-health confirmed", s_oracle.ForZip("97406", "Coos", s_autumn));
    }

    [Fact]
    public void All_of_Polk_is_likely_with_a_possible_second()
    {
        const string answer = "served\narea Polk\ncco pacificsource-marion-polk likely\ncco yamhill-community-care ask";
        Says(answer, s_oracle.ForZip("97338", null, s_autumn));
        Says(answer, s_oracle.ForPlace("Dallas", s_autumn));
        Says(answer, s_oracle.ForPlace("Polk", s_autumn));
        Says(answer, s_oracle.ForPlace("polk  COUNTY", s_autumn));
        Says(answer, s_oracle.ForCounty("Polk", s_autumn));
    }

    [Fact]
    public void Jefferson_is_a_county_and_a_city_in_another()
    {
        Says(
            """
            choose-place
            place Jefferson | county | Jefferson | pacificsource-central-oregon
            place Jefferson | incorporated city | Marion | pacificsource-marion-polk
            """,
            s_oracle.ForPlace("Jefferson", s_autumn));
        Says(
            "served\narea Jefferson\ncco pacificsource-central-oregon confirmed",
            s_oracle.ForPlace("Jefferson County", s_autumn));
    }

    [Fact]
    public void Riverside_is_in_two_counties_that_share_a_CCO_but_not_an_area() =>
        Says(
            """
            choose-place
            place Riverside | postal / unincorporated community | Malheur | eastern-oregon-cco
            place Riverside | census-designated place | Umatilla | eastern-oregon-cco
            """,
            s_oracle.ForPlace("Riverside", s_autumn));

    [Fact]
    public void Salem_and_Portland_ask_which_county()
    {
        Says(
            """
            choose-county
            county Marion 0.839 pacificsource-marion-polk
            county Polk 0.161 pacificsource-marion-polk,yamhill-community-care
            """,
            s_oracle.ForPlace("Salem", s_autumn));
        Says(
            """
            choose-county
            county Multnomah 0.996 health-share-of-oregon,trillium-tri-county
            county Washington 0.003 health-share-of-oregon,trillium-tri-county,yamhill-community-care
            county Clackamas 0.001 health-share-of-oregon,trillium-tri-county
            """,
            s_oracle.ForPlace("Portland", s_autumn));
    }

    [Fact]
    public void A_city_named_as_its_county_is_the_county_and_a_saint_may_be_short()
    {
        Says("served\narea Tillamook\ncco columbia-pacific-cco confirmed", s_oracle.ForPlace("Tillamook", s_autumn));
        Says("served\narea Columbia\ncco columbia-pacific-cco confirmed", s_oracle.ForPlace("saint helens", s_autumn));
        Says("unknown-place", s_oracle.ForPlace("Atlantis", s_autumn));
    }

    [Fact]
    public void Douglas_asks_for_the_ZIP_and_its_border_parts_are_in_the_list()
    {
        var answer = s_oracle.ForCounty("Douglas", s_autumn);
        Assert.Equal("choose-zip", answer.Outcome);
        Assert.Equal(answer.Zips.Select(z => z.Zip).Order(StringComparer.Ordinal), answer.Zips.Select(z => z.Zip));
        Assert.Equal(["trillium-lane"], answer.Zips.Single(z => z.Zip == "97467").Slugs);
        Assert.Equal(
            ["pacificsource-central-oregon", "umpqua-health-alliance"], answer.Zips.Single(z => z.Zip == "97731").Slugs);
        Assert.DoesNotContain("97428", answer.Zips.Select(z => z.Zip));
    }

    [Fact]
    public void Before_anyone_began_there_is_no_record() =>
        Says("no-record", s_oracle.ForZip("97401", null, new DateOnly(2012, 1, 1)));

    [Fact]
    public void Only_Douglas_and_Klamath_have_more_than_one_area_today() =>
        Assert.Equal(
            ["Douglas", "Klamath"],
            s_oracle.Areas(s_autumn).GroupBy(a => a.County).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void The_interesting_days_hold_both_ends_and_the_edges_of_every_window()
    {
        var days = s_oracle.InterestingDays(new DateOnly(2025, 1, 1), s_autumn);
        Assert.Equal(days.Distinct().Order(), days);
        Assert.Equal(new DateOnly(2025, 1, 1), days[0]);
        Assert.Equal(s_autumn, days[^1]);
        Assert.Superset(
            new HashSet<DateOnly>
            {
                new(2025, 8, 4), new(2025, 8, 5), new(2025, 8, 6), new(2026, 1, 31), new(2026, 2, 1), new(2026, 2, 2),
                new(2026, 5, 1), new(2026, 5, 2), new(2026, 5, 3),
            },
            days.ToHashSet());
    }

    private static void Says(string expected, OracleAnswer actual) =>
        Assert.Equal(expected.ReplaceLineEndings("\n"), actual.Canonical);
}

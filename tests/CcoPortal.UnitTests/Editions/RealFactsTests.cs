using CcoPortal.Application.Ccos;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Web.Copy;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.UnitTests.Editions;

/// <summary>What must be true of the facts in <c>data/</c>, and the answers that people count on.</summary>
public sealed class RealFactsTests(ITestOutputHelper output)
{
    private static readonly Edition Edition = RealData.Edition;
    private static readonly CoverageMap Map = Edition.Coverage;
    private static readonly DateOnly Today = A.Day("2026-11-22");

    [Fact]
    public void The_facts_keep_their_rules() => Assert.Empty(FactRules.Check(Edition.Facts));

    [Theory]
    [InlineData("2026-11-22", 15, 12)]
    [InlineData("2026-02-01", 15, 12)]
    [InlineData("2026-01-31", 16, 12)]
    public async Task The_number_of_ccos_is_counted_for_a_day(string day, int ccos, int organizations)
    {
        var result = await new ListCcos.Handler(A.Moment(Edition, day)).Handle(new ListCcos.Query(), CancellationToken.None);

        Assert.Equal((ccos, organizations), (result.Ccos.Count, result.Organizations));
        Assert.All(result.Ccos, c => Assert.NotEmpty(c.Areas));
        Assert.Equal(result.Ccos.Select(c => c.Cco.Name).Order(StringComparer.OrdinalIgnoreCase), result.Ccos.Select(c => c.Cco.Name));
        Assert.Equal(Edition.Facts.Ccos.Count, result.Ccos.Count + result.Ended.Count);
    }

    [Fact]
    public void There_are_40_areas_in_36_counties_today()
    {
        var areas = Edition.Facts.Counties.SelectMany(c => Map.AreasOf(c, Today)).ToList();

        output.WriteLine(string.Join('\n', areas.Select(a => $"{a.Served.Href}: {a.Zips.Count} ZIPs")));
        Assert.Equal(36, Edition.Facts.Counties.Count);
        Assert.Equal(40, areas.Count);
        Assert.Equal(40, areas.Select(a => a.Served.Href).Distinct().Count());
    }

    [Fact]
    public void Every_successor_is_a_cco_that_served_the_county_when_the_other_ended()
    {
        foreach (var cco in Edition.Facts.Ccos)
        {
            foreach (var (county, successors) in cco.Successors)
            {
                Assert.NotEmpty(successors);
                var end = Edition.AreasOf(cco).Where(a => a.County == county).Max(a => a.To);
                Assert.NotNull(end);
                Assert.All(successors, slug => Assert.Contains(
                    Edition.AreasOf(Assert.IsType<Domain.Ccos.Cco>(Edition.Cco(slug))), a => a.County == county && a.Holds(end.Value)));
            }
        }
    }

    [Fact]
    public void Every_cco_that_ended_names_who_took_over()
    {
        var ended = Edition.Facts.Ccos.Except(Edition.CcosOn(Today)).ToList();

        Assert.NotEmpty(ended);
        Assert.All(ended, c => Assert.NotEmpty(c.Successors));
    }

    [Fact]
    public void Every_zip_of_every_county_has_a_cco_on_every_day_that_can_be_asked_for()
    {
        // Between two of these days nothing starts or ends, so the first of each stretch stands for all of it.
        var (first, last) = (A.Day("2013-01-01"), A.Day("2028-11-22"));
        var days = Edition.Facts.ServiceAreas.SelectMany(a => new[] { a.From, a.To }).OfType<DateOnly>().Where(d => d > first && d <= last).Append(first).Append(last).Distinct().ToList();
        foreach (var day in days)
        {
            foreach (var county in Edition.Facts.Counties)
            {
                var answer = Map.ForCounty(county, day);
                Assert.True(
                    answer is Served or ChooseZip && (answer as ChooseZip)?.Zips.All(z => z.Ccos.Count > 0) != false,
                    $"{county.Name} County on {day:yyyy-MM-dd}: {answer}");
            }
        }
    }

    [Fact]
    public void The_numbers_of_the_page_that_needs_nothing_are_those_of_the_data() => Assert.Equal(
        (Edition.Contact("client-services").Phone, Edition.Contact("crisis").Phone, Edition.Contact("emergency").Phone),
        (PlainProblem.ClientServices, PlainProblem.Crisis, PlainProblem.Emergency));

    [Fact]
    public void The_page_that_needs_nothing_shows_them()
    {
        var page = PlainProblem.Page(new Web.Setup.Problem(503, "ABC123"));

        Assert.Contains("tel:+18002730557", page, StringComparison.Ordinal);
        Assert.Contains("ABC123", page, StringComparison.Ordinal);
        Assert.Contains(Edition.Contact("client-services").Tty.Single(), page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("97301", "2026-11-22", "/areas/marion/pacificsource-marion-polk")]
    [InlineData("97258", "2026-11-22", "/areas/multnomah/health-share-of-oregon,trillium-tri-county")]
    [InlineData("97401", "2026-11-22", "/areas/lane/trillium-lane")]
    [InlineData("97401", "2026-01-31", "/areas/lane/pacificsource-lane,trillium-lane")]
    [InlineData("97401", "2026-02-01", "/areas/lane/trillium-lane")]
    [InlineData("97467", "2026-11-22", "/areas/douglas/trillium-lane")]
    [InlineData("97201", "2026-11-22", "/areas/multnomah/health-share-of-oregon,trillium-tri-county")]
    [InlineData("89421", "2026-11-22", "/areas/malheur/eastern-oregon-cco")]
    [InlineData("99362", "2026-11-22", "/areas/umatilla/eastern-oregon-cco")]
    public void A_zip_is_served_by(string zip, string day, string href) => Assert.Equal(href, Assert.IsType<Served>(ForZip(zip, A.Day(day))).Href);

    [Theory]
    [InlineData("97140", "Washington", "Clackamas", "Yamhill")]
    [InlineData("97731", "Klamath", "Douglas")]
    public void A_zip_whose_counties_differ_asks_which_with_the_likeliest_first(string zip, params string[] counties)
    {
        var choices = Assert.IsType<ChooseCounty>(ForZip(zip, Today)).Choices;

        output.WriteLine(string.Join(", ", choices.Select(c => $"{c.County.Name} {c.Share}")));
        Assert.Equal(counties.Order(), choices.Select(c => c.County.Name).Order());
        Assert.Equal(counties[0], choices[0].County.Name);
        Assert.Equal(choices.OrderByDescending(c => c.Share).Select(c => c.Share), choices.Select(c => c.Share));
    }

    [Fact]
    public void A_zip_in_several_counties_is_answered_for_the_one_that_is_named()
    {
        Assert.Equal("/areas/douglas/allcare-cco,umpqua-health-alliance", Assert.IsType<Served>(Map.ForZip(97410, Map.Names.County("Douglas")!, Today)).Href);
        Assert.Equal("/areas/klamath/pacificsource-central-oregon", Assert.IsType<Served>(Map.ForZip(97731, Map.Names.County("Klamath")!, Today)).Href);
    }

    [Fact]
    public void Dallas_has_the_answer_of_polk_county()
    {
        var zip = Assert.IsType<Served>(ForZip("97338", Today));

        output.WriteLine(zip.Href);
        Assert.Equal("/areas/polk/pacificsource-marion-polk,yamhill-community-care", zip.Href);
        Assert.Equal([("pacificsource-marion-polk", Certainty.Likely), ("yamhill-community-care", Certainty.Ask)], zip.Ccos.Select(c => (c.Cco.Slug, c.Certainty)));
        Assert.Equal(zip.Href, Assert.IsType<Served>(Map.ForName("Polk County", Today)).Href);
        Assert.Equal(zip.Href, Assert.IsType<Served>(Map.ForName("Polk", Today)).Href);
    }

    [Fact]
    public void Reedsport_is_likely()
    {
        var serving = Assert.Single(Assert.IsType<Served>(ForZip("97467", Today)).Ccos);

        Assert.Equal(("trillium-lane", Certainty.Likely), (serving.Cco.Slug, serving.Certainty));
    }

    [Fact]
    public void What_is_not_in_oregon_or_no_longer_used_is_said()
    {
        Assert.IsType<NotOregon>(ForZip("98101", Today));
        Assert.Equal("97425", Assert.IsType<RetiredZip>(ForZip("97425", Today)).Zip.Code);
        Assert.IsType<UnknownPlace>(ForZip("97999", Today));
    }

    [Fact]
    public void The_change_in_lane_county_is_upcoming_then_recent_then_gone()
    {
        Served On(string day) => Assert.IsType<Served>(ForZip("97401", A.Day(day)));

        Assert.Empty(On("2025-08-04").Upcoming);
        Assert.Equal(("pacificsource-lane", false, A.Day("2026-02-01")), Change(On("2025-08-05").Upcoming));
        Assert.Equal(("pacificsource-lane", false, A.Day("2026-02-01")), Change(On("2026-02-01").Recent));
        Assert.Single(On("2026-05-01").Recent);
        Assert.Empty(On("2026-05-02").Recent);
        Assert.Equal(["trillium-lane"], On("2026-02-01").Recent.Single().Successors);

        static (string, bool, DateOnly) Change(IReadOnlyList<CoverageChange> changes) =>
            (Assert.Single(changes).Cco.Slug, changes[0].Starts, changes[0].Day);
    }

    [Theory]
    [InlineData("Jefferson")]
    [InlineData("Wasco")]
    [InlineData("Wheeler")]
    [InlineData("Riverside")]
    public void A_name_with_several_areas_asks_which(string name) => Assert.True(Assert.IsType<ChoosePlace>(Map.ForName(name, Today)).Meanings.Count > 1);

    [Fact]
    public void Two_counties_have_parts_that_differ_today() => Assert.Equal(
        ["Douglas", "Klamath"], Edition.Facts.Counties.Where(c => Map.ForCounty(c, Today) is ChooseZip).Select(c => c.Name).Order());

    private static CoverageAnswer ForZip(string zip, DateOnly on) => Map.ForZip(int.Parse(zip, System.Globalization.CultureInfo.InvariantCulture), on);
}

using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Editions;
using Xunit;

namespace CcoPortal.UnitTests.Changes;

public sealed class SuccessorGateTests
{
    private static readonly DateOnly Today = A.Day("2026-11-22");

    [Fact]
    public void A_successor_that_serves_the_county_on_the_day_after_the_end_is_well() => Assert.Empty(Found(Open, Ended(from: "2027-01-01")));

    [Theory]
    [InlineData("2027-01-02", null)]
    [InlineData("2020-01-01", "2027-01-01")]
    public void A_successor_that_does_not_serve_on_that_day_is_refused(string from, string? until)
    {
        var finding = Assert.Single(Found(Open, Ended(from, until)), f => f.Key == "river-health");

        Assert.Equal((Remedy.Repair, "cco", "river-health"), (finding.Remedy, finding.Kind, finding.Key));
        Assert.Equal("River Health names “hill-health” as its successor in Marion County, but that CCO does not serve the county on January 1, 2027, the day after the end.", finding.Sentence);
    }

    [Fact]
    public void A_successor_in_another_county_is_refused() =>
        Assert.Single(Found(Open, Made(A.Cco("river-health").Serving("Marion").Until("2027-01-01").SucceededBy("Marion", "hill-health"), A.Cco("hill-health").Serving("Polk"))), f => f.Remedy == Remedy.Repair);

    [Fact]
    public void A_successor_where_nothing_ends_is_refused()
    {
        Assert.Contains("but does not end there", Assert.Single(Found(Open, Made(A.Cco("river-health").Serving("Marion").SucceededBy("Marion", "hill-health"), A.Cco("hill-health").Serving("Marion")))).Sentence, StringComparison.Ordinal);
        Assert.Contains("but does not end there", Assert.Single(Found(Open, Made(A.Cco("river-health").Serving("Marion").SucceededBy("Polk", "hill-health"), A.Cco("hill-health").Serving("Polk")))).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_of_several_successors_must_serve() => Assert.Single(Found(Open, Made(
        A.Cco("river-health").Serving("Marion").Until("2027-01-01").SucceededBy("Marion", "hill-health", "sea-health"), A.Cco("hill-health").Serving("Marion"), A.Cco("sea-health").Serving("Marion").From("2027-02-01"))));

    [Fact]
    public void An_end_without_a_successor_can_be_waived_by_someone_who_says_where_the_members_go()
    {
        var finding = Assert.Single(Found(Open, Made(A.Cco("river-health").Serving("Marion").Until("2027-01-01"), A.Cco("hill-health").Serving("Marion"))));

        Assert.Equal((Remedy.Waiver, "Say where the members go, or who will know."), (finding.Remedy, finding.WaiverSays));
        Assert.Equal("River Health ends in Marion County: its last day is December 31, 2026. No successor is named there.", finding.Sentence);
    }

    [Fact]
    public void Serving_less_of_a_county_and_ending_after_all_that_can_be_asked_about_are_no_ends()
    {
        Assert.Empty(Found(Open, Made(A.Cco("river-health").Serving("Marion").Only("97001").Until("2027-01-01").Serving("Marion").Only("97002").From("2019-01-01"), A.Cco("hill-health").Serving("Marion"))));
        Assert.Empty(Found(Open, Made(A.Cco("river-health").Serving("Marion").Until("2028-11-23"), A.Cco("hill-health").Serving("Marion"))));
        Assert.Single(Found(Open, Made(A.Cco("river-health").Serving("Marion").Until("2028-11-22"), A.Cco("hill-health").Serving("Marion"))));
    }

    [Fact]
    public void What_was_so_before_the_change_does_not_stop_it()
    {
        var (dangling, missing) = (Ended("2027-01-02"), Made(A.Cco("river-health").Serving("Marion").Until("2027-01-01"), A.Cco("hill-health").Serving("Marion")));

        Assert.Equal(Remedy.Waiver, Assert.Single(Found(dangling, dangling)).Remedy);
        Assert.Empty(Found(missing, missing));
        Assert.Single(Found(missing, missing with { ServiceAreas = [missing.ServiceAreas[0] with { To = A.Day("2027-02-01") }, missing.ServiceAreas[1]] }));
    }

    [Fact]
    public void The_real_data_has_nothing_dangling() => Assert.DoesNotContain(Gates.Check(RealData.Edition.Facts with { Ccos = [.. RealData.Edition.Facts.Ccos.Select(Unnamed)] }, RealData.Edition.Facts, Today), f => f.Gate == Gate.Successors);

    private static Cco Unnamed(Cco cco) => cco with { Successors = new Dictionary<string, IReadOnlyList<string>>() };

    private static Facts Open => Made(A.Cco("river-health").Serving("Marion"), A.Cco("hill-health").Serving("Marion"));

    private static Facts Ended(string from, string? until = null)
    {
        var hill = A.Cco("hill-health").Serving("Marion").From(from);
        return Made(A.Cco("river-health").Serving("Marion").Until("2027-01-01").SucceededBy("Marion", "hill-health"), until is null ? hill : hill.Until(until));
    }

    private static Facts Made(params IPiece[] pieces) => A.Edition([A.Zip("97001").In("Marion"), A.Zip("97002").In("Marion"), A.Zip("97003").In("Polk"), .. pieces]).Facts;

    private static List<Finding> Found(Facts before, Facts after) => [.. Gates.Check(before, after, Today).Where(f => f.Gate == Gate.Successors)];
}

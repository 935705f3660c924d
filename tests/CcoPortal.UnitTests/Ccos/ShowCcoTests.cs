using CcoPortal.Application.Ccos;
using Xunit;

namespace CcoPortal.UnitTests.Ccos;

public sealed class ShowCcoTests
{
    [Fact]
    public async Task A_cco_with_two_service_areas_in_one_county_shows_all_its_zips_there()
    {
        var shown = await Shown(
            "river-health",
            A.Zip("97001").In("Marion"), A.Zip("97002").In("Marion"), A.Zip("97003").In("Marion"),
            A.Cco("river-health").Serving("Marion").Only("97001").From("2020-01-01").Serving("Marion").Only("97003").From("2021-01-01").Likely());

        Assert.Equal(2, shown.Areas.Count);
        Assert.Equal(["97001", "97003"], shown.Zips["Marion"].Select(z => z.Code));
        Assert.Equal(["2021-01-01", "2020-01-01"], shown.Changes.Select(c => $"{c.Day:yyyy-MM-dd}"));
    }

    [Fact]
    public async Task What_ended_in_one_county_is_told_while_another_is_still_served()
    {
        var shown = await Shown(
            "river-health", A.Zip("97001").In("Marion"), A.Zip("97002").In("Polk"),
            A.Cco("river-health").Serving("Marion").From("2020-01-01").Serving("Polk").Until("2026-02-01"));

        Assert.Null(shown.Ended);
        Assert.Equal(["Marion"], shown.Areas.Select(a => a.County));
        Assert.Equal(["Polk ends", "Marion starts"], shown.Changes.Select(c => $"{c.County} {(c.Starts ? "starts" : "ends")}"));
    }

    [Fact]
    public async Task A_cco_that_ended_shows_its_last_areas_and_who_took_over()
    {
        var shown = await Shown(
            "old-health", A.Zip("97001").In("Marion"), A.Zip("97002").In("Polk"), A.Cco("river-health").Serving("Marion"),
            A.Cco("old-health").Serving("Marion").Until("2026-02-01").SucceededBy("Marion", "river-health").Serving("Polk").Until("2025-01-01"));

        Assert.Equal(A.Day("2026-02-01"), shown.Ended!.Day);
        Assert.Equal(["river-health"], shown.Ended.Successors.Select(c => c.Slug));
        Assert.Equal(["Marion"], shown.Areas.Select(a => a.County));
        Assert.Equal(2, shown.Changes.Count);
    }

    [Fact]
    public async Task A_cco_that_has_not_begun_has_neither_areas_nor_an_end()
    {
        var shown = await Shown("new-health", A.Zip("97001").In("Marion"), A.Cco("new-health").Serving("Marion").From("2027-01-01"));

        Assert.Null(shown.Ended);
        Assert.Empty(shown.Areas);
        Assert.Equal(A.Day("2027-01-01"), Assert.Single(shown.Changes).Day);
    }

    [Fact]
    public async Task No_such_cco_is_null() =>
        Assert.Null(await new ShowCco.Handler(A.Moment(RealData.Edition, "2026-11-22")).Handle(new ShowCco.Query("Allcare-CCO"), CancellationToken.None));

    private static async Task<ShowCco.Result> Shown(string slug, params IPiece[] pieces) =>
        Assert.IsType<ShowCco.Result>(await new ShowCco.Handler(A.Moment(A.Edition(pieces), "2026-11-22")).Handle(new ShowCco.Query(slug), CancellationToken.None));
}

using CcoPortal.Application.FindCco;
using Xunit;

namespace CcoPortal.UnitTests.FindCco;

public sealed class ShowAreaTests
{
    private static readonly Domain.Editions.Edition Edition = A.Edition(
        A.Zip("97001").In("Hood River"), A.Zip("97002").In("Hood River"), A.Zip("97003").In("Polk"),
        A.Cco("river-health").Serving("Hood River"), A.Cco("hill-health").Serving("Hood River").Only("97002"),
        A.Cco("old-health").Serving("Hood River").Until("2026-02-01").SucceededBy("Hood River", "river-health"),
        A.Cco("new-health").Serving("Polk").From("2027-01-01"));

    [Fact]
    public async Task A_set_that_holds_today_is_shown_with_its_zips()
    {
        var holds = Assert.IsType<ShowArea.Outcome.Holds>(await Shown("hood-river", "hill-health,river-health"));
        Assert.Equal(["97002"], holds.Area.Zips.Select(z => z.Code));
        Assert.True(holds.HasOthers);
    }

    [Theory]
    [InlineData("hood-river", "river-health,hill-health")]
    [InlineData("Hood-River", "hill-health,river-health")]
    [InlineData("hood-river", "Hill-Health,RIVER-health")]
    [InlineData("hood-river", "hill-health,river-health,hill-health")]
    [InlineData("hood-river", ",hill-health,,river-health,")]
    public async Task Another_order_or_case_moves_to_the_one_address(string county, string ccos) =>
        Assert.Equal("/areas/hood-river/hill-health,river-health", Assert.IsType<ShowArea.Outcome.Moved>(await Shown(county, ccos)).Href);

    [Theory]
    [InlineData("hood-river", "old-health,river-health", 2)]
    [InlineData("polk", "new-health", 0)]
    public async Task A_set_of_another_day_is_told_with_what_changed_and_the_areas_of_today(string county, string ccos, int areasToday)
    {
        var held = Assert.IsType<ShowArea.Outcome.HeldOnAnotherDay>(await Shown(county, ccos));
        Assert.Equal(ccos, string.Join(',', held.Ccos.Select(c => c.Slug)));
        Assert.NotEmpty(held.Changes);
        Assert.Equal(areasToday, held.Today.Count);
    }

    [Fact]
    public async Task A_set_of_another_day_in_another_order_moves_first() =>
        Assert.IsType<ShowArea.Outcome.Moved>(await Shown("hood-river", "river-health,old-health"));

    [Theory]
    [InlineData("hood-river", "hill-health")]
    [InlineData("hood-river", "new-health")]
    [InlineData("hood-river", "no-such-cco")]
    [InlineData("hood-river", "")]
    [InlineData("hood-river", ",")]
    [InlineData("polk", "hill-health,river-health")]
    [InlineData("no-such-county", "river-health")]
    [InlineData("", "")]
    public async Task A_set_that_never_held_is_no_area(string county, string ccos) =>
        Assert.IsType<ShowArea.Outcome.NeverHeld>(await Shown(county, ccos));

    private static Task<ShowArea.Outcome> Shown(string county, string ccos) =>
        new ShowArea.Handler(A.Moment(Edition, "2026-11-22")).Handle(new ShowArea.Query(county, ccos), CancellationToken.None);
}

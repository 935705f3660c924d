using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Places;
using Xunit;

namespace CcoPortal.UnitTests.Places;

public sealed class PlaceNamesTests
{
    private static readonly DateOnly Today = A.Day("2026-11-22");
    private static readonly PlaceNames Names = RealData.Edition.Coverage.Names;

    [Theory]
    [InlineData("St. Helens", "St. Helens")]
    [InlineData("Saint Helens", "St. Helens")]
    [InlineData("st helens or", "St. Helens")]
    [InlineData("Saint Paul", "St. Paul")]
    [InlineData("Mt Angel", "Mount Angel")]
    [InlineData("Mt. Vernon", "Mount Vernon")]
    [InlineData("MOUNT HOOD VILLAGE", "Mount Hood Village")]
    [InlineData("city of salem", "Salem")]
    [InlineData("Salem, OR", "Salem")]
    [InlineData("salem oregon", "Salem")]
    [InlineData("Oregon City", "Oregon City")]
    [InlineData("Oregon City, Oregon", "Oregon City")]
    [InlineData("Oregon City OR", "Oregon City")]
    [InlineData("Milton Freewater", "Milton-Freewater")]
    [InlineData("N. Plains", "North Plains")]
    [InlineData("Marion Co", "Marion County")]
    [InlineData("Marion County, Oregon", "Marion County")]
    [InlineData("MARION COUNTY", "Marion County")]
    [InlineData("Jefferson, Marion County", "Jefferson")]
    [InlineData("Jefferson, Marion", "Jefferson")]
    [InlineData("Jefferson, Marion Co.", "Jefferson")]
    [InlineData("Jefferson, Marion County, OR", "Jefferson")]
    [InlineData("Jefferson, Marion County, Oregon", "Jefferson")]
    [InlineData("Salem,", "Salem")]
    public void A_name_is_found_however_it_is_written(string typed, string name)
    {
        var (meanings, otherState) = Names.Find(typed);
        Assert.False(otherState);
        Assert.Equal(name, Assert.Single(meanings).Name);
    }

    [Fact]
    public void A_county_behind_the_comma_says_which_place_is_meant()
    {
        var jefferson = Assert.Single(Names.Find("Jefferson, Marion County").Meanings);
        Assert.Equal(("jefferson-marion", "Marion", true), (jefferson.Place!.Key, jefferson.County.Name, jefferson.InCounty));
        Assert.Equal(["Jefferson County", "Jefferson"], Names.Find("Jefferson").Meanings.Select(m => m.Name));
        Assert.Equal("Jefferson County", Assert.Single(Names.Find("Jefferson County").Meanings).Name);
        Assert.Empty(Names.Find("Salem, Baker County").Meanings);
    }

    [Theory]
    [InlineData("Vancouver, WA")]
    [InlineData("vancouver,wa")]
    [InlineData("Boise, Idaho")]
    [InlineData("Boise, ID.")]
    [InlineData("Crescent City, California")]
    [InlineData("Reno, Nevada")]
    [InlineData("Denver, CO")]
    [InlineData("Billings, MT")]
    [InlineData("Portland, ME")]
    [InlineData("Salem, MA")]
    public void A_city_of_another_state_is_not_in_oregon(string typed)
    {
        Assert.True(Names.Find(typed).OtherState);
        Assert.IsType<NotOregon>(RealData.Edition.Coverage.ForName(typed, Today));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData(",,,")]
    [InlineData(", OR")]
    [InlineData(", Marion County")]
    [InlineData("Atlantis")]
    [InlineData("日本")]
    public void What_is_no_name_means_nothing(string typed)
    {
        var (meanings, otherState) = Names.Find(typed);
        Assert.Empty(meanings);
        Assert.False(otherState);
        Assert.IsType<UnknownPlace>(RealData.Edition.Coverage.ForName(typed, Today));
    }

    [Theory]
    [InlineData("Marion", "Marion")]
    [InlineData("marion county", "Marion")]
    [InlineData("hood-river", "Hood River")]
    [InlineData("HOOD RIVER CO.", "Hood River")]
    [InlineData("Salem", null)]
    [InlineData("", null)]
    public void A_county_is_found_by_name_or_slug(string typed, string? county) => Assert.Equal(county, Names.County(typed)?.Name);

    [Fact]
    public void Every_name_in_the_data_is_found_and_means_itself()
    {
        Assert.All(RealData.Edition.Facts.Places, p => Assert.Contains(Names.Find(p.Name).Meanings, m => m.Place == p));
        Assert.All(RealData.Edition.Facts.Counties, c => Assert.Contains(Names.Find(c.Name).Meanings, m => m.Place is null && m.County == c));
        Assert.All(RealData.Edition.Facts.Counties, c => Assert.Equal(c, Names.County(c.Slug)));
    }

    [Fact]
    public void Suggestions_are_few_and_the_nearest_comes_first()
    {
        Assert.Equal("Salem", Names.Suggest("Sallem")[0]);
        Assert.Equal("Eugene", Names.Suggest("Eugen, OR")[0]);
        Assert.Equal("Deschutes County", Names.Suggest("Deshutes County")[0]);
        Assert.All(Names.Suggest("Marian County"), n => Assert.EndsWith(" County", n, StringComparison.Ordinal));
        Assert.InRange(Names.Suggest("Ada").Count, 0, 5);
        Assert.Empty(Names.Suggest("zq"));
        Assert.Empty(Names.Suggest(new string('a', 200_000)));
    }
}

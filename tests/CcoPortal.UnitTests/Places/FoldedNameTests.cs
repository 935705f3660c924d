using CcoPortal.Domain.Places;
using Xunit;

namespace CcoPortal.UnitTests.Places;

public sealed class FoldedNameTests
{
    [Theory]
    [InlineData("Salem", "salem")]
    [InlineData("  sALEM\t", "salem")]
    [InlineData("Sálèm", "salem")]
    [InlineData("St. Helens", "sainthelens")]
    [InlineData("Saint Helens", "sainthelens")]
    [InlineData("st helens", "sainthelens")]
    [InlineData("St.Helens", "sainthelens")]
    [InlineData("Mt. Hood Village", "mounthoodvillage")]
    [InlineData("Mt.Hood Village", "mounthoodvillage")]
    [InlineData("Mount Hood Village", "mounthoodvillage")]
    [InlineData("Ft. Klamath", "fortklamath")]
    [InlineData("N Bend", "northbend")]
    [InlineData("N. Bend", "northbend")]
    [InlineData("Hood River", "hoodriver")]
    [InlineData("hood-river", "hoodriver")]
    [InlineData("HoodRiver", "hoodriver")]
    [InlineData("John Day.", "johnday")]
    [InlineData("Ruch’s", "ruchs")]
    [InlineData("Ruch's", "ruchs")]
    [InlineData("City of Salem", "salem")]
    [InlineData("Town of Lakeview", "lakeview")]
    [InlineData("City of Oregon City", "oregoncity")]
    [InlineData("Salem, OR", "salem")]
    [InlineData("Salem OR", "salem")]
    [InlineData("Salem Oregon", "salem")]
    [InlineData("Salem, Oregon", "salem")]
    [InlineData("Oregon City", "oregoncity")]
    [InlineData("Oregon City, Oregon", "oregoncity")]
    [InlineData("Oregon", "oregon")]
    [InlineData("City of", "cityof")]
    [InlineData("", "")]
    [InlineData("…!?", "")]
    [InlineData("日本", "")]
    public void A_name_is_reduced_to_what_matters(string typed, string key) => Assert.Equal(new FoldedName(key, false), FoldedName.From(typed));

    [Theory]
    [InlineData("Marion County", "marion")]
    [InlineData("marion co", "marion")]
    [InlineData("Marion Co.", "marion")]
    [InlineData("Marion Cnty", "marion")]
    [InlineData("Hood River County, Oregon", "hoodriver")]
    [InlineData("Marion County OR", "marion")]
    public void A_trailing_county_is_noted(string typed, string key) => Assert.Equal(new FoldedName(key, true), FoldedName.From(typed));

    [Theory]
    [InlineData("County", "county")]
    [InlineData("Co", "co")]
    public void The_word_county_alone_is_no_county(string typed, string key) => Assert.Equal(new FoldedName(key, false), FoldedName.From(typed));

    [Fact]
    public void Broken_unicode_is_no_letter_and_breaks_nothing()
    {
        // Not as test data: the runner writes those as UTF-8, which mends them.
        string[] broken = ["Sa\uD800lem", "\uDC00Salem", "Salem\uD83D", "Salem\uFFFE", "\uFFFFSalem\u0301", "\uFFFDSalem", "\uDC00\uD800Salem"];
        Assert.All(broken, typed => Assert.Equal("salem", FoldedName.From(typed).Key));
    }

    [Fact]
    public void The_distance_is_that_of_the_definition()
    {
        var random = new Random(20261122);
        var far = 0;
        for (var i = 0; i < 20_000; i++)
        {
            // Few letters, so that many pairs are near and swaps of neighbours happen.
            var a = Letters(random.Next(0, 9));
            var b = i % 2 == 0 ? Letters(random.Next(0, 9)) : Changed(a);
            var limit = random.Next(0, 5);
            var expected = Math.Min(Naive(a, b), limit + 1);
            if (expected > limit)
                far++;
            Assert.True(expected == FoldedName.Distance(a, b, limit), $"“{a}” to “{b}”, limit {limit}: {expected} expected, {FoldedName.Distance(a, b, limit)} given");
        }

        Assert.InRange(far, 2_000, 18_000);

        string Letters(int n) => string.Concat(Enumerable.Range(0, n).Select(_ => "abc"[random.Next(3)]));

        string Changed(string word)
        {
            for (var n = random.Next(3); n >= 0; n--)
                word = Misspelling.Make(word, (Misspelling.Kind)random.Next(4), random);
            return word;
        }
    }

    /// <summary>Optimal string alignment, as it is defined: no table, no limit.</summary>
    private static int Naive(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.IsEmpty || b.IsEmpty)
            return a.Length + b.Length;
        if (a[^1] == b[^1])
            return Naive(a[..^1], b[..^1]);
        var best = 1 + Math.Min(Naive(a[..^1], b[..^1]), Math.Min(Naive(a[..^1], b), Naive(a, b[..^1])));
        return a.Length > 1 && b.Length > 1 && a[^1] == b[^2] && a[^2] == b[^1] ? Math.Min(best, 1 + Naive(a[..^2], b[..^2])) : best;
    }
}

using CcoPortal.Web.Reading;
using Xunit;

namespace CcoPortal.UnitTests.Reading;

public sealed class WaysToReadTests
{
    private static readonly IReadOnlyList<WaysToRead> s_all =
        [.. from size in Enum.GetValues<TextSize>() from flags in Enumerable.Range(0, 8) select new WaysToRead(size, (flags & 1) > 0, (flags & 2) > 0, (flags & 4) > 0)];

    [Fact]
    public void Each_way_has_its_own_key_and_is_read_back_from_it()
    {
        Assert.Equal(32, s_all.Select(w => w.Key).Distinct().Count());
        Assert.All(s_all, w => Assert.Equal(w, WaysToRead.Read(w.Key)));
        Assert.Equal("", WaysToRead.Usual.Key);
        Assert.Null(WaysToRead.Usual.Classes);
        Assert.Equal("text-largest high-contrast text-only spaced", new WaysToRead(TextSize.Largest, true, true, true).Classes);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("9")]
    [InlineData("1x")]
    [InlineData("1tc")]
    [InlineData("1cc")]
    [InlineData("1c<script>")]
    public void What_is_no_key_is_the_usual_way(string? key) => Assert.Equal(WaysToRead.Usual, WaysToRead.Read(key));
}

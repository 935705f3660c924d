using CcoPortal.Domain.Desk;
using Xunit;

namespace CcoPortal.UnitTests.Desk;

/// <summary>Medians, quartiles and the ninetieth percentile, compared with a reading that writes all lengths down one by one.</summary>
public sealed class SpreadTests
{
    [Fact]
    public void Of_any_calls_it_is_what_counting_through_the_sorted_list_gives()
    {
        var random = new Random(1859);
        for (var round = 0; round < 2000; round++)
        {
            var times = Enumerable.Range(0, random.Next(1, 40)).Select(_ => (TimeSpan.FromSeconds(random.Next(0, 60)), random.Next(1, 5))).ToList();
            var all = times.SelectMany(t => Enumerable.Repeat(t.Item1, t.Item2)).Order().ToList();
            Assert.Equal(new Spread(Enough(all, 0.25m), Enough(all, 0.5m), Enough(all, 0.75m), Enough(all, 0.9m), all[^1]), Spread.Of(times));
        }

        // The first that at least this part of all does not exceed.
        static TimeSpan Enough(List<TimeSpan> all, decimal part) => all.First(length => all.Count(other => other <= length) >= part * all.Count);
    }

    [Fact]
    public void Of_one_it_is_that_one_and_of_none_there_is_none()
    {
        var one = TimeSpan.FromSeconds(95);
        Assert.Equal(new Spread(one, one, one, one, one), Spread.Of([(one, 1)]));
        Assert.Throws<ArgumentException>(() => Spread.Of([]));
    }

    [Fact]
    public void A_hundred_lengths_have_their_twenty_fifth_fiftieth_seventy_fifth_and_ninetieth() =>
        Assert.Equal(new Spread(TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(75), TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(100)), Spread.Of(Enumerable.Range(1, 100).Reverse().Select(s => (TimeSpan.FromSeconds(s), 1))));
}

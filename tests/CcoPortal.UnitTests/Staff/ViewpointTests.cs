using System.Globalization;
using CcoPortal.Application.Staff.Views;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Editions;
using Xunit;

namespace CcoPortal.UnitTests.Staff;

public sealed class ViewpointTests
{
    [Theory]
    [InlineData("2026-11-22", "2026-11-22T12:00:00", "2026-11-23T08:00:00Z")]
    [InlineData("2026-07-04", "2026-07-04T12:00:00", "2026-07-05T07:00:00Z")]
    // 23 and 25 hours.
    [InlineData("2026-03-08", "2026-03-08T12:00:00", "2026-03-09T07:00:00Z")]
    [InlineData("2026-11-01", "2026-11-01T12:00:00", "2026-11-02T08:00:00Z")]
    [InlineData("2026-11-22T1530", "2026-11-22T15:30:00", "2026-11-22T23:30:01Z")]
    [InlineData("2026-11-22T153020", "2026-11-22T15:30:20", "2026-11-22T23:30:21Z")]
    [InlineData("2026-11-22T0000", "2026-11-22T00:00:00", "2026-11-22T08:00:01Z")]
    public void A_day_is_seen_whole_and_a_time_with_its_second(string text, string local, string before)
    {
        var at = Viewpoint.Read(text);
        Assert.NotNull(at);
        Assert.Equal(text, at.ToString());
        Assert.Equal(DateTime.Parse(local, CultureInfo.InvariantCulture), at.Local);
        Assert.Equal(DateTimeOffset.Parse(before, CultureInfo.InvariantCulture), at.Before);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("today")]
    [InlineData("2026-11-31")]
    [InlineData("2026-1-2")]
    [InlineData("26-11-22")]
    [InlineData(" 2026-11-22")]
    [InlineData("2026-11-22T")]
    [InlineData("2026-11-22T2400")]
    [InlineData("2026-11-22T15:30")]
    [InlineData("2026-11-22t1530")]
    [InlineData("２０２６-11-22")]
    public void Anything_else_is_no_day(string? text) => Assert.Null(Viewpoint.Read(text));

    [Fact]
    public void What_was_published_at_an_instant_is_seen_from_it()
    {
        var published = new DateTimeOffset(2026, 11, 22, 23, 30, 20, 999, TimeSpan.Zero);
        var at = Viewpoint.Of(published);
        Assert.Equal("2026-11-22T153020", at.ToString());
        Assert.True(published < at.Before);
    }

    [Theory]
    [InlineData("2012-12-31", false)]
    [InlineData("2013-01-01", true)]
    [InlineData("2028-11-22", true)]
    [InlineData("2028-11-23", false)]
    public void Only_days_with_records_can_be_seen(string day, bool isIn) => Assert.Equal(isIn, Viewpoint.Read(day)!.IsIn(new DateOnly(2026, 11, 22)));

    [Fact]
    public async Task Few_editions_are_kept_the_latest_used_and_each_is_opened_once_for_all_who_ask()
    {
        var (opened, counts) = (new OpenedEditions(), new int[20]);
        Task<Edition> GetAsync(int number) => opened.GetAsync(number.ToString(CultureInfo.InvariantCulture), async () =>
        {
            Interlocked.Increment(ref counts[number]);
            await Task.Delay(20);
            return RealData.Edition;
        });
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => GetAsync(0)));
        Assert.Equal(1, counts[0]);
        for (var number = 1; number < counts.Length; number++)
        {
            await GetAsync(number);
            await GetAsync(0);
        }

        Assert.All(counts, c => Assert.Equal(1, c));
        Assert.InRange(opened.Count, 2, 8);
    }

    [Fact]
    public async Task What_could_not_be_opened_is_opened_the_next_time()
    {
        var opened = new OpenedEditions();
        await Assert.ThrowsAsync<TimeoutException>(() => opened.GetAsync("1", () => throw new TimeoutException()));
        Assert.Equal(0, opened.Count);
        Assert.Same(RealData.Edition, await opened.GetAsync("1", () => Task.FromResult(RealData.Edition)));
    }
}

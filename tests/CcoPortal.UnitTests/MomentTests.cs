using System.Globalization;
using CcoPortal.Application;
using CcoPortal.Data.Editions;
using Xunit;

namespace CcoPortal.UnitTests;

public sealed class MomentTests
{
    [Theory]
    [InlineData("2026-11-22T07:59:59Z", "2026-11-21T23:59:59")]
    [InlineData("2026-11-22T08:00:00Z", "2026-11-22T00:00:00")]
    [InlineData("2026-11-22T23:59:59Z", "2026-11-22T15:59:59")]
    [InlineData("2026-11-23T00:00:00Z", "2026-11-22T16:00:00")]
    [InlineData("2026-07-04T06:59:59Z", "2026-07-03T23:59:59")]
    [InlineData("2026-07-04T07:00:00Z", "2026-07-04T00:00:00")]
    // Clocks go forward: 23 hours.
    [InlineData("2026-03-08T07:59:59Z", "2026-03-07T23:59:59")]
    [InlineData("2026-03-08T09:59:59Z", "2026-03-08T01:59:59")]
    [InlineData("2026-03-08T10:00:00Z", "2026-03-08T03:00:00")]
    [InlineData("2026-03-09T06:59:59Z", "2026-03-08T23:59:59")]
    [InlineData("2026-03-09T07:00:00Z", "2026-03-09T00:00:00")]
    // Clocks go back: 25 hours.
    [InlineData("2026-11-01T07:00:00Z", "2026-11-01T00:00:00")]
    [InlineData("2026-11-01T08:30:00Z", "2026-11-01T01:30:00")]
    [InlineData("2026-11-01T09:30:00Z", "2026-11-01T01:30:00")]
    [InlineData("2026-11-02T07:59:59Z", "2026-11-01T23:59:59")]
    [InlineData("2026-11-02T08:00:00Z", "2026-11-02T00:00:00")]
    public void The_day_and_the_time_are_oregons(string instant, string local)
    {
        var now = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
        var moment = A.Moment(RealData.Edition, now);
        var expected = DateTime.Parse(local, CultureInfo.InvariantCulture);

        Assert.Equal(expected, moment.Local);
        Assert.Equal(DateOnly.FromDateTime(expected), moment.Today);
        Assert.Equal(moment.Today, Moment.DayOf(now));
        Assert.Equal(moment.Today, Moment.DayOf(now.ToOffset(TimeSpan.FromHours(14))));
    }

    [Theory]
    [InlineData("2026-11-22T17:00:00", "2026-11-23T01:00:00Z")]
    [InlineData("2026-07-04T17:00:00", "2026-07-05T00:00:00Z")]
    [InlineData("2026-03-08T00:00:00", "2026-03-08T08:00:00Z")]
    [InlineData("2026-03-09T00:00:00", "2026-03-09T07:00:00Z")]
    [InlineData("2026-11-01T00:00:00", "2026-11-01T07:00:00Z")]
    [InlineData("2026-11-02T00:00:00", "2026-11-02T08:00:00Z")]
    public void What_is_shown_ends_at_the_instant_of_oregons_clock(string local, string instant)
    {
        var moment = A.Moment(RealData.Edition, "2026-01-01");
        Assert.Null(moment.ValidUntil);
        moment.ShownUntil(DateTime.Parse(local, CultureInfo.InvariantCulture));
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), moment.ValidUntil);
    }

    [Fact]
    public void Of_two_ends_the_sooner_is_kept()
    {
        var moment = A.Moment(RealData.Edition, "2026-11-22");
        var (sooner, later) = (new DateTime(2026, 11, 22, 17, 0, 0), new DateTime(2026, 11, 22, 20, 0, 0));

        moment.ShownUntil(later);
        moment.ShownUntil(sooner);
        var kept = moment.ValidUntil;
        moment.ShownUntil(later);

        Assert.Equal(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero), kept);
        Assert.Equal(kept, moment.ValidUntil);
    }

    [Fact]
    public void Without_an_edition_there_is_no_moment() =>
        Assert.Throws<NoEditionException>(() => new Moment(new CurrentEdition(), TimeProvider.System));
}

using System.Globalization;
using CcoPortal.Application;
using CcoPortal.Data;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Editions;
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

    [Fact]
    public void Notices_are_shown_in_their_time_the_gravest_first_and_what_is_shown_ends_when_the_next_begins_or_ends()
    {
        var edition = new Edition(1, DateTimeOffset.UnixEpoch, RealData.Edition.Facts with
        {
            Notices =
            [
                A.Notice("long", NoticeLevel.Information, "2026-11-01T00:00", "2026-12-01T00:00"), A.Notice("fire", NoticeLevel.Emergency, "2026-11-22T10:00", "2026-11-22T14:00"),
                A.Notice("later", NoticeLevel.Warning, "2026-11-22T13:00", "2026-11-22T15:00"), A.Notice("over", NoticeLevel.Emergency, "2026-11-22T08:00", "2026-11-22T09:30"),
            ],
        });
        foreach (var (local, shown, until) in new[]
        {
            ("09:29:59.999", "over long", "09:30"), ("09:30", "long", "10:00"), ("09:59:59.999", "long", "10:00"), ("10:00", "fire long", "13:00"), ("13:00", "fire later long", "14:00"), ("14:00", "later long", "15:00"),
        })
        {
            var moment = A.Moment(edition, OregonDay.At(DateTime.Parse($"2026-11-22T{local}", CultureInfo.InvariantCulture)));
            Assert.Null(moment.ValidUntil);
            Assert.Equal(shown, string.Join(' ', moment.Notices().Select(n => n.Key)));
            Assert.Equal(OregonDay.At(DateTime.Parse($"2026-11-22T{until}", CultureInfo.InvariantCulture)), moment.ValidUntil);
        }
    }

    [Fact]
    public void In_the_hour_that_comes_twice_a_notice_begins_once()
    {
        var edition = new Edition(1, DateTimeOffset.UnixEpoch, RealData.Edition.Facts with { Notices = [A.Notice("night", NoticeLevel.Warning, "2026-11-01T01:30", "2026-11-01T03:00")] });
        // 01:30 by summer time, 01:00 and 01:30 by standard time.
        Assert.Equal([false, false, true, false], new[] { "08:30", "09:00", "09:30", "11:00" }.Select(utc => A.Moment(edition, DateTimeOffset.Parse($"2026-11-01T{utc}Z", CultureInfo.InvariantCulture)).Notices().Count == 1));
    }
}

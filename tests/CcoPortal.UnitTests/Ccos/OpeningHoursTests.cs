using CcoPortal.Domain.Ccos;
using CcoPortal.Web.Copy;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.UnitTests.Ccos;

public sealed class OpeningHoursTests(ITestOutputHelper output)
{
    private static readonly DayOfWeek[] Workdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
    private static readonly OpeningSpan EightToFive = new(Workdays, new TimeOnly(8, 0), new TimeOnly(17, 0), null);

    private static readonly OpeningHours Office = new([EightToFive], null);

    private static readonly OpeningHours WithWinter = new(
        [EightToFive, new(Enum.GetValues<DayOfWeek>(), new TimeOnly(8, 0), new TimeOnly(20, 0), new Season(10, 1, 1, 1))], null);

    [Theory]
    // 2026-11-20 is a Friday.
    [InlineData("2026-11-20T07:59:59", false, "2026-11-20T08:00", "2026-11-20T08:00")]
    [InlineData("2026-11-20T08:00:00", true, null, "2026-11-20T17:00")]
    [InlineData("2026-11-20T16:59:59", true, null, "2026-11-20T17:00")]
    [InlineData("2026-11-20T17:00:00", false, "2026-11-23T08:00", "2026-11-21T00:00")]
    [InlineData("2026-11-20T00:00:00", false, "2026-11-20T08:00", "2026-11-20T08:00")]
    [InlineData("2026-11-21T12:00:00", false, "2026-11-23T08:00", "2026-11-22T00:00")]
    [InlineData("2026-11-22T23:59:59", false, "2026-11-23T08:00", "2026-11-23T00:00")]
    [InlineData("2026-11-23T00:00:00", false, "2026-11-23T08:00", "2026-11-23T08:00")]
    [InlineData("2026-11-26T17:00:00", false, "2026-11-27T08:00", "2026-11-27T00:00")]
    // Clocks go forward on Sunday 8 March, back on Sunday 1 November; both are closed Sundays.
    [InlineData("2026-03-08T01:59:59", false, "2026-03-09T08:00", "2026-03-09T00:00")]
    [InlineData("2026-03-08T03:00:00", false, "2026-03-09T08:00", "2026-03-09T00:00")]
    [InlineData("2026-11-01T01:30:00", false, "2026-11-02T08:00", "2026-11-02T00:00")]
    public void A_line_is_open_from_its_first_minute_to_before_its_last(string at, bool open, string? next, string changes) =>
        Holds(Office, at, open, next, changes);

    [Theory]
    [InlineData("2026-09-30T17:00:00", false, "2026-10-01T08:00", "2026-10-01T00:00")]
    [InlineData("2026-10-01T17:00:00", true, null, "2026-10-01T20:00")]
    [InlineData("2026-12-31T19:59:59", true, null, "2026-12-31T20:00")]
    [InlineData("2027-01-01T19:59:59", true, null, "2027-01-01T20:00")]
    [InlineData("2027-01-01T20:00:00", false, "2027-01-04T08:00", "2027-01-02T00:00")]
    [InlineData("2027-01-02T12:00:00", false, "2027-01-04T08:00", "2027-01-03T00:00")]
    [InlineData("2026-11-22T12:00:00", true, null, "2026-11-22T20:00")]
    [InlineData("2026-11-01T01:30:00", false, "2026-11-01T08:00", "2026-11-01T08:00")]
    public void A_season_over_new_year_wins_on_its_days(string at, bool open, string? next, string changes) =>
        Holds(WithWinter, at, open, next, changes);

    [Theory]
    [InlineData(10, 1, 1, 1, "2026-10-01", true)]
    [InlineData(10, 1, 1, 1, "2026-09-30", false)]
    [InlineData(10, 1, 1, 1, "2027-01-01", true)]
    [InlineData(10, 1, 1, 1, "2027-01-02", false)]
    [InlineData(4, 1, 9, 30, "2026-04-01", true)]
    [InlineData(4, 1, 9, 30, "2026-09-30", true)]
    [InlineData(4, 1, 9, 30, "2026-03-31", false)]
    [InlineData(4, 1, 9, 30, "2026-10-01", false)]
    [InlineData(2, 28, 3, 1, "2028-02-29", true)]
    [InlineData(7, 4, 7, 4, "2026-07-04", true)]
    [InlineData(7, 4, 7, 4, "2026-07-05", false)]
    public void A_season_takes_in_both_its_ends(int fromMonth, int fromDay, int toMonth, int toDay, string day, bool holds) =>
        Assert.Equal(holds, new Season(fromMonth, fromDay, toMonth, toDay).Holds(A.Day(day)));

    [Fact]
    public void On_a_holiday_it_may_be_closed_whatever_the_hours_are()
    {
        static bool IsThanksgiving(DateOnly day) => day == A.Day("2026-11-26");

        Assert.True(Office.At(new DateTime(2026, 11, 26, 10, 0, 0), IsThanksgiving) is { IsOpen: true, MayBeClosed: true });
        Assert.True(Office.At(new DateTime(2026, 11, 26, 7, 0, 0), IsThanksgiving) is { IsOpen: false, MayBeClosed: true });
        Assert.False(Office.At(new DateTime(2026, 11, 25, 23, 59, 59), IsThanksgiving).MayBeClosed);
        Assert.False(Office.At(new DateTime(2026, 11, 27, 0, 0, 0), IsThanksgiving).MayBeClosed);
    }

    [Fact]
    public void A_line_that_never_opens_has_no_next_opening()
    {
        var state = new OpeningHours([], null).At(new DateTime(2026, 11, 22, 10, 0, 0), _ => false);

        Assert.Equal((false, (DateTime?)null, new DateTime(2026, 11, 23)), (state.IsOpen, state.NextOpening, state.ChangesAt));
    }

    [Fact]
    public void Every_state_in_the_data_holds_until_it_says_that_it_changes()
    {
        var facts = RealData.Edition.Facts;
        var all = facts.Ccos.Select(c => c.Hours).Concat(facts.Contacts.Select(c => c.Hours)).OfType<Fact<OpeningHours>>().Select(h => h.Value)
            .DistinctBy(h => string.Join('|', Words.Hours(h))).ToList();
        var asked = 0;
        foreach (var hours in all)
        {
            var (end, opened, closed) = (new DateTime(2027, 11, 22), 0, 0);
            OpeningState? held = null;
            for (var at = new DateTime(2026, 11, 22); at < end; at = at.AddMinutes(7))
            {
                asked++;
                var state = hours.At(at, IsHoliday);
                Assert.True(state.ChangesAt > at, $"at {at:s} it says that it changes at {state.ChangesAt:s}");
                Assert.True(state.IsOpen == (state.NextOpening is null), $"at {at:s}");
                if (held is not null && at < held.ChangesAt)
                    Assert.True(Same(held, state), $"at {at:s} it is another state than the one that was to hold until {held.ChangesAt:s}");
                if (held is not null && at >= held.ChangesAt)
                {
                    var before = hours.At(held.ChangesAt.AddTicks(-1), IsHoliday);
                    Assert.True(Same(held, before), $"just before {held.ChangesAt:s}");
                }

                if (state.NextOpening is { } next)
                {
                    Assert.True(next > at && hours.At(next, IsHoliday).IsOpen && !hours.At(next.AddTicks(-1), IsHoliday).IsOpen, $"at {at:s} it says that it opens at {next:s}");
                }

                (opened, closed) = state.IsOpen ? (opened + 1, closed) : (opened, closed + 1);
                held = state;
            }

            Assert.True(opened > 0 && closed > 0);
        }

        output.WriteLine($"{all.Count} different hours, {asked} moments");
        Assert.NotEmpty(all);

        static bool IsHoliday(DateOnly day) => RealData.Edition.HolidayOn(day) is not null;

        static bool Same(OpeningState a, OpeningState b) =>
            (a.IsOpen, a.MayBeClosed, a.Span, a.NextOpening, a.ChangesAt) == (b.IsOpen, b.MayBeClosed, b.Span, b.NextOpening, b.ChangesAt);
    }

    private static void Holds(OpeningHours hours, string at, bool open, string? next, string changes)
    {
        var state = hours.At(At(at), _ => false);
        Assert.Equal((open, next is null ? null : At(next), At(changes), false), (state.IsOpen, state.NextOpening, state.ChangesAt, state.MayBeClosed));
    }

    private static DateTime At(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

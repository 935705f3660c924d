using System.Globalization;
using CcoPortal.Application.Rights;
using CcoPortal.Domain.Rights;
using Xunit;

namespace CcoPortal.UnitTests.Rights;

/// <summary>Deadlines against a table counted by hand on a calendar.</summary>
public sealed class DeadlineTests
{
    [Theory]
    // Month ends, leap days, year ends, and the nights on which the clocks change.
    [InlineData(Letter.CcoDenial, "2026-11-02", "2027-01-01")]
    [InlineData(Letter.CcoDenial, "2026-01-31", "2026-04-01")]
    [InlineData(Letter.CcoDenial, "2027-12-31", "2028-02-29")]
    [InlineData(Letter.CcoDenial, "2028-01-01", "2028-03-01")]
    [InlineData(Letter.CcoDenial, "2026-12-31", "2027-03-01")]
    [InlineData(Letter.CcoDenial, "2026-01-08", "2026-03-09")]
    [InlineData(Letter.AppealDecision, "2026-11-02", "2027-03-02")]
    [InlineData(Letter.AppealDecision, "2027-11-02", "2028-03-01")]
    [InlineData(Letter.AppealDecision, "2026-07-04", "2026-11-01")]
    [InlineData(Letter.OpenCardNotice, "2026-09-02", "2026-11-01")]
    [InlineData(Letter.OpenCardNotice, "2028-02-29", "2028-04-29")]
    public void The_last_day_is_counted_from_the_date_on_the_letter(Letter letter, string dated, string last) =>
        Assert.Equal(Day(last), Deadline.Of(letter, Day(dated), null).LastDay);

    [Theory]
    [InlineData("2026-11-02", "2026-11-05", "2026-11-12")]
    [InlineData("2026-11-02", "2026-11-12", "2026-11-12")]
    [InlineData("2026-11-02", "2026-11-13", "2026-11-13")]
    [InlineData("2026-12-25", "2027-01-01", "2027-01-04")]
    [InlineData("2028-02-20", "2028-02-21", "2028-03-01")]
    [InlineData("2026-11-02", "2026-10-01", "2026-11-12")]
    public void To_keep_a_service_the_later_of_ten_days_and_the_day_of_the_change_counts(string dated, string change, string keepBy) =>
        Assert.Equal(Day(keepBy), Deadline.Of(Letter.CcoDenial, Day(dated), Day(change)).KeepServiceBy);

    [Fact]
    public void A_weekend_is_never_an_extension()
    {
        var deadline = Deadline.Of(Letter.CcoDenial, Day("2026-11-04"), Day("2026-11-14"));
        Assert.Equal((DayOfWeek.Sunday, DayOfWeek.Saturday), (deadline.LastDay.DayOfWeek, deadline.KeepServiceBy!.Value.DayOfWeek));
        Assert.Equal((Day("2027-01-03"), Day("2026-11-14")), (deadline.LastDay, deadline.KeepServiceBy!.Value));
    }

    [Fact]
    public void A_CCO_has_16_days_to_answer_and_30_when_it_writes_so()
    {
        var deadline = Deadline.Of(Letter.NoAnswer, Day("2026-11-20"), null);
        Assert.Equal((Day("2026-12-06"), (DateOnly?)Day("2026-12-20")), (deadline.LastDay, deadline.LastDayIfExtended));
    }

    [Theory]
    [InlineData("2", "29", "2027", false)]
    [InlineData("2", "29", "2028", true)]
    [InlineData("13", "1", "2026", false)]
    [InlineData("0", "1", "2026", false)]
    [InlineData("11", "31", "2026", false)]
    [InlineData(" 11 ", "02", "2026", true)]
    [InlineData("11", "2", "26", false)]
    [InlineData("eleven", "2", "2026", false)]
    [InlineData("", "", "", false)]
    public void A_day_is_read_from_its_three_fields(string month, string day, string year, bool isDay) =>
        Assert.Equal(isDay, new TypedDay(month, day, year).Read() is not null);

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using CcoPortal.Domain.Desk;
using Xunit;

namespace CcoPortal.UnitTests.Desk;

/// <summary>Which revisions of a record were wrong, once a correction says that what was published was.</summary>
public sealed class WrongFactTests
{
    /// <summary><c>3 phone=1 hours=9</c>: edition 3; <c>4 -</c>: withdrawn in edition 4.</summary>
    private static WrongFact? Of(int correctedIn, params string[] revisions) => WrongFact.Of(
        [.. revisions.Select(r => r.Split(' ')).Select(r => new PastRevision(int.Parse(r[0], null), r[1] == "-" ? null : r[1..].Select(f => f.Split('=')).ToDictionary(f => f[0], f => f[1])))], correctedIn);

    private static string Editions(WrongFact? wrong) => string.Join(' ', (wrong?.Editions ?? new HashSet<int>()).Order());

    [Fact]
    public void Revisions_are_wrong_for_as_long_as_they_had_the_value_that_was_corrected() =>
        Assert.Equal("5 7", Editions(Of(9, "1 phone=2 hours=9", "3 phone=1 hours=9", "5 phone=2 hours=8", "7 phone=2 hours=9", "9 phone=3 hours=9")));

    [Fact]
    public void The_same_value_before_another_stood_there_may_have_been_true_in_its_time() =>
        Assert.Equal("5", Editions(Of(7, "1 phone=2", "3 phone=1", "5 phone=2", "7 phone=3")));

    [Fact]
    public void Of_several_corrected_fields_each_goes_back_its_own_way()
    {
        var wrong = Of(7, "1 phone=0 hours=9", "3 phone=1 hours=9", "5 phone=1 hours=9 fax=4", "7 phone=2 hours=8 fax=4");
        Assert.Equal(["hours", "phone"], wrong!.Fields.Order());
        Assert.Equal("1 3 5", Editions(wrong));
    }

    [Fact]
    public void What_stood_there_as_nothing_is_a_value_too() => Assert.Equal("3 5", Editions(Of(7, "1 to=2", "3 phone=1", "5 phone=1", "7 phone=1 to=2027-01-01")));

    [Fact]
    public void The_day_of_a_check_its_source_and_how_sure_are_left_out_unless_nothing_else_changed()
    {
        Assert.Equal(["phone.value"], Of(3, "1 phone.value=1 phone.checkedOn=a phone.source=x certainty=Ask sources.0.url=u translations.es.from=q note=n", "3 phone.value=2 phone.checkedOn=b phone.source=y certainty=Likely sources.0.url=v translations.es.from=r note=m")!.Fields);
        Assert.Equal(["certainty"], Of(3, "1 certainty=Ask zips=97401", "3 certainty=Confirmed zips=97401")!.Fields);
        // A note on hours is read out.
        Assert.Contains("hours.value.note", Of(3, "1 hours.value.note=a hours.asOf=1", "3 hours.value.note=b hours.asOf=2")!.Fields);
    }

    [Fact]
    public void Of_a_withdrawn_record_everything_was_wrong() => Assert.Equal("1 3", Editions(Of(5, "1 key=a phone=1", "3 key=a phone=2", "5 -")));

    [Fact]
    public void What_was_withdrawn_in_between_was_not_said() => Assert.Equal("5", Editions(Of(7, "1 phone=1", "3 -", "5 phone=1", "7 phone=2")));

    [Fact]
    public void Where_nothing_was_published_before_nothing_was_wrong()
    {
        Assert.Null(Of(1, "1 phone=1"));
        Assert.Null(Of(5, "1 phone=1", "3 -", "5 phone=2"));
        Assert.Null(Of(3, "1 phone=1", "3 phone=1"));
    }

    [Fact]
    public void What_came_after_the_correction_says_nothing() => Assert.Equal("1", Editions(Of(3, "1 phone=1", "3 phone=2", "5 phone=1", "7 phone=2")));

    [Theory]
    [InlineData("2026-11-20", "2026-11-23"), InlineData("2026-11-22", "2026-11-23"), InlineData("2026-11-25", "2026-11-27"), InlineData("2026-11-24", "2026-11-25")]
    public void A_promise_is_for_the_next_day_that_is_neither_weekend_nor_holiday(string day, string next) =>
        Assert.Equal(DateOnly.Parse(next, null), CallBackTerms.NextWorkingDay(DateOnly.Parse(day, null), d => d == new DateOnly(2026, 11, 26)));
}

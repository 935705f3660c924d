using CcoPortal.Domain.Rights;
using Xunit;

namespace CcoPortal.UnitTests.Rights;

/// <summary>Chances to change the CCO (OAR 410-141-3810) against tables counted by hand on a calendar.</summary>
public sealed class CcoChangeTests
{
    /// <summary>Nothing is known, and the one more chance is used: what a test adds is what it is about.</summary>
    private static readonly CcoMembership s_member = new(null, IsFirst: false, ByMistake: false, null, ChangedSince: true, []);

    [Theory]
    // Month ends, leap days, year ends, and the nights on which the clocks change.
    [InlineData("2026-11-22", "2027-02-20")]
    [InlineData("2026-10-03", "2027-01-01")]
    [InlineData("2026-10-02", "2026-12-31")]
    [InlineData("2027-12-01", "2028-02-29")]
    [InlineData("2027-12-02", "2028-03-01")]
    [InlineData("2026-12-01", "2027-03-01")]
    [InlineData("2028-02-29", "2028-05-29")]
    [InlineData("2026-01-31", "2026-05-01")]
    [InlineData("2026-03-07", "2026-06-05")]
    [InlineData("2026-08-03", "2026-11-01")]
    public void The_first_CCO_can_be_changed_for_90_days(string joined, string last)
    {
        var member = s_member with { Joined = A.Day(joined), IsFirst = true };
        var window = CcoChange.On(A.Day(joined), member).Windows[0];
        Assert.Equal(new ChangeWindow(ChangeChance.FirstDays, A.Day(joined), A.Day(last), ChangeAnswer.Now), window);
        Assert.Equal(ChangeAnswer.Now, CcoChange.On(A.Day(last), member).Answer);
        Assert.Equal(ChangeAnswer.NotNow, CcoChange.On(A.Day(last).AddDays(1), member).Answer);
    }

    [Theory]
    [InlineData("2026-11-22", "2026-12-22")]
    [InlineData("2026-01-30", "2026-03-01")]
    [InlineData("2028-01-30", "2028-02-29")]
    [InlineData("2026-01-31", "2026-03-02")]
    [InlineData("2026-12-02", "2027-01-01")]
    [InlineData("2026-10-02", "2026-11-01")]
    [InlineData("2026-02-06", "2026-03-08")]
    public void A_mistake_of_the_state_can_be_put_right_for_30_days(string joined, string last)
    {
        var member = s_member with { Joined = A.Day(joined), ByMistake = true };
        Assert.Equal(A.Day(last), CcoChange.On(A.Day(joined), member).Windows[0].Until);
        Assert.Equal(ChangeAnswer.Now, CcoChange.On(A.Day(last), member).Answer);
        Assert.Equal(ChangeAnswer.NotNow, CcoChange.On(A.Day(last).AddDays(1), member).Answer);
    }

    [Theory]
    [InlineData("2026-05-22", "2026-11-22")]
    [InlineData("2026-08-31", "2027-02-28")]
    [InlineData("2027-08-31", "2028-02-29")]
    [InlineData("2027-08-29", "2028-02-29")]
    [InlineData("2028-02-29", "2028-08-29")]
    [InlineData("2026-03-31", "2026-09-30")]
    [InlineData("2026-07-01", "2027-01-01")]
    [InlineData("2026-06-30", "2026-12-30")]
    [InlineData("2026-05-01", "2026-11-01")]
    [InlineData("2026-09-08", "2027-03-08")]
    public void After_six_months_in_the_CCO_it_can_be_changed(string joined, string first)
    {
        var member = s_member with { Joined = A.Day(joined) };
        var before = CcoChange.On(A.Day(first).AddDays(-1), member);
        Assert.Equal((ChangeAnswer.NotNow, A.Day(first)), (before.Answer, before.AskAgain!.Value));
        var after = CcoChange.On(A.Day(first), member);
        Assert.Equal([new ChangeWindow(ChangeChance.SixMonths, A.Day(first), null, ChangeAnswer.Now)], after.Windows);
        Assert.Equal((ChangeAnswer.Now, null), (after.Answer, after.AskAgain));
        Assert.Equal(ChangeAnswer.Now, CcoChange.On(A.Day(first).AddYears(5), member).Answer);
    }

    [Fact]
    public void One_more_chance_is_for_when_no_other_can_be_used()
    {
        var member = s_member with { Joined = A.Day("2026-08-01"), ChangedSince = false };
        var change = CcoChange.On(A.Day("2026-11-22"), member);
        Assert.Equal(ChangeAnswer.Now, change.Answer);
        Assert.Equal([ChangeChance.SixMonths, ChangeChance.OneMore], change.Windows.Select(w => w.Chance));
        Assert.DoesNotContain(CcoChange.On(A.Day("2026-10-30"), member with { IsFirst = true }).Windows, w => w.Chance == ChangeChance.OneMore);
        Assert.DoesNotContain(CcoChange.On(A.Day("2027-02-01"), member).Windows, w => w.Chance == ChangeChance.OneMore);
        Assert.Equal(ChangeAnswer.Unsure, CcoChange.On(A.Day("2026-11-22"), member with { ChangedSince = null }).Answer);
    }

    [Theory]
    [InlineData("2026-11-22", "2026-11-22", ChangeAnswer.Unsure)]
    [InlineData("2026-10-23", "2026-11-22", ChangeAnswer.Unsure)]
    [InlineData("2026-10-22", "2026-11-22", ChangeAnswer.NotNow)]
    [InlineData("2028-01-30", "2028-02-29", ChangeAnswer.Unsure)]
    [InlineData("2028-01-30", "2028-03-01", ChangeAnswer.NotNow)]
    public void For_how_long_a_renewal_lets_one_change_the_rule_does_not_say(string renewed, string today, ChangeAnswer answer) =>
        Assert.Equal(answer, CcoChange.On(A.Day(today), s_member with { Joined = A.Day(today).AddMonths(-1), Renewed = A.Day(renewed) }).Answer);

    [Fact]
    public void What_the_member_does_not_know_is_said_to_be_unsure_as_long_as_it_can_matter()
    {
        var member = s_member with { Joined = A.Day("2026-11-01"), IsFirst = null, ByMistake = null };
        Assert.Equal([ChangeChance.Mistake, ChangeChance.FirstDays], Unsure(A.Day("2026-12-01")));
        Assert.Equal([ChangeChance.FirstDays], Unsure(A.Day("2026-12-02")));
        Assert.Equal([ChangeChance.FirstDays], Unsure(A.Day("2027-01-30")));
        Assert.Empty(Unsure(A.Day("2027-01-31")));
        Assert.Equal(ChangeAnswer.Unsure, CcoChange.On(A.Day("2026-11-22"), s_member).Answer);
        Assert.Equal([ChangeChance.FirstDays, ChangeChance.SixMonths], CcoChange.On(A.Day("2026-11-22"), s_member with { IsFirst = true }).Windows.Select(w => w.Chance));

        IEnumerable<ChangeChance> Unsure(DateOnly today) => CcoChange.On(today, member).Windows.Where(w => w.Answer == ChangeAnswer.Unsure).Select(w => w.Chance);
    }

    [Theory]
    [InlineData(ChangeReason.Moved, ChangeAnswer.Now)]
    [InlineData(ChangeReason.Medicare, ChangeAnswer.Now)]
    [InlineData(ChangeReason.TribalMember, ChangeAnswer.Now)]
    [InlineData(ChangeReason.CannotGetCare, ChangeAnswer.Now)]
    [InlineData(ChangeReason.FaithOrMorals, ChangeAnswer.Now)]
    [InlineData(ChangeReason.CareTogether, ChangeAnswer.Now)]
    [InlineData(ChangeReason.Other, ChangeAnswer.Unsure)]
    public void A_reason_counts_on_any_day(ChangeReason reason, ChangeAnswer answer) =>
        Assert.Equal((answer, null), CcoChange.On(A.Day("2026-11-22"), s_member with { Joined = A.Day("2026-08-01"), Reasons = [reason] }) is var change ? (change.Answer, change.AskAgain) : default);
}

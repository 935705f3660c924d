using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Freshness;
using Xunit;

namespace CcoPortal.UnitTests.Freshness;

public sealed class UpkeepTests
{
    private static readonly DateOnly Today = A.Day("2026-11-22");

    [Theory]
    [InlineData(Care.Calls, "2026-05-26", false)]
    [InlineData(Care.Calls, "2026-05-25", true)]
    [InlineData(Care.Reach, "2025-11-22", false)]
    [InlineData(Care.Reach, "2025-11-21", true)]
    [InlineData(Care.ServiceAreas, "2025-11-21", true)]
    [InlineData(Care.Benefits, "2025-11-21", true)]
    [InlineData(Care.Pages, "2025-11-21", true)]
    [InlineData(Care.Results, "2025-11-21", true)]
    public void The_public_is_told_the_day_when_it_is_too_long_ago(Care care, string checkedOn, bool told) => Assert.Equal(told ? A.Day(checkedOn) : null, Upkeep.LastChecked(care, A.Day(checkedOn), Today));

    [Fact]
    public void Of_what_was_never_checked_the_public_is_told_no_day() => Assert.Null(Upkeep.LastChecked(Care.Calls, null, Today));

    [Fact]
    public void Each_kind_of_care_has_its_days_and_a_reason()
    {
        Assert.Equal(Enum.GetValues<Care>().Order(), Upkeep.Policy.Keys.Order());
        Assert.All(Upkeep.Policy.Values, p => Assert.True(p.Days > 0 && p.Why.EndsWith('.')));
    }

    [Fact]
    public void What_is_due_comes_with_the_longest_overdue_first()
    {
        var facts = Checked(phone: "2026-01-01", website: "2025-12-01", area: "2025-06-01");

        Assert.Equal(
            ["never cco river-health hours.checkedOn True", "2026-06-01 service-area river-health/marion/whole/always checkedOn True", "2026-06-30 cco river-health phone.checkedOn True", "2026-12-01 cco river-health website.checkedOn False"],
            Upkeep.Due(facts, Today).Select(v => $"{v.DueOn?.ToString("O", null) ?? "never"} {v.Kind} {v.Key} {v.Field} {v.Overdue}"));
        Assert.Equal(["River Health: hours", "River Health in Marion County", "River Health: phone", "River Health: website"], Upkeep.Due(facts, Today).Select(v => v.Label));
    }

    [Fact]
    public void What_is_fresh_for_longer_is_not_due_yet()
    {
        Assert.DoesNotContain(Upkeep.Due(Checked("2026-11-01", "2026-11-01", "2026-11-01"), Today), v => v.DueOn is not null);
        Assert.Contains(Upkeep.Due(Checked("2026-06-25", "2026-11-01", "2026-11-01"), Today), v => v is { Field: "phone.checkedOn", Overdue: false });
        Assert.DoesNotContain(Upkeep.Due(Checked("2026-06-26", "2026-11-01", "2026-11-01"), Today), v => v.Field == "phone.checkedOn");
    }

    [Fact]
    public void What_is_over_is_not_looked_after()
    {
        var facts = Checked("2020-01-01", "2020-01-01", "2020-01-01");

        Assert.Empty(Upkeep.All(facts with { ServiceAreas = [facts.ServiceAreas[0] with { To = Today }] }, Today));
        Assert.NotEmpty(Upkeep.All(facts with { ServiceAreas = [facts.ServiceAreas[0] with { To = Today.AddDays(1) }] }, Today));
    }

    [Fact]
    public void Every_value_of_the_real_data_that_a_member_can_act_on_is_looked_after()
    {
        var facts = RealData.Edition.Facts;
        var all = Upkeep.All(facts, Today).ToList();

        Assert.Equal(all.Count, all.Select(v => (v.Kind, v.Key, v.Field)).Distinct().Count());
        Assert.All(all, v => Assert.False(string.IsNullOrWhiteSpace(v.Label)));
        var current = RealData.Edition.CcosOn(Today);
        Assert.Equal(current.Sum(c => c.Sourced().Count(f => !f.Field.StartsWith("formerNames", StringComparison.Ordinal))), all.Count(v => v.Kind == "cco"));
        Assert.Equal(facts.ServiceAreas.Count(a => a.To is null || a.To > Today), all.Count(v => v.Kind == "service-area"));
        Assert.Equal((facts.Benefits.Count, facts.Pages.Count, facts.Measures.Count), (all.Count(v => v.Kind == "benefit"), all.Count(v => v.Kind == "page"), all.Count(v => v.Kind == "measure")));
        Assert.Equal(facts.Contacts.Count + facts.Contacts.Count(c => c.Hours is not null), all.Count(v => v.Kind == "contact"));
        Assert.Equal(
            (facts.Packages.Count(p => p.Status != PackageStatus.Ended), facts.EnrollmentTypes.Count, facts.Holidays.Count(h => h.Day >= Today)),
            (all.Count(v => v.Kind == "package"), all.Count(v => v.Kind == "enrollment-type"), all.Count(v => v.Kind == "holiday")));
        // An extra of CCOs that have all ended is over with them.
        Assert.Equal(facts.CcoExtras.Where(e => e.Ccos.Any(current.Select(c => c.Slug).Contains)).Select(e => e.Key).Order(), all.Where(v => v.Kind == "cco-extra").Select(v => v.Key).Order());
        Assert.Contains(all, v => v.Field.StartsWith("otherPhones.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_field_that_is_checked_is_due_again_after_its_days()
    {
        var facts = Checked("2026-11-22", "2026-11-22", "2026-11-22");

        Assert.Equal(
            ["2027-05-21 phone.checkedOn", "2027-11-22 website.checkedOn"],
            Upkeep.All(facts, Today).Where(v => v is { Kind: "cco", DueOn: not null }).Select(v => $"{v.DueOn:yyyy-MM-dd} {v.Field}").Order());
    }

    private static Facts Checked(string phone, string website, string area)
    {
        var facts = A.Edition(A.Zip("97001").In("Marion"), A.Cco("river-health").Serving("Marion").CheckedOn(area)).Facts;
        return facts with
        {
            Ccos =
            [
                facts.Ccos[0] with
                {
                    Phone = Of("800-555-0100") with { CheckedOn = A.Day(phone) }, Website = Of("https://river.example") with { CheckedOn = A.Day(website) },
                    Hours = Of(new OpeningHours([], null)), FormerNames = [Of("Old River")],
                },
            ],
        };
    }

    private static Fact<T> Of<T>(T value) => new(value, "https://river.example", Confidence.High, null);
}

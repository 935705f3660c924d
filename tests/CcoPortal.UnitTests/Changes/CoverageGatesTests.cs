using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.UnitTests.Changes;

/// <summary>Which places would have no CCO, and every place and day whose CCOs change.</summary>
public sealed class CoverageGatesTests(ITestOutputHelper output)
{
    private static readonly DateOnly Today = A.Day("2026-11-22"), LastDay = A.Day("2028-11-22");

    private static readonly Facts Before = A.Edition(
        A.Zip("97001").In("Marion"), A.Zip("97002").In("Marion", 0.6).In("Polk", 0.4), A.Zip("97003").In("Polk"), A.Zip("97004").In("Polk").WithLandIn("Marion"), A.Zip("97005").In("Polk").Retired(),
        A.Cco("river-health").Serving("Marion"),
        A.Cco("hill-health").Serving("Polk").Serving("Marion").Only("97001").From("2020-01-01").Until("2027-01-01"),
        A.Cco("late-health").Serving("Polk").PartUnlisted().From("2027-06-01")).Facts;

    [Fact]
    public void A_change_of_nothing_finds_nothing() => Assert.Empty(Gates.Check(Before, Before, Today));

    [Fact]
    public void A_place_that_loses_its_only_CCO_is_a_gap_that_nobody_can_waive()
    {
        var gap = Assert.Single(Gaps(River(a => a with { To = A.Day("2027-03-01") })));

        Assert.Equal(("Marion", "97001,97002", A.Day("2027-03-01"), null, true, Remedy.Repair), (gap.County.Name, string.Join(',', gap.Zips), gap.From, gap.To, gap.IsNew, gap.Remedy));
        Assert.Null(gap.WaiverSays);
        Assert.Equal("After this change no CCO would serve ZIPs 97001, 97002 of Marion County from March 1, 2027 on.", gap.Sentence);
    }

    [Fact]
    public void A_gap_of_one_day_between_two_service_areas_is_found()
    {
        var river = Before.ServiceAreas[0];
        var gap = Assert.Single(Gaps(Before with { ServiceAreas = [.. Before.ServiceAreas.Skip(1), river with { To = A.Day("2027-03-01") }, river with { From = A.Day("2027-03-02") }] }));

        Assert.Equal((A.Day("2027-03-01"), (DateOnly?)A.Day("2027-03-02")), (gap.From, gap.To));
        Assert.Contains("on March 1, 2027.", gap.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_is_looked_for_from_today_to_the_last_day_that_can_be_asked_about()
    {
        Assert.NotEmpty(Gaps(River(a => a with { To = LastDay })));
        Assert.Empty(Gaps(River(a => a with { To = LastDay.AddDays(1) })));
        Assert.NotEmpty(Gaps(Between(Today.AddDays(-1), Today.AddDays(1))));
        Assert.Empty(Gaps(Between(Today.AddDays(-1), Today)));

        static Facts Between(DateOnly to, DateOnly from) =>
            Before with { ServiceAreas = [.. Before.ServiceAreas.Skip(1), Before.ServiceAreas[0] with { To = to }, Before.ServiceAreas[0] with { From = from }] };
    }

    [Fact]
    public void A_mere_possibility_is_no_gap()
    {
        Assert.Empty(Gaps(River(a => a with { Certainty = Certainty.Ask })));
        Assert.Empty(Gaps(River(a => a with { Extent = Extent.PartUnlisted, Certainty = Certainty.Ask })));
    }

    [Fact]
    public void A_gap_that_was_there_before_can_be_waived_and_keeps_its_name_when_days_pass()
    {
        var old = River(a => a with { To = A.Day("2026-01-01") });
        var gaps = Gates.Check(old, old, Today).Cast<GapFinding>().ToList();

        Assert.Equal([(false, Remedy.Waiver, A.Day("2026-01-01")), (false, Remedy.Waiver, A.Day("2027-01-01"))], gaps.Select(g => (g.IsNew, g.Remedy, g.From)));
        Assert.All(gaps, g => Assert.NotNull(g.WaiverSays));
        Assert.Equal(gaps.Select(g => g.Id), Gates.Check(old, old, Today.AddDays(100)).Select(g => g.Id));
    }

    [Fact]
    public void A_gap_that_grows_is_old_where_it_was_and_new_where_it_was_not()
    {
        var (old, worse) = (River(a => a with { To = A.Day("2027-06-01") }), River(a => a with { To = A.Day("2027-03-01") }));
        var gaps = Gates.Check(old, worse, Today).OfType<GapFinding>().Where(g => g.County.Name == "Marion").ToList();

        Assert.Equal([(true, A.Day("2027-03-01"), (DateOnly?)A.Day("2027-06-01")), (false, A.Day("2027-06-01"), null)], gaps.Select(g => (g.IsNew, g.From, g.To)));
    }

    [Fact]
    public void Land_without_homes_and_retired_ZIPs_are_no_places()
    {
        var found = Gates.Check(Before, Before with { ServiceAreas = [Before.ServiceAreas[1]] }, Today);

        Assert.DoesNotContain(found.OfType<GapFinding>(), g => g.Zips.Contains("97005") || (g.County.Name == "Marion" && g.Zips.Contains("97004")));
        Assert.DoesNotContain(found.OfType<SetFinding>(), g => g.Zips.Contains("97005") || (g.County.Name == "Marion" && g.Zips.Contains("97004")));
    }

    [Fact]
    public void A_place_that_is_new_and_has_no_CCO_is_a_new_gap()
    {
        var after = Before with { Zips = [.. Before.Zips, new Zip("97009", ZipStatus.Active, "STANDARD", "Anytown", null, [new ZipCounty("Lane", 1, true)])], Counties = [.. Before.Counties, new County("lane", "Lane", "41039", "Eugene", 1)] };

        Assert.Equal((true, "97009"), Gates.Check(Before, after, Today).OfType<GapFinding>().Select(g => (g.IsNew, g.Zips.Single())).Single());
    }

    [Fact]
    public void A_change_of_sets_tells_where_when_and_what_and_is_ticked()
    {
        var found = Gates.Check(Before, Before with { ServiceAreas = [.. Before.ServiceAreas, Area("late-health", "Marion", A.Day("2027-07-01"), null)] }, Today);
        var change = Assert.IsType<SetFinding>(Assert.Single(found));

        Assert.Equal(("Marion", "97001,97002", A.Day("2027-07-01"), null), (change.County.Name, string.Join(',', change.Zips), change.From, change.To));
        Assert.Equal((Remedy.Tick, false, "county", "marion"), (change.Remedy, change.OnlyCertainty, change.Kind, change.Key));
        Assert.Equal("Marion County, ZIPs 97001, 97002, from July 1, 2027 on: River Health (confirmed) before, Late Health (confirmed) and River Health (confirmed) after.", change.Sentence);
    }

    [Fact]
    public void ZIPs_with_other_CCOs_before_are_a_finding_of_their_own()
    {
        var found = Gates.Check(Before, Before with { ServiceAreas = [.. Before.ServiceAreas, Area("late-health", "Marion", A.Day("2026-12-01"), A.Day("2027-02-01"))] }, Today).OfType<SetFinding>();

        Assert.Equal(["97001 2026-12-01 2027-01-01", "97001 2027-01-01 2027-02-01", "97002 2026-12-01 2027-02-01"], found.Select(f => $"{string.Join(' ', f.Zips)} {f.From:yyyy-MM-dd} {f.To:yyyy-MM-dd}").Order());
    }

    [Fact]
    public void Less_sure_of_the_same_CCOs_is_a_change_of_its_own_kind()
    {
        var change = Assert.IsType<SetFinding>(Assert.Single(Gates.Check(Before, River(a => a with { Certainty = Certainty.Likely }), Today), f => f is SetFinding { From: var from } && from == A.Day("2027-01-01")));

        Assert.True(change.OnlyCertainty);
    }

    [Fact]
    public void What_is_long_past_is_found_too() => Assert.Equal(
        [(A.Day("2013-01-01"), (DateOnly?)A.Day("2014-01-01"))],
        Gates.Check(Before, Before with { ServiceAreas = [.. Before.ServiceAreas, Area("late-health", "Marion", null, A.Day("2014-01-01"))] }, Today).OfType<SetFinding>().Select(f => (f.From, f.To)));

    [Fact]
    public void A_ZIP_that_is_taken_away_is_a_change_to_nobody() => Assert.Equal(
        ["no CCO"], Gates.Check(Before, Before with { Zips = [.. Before.Zips.Where(z => z.Code != "97003")] }, Today).OfType<SetFinding>().Select(f => f.After.InWords).Distinct());

    [Fact]
    public void A_tick_stands_for_exactly_what_was_shown()
    {
        var one = Ids(Before with { ServiceAreas = [.. Before.ServiceAreas, Area("late-health", "Marion", A.Day("2027-07-01"), null)] });
        var later = Ids(Before with { ServiceAreas = [.. Before.ServiceAreas, Area("late-health", "Marion", A.Day("2027-07-02"), null)] });
        var part = Ids(Before with { ServiceAreas = [.. Before.ServiceAreas, Area("late-health", "Marion", A.Day("2027-07-01"), null) with { Extent = Extent.Only, Zips = ["97001"] }] });
        var unsure = Ids(Before with { ServiceAreas = [.. Before.ServiceAreas, Area("late-health", "Marion", A.Day("2027-07-01"), null) with { Certainty = Certainty.Likely }] });

        Assert.Equal(4, one.Concat(later).Concat(part).Concat(unsure).Distinct().Count());
        Assert.All(one, id => Assert.Matches("^setchanges-[0-9a-f]{16}$", id));

        static IEnumerable<string> Ids(Facts after) => Gates.Check(Before, after, Today).Select(f => f.Id);
    }

    [Fact]
    public void An_edition_that_is_at_hand_gives_the_same_findings()
    {
        var after = River(a => a with { To = A.Day("2027-03-01") });

        Assert.Equal(Gates.Check(Before, after, Today).Select(f => f.Id), Gates.Check(new Edition(1, DateTimeOffset.UnixEpoch, Before), after, Today).Select(f => f.Id));
    }

    [Fact]
    public void Facts_from_which_no_map_can_be_made_are_told_and_nothing_is_thrown()
    {
        Facts[] broken =
        [
            River(a => a with { Cco = "no-such-cco" }), River(a => a with { County = "Cascadia" }), Before with { Ccos = [.. Before.Ccos, Before.Ccos[0]] }, Before with { Zips = [.. Before.Zips, Before.Zips[0]] },
            Before with { Counties = [.. Before.Counties, Before.Counties[0]] }, Before with { Counties = [] }, Before with { Zips = [.. Before.Zips.Select(z => z with { Code = "x" })] },
            Before with { Zips = [.. Before.Zips.Select(z => z with { Counties = [] })] }, Before with { Zips = [.. Before.Zips.Select(z => z with { Counties = [new ZipCounty("Polk", 1, false)] })] }, Before with { Places = [new Place("x", "X", "city", [new PlaceCounty("Nowhere", 1)], ["1"], null)] },
        ];

        Assert.All(broken, facts => Assert.Contains(Gates.Check(Before, facts, Today), f => f is { Gate: Gate.Shapes, Remedy: Remedy.Repair }));
    }

    [Theory]
    [MemberData(nameof(Seeds), 40)]
    public void Random_edits_of_a_small_state_are_found_as_the_slow_oracle_finds_them(int seed)
    {
        var before = new RandomEdits(seed * 7, Today).Edit(Before, 3);
        var edits = new RandomEdits(seed, Today);

        AgreesWithOracle(before, edits.Edit(before, 1 + (seed % 5)), edits);
    }

    [Theory]
    [MemberData(nameof(Seeds), 4)]
    public void Random_edits_of_the_real_state_are_found_as_the_slow_oracle_finds_them(int seed)
    {
        var edits = new RandomEdits(seed, Today);

        AgreesWithOracle(RealData.Edition.Facts, edits.Edit(RealData.Edition.Facts, 8), edits);
    }

    public static TheoryData<int> Seeds(int count) => [.. Enumerable.Range(1, count)];

    private void AgreesWithOracle(Facts before, Facts after, RandomEdits edits)
    {
        var (changes, gaps) = CoverageOracle.Ask(before, after, Today);
        var findings = Gates.Check(before, after, Today);
        var (foundChanges, foundGaps) = CoverageOracle.Spread(findings, Today);
        output.WriteLine($"{string.Join("; ", edits.Made)}: {changes.Count} changes and {gaps.Count} gaps by the day, {findings.Count} findings");

        Assert.Equal([], changes.Except(foundChanges).Take(3));
        Assert.Equal([], foundChanges.Except(changes).Take(3));
        Assert.Equal([], gaps.Except(foundGaps).Take(3));
        Assert.Equal([], foundGaps.Except(gaps).Take(3));
        // Each place and day stands in one finding of its kind, and what could be one finding is one.
        Assert.Equal(foundChanges.Count, findings.OfType<SetFinding>().Sum(f => f.Zips.Count * Length(f.From, f.To)));
        Assert.Equal(findings.Count, findings.Select(f => f.Id).Distinct().Count());
        Assert.Equal(findings.OfType<SetFinding>().Count(), findings.OfType<SetFinding>().Select(f => (f.County, f.From, f.To, f.Before, f.After)).Distinct().Count());
    }

    private static int Length(DateOnly from, DateOnly? to) => (to ?? LastDay.AddDays(1)).DayNumber - from.DayNumber;

    private static IEnumerable<GapFinding> Gaps(Facts after) => Gates.Check(Before, after, Today).OfType<GapFinding>();

    private static Facts River(Func<ServiceArea, ServiceArea> change) => Before with { ServiceAreas = [change(Before.ServiceAreas[0]), .. Before.ServiceAreas.Skip(1)] };

    private static ServiceArea Area(string cco, string county, DateOnly? from, DateOnly? to) =>
        new(cco, county, Extent.Whole, [], from, to, Certainty.Confirmed, "", ["https://x.example"], A.Day("2026-11-22"));
}

using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;
using CcoPortal.Domain.Updates;
using Xunit;

namespace CcoPortal.UnitTests.Updates;

public sealed class EditionChangesTests
{
    private static readonly DateOnly Today = A.Day("2026-11-22");

    private static readonly Facts World = A.Edition(
        A.Zip("97401").In("Lane"), A.Zip("97402").In("Lane"), A.Zip("97321").In("Linn"),
        A.Cco("river").Serving("Lane").From("2020-01-01"), A.Cco("hill").Serving("Linn").SucceededBy("Linn", "river")).Facts;

    [Fact]
    public void An_edition_with_the_same_facts_changes_nothing_on_any_day()
    {
        var facts = RealData.Edition.Facts;
        foreach (var day in facts.ServiceAreas.SelectMany(a => new[] { a.From, a.To }).OfType<DateOnly>().Append(Today).Distinct())
            Assert.Empty(EditionChanges.Between(facts, facts, day));
    }

    [Fact]
    public void An_end_that_is_announced_is_told_with_its_day_and_who_takes_over() => Assert.Equal(
        ["CcoEnds hill [Linn] 2027-01-01", "AreaEnds hill [Linn] 2027-01-01 → river", "AreaStarts river [Linn] 2027-01-01"],
        Told(World with { ServiceAreas = [Area("river", "Lane") with { From = A.Day("2020-01-01") }, Area("river", "Linn") with { From = A.Day("2027-01-01") }, Area("hill", "Linn") with { To = A.Day("2027-01-01") }] }));

    [Fact]
    public void What_was_announced_is_not_told_again_when_its_day_has_come()
    {
        var announced = World with { ServiceAreas = [.. World.ServiceAreas.Select(a => a.Cco == "hill" ? a with { To = A.Day("2026-11-20") } : a)] };
        Assert.Empty(EditionChanges.Between(announced, announced, Today));
        Assert.Empty(EditionChanges.Between(announced, announced with { Holidays = [new Holiday(Today, "A day off", "https://example.org")] }, Today));
    }

    [Fact]
    public void An_end_that_moves_is_called_off_and_told_anew()
    {
        var announced = With("hill", a => a with { To = A.Day("2027-01-01") });
        var later = With("hill", a => a with { To = A.Day("2027-02-01") });
        Assert.Equal(["CcoEnds hill [Linn] 2027-02-01", "AreaEnds hill [Linn] 2027-02-01 → river", "AreaEndOff hill [Linn] 2027-01-01"], Told(announced, later));
        // Sooner: nothing has to be called off.
        Assert.Equal(["CcoEnds hill [Linn] 2027-01-01", "AreaEnds hill [Linn] 2027-01-01 → river"], Told(later, announced));
        Assert.Equal(["AreaEndOff hill [Linn] 2027-01-01"], Told(announced, World));
    }

    [Fact]
    public void A_start_that_is_called_off_is_told()
    {
        var announced = World with { ServiceAreas = [.. World.ServiceAreas, Area("river", "Linn") with { From = A.Day("2027-01-01") }] };
        Assert.Equal(["AreaStarts river [Linn] 2027-01-01"], Told(World, announced));
        Assert.Equal(["AreaStartOff river [Linn] 2027-01-01"], Told(announced, World));
    }

    [Fact]
    public void Part_of_a_county_is_told_as_part() => Assert.Equal(
        ["AreaEnds river [Lane] in part 2026-12-01", "AreaStarts hill [Lane] in part 2026-12-01"],
        Told(World with
        {
            ServiceAreas =
            [
                .. World.ServiceAreas.Where(a => a.Cco == "hill"), Area("hill", "Lane") with { Extent = Extent.Only, Zips = ["97402"], From = A.Day("2026-12-01") },
                Area("river", "Lane") with { From = A.Day("2020-01-01"), To = A.Day("2026-12-01") }, Area("river", "Lane") with { Extent = Extent.Except, Zips = ["97402"], From = A.Day("2026-12-01") },
            ],
        }).Order(StringComparer.Ordinal));

    [Fact]
    public void A_correction_of_today_is_told_with_the_day_on_record_or_without_one()
    {
        Assert.Equal(["AreaStarts river [Linn] 2026-11-01"], Told(World with { ServiceAreas = [.. World.ServiceAreas, Area("river", "Linn") with { From = A.Day("2026-11-01") }] }));
        Assert.Equal(["AreaStarts river [Linn] "], Told(World with { ServiceAreas = [.. World.ServiceAreas, Area("river", "Linn")] }));
        Assert.Equal(["CcoEnds hill [Linn] ", "AreaEnds hill [Linn]  → river"], Told(World with { ServiceAreas = [.. World.ServiceAreas.Where(a => a.Cco != "hill")] }));
        Assert.Equal(["CcoEnds hill [Linn] ", "AreaEnds hill [Linn]  → river"], Told(World with { Ccos = [World.Ccos.Single(c => c.Slug == "river")], ServiceAreas = [.. World.ServiceAreas.Where(a => a.Cco != "hill")] }));
    }

    [Fact]
    public void History_and_possibilities_are_no_news()
    {
        Assert.Empty(Told(With("river", a => a with { From = A.Day("2019-01-01") })));
        Assert.Empty(Told(World with { ServiceAreas = [.. World.ServiceAreas, Area("river", "Linn") with { From = A.Day("2010-01-01"), To = A.Day("2011-01-01") }] }));
        Assert.Empty(Told(World with { ServiceAreas = [.. World.ServiceAreas, Area("river", "Linn") with { Extent = Extent.PartUnlisted, Certainty = Certainty.Ask }] }));
        Assert.Empty(Told(With("river", a => a with { Certainty = Certainty.Likely })));
        // A ZIP that is new in the list is no news about the CCO that serves the whole county.
        Assert.Empty(Told(World with { Zips = [.. World.Zips, new Zip("97403", ZipStatus.Active, "STANDARD", "Eugene", null, [new ZipCounty("Lane", 1, true)])] }));
    }

    [Fact]
    public void A_new_CCO_is_told() => Assert.Equal(
        ["CcoStarts dale [Lane,Linn] 2027-01-01", "AreaStarts dale [Lane,Linn] 2027-01-01"],
        Told(World with
        {
            Ccos = [.. World.Ccos, World.Ccos[0] with { Slug = "dale", Name = "Dale", ShortName = "Dale" }],
            ServiceAreas = [.. World.ServiceAreas, Area("dale", "Lane") with { From = A.Day("2027-01-01") }, Area("dale", "Linn") with { From = A.Day("2027-01-01") }],
        }));

    [Fact]
    public void Numbers_addresses_hours_and_names_are_told_when_they_are_sure_enough()
    {
        OpeningHours Hours(int opens) => new([new([DayOfWeek.Monday], new(opens, 0), new(17, 0), null)], null);
        Facts River(Func<Cco, Cco> edit) => World with { Ccos = [.. World.Ccos.Select(c => c.Slug == "river" ? edit(c) : c)] };
        var phone = River(c => c with { Phone = Sure("541-555-0100") });
        Assert.Equal(["Phone river [Lane]  = 541-555-0100"], Told(phone));
        Assert.Equal(["Phone river [Lane]  = 800-555-0100"], Told(phone, River(c => c with { Phone = Sure("541-555-0100"), TollFree = Sure("800-555-0100") })));
        Assert.Equal(["Phone river [Lane] "], Told(phone, World));
        Assert.Empty(Told(River(c => c with { Phone = Sure("541-555-0100") with { Confidence = Confidence.Low } })));
        Assert.Empty(Told(phone, River(c => c with { Phone = Sure("541-555-0100") with { Source = "https://other.example", AsOf = "2026" } })));
        Assert.Equal(["Tty river [Lane]  = 711, 800-555-0101"], Told(River(c => c with { Tty = new Fact<IReadOnlyList<string>>(["711", "800-555-0101"], "x", Confidence.High, null) })));
        Assert.Equal(["Website river [Lane]  = https://river.example"], Told(River(c => c with { Website = Sure("https://river.example") })));
        Assert.Equal(["Hours river [Lane] "], Told(River(c => c with { Hours = new(Hours(8), "x", Confidence.High, null) })));
        Assert.Empty(Told(River(c => c with { Hours = new(Hours(8), "x", Confidence.High, null) }), River(c => c with { Hours = new(Hours(8), "x", Confidence.High, null) })));
        Assert.Equal(["Name river [Lane]  = River"], Told(River(c => c with { Name = "River Health" })));
        // Nobody is a member of a CCO that has ended.
        var ended = With("hill", a => a with { To = A.Day("2020-01-01") });
        Assert.Empty(Told(ended, ended with { Ccos = [.. ended.Ccos.Select(c => c with { Phone = c.Slug == "hill" ? Sure("541-555-0100") : null })] }));
    }

    [Fact]
    public void A_change_concerns_whoever_watches_its_CCO_one_of_its_counties_or_everything() => Assert.Equal(
        ["all", "cco:river", "county:hood-river", "county:lane"],
        new MemberChange(ChangeKind.Phone, "river", "River", ["Hood River", "Lane"], false, null, [], null).Watches());

    /// <summary>Where and only where a second reading of the rows finds another CCO on some day from today on, something is told of that CCO and county.</summary>
    [Fact]
    public void Whatever_differs_for_someone_from_today_on_is_told_and_nothing_else()
    {
        var random = new Random(1859);
        var (told, same) = (0, 0);
        for (var i = 0; i < 4000; i++)
        {
            var (before, after) = (Areas(), random.Next(3) == 0 ? null : Areas());
            after ??= [.. before.Select(a => random.Next(3) == 0 ? a with { To = a.From is { } from ? from.AddDays(random.Next(1, 9)) : Today.AddDays(random.Next(-3, 9)) } : a)];
            var expected = from cco in new[] { "hill", "river" }
                           from county in new[] { ("Lane", new[] { "97401", "97402" }), ("Linn", ["97321"]) }
                           where Enumerable.Range(0, 20).Any(d => county.Item2.Any(z => Serves(before, cco, county.Item1, z, Today.AddDays(d)) != Serves(after, cco, county.Item1, z, Today.AddDays(d))))
                           select $"{cco} {county.Item1}";
            var actual = EditionChanges.Between(World with { ServiceAreas = before }, World with { ServiceAreas = after }, Today)
                .Where(c => c.Kind is ChangeKind.AreaStarts or ChangeKind.AreaEnds or ChangeKind.AreaStartOff or ChangeKind.AreaEndOff).SelectMany(c => c.Counties.Select(county => $"{c.Cco} {county}"));
            Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Distinct().Order(StringComparer.Ordinal));
            _ = expected.Any() ? told++ : same++;
        }

        Assert.True(told > 500 && same > 200, $"{told} told, {same} the same");

        List<ServiceArea> Areas() => [.. Enumerable.Range(0, random.Next(4)).Select(_ =>
        {
            var county = random.Next(2) == 0 ? "Lane" : "Linn";
            DateOnly? from = random.Next(3) == 0 ? null : Today.AddDays(random.Next(-4, 8));
            DateOnly? to = random.Next(2) == 0 ? null : (from ?? Today.AddDays(-4)).AddDays(random.Next(1, 9));
            var area = Area(random.Next(2) == 0 ? "hill" : "river", county) with { From = from, To = to };
            return county == "Lane" && random.Next(2) == 0 ? area with { Extent = random.Next(2) == 0 ? Extent.Only : Extent.Except, Zips = ["97402"] } : area;
        })];

        static bool Serves(IEnumerable<ServiceArea> areas, string cco, string county, string zip, DateOnly on) => areas.Any(a => a.Cco == cco && a.County == county && a.Holds(on) && a.Covers(zip));
    }

    private static Fact<string> Sure(string value) => new(value, "https://example.org", Confidence.High, null);

    private static Facts With(string cco, Func<ServiceArea, ServiceArea> edit) => World with { ServiceAreas = [.. World.ServiceAreas.Select(a => a.Cco == cco ? edit(a) : a)] };

    private static ServiceArea Area(string cco, string county) => new(cco, county, Extent.Whole, [], null, null, Certainty.Confirmed, "", [], Today);

    private static IEnumerable<string> Told(Facts after) => Told(World, after);

    private static IEnumerable<string> Told(Facts before, Facts after) => EditionChanges.Between(before, after, Today).Select(c =>
        $"{c.Kind} {c.Cco} [{string.Join(',', c.Counties)}] {(c.InPart ? "in part " : "")}{c.Day:yyyy-MM-dd}{(c.Successors.Count > 0 ? " → " + string.Join(',', c.Successors) : "")}{(c.Value is null ? "" : $" = {c.Value}")}");
}

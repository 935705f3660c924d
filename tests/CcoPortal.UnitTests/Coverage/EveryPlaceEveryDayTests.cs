using System.Globalization;
using CcoPortal.Domain.Coverage;
using CcoPortal.UnitTests.Coverage.Oracle;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.UnitTests.Coverage;

/// <summary>
/// The portal's answers against <see cref="CsvOracle"/>, a second reading of the CSV rows that shares no code with them: every ZIP,
/// every ZIP in each of its counties, every county, every name, every area, on every day around which anything changes.
/// </summary>
public sealed class EveryPlaceEveryDayTests(ITestOutputHelper output)
{
    private static readonly CoverageMap Map = RealData.Edition.Coverage;
    private static readonly CsvOracle Oracle = CsvOracle.OfRepository();
    private static readonly IReadOnlyList<DateOnly> Days = Oracle.InterestingDays(new DateOnly(2013, 1, 1), new DateOnly(2028, 11, 22));

    [Fact]
    public void Every_zip_has_the_oracles_answer_on_every_day() =>
        Compare(Oracle.Zips, zip => zip, (zip, on) => Oracle.ForZip(zip, null, on), (zip, on) => Map.ForZip(Number(zip), on));

    [Fact]
    public void Every_zip_in_each_of_its_counties_has_the_oracles_answer_on_every_day() =>
        Compare(
            Oracle.Pairs, pair => $"{pair.Zip} in {pair.County}",
            (pair, on) => Oracle.ForZip(pair.Zip, pair.County, on),
            (pair, on) => Map.ForZip(Number(pair.Zip), Map.Names.County(pair.County)!, on));

    [Fact]
    public void Every_zip_with_a_county_it_does_not_touch_has_the_oracles_answer() =>
        Compare(
            Oracle.Zips.SelectMany(zip => Oracle.Counties.Select(county => (zip, county))), pair => $"{pair.zip} in {pair.county}",
            (pair, on) => Oracle.ForZip(pair.zip, pair.county, on),
            (pair, on) => Map.ForZip(Number(pair.zip), Map.Names.County(pair.county)!, on),
            [new DateOnly(2026, 11, 22)]);

    [Fact]
    public void Every_county_has_the_oracles_answer_on_every_day() =>
        Compare(Oracle.Counties, county => county, Oracle.ForCounty, (county, on) => Map.ForCounty(Map.Names.County(county)!, on));

    [Fact]
    public void Every_name_has_the_oracles_answer_on_every_day() =>
        Compare(
            Oracle.PlaceNames.Concat(Oracle.Counties).Concat(Oracle.Counties.Select(c => c + " County")).Distinct(), name => name,
            Oracle.ForPlace, Map.ForName);

    [Fact]
    public void Every_number_of_five_digits_that_is_no_zip_of_Oregon_has_the_oracles_answer() =>
        Compare(
            Enumerable.Range(0, 100_000).Select(n => n.ToString("D5", CultureInfo.InvariantCulture)).Except(Oracle.Zips), zip => zip,
            (zip, on) => Oracle.ForZip(zip, null, on), (zip, on) => Map.ForZip(Number(zip), on),
            [new DateOnly(2026, 11, 22)]);

    [Fact]
    public void The_areas_of_every_county_are_the_oracles_on_every_day()
    {
        foreach (var on in Days)
        {
            var ours = RealData.Edition.Facts.Counties.SelectMany(c => Map.AreasOf(c, on)).Select(a => $"{a.Served.County.Name}: {a.Served.Set}").Order(StringComparer.Ordinal);
            var theirs = Oracle.Areas(on).Select(a => $"{a.County}: {string.Join(',', a.SortedSlugs)}").Order(StringComparer.Ordinal);
            Assert.Equal(theirs, ours);
        }
    }

    private void Compare<T>(
        IEnumerable<T> questions, Func<T, string> name, Func<T, DateOnly, OracleAnswer> oracle, Func<T, DateOnly, CoverageAnswer> portal,
        IReadOnlyList<DateOnly>? days = null)
    {
        var (compared, differences) = (0, new List<string>());
        foreach (var question in questions)
        {
            foreach (var on in days ?? Days)
            {
                compared++;
                var (theirs, ours) = (InOneOrder(oracle(question, on)), InOneOrder(Canonical(portal(question, on))));
                if (theirs != ours)
                    differences.Add($"{name(question)} on {on:yyyy-MM-dd}\n--- oracle\n{theirs}\n--- portal\n{ours}\n");
            }
        }

        output.WriteLine($"{compared} answers compared, {differences.Count} differences");
        Assert.True(compared > 0);
        Assert.True(differences.Count == 0, $"{differences.Count} of {compared} differ, first:\n{string.Join('\n', differences.Take(3))}");
    }

    /// <summary>The order of a name's meanings is a matter of taste; everything else in the text is not.</summary>
    private static string InOneOrder(OracleAnswer answer) =>
        (answer with { Places = [.. answer.Places.OrderBy(p => p.Kind, StringComparer.Ordinal).ThenBy(p => p.County, StringComparer.Ordinal)] }).Canonical;

    private static int Number(string zip) => int.Parse(zip, CultureInfo.InvariantCulture);

    private static OracleAnswer Canonical(CoverageAnswer answer) => answer switch
    {
        Served s => new OracleAnswer(
            "served", s.County.Name, [.. s.Ccos.Select(c => new OracleCco(c.Cco.Slug, Lower(c.Certainty)))], [], [], [],
            [.. s.Recent.Select(Canonical)], [.. s.Upcoming.Select(Canonical)]),
        ChooseCounty c => OracleAnswer.Only("choose-county") with
        {
            Counties = [.. c.Choices.Select(x => new OracleChoice(x.County.Name, (decimal)x.Share, Slugs(x.Ccos)))],
        },
        ChooseZip z => OracleAnswer.Only("choose-zip") with { Zips = [.. z.Zips.Select(x => new OracleZip(x.Zip.Code, Slugs(x.Ccos)))] },
        ChoosePlace p => OracleAnswer.Only("choose-place") with
        {
            Places = [.. p.Meanings.Select(m => new OracleMeaning(m.IsCounty ? m.County.Name : m.Name, m.Kind, m.County.Name, Slugs(m.Ccos)))],
        },
        NotOregon => OracleAnswer.Only("not-oregon"),
        RetiredZip => OracleAnswer.Only("retired-zip"),
        UnknownPlace => OracleAnswer.Only("unknown-place"),
        NoRecord => OracleAnswer.Only("no-record"),
        _ => throw new InvalidOperationException($"{answer.GetType().Name} is a new outcome"),
    };

    private static OracleChange Canonical(CoverageChange change) =>
        new(change.Cco.Slug, change.County, change.Starts ? "starts" : "ends", change.Day);

    private static string[] Slugs(IEnumerable<ListedCco> ccos) => [.. ccos.Select(c => c.Cco.Slug).Order(StringComparer.Ordinal)];

#pragma warning disable CA1308 // The oracle writes certainties as the data does, in lower case.
    private static string Lower(Certainty certainty) => certainty.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}

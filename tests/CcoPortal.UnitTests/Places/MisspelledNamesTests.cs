using CcoPortal.Domain.Places;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.UnitTests.Places;

/// <summary>Every name in the data with one slip of the finger: the place is found, or it is among the suggestions.</summary>
public sealed class MisspelledNamesTests(ITestOutputHelper output)
{
    /// <summary>Slips of each kind that are tried on each name; those that come out alike are tried once.</summary>
    private const int Tries = 6;

    [Fact]
    public void A_name_with_one_slip_is_found_or_suggested()
    {
        var names = RealData.Edition.Coverage.Names;
        var all = RealData.Edition.Facts.Places.Select(p => p.Name).Concat(RealData.Edition.Facts.Counties.Select(c => c.Name + " County")).Distinct().ToList();
        var keys = all.Select(FoldedName.From).ToHashSet();
        var random = new Random(1859);
        var (direct, otherName, suggested, misses) = (0, 0, 0, new List<string>());
        foreach (var name in all)
        {
            // The word “County” itself is typed right.
            var (word, rest) = name.EndsWith(" County", StringComparison.Ordinal) ? (name[..^7], " County") : (name, "");
            var slips = Enum.GetValues<Misspelling.Kind>().SelectMany(kind => Enumerable.Range(0, Tries).Select(_ => Misspelling.Make(word, kind, random) + rest))
                .Where(s => s != name).Distinct().ToList();
            foreach (var typed in slips)
            {
                var meanings = names.Find(typed).Meanings;
                if (meanings.Any(m => m.Name == name))
                    direct++;
                else if (meanings.Count > 0 && keys.Contains(FoldedName.From(typed)))
                    otherName++;
                else if (names.Suggest(typed).Contains(name))
                    suggested++;
                else
                    misses.Add($"{name} as “{typed}”: {string.Join(", ", names.Suggest(typed))}");
            }
        }

        var total = direct + otherName + suggested + misses.Count;
        var report = $"{all.Count} names, {total} slips: {direct} found, {otherName} are other names, {suggested} suggested, {misses.Count} missed: "
            + $"{100.0 * (total - misses.Count) / total:0.00} % right\n{string.Join('\n', misses)}";
        output.WriteLine(report);
        Assert.True(total > 10_000, report);
        Assert.True(misses.Count <= total / 100, report);
    }
}

using CcoPortal.Domain.Desk;
using Xunit;

namespace CcoPortal.UnitTests.Desk;

/// <summary>What is hidden cannot be worked out: looked at by someone who knows the rule and makes every table that there can be, and by someone who adds and subtracts.</summary>
public sealed class SmallCountsTests
{
    [Theory]
    [InlineData(1, 200)]
    [InlineData(2, 200)]
    [InlineData(3, 100)]
    [InlineData(4, 56)]
    public void Whoever_knows_the_rule_and_tries_every_table_is_sure_of_no_count_from_1_to_10(int cells, int most) => Assert.Empty(GivenAway(cells, most, SmallCounts.Shown));

    [Fact]
    public void The_same_look_finds_what_weaker_rules_give_away()
    {
        // Small ones alone.
        Assert.Contains("3 of 3, 20 in 23", GivenAway(2, 40, c => [.. c.Select(x => x is > 0 and < 11 ? (int?)null : x)]));
        // One more beside one alone, but never beside several: two of which each must be 10.
        Assert.Contains("10 of 10, 10, 11 in 31", GivenAway(3, 60, c => c.Count(x => x is > 0 and < 11) is not 1 ? [.. c.Select(x => x is > 0 and < 11 ? (int?)null : x)] : SmallCounts.Shown(c)));
        // The first of several that are equally large, not all of them.
        Assert.NotEmpty(GivenAway(3, 60, c => OneOfEqual(c)));

        static IReadOnlyList<int?> OneOfEqual(IReadOnlyList<int> counts)
        {
            var shown = SmallCounts.Shown(counts).ToArray();
            var larger = Enumerable.Range(0, counts.Count).Where(i => shown[i] is null && counts[i] >= 11).ToList();
            foreach (var i in larger.Skip(1))
                shown[i] = counts[i];
            return shown;
        }
    }

    [Fact]
    public void Whoever_adds_and_subtracts_finds_that_each_could_be_anything_from_1_to_10()
    {
        var random = new Random(20261122);
        for (var table = 0; table < 20_000; table++)
        {
            var counts = Enumerable.Range(0, random.Next(2, 40)).Select(_ => random.Next(4) switch { 0 => 0, 1 => random.Next(1, 11), 2 => random.Next(11, 30), _ => random.Next(11, 5000) }).ToArray();
            var shown = SmallCounts.Shown(counts);
            var hidden = counts.Where((_, i) => shown[i] is null).ToArray();
            Assert.All(counts.Zip(shown), c => Assert.True(c.Second is null ? c.First != 0 || shown.All(s => s is null) : c.Second == c.First && c.First is 0 or > 10));
            // Of so few that the total is hidden, nothing is known.
            if (hidden.Length == 0 || counts.Sum() < 11)
                continue;
            // Their sum is known: all that is needed is room for the others, be they as small as 1 (or none, where nothing is shown), or small themselves as far as the sum allows it.
            var (sum, others) = (hidden.Sum(), hidden.Length - 1);
            var least = shown.All(s => s is null) ? 0 : others;
            var allSmall = sum <= 10 * hidden.Length && hidden.All(h => h < 11) && shown.Any(s => s is not null);
            for (var value = 1; value <= 10; value++)
                Assert.True(sum - value >= least && (!allSmall || sum - value <= 10 * others), $"{string.Join(", ", counts)}: {value}");
            // In any order they look the same from outside.
            var mixed = new Queue<int>(hidden.OrderBy(_ => random.Next()));
            Assert.Equal(shown, SmallCounts.Shown([.. counts.Select((c, i) => shown[i] is null ? mixed.Dequeue() : c)]));
        }
    }

    [Fact]
    public void What_needs_no_hiding_is_shown_and_so_is_nothing_where_it_tells_nothing()
    {
        Assert.Equal([0, 11, 400], SmallCounts.Shown([0, 11, 400]));
        Assert.Equal([0, 0], SmallCounts.Shown([0, 0]));
        Assert.Equal([0, null, null, 400], SmallCounts.Shown([0, 3, 25, 400]));
        Assert.Equal([0, null, null, null, 400], SmallCounts.Shown([0, 3, 4, 8, 400]));
        Assert.Equal([null, null, null], SmallCounts.Shown([0, 4, 6]));
        Assert.Equal([null, null, null], SmallCounts.Shown([0, 10, 10]));
    }

    [Fact]
    public void A_table_in_which_everything_is_hidden_names_no_group_and_hidden_ones_stand_in_an_order_that_tells_nothing()
    {
        Assert.Empty(Counts.Of<string>([("en", 10), ("es", 10)]).Rows);
        Assert.Equal(20, Counts.Of<string>([("en", 10), ("es", 10)]).Total);
        Assert.Null(Counts.Of<string>([("en", 4), ("es", 6)]).Total);
        var table = Counts.Of<string>([("ar", 30), ("en", 400), ("es", 3), ("vi", 50)]).Ranked();
        Assert.Equal([("en", 400), ("vi", 50), ("ar", null), ("es", (int?)null)], table.Rows);
        Assert.True(table.HidesAny);
        Assert.False(Counts.Of<string>([("en", 0)]).HidesAny);
        Assert.True(Counts.Hidden<string>().HidesAny);
    }

    /// <summary>Makes every table with so many cells and at most so much in them, and puts those together that look the same: same cells shown, same total.</summary>
    /// <returns>Counts from 1 to 10 that are the same in all tables that look so.</returns>
    private static HashSet<string> GivenAway(int cells, int most, Func<IReadOnlyList<int>, IReadOnlyList<int?>> rule)
    {
        var looks = new Dictionary<string, (int[] First, bool[] Varies)>();
        foreach (var table in Tables(cells, most))
        {
            var total = table.Sum();
            var look = $"{(total is > 0 and < 11 ? "few" : total)}:{string.Join(',', rule(table))}";
            if (!looks.TryGetValue(look, out var seen))
                looks[look] = seen = ([.. table], new bool[cells]);
            for (var i = 0; i < cells; i++)
                seen.Varies[i] |= seen.First[i] != table[i];
        }

        return [.. from look in looks.Values
                   from i in Enumerable.Range(0, cells)
                   where !look.Varies[i] && look.First[i] is > 0 and < 11
                   select $"{look.First[i]} of {string.Join(", ", look.First)} in {look.First.Sum()}"];
    }

    private static IEnumerable<int[]> Tables(int cells, int most)
    {
        var table = new int[cells];
        while (true)
        {
            yield return table;
            var at = 0;
            table[at]++;
            while (table.Sum() > most)
            {
                table[at] = 0;
                if (++at == cells)
                    yield break;
                table[at]++;
            }
        }
    }
}

namespace CcoPortal.Domain.Desk;

/// <summary>
/// Which counts of a table may be shown beside its total: one from 1 to 10 is so few people that someone who knows them could tell who they are, so it is hidden, and so much besides
/// that it cannot be worked out. What this rests on is in docs/decisions/0023-small-counts.md.
/// </summary>
public static class SmallCounts
{
    /// <summary>The smallest count above none that is shown.</summary>
    public const int Least = 11;

    /// <param name="counts">Of groups that have nothing in common and together are the total, which is shown where <see cref="MayShow"/> says so.</param>
    /// <returns>
    /// In the same order; null is hidden. Small ones are hidden alone where each could still be anything from 1 to 10. Else the smallest of the others is hidden with them, and all that are as large as it: then what
    /// is hidden could stand in any order. Where nothing larger is left, everything is hidden, none as well as few.
    /// </returns>
    public static IReadOnlyList<int?> Shown(IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var small = counts.Where(IsSmall).ToList();
        if (!MayShow(counts.Sum()))
            return [.. counts.Select(_ => (int?)null)];
        if (small.Count == 0)
            return [.. counts.Select(c => (int?)c)];
        if (CoverEachOther(small.Count, small.Sum()))
            return [.. counts.Select(c => IsSmall(c) ? (int?)null : c)];
        var larger = counts.Where(c => c >= Least).DefaultIfEmpty(0).Min();
        return [.. counts.Select(c => larger == 0 || IsSmall(c) || c == larger ? (int?)null : c)];
    }

    /// <summary>Whether a count that stands alone may be shown.</summary>
    public static bool MayShow(int count) => !IsSmall(count);

    private static bool IsSmall(int count) => count is > 0 and < Least;

    /// <summary>Whoever takes the shown ones from the total has the sum of the hidden ones: with it each can be the least and the most that a small one is.</summary>
    private static bool CoverEachOther(int many, int sum)
    {
        var others = many - 1;
        return sum - others >= Least - 1 && sum - (others * (Least - 1)) <= 1;
    }
}

/// <summary>A table of counts as it may be shown.</summary>
/// <param name="Total">Null where it is hidden, and with it everything.</param>
/// <param name="Rows">Null: hidden. No rows at all where everything is hidden: which groups there are would tell, too.</param>
public sealed record Counts<T>(int? Total, IReadOnlyList<(T Of, int? Count)> Rows)
{
    public bool HidesAny => Total is null || (Total > 0 && Rows.Count == 0) || Rows.Any(r => r.Count is null);

    /// <summary>The largest first; those that are hidden keep their order, so that their places tell nothing.</summary>
    public Counts<T> Ranked() => this with { Rows = [.. Rows.OrderByDescending(r => r.Count ?? 1)] };

    /// <summary>The count of a group; null where it is hidden or not there.</summary>
    public int? this[T of] => Rows.FirstOrDefault(r => EqualityComparer<T>.Default.Equals(r.Of, of)).Count;
}

/// <summary>Makes tables of counts that may be shown.</summary>
public static class Counts
{
    /// <param name="all">Groups that have nothing in common, with their true counts.</param>
    public static Counts<T> Of<T>(IReadOnlyList<(T Of, int Count)> all)
    {
        ArgumentNullException.ThrowIfNull(all);
        var (total, shown) = (all.Sum(a => a.Count), SmallCounts.Shown([.. all.Select(a => a.Count)]));
        return new(SmallCounts.MayShow(total) ? total : null, shown.All(c => c is null) ? [] : [.. all.Zip(shown, (a, count) => (a.Of, count))]);
    }

    /// <summary>Nothing of it may be shown, and neither whether there is anything.</summary>
    public static Counts<T> Hidden<T>() => new(null, []);
}

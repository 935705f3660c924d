namespace CcoPortal.Domain.Desk;

/// <summary>How long something took, over many: so many took at most so long.</summary>
/// <param name="Quarter">A quarter of them took at most this.</param>
/// <param name="Median">Half of them.</param>
/// <param name="ThreeQuarters">Three quarters.</param>
/// <param name="NineTenths">Nine of ten.</param>
/// <param name="Longest">All.</param>
public sealed record Spread(TimeSpan Quarter, TimeSpan Median, TimeSpan ThreeQuarters, TimeSpan NineTenths, TimeSpan Longest)
{
    /// <param name="times">How often each length was found; any order, not empty.</param>
    public static Spread Of(IEnumerable<(TimeSpan Length, int Count)> times)
    {
        var sorted = times.OrderBy(t => t.Length).ToList();
        var all = sorted.Sum(t => (long)t.Count);
        return new(At(25), At(50), At(75), At(90), At(100));

        // The shortest length that is enough for so many percent: always one that was found, never one in between.
        TimeSpan At(int percent)
        {
            var (need, seen) = (((all * percent) + 99) / 100, 0L);
            foreach (var (length, count) in sorted)
            {
                seen += count;
                if (seen >= need)
                    return length;
            }

            throw new ArgumentException("There are no times.", nameof(times));
        }
    }
}

namespace CcoPortal.Domain.Desk;

/// <summary>A promise to call back.</summary>
/// <param name="Language">Tag of the language that the caller speaks.</param>
/// <param name="Wait">From when we promised until we reached an end, or until now.</param>
/// <param name="IsLate">It ended, or is still open, after the time that we promised.</param>
/// <param name="IsWaiting">Nobody called back yet.</param>
public sealed record PromisedCall(string Language, TimeSpan Wait, bool IsLate, bool IsWaiting);

/// <summary>Why the call-backs of a language lag.</summary>
public enum LagReason
{
    /// <summary>Promises are broken more than twice as often as in all other languages together.</summary>
    BrokenPromises,

    /// <summary>The median wait is more than twice that of all other languages together, and at least an hour longer.</summary>
    LongWaits,
}

/// <summary>
/// Whether those who speak one language wait longer to be called back than all others. A supervisor needs to know it while someone can still be called, so a language lags only while somebody waits in it; and a few people are
/// enough, since the languages that few speak are those that are forgotten. A language without others to compare with lags only by broken promises.
/// </summary>
public static class CallBackLag
{
    /// <summary>Beside those that wait, so much of the past counts: enough to compare with when nobody else waits.</summary>
    public static readonly TimeSpan Past = TimeSpan.FromDays(7);

    /// <summary>Less is no matter: two minutes are twice one.</summary>
    private static readonly TimeSpan AtLeast = TimeSpan.FromHours(1);

    /// <param name="promises">All that wait, and those that ended within <see cref="Past"/>.</param>
    /// <returns>In the order of the tags; a language may lag for both reasons.</returns>
    public static IReadOnlyList<(string Language, LagReason Reason)> Of(IReadOnlyList<PromisedCall> promises)
    {
        ArgumentNullException.ThrowIfNull(promises);
        var lags = new List<(string, LagReason)>();
        foreach (var language in promises.Where(p => p.IsWaiting).Select(p => p.Language).Distinct().Order(StringComparer.Ordinal))
        {
            var (mine, others) = (promises.Where(p => p.Language == language).ToList(), promises.Where(p => p.Language != language).ToList());
            if (mine.Exists(p => p is { IsWaiting: true, IsLate: true }) && Late(mine) > 2 * Late(others))
                lags.Add((language, LagReason.BrokenPromises));
            if (others.Count > 0 && Median(mine) is var wait && Median(others) is var usual && wait > 2 * usual && wait - usual >= AtLeast)
                lags.Add((language, LagReason.LongWaits));
        }

        return lags;
    }

    private static double Late(List<PromisedCall> promises) => promises.Count == 0 ? 0 : promises.Count(p => p.IsLate) / (double)promises.Count;

    private static TimeSpan Median(List<PromisedCall> promises) => Spread.Of(promises.Select(p => (p.Wait, 1))).Median;
}

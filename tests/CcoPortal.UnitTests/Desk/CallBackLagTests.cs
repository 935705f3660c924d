using CcoPortal.Domain.Desk;
using Xunit;

namespace CcoPortal.UnitTests.Desk;

/// <summary>When a supervisor is told that one language's call-backs lag.</summary>
public sealed class CallBackLagTests
{
    [Fact]
    public void Nothing_lags_where_nobody_waits_or_all_wait_alike()
    {
        Assert.Empty(CallBackLag.Of([]));
        Assert.Empty(CallBackLag.Of([.. Waiting("en", 1, 2, 3), .. Waiting("es", 2, 3, 4)]));
        // Twice as long, but minutes.
        Assert.Empty(CallBackLag.Of([.. Waiting("en", 0.1), .. Waiting("es", 1)]));
    }

    [Fact]
    public void A_language_lags_whose_median_is_more_than_twice_that_of_all_others_together()
    {
        Assert.Equal([("so", LagReason.LongWaits)], CallBackLag.Of([.. Waiting("en", 1, 2, 3), .. Waiting("es", 1, 2), .. Waiting("so", 5)]));
        // Twice is not more than twice.
        Assert.Empty(CallBackLag.Of([.. Waiting("en", 1, 2, 3), .. Waiting("so", 4)]));
        // Those who were called back count on both sides, and nobody is warned of what is over.
        Assert.Equal([("so", LagReason.LongWaits)], CallBackLag.Of([.. Ended("en", 1, 1, 2), .. Ended("so", 9), .. Waiting("so", 8)]));
        Assert.Empty(CallBackLag.Of([.. Waiting("en", 1, 1, 2), .. Ended("so", 9)]));
    }

    [Fact]
    public void A_language_lags_in_which_promises_are_broken_more_than_twice_as_often()
    {
        Assert.Equal([("so", LagReason.BrokenPromises)], CallBackLag.Of([.. Waiting("en", 3, 3), Late("so", 3)]));
        Assert.Equal([("so", LagReason.BrokenPromises)], CallBackLag.Of([Late("so", 3)]));
        Assert.Equal([("ar", LagReason.BrokenPromises), ("so", LagReason.BrokenPromises)], CallBackLag.Of([.. Waiting("en", 3, 3, 3, 3, 3), Late("so", 3), Late("ar", 3)]));
        // Half of them here and half of them there.
        Assert.Empty(CallBackLag.Of([.. Waiting("en", 3), Late("en", 3), .. Waiting("so", 3), Late("so", 3)]));
        // Called back too late, but nobody waits too long now.
        Assert.Empty(CallBackLag.Of([.. Waiting("en", 3, 3), .. Waiting("so", 3), Late("so", 3) with { IsWaiting = false }]));
    }

    [Fact]
    public void Both_reasons_are_told_and_languages_come_in_the_order_of_their_tags() =>
        Assert.Equal([("ar", LagReason.LongWaits), ("so", LagReason.BrokenPromises), ("so", LagReason.LongWaits)], CallBackLag.Of([.. Waiting("en", 1, 1, 1, 1, 1, 1, 1), Late("so", 9), .. Waiting("ar", 9)]));

    private static IEnumerable<PromisedCall> Waiting(string language, params double[] hours) => hours.Select(h => new PromisedCall(language, TimeSpan.FromHours(h), false, true));

    private static IEnumerable<PromisedCall> Ended(string language, params double[] hours) => hours.Select(h => new PromisedCall(language, TimeSpan.FromHours(h), false, false));

    private static PromisedCall Late(string language, double hours) => new(language, TimeSpan.FromHours(hours), true, true);
}

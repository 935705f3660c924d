namespace CcoPortal.IntegrationTests;

/// <summary>A clock that runs from a moment of the test's choice. Timers run in real time.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>Sunday, November 22, 2026, noon in Oregon: the day on which the sources were read.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 20, 0, 0, TimeSpan.Zero);

    private DateTimeOffset _from = Noon;
    private long _since = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _from + System.GetElapsedTime(_since);

    /// <summary>Goes on from this moment.</summary>
    public void Set(DateTimeOffset moment) => (_from, _since) = (moment, System.GetTimestamp());
}

using System.Collections.Concurrent;

namespace CcoPortal.IntegrationTests;

/// <summary>A clock that runs from a moment of the test's choice. What waits for a moment that the test leaps over need not wait any longer.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>Sunday, November 22, 2026, noon in Oregon: the day on which the sources were read.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 20, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentDictionary<Waiting, byte> _waiting = new();
    private DateTimeOffset _from = Noon;
    private long _since = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _from + System.GetElapsedTime(_since);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Waiting(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Goes on from this moment.</summary>
    public void Set(DateTimeOffset moment)
    {
        (_from, _since) = (moment, System.GetTimestamp());
        foreach (var timer in _waiting.Keys)
            timer.FireIfDue();
    }

    /// <summary>A timer of the system that a leap of the clock may fire early.</summary>
    private sealed class Waiting : ITimer
    {
        private readonly TestClock _clock;
        private readonly ITimer _real;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;
        private long _due = long.MaxValue;

        public Waiting(TestClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _real = System.CreateTimer(
                s =>
                {
                    _due = _period > TimeSpan.Zero ? TicksIn(_period) : long.MaxValue;
                    callback(s);
                },
                state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            (_due, _period) = (dueTime >= TimeSpan.Zero ? TicksIn(dueTime) : long.MaxValue, period);
            _clock._waiting.TryAdd(this, 0);
            return _real.Change(dueTime, period);
        }

        public void FireIfDue()
        {
            if (_due <= TicksIn(TimeSpan.Zero))
                _real.Change(TimeSpan.Zero, _period);
        }

        public void Dispose()
        {
            _clock._waiting.TryRemove(this, out _);
            _real.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private long TicksIn(TimeSpan span) => _clock.GetUtcNow().UtcTicks + span.Ticks;
    }
}

using System.Collections.Concurrent;

namespace CcoPortal.Application.Desk;

/// <summary>How often something may be done in a time, on this portal. Counted in memory: nothing of it is stored.</summary>
/// <param name="most">So often within the time.</param>
public abstract class Allowance(int most, TimeSpan within, TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, Queue<DateTimeOffset>> _taken = new();

    public int Most => most;

    /// <summary>Takes one, if there is one left.</summary>
    /// <param name="whose">An agent; or empty for all together.</param>
    public bool Take(Guid whose = default)
    {
        var now = clock.GetUtcNow();
        var taken = _taken.GetOrAdd(whose, _ => new());
        lock (taken)
        {
            while (taken.TryPeek(out var first) && now - first >= within)
                taken.Dequeue();
            if (taken.Count >= most)
                return false;
            taken.Enqueue(now);
            return true;
        }
    }

    /// <summary>One that was taken does not count after all.</summary>
    public void GiveBack(Guid whose = default)
    {
        if (!_taken.TryGetValue(whose, out var taken))
            return;
        lock (taken)
            taken.TryDequeue(out _);
    }
}

/// <summary>Mails that an agent may send in an hour: more than callers ask for, and too few to trouble many people.</summary>
public sealed class MailsOfAgent(TimeProvider clock) : Allowance(20, TimeSpan.FromHours(1), clock);

/// <summary>
/// Wrong codes that all visitors together may type in an hour. Of 24⁶ codes a few thousand work at a time, so who guesses at this pace finds a few in a week, and in none of them who has it. Fewer would let one
/// visitor, who may try 300 times an hour, keep all others from their answers.
/// </summary>
public sealed class WrongCodes(TimeProvider clock) : Allowance(600, TimeSpan.FromHours(1), clock);

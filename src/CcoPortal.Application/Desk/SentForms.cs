using CcoPortal.Data.Outbox;

namespace CcoPortal.Application.Desk;

/// <summary>What became of the forms that were sent of late, on this portal: a key pressed twice, or a page loaded again, sends nothing again. Kept in memory, by a number that says nothing of anybody.</summary>
public sealed class SentForms(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly Dictionary<Guid, (DateTimeOffset At, Task<MailEnd> End)> _sent = [];

    /// <summary>Sends, or waits for what became of it the first time. They are as many as <see cref="MailsOfAgent"/> lets through: what <paramref name="send"/> refuses at once is not kept.</summary>
    public Task<MailEnd> OnceAsync(Guid form, Func<Task<MailEnd>> send)
    {
        var now = clock.GetUtcNow();
        lock (_sent)
        {
            foreach (var (old, (at, _)) in _sent)
            {
                if (now - at >= Kept)
                    _sent.Remove(old);
            }

            if (!_sent.TryGetValue(form, out var known))
                _sent.Add(form, known = (now, send()));
            return known.End;
        }
    }
}

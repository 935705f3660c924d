using System.Security.Cryptography;
using System.Text;
using CcoPortal.Data.Outbox;

namespace CcoPortal.Application.Desk;

/// <summary>What became of the forms that were sent of late, on this portal: a key pressed twice, or a page loaded again, sends nothing again. Kept in memory, by a digest that tells no address.</summary>
public sealed class SentForms(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly Dictionary<string, (DateTimeOffset At, Task<MailEnd> End)> _sent = [];

    /// <summary>Sends, or waits for what became of it the first time. They are as many as <see cref="MailsOfAgent"/> lets through: what <paramref name="send"/> refuses at once is not kept.</summary>
    /// <param name="address">Another one is another mail: it was a slip before.</param>
    public Task<MailEnd> OnceAsync(Guid form, string address, Func<Task<MailEnd>> send)
    {
        var (now, key) = (clock.GetUtcNow(), Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{form:N} {address}"))));
        lock (_sent)
        {
            foreach (var (old, (at, _)) in _sent)
            {
                if (now - at >= Kept)
                    _sent.Remove(old);
            }

            if (!_sent.TryGetValue(key, out var known))
                _sent.Add(key, known = (now, send()));
            return known.End;
        }
    }
}

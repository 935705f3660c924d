using System.Net.Mail;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CcoPortal.Data.Outbox;

/// <summary>
/// Sends what waits in the queues, one mail after the other, for as long as the portal runs. What cannot be sent waits longer each time. Whom a mail goes to, and what a server
/// answers (it repeats the address), is never logged.
/// </summary>
public sealed partial class OutboxSender(PortalStore store, IEnumerable<WaitingMails> queues, MailOptions options, TimeProvider clock, ILogger<OutboxSender> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2), ExpireEvery = TimeSpan.FromMinutes(1);

    private readonly IReadOnlyList<WaitingMails> _queues = [.. queues];
    private readonly Queue<(WaitingMails Queue, TakenMail Mail)> _sent = [];
    private DateTimeOffset _expired = DateTimeOffset.MinValue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var away = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await PassAsync(stoppingToken);
                away = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (StoreAwayException)
            {
                // The keeper says it, and says when it is back.
            }
#pragma warning disable CA1031 // Whatever breaks, mails wait in the database: say so once, and go on trying.
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (!away)
                    Broke(e.GetType().Name, e.StackTrace ?? "");
                away = true;
            }

            await Task.Delay(LookEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Sends all that is due; stops early when the server cannot be reached.</summary>
    private async Task PassAsync(CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - _expired >= ExpireEvery)
        {
            foreach (var queue in _queues)
                await DoAsync(db => queue.ExpireAsync(db, clock.GetUtcNow(), cancellationToken));
            _expired = clock.GetUtcNow();
        }

        using var server = new KeptServer(options);
        await NoteSentAsync(cancellationToken);
        foreach (var queue in _queues)
        {
            while (await store.AskAsync(db => queue.TakeAsync(db, clock.GetUtcNow(), cancellationToken)) is { } mail)
            {
                try
                {
                    var (address, written) = mail.Write();
                    await server.Open().SendAsync(address, written, mail.Id, CancellationToken.None);
                }
#pragma warning disable CA1031 // Whatever it is, the mail waits for its next try.
                catch (Exception e)
#pragma warning restore CA1031
                {
                    if (await store.AskAsync(db => queue.FailedAsync(db, mail, clock.GetUtcNow(), CancellationToken.None)))
                        GivenUp(mail.Id, Reason(e));
                    else
                        Failed(mail.Id, mail.Tries, Reason(e));
                    server.Dispose();
                    // Unless it is about this one mailbox, the next mail would fare no better: a wrong password must not be tried for each.
                    if (e is SmtpFailedRecipientException)
                        continue;
                    return;
                }

                // A portal that stops finishes the mail that it has begun, and notes it: else it would come twice.
                _sent.Enqueue((queue, mail));
                await NoteSentAsync(CancellationToken.None);
            }
        }
    }

    /// <summary>Takes what the server has out of its queue. When the database goes away just then, it is done first when it is back, so that nothing is sent twice.</summary>
    private async Task NoteSentAsync(CancellationToken cancellationToken)
    {
        while (_sent.TryPeek(out var sent))
        {
            await DoAsync(db => sent.Queue.SentAsync(db, sent.Mail, clock.GetUtcNow(), cancellationToken));
            _sent.Dequeue();
        }
    }

    private async Task DoAsync(Func<PortalDbContext, Task> act) => await store.AskAsync<object?>(async db =>
    {
        await act(db);
        return null;
    });

    /// <summary>What went wrong, without a word of the server's.</summary>
    private static string Reason(Exception e) => e is SmtpException smtp ? $"SMTP {smtp.StatusCode}" : e.GetType().Name;

    [LoggerMessage(LogLevel.Warning, "Mail {Id} could not be sent at try {Tries}: {Reason}. It will be tried again")]
    private partial void Failed(Guid id, int tries, string reason);

    [LoggerMessage(LogLevel.Error, "Mail {Id} could not be sent for days: {Reason}. It stays in its table and is not tried again")]
    private partial void GivenUp(Guid id, string reason);

    [LoggerMessage(LogLevel.Error, "The outbox cannot be read: {Type}\n{Where}")]
    private partial void Broke(string type, string where);

    /// <summary>One connection for as many mails as it lives.</summary>
    private sealed class KeptServer(MailOptions options) : IDisposable
    {
        private SmtpServer? _server;

        public SmtpServer Open() => _server ??= new SmtpServer(options);

        public void Dispose()
        {
            _server?.Dispose();
            _server = null;
        }
    }
}

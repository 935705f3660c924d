using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CcoPortal.Data.Desk;

/// <summary>Stores the calls that wait for the database as soon as it is back, and deletes those that are too old, once a day.</summary>
public sealed partial class CallKeeper(PortalStore store, WaitingCalls waiting, TimeProvider clock, ILogger<CallKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private DateOnly _cleaned;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var broken = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await StoreWaitingAsync(stoppingToken);
                if (OregonDay.Of(clock.GetUtcNow()) is var today && today != _cleaned)
                {
                    await store.AskAsync(db => Calls.DeleteOldAsync(db, clock.GetUtcNow(), stoppingToken));
                    await store.AskAsync(db => CallBacks.EndOldAsync(db, clock.GetUtcNow(), stoppingToken));
                    _cleaned = today;
                }

                broken = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (StoreAwayException)
            {
                // The keeper of editions says it, and says when it is back.
            }
#pragma warning disable CA1031 // Whatever breaks, the calls wait on the disk: say so once, and go on trying.
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (!broken)
                    Broke(e.GetType().Name, e.Message);
                broken = true;
            }

            await Task.Delay(LookEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A file goes only after its call is in the database, where the same call twice is one.</summary>
    private async Task StoreWaitingAsync(CancellationToken cancellationToken)
    {
        foreach (var call in waiting.All())
        {
            await store.AskAsync(async db =>
            {
                await Calls.StoreAsync(db, call, cancellationToken);
                return true;
            });
            waiting.Done(call);
        }
    }

    [LoggerMessage(LogLevel.Error, "Calls that wait on the disk cannot be stored: {Type}: {Reason}")]
    private partial void Broke(string type, string reason);
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CcoPortal.Data.Desk;

/// <summary>Stores the calls that wait for the database as soon as it is back, and deletes those that are too old, and the codes that work no longer, once a day.</summary>
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
                    await store.AskAsync(db => HandOvers.DeleteOldAsync(db, clock.GetUtcNow(), stoppingToken));
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

    /// <summary>A file goes only after its call is in the database, where the same call twice is one. A call that the database does not take holds up no other.</summary>
    private async Task StoreWaitingAsync(CancellationToken cancellationToken)
    {
        Exception? refused = null;
        foreach (var call in waiting.All(Unreadable))
        {
            try
            {
                await store.AskAsync(async db =>
                {
                    await Calls.StoreAsync(db, call, cancellationToken);
                    return true;
                });
                waiting.Done(call);
            }
            catch (Exception e) when (e is not (StoreAwayException or OperationCanceledException))
            {
                refused = e;
            }
        }

        if (refused is not null)
            throw new InvalidOperationException($"A call is not stored: {refused.Message}", refused);
    }

    [LoggerMessage(LogLevel.Error, "Calls that wait on the disk cannot be stored: {Type}: {Reason}")]
    private partial void Broke(string type, string reason);

    [LoggerMessage(LogLevel.Error, "The waiting call {File} cannot be read and is put aside.")]
    private partial void Unreadable(string file);
}

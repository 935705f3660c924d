using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data;
using CcoPortal.Data.Editions;
using MediatR;

namespace CcoPortal.Web.Staff;

/// <summary>Publishes scheduled changes when their time comes. Every portal looks; the database lets one of them do it.</summary>
internal sealed partial class Schedule(IServiceScopeFactory scopes, CurrentEdition current, TimeProvider clock, ILogger<Schedule> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (current.DatabaseAnswers && current.OrNull is not null)
                {
                    foreach (var change in await SendAsync(new PublishDueChange.Query(), stoppingToken))
                        await PublishAsync(change, stoppingToken);
                }
            }
            catch (Exception e) when (PortalStore.IsAway(e) || e is OperationCanceledException)
            {
                // Looks again when it is back.
            }

            await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PublishAsync(Guid change, CancellationToken cancellationToken)
    {
        try
        {
            if (await SendAsync(new PublishDueChange.Command(change), cancellationToken))
                Published();
        }
#pragma warning disable CA1031 // One change that cannot be published must not stop those after it.
        catch (Exception e) when (!PortalStore.IsAway(e) && e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Broke(change, e.GetType().FullName!, e.StackTrace ?? "");
        }
    }

    /// <summary>Each in a moment of its own: what is published before is what the next is checked against.</summary>
    private async Task<T> SendAsync<T>(IRequest<T> request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "A scheduled change came due")]
    private partial void Published();

    [LoggerMessage(LogLevel.Error, "The scheduled change {Change} could not be published: {Type}\n{Where}")]
    private partial void Broke(Guid change, string type, string where);
}

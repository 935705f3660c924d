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
                while (current.DatabaseAnswers && current.OrNull is not null && await PublishOneAsync(stoppingToken))
                    Published();
            }
            catch (Exception e) when (PortalStore.IsAway(e) || e is OperationCanceledException)
            {
                // Looks again when it is back.
            }
#pragma warning disable CA1031 // One change that cannot be published must not stop those after it.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Broke(e.GetType().FullName!, e.StackTrace ?? "");
            }

            await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> PublishOneAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new PublishDueChange.Command(), cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "A scheduled change came due")]
    private partial void Published();

    [LoggerMessage(LogLevel.Error, "A scheduled change could not be published: {Type}\n{Where}")]
    private partial void Broke(string type, string where);
}

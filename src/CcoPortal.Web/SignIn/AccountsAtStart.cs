using CcoPortal.Application.Account;
using CcoPortal.Data;
using CcoPortal.Data.Editions;
using MediatR;

namespace CcoPortal.Web.SignIn;

/// <summary>Runs <see cref="PrepareAccounts"/> once the database is there, and says on the console what the one who started the portal must know.</summary>
internal sealed partial class AccountsAtStart(EditionKeeper keeper, IServiceScopeFactory scopes, ILogger<AccountsAtStart> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            // The keeper's own pace when the database is away.
            if (keeper.Database is null)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), stoppingToken);
                continue;
            }

            try
            {
                using var scope = scopes.CreateScope();
                var prepared = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new PrepareAccounts.Command(), stoppingToken);
                if (prepared.DemosShut > 0)
                    DemosShut(prepared.DemosShut);
                if (prepared.Code is { } code)
                    NobodyYet(Addresses.FirstAdmin, code);
                return;
            }
            catch (StoreAwayException)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "{Count} demo accounts were in the database and have been shut: their password is public, and this is not Development")]
    private partial void DemosShut(int count);

    [LoggerMessage(LogLevel.Information, "There is no staff yet. Open {Page} and type this code, which holds for a day: {Code}")]
    private partial void NobodyYet(string page, string code);
}

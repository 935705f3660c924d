using CcoPortal.Data;
using CcoPortal.Data.Audit;
using CcoPortal.Data.Desk;
using CcoPortal.Data.Editions;
using CcoPortal.Web.Staff;

namespace CcoPortal.Web.Setup;

internal static class Store
{
    public static void AddPortalStore(this IServiceCollection services)
    {
        services.AddSingleton<CurrentEdition>();
        services.AddSingleton(provider => Options(provider.GetRequiredService<PortalSettings>()));
        services.AddSingleton<OpenedEditions>();
        services.AddSingleton<EditionKeeper>();
        services.AddSingleton<PortalStore>();
        services.AddHostedService(provider => provider.GetRequiredService<EditionKeeper>());
        services.AddHostedService<AuditSealer>();
        services.AddSingleton<WaitingCalls>();
        services.AddHostedService<CallKeeper>();
        services.AddHostedService<Schedule>();
    }

    public static StoreOptions Options(PortalSettings settings) => new(settings.Portal, settings.Owner, settings.StateDir, settings.DataDir)
    {
        PostgresBin = settings.PostgresBin,
        ImportWithoutApproval = settings.ImportWithoutApproval,
    };

    /// <summary>Live: the process answers. Ready: it can answer members; a lost database alone does not change that.</summary>
    public static void MapPortalHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live")).ExcludeFromDescription();
        routes.MapGet("/health/ready", (CurrentEdition current) => Results.Json(
            new { ready = current.OrNull is not null, edition = current.OrNull?.Number, database = current.DatabaseAnswers ? "answers" : "away" },
            statusCode: current.OrNull is null ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK)).ExcludeFromDescription();
    }
}

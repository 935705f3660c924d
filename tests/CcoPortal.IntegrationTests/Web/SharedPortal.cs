using CcoPortal.Application;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Editions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>One portal at noon of November 22, 2026 for all tests that neither move its clock nor publish.</summary>
[CollectionDefinition(Name)]
public sealed class SharedPortal : ICollectionFixture<PortalFactory>
{
    public const string Name = "one portal";
}

/// <summary>
/// Another portal process on a database that a first one has filled: its own clock, settings and services, and it starts in no time.
/// Nothing may be published through it.
/// </summary>
internal sealed class AnotherPortal : PortalFactory
{
    private readonly Action<IWebHostBuilder>? _configure;

    public AnotherPortal(PortalFactory first, Action<IWebHostBuilder>? configure = null)
    {
        foreach (var key in new[] { "ConnectionStrings:Portal", "ConnectionStrings:PortalOwner" })
            Settings[key] = first.Settings[key];
        _configure = configure;
    }

    /// <summary>One whose edition a test replaces: what the database has does not come back in the midst of it.</summary>
    public static AnotherPortal ThatKeepsItsEdition(PortalFactory first) => new(first, web => web.ConfigureTestServices(services =>
    {
        var options = services.Single(d => d.ServiceType == typeof(StoreOptions));
        services.Replace(ServiceDescriptor.Singleton(provider => (StoreOptions)options.ImplementationFactory!(provider) with { SlowLook = TimeSpan.FromHours(2) }));
    }));

    /// <summary>Answers on a real socket too, and says what a visitor there is.</summary>
    public HttpClient OnSocket()
    {
        UseKestrel(0);
        StartServer();
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = ClientOptions.BaseAddress };
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        _configure?.Invoke(builder);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(StateDir, recursive: true);
    }
}

internal static class PortalFacts
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    /// <summary>What the portal answers from.</summary>
    public static Edition Edition(this PortalFactory portal) => portal.Services.GetRequiredService<CurrentEdition>().OrNull!;

    public static Moment Moment(this PortalFactory portal) => new(portal.Services.GetRequiredService<CurrentEdition>(), portal.Services.GetRequiredService<TimeProvider>());
}

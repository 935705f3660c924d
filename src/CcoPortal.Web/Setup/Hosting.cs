using System.Net;
using CcoPortal.Data.EmbeddedPostgres;
using CcoPortal.Data.Reference;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;

namespace CcoPortal.Web.Setup;

internal static class Hosting
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    public static void AddPortalKestrel(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        // Someone who pastes a page into the box gets a sentence, not a dropped connection.
        kestrel.Limits.MaxRequestLineSize = 512 * 1024;
        kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
    });

    /// <summary>Only the public host is answered, and the loopback names that a health check or a developer uses.</summary>
    public static void AddPortalHosts(this IServiceCollection services, PortalSettings settings)
    {
        services.Configure<HostFilteringOptions>(o =>
        {
            o.AllowedHosts = settings.PublicUrl is { } url ? [url.Host, .. Loopback] : Loopback;
            o.IncludeFailureMessage = false;
        });
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            o.KnownIPNetworks.Clear();
            o.KnownProxies.Clear();
            foreach (var proxy in settings.Proxies)
            {
                if (proxy.Contains('/', StringComparison.Ordinal))
                    o.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
                else
                    o.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        });
    }

    /// <summary>First of all: whether the member came by https decides a header, and who came decides the limit.</summary>
    public static void UsePortalProxies(this IApplicationBuilder app, PortalSettings settings)
    {
        if (settings.Proxies.Count > 0)
            app.UseForwardedHeaders();
    }

    /// <summary>Runs until stopped. What keeps the portal from starting is said in a line or two, without a stack trace.</summary>
    public static async Task RunPortalAsync(this WebApplication app)
    {
        try
        {
            await app.RunAsync();
        }
        catch (Exception e) when (e is PostgresBinariesNotFoundException or ReferenceDataException)
        {
            // The keeper has said why.
            Environment.ExitCode = 1;
        }
    }
}

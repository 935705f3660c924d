using System.Collections.Frozen;
using CcoPortal.Application.Search;

namespace CcoPortal.Web.Setup;

/// <summary>The addresses of the portal's pages that have no variable part.</summary>
internal sealed class SiteRoutes(EndpointDataSource endpoints) : ISiteRoutes
{
    private readonly Lazy<FrozenSet<string>> _paths = new(() =>
        endpoints.Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.Parameters.Count == 0).Select(e => $"/{e.RoutePattern.RawText?.Trim('/')}").ToFrozenSet(StringComparer.Ordinal));

    public bool Has(string path) => _paths.Value.Contains(path);
}

namespace CcoPortal.Web.Setup;

/// <summary>The settings of <c>docs/operations.md</c>, read once at start.</summary>
/// <param name="Portal">Connection string the portal runs with; null for the embedded server.</param>
/// <param name="Owner">Connection string that migrates.</param>
/// <param name="StateDir">Absolute path.</param>
/// <param name="DataDir">Absolute path of <c>data/</c>; null when there is none.</param>
/// <param name="PublicUrl">Where the public reaches the portal; its host is the only one answered outside Development. Null: any loopback name.</param>
/// <param name="Proxies">Addresses whose forwarded headers are trusted.</param>
/// <param name="LookupsPerMinute">Per client; 0 is off.</param>
public sealed record PortalSettings(
    string? Portal, string? Owner, string StateDir, string? DataDir, string? PostgresBin, string? ImportWithoutApproval, Uri? PublicUrl,
    IReadOnlyList<string> Proxies, int LookupsPerMinute)
{
    /// <summary>What stands before an address that others keep: the public one, or without it the one that was asked.</summary>
    public string RootFor(HttpRequest request) => PublicUrl?.GetLeftPart(UriPartial.Authority) ?? $"{request?.Scheme}://{request?.Host}";

    public static PortalSettings From(IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection("Portal");
        var root = RootOf(environment.ContentRootPath);
        var stateDir = section["StateDir"] ?? Path.Combine(root, ".portal");
        var dataDir = section["DataDir"] ?? new[] { Path.Combine(root, "data"), Path.Combine(AppContext.BaseDirectory, "data") }.FirstOrDefault(Directory.Exists);
        return new PortalSettings(
            configuration.GetConnectionString("Portal"), configuration.GetConnectionString("PortalOwner"), Path.GetFullPath(stateDir),
            string.IsNullOrEmpty(dataDir) ? null : Path.GetFullPath(dataDir), section["PostgresBin"], section["ImportWithoutApproval"],
            section["PublicUrl"] is { Length: > 0 } url ? new Uri(url) : null,
            (section["Proxies"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries),
            section.GetValue("RateLimit:LookupsPerMinute", 60));
    }

    /// <summary>The project's folder in a clone, else the program's own: the same wherever the portal is started from.</summary>
    private static string RootOf(string contentRoot)
    {
        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CcoPortal.sln")))
                return folder.FullName;
        }

        return contentRoot;
    }
}

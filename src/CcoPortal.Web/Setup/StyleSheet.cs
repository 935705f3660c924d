using System.Security.Cryptography;

namespace CcoPortal.Web.Setup;

/// <summary>The one style sheet, under an address that changes with its content, so that a browser fetches it once.</summary>
public sealed class StyleSheet
{
    public StyleSheet(IWebHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        using var file = environment.WebRootFileProvider.GetFileInfo("css/portal.css").CreateReadStream();
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        Content = bytes.ToArray();
        Version = Convert.ToHexStringLower(SHA256.HashData(Content), 0, 5);
    }

    internal byte[] Content { get; }

    public string Version { get; }

    /// <summary>For example <c>/css/portal.0a1b2c3d4e.css</c>.</summary>
    public string Href => $"/css/portal.{Version}.css";
}

internal static class StyleSheetSetup
{
    /// <summary>Stored and compressed like a page; an old address (a page from before a deployment) gets the sheet of today, for this once.</summary>
    public static void MapStyleSheet(this IEndpointRouteBuilder routes) => routes.MapGet("/css/portal.{version}.css", (string version, StyleSheet sheet, HttpContext context) =>
    {
        if (version == sheet.Version)
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(sheet.Content, "text/css; charset=utf-8");
    }).WithMetadata(new StoredPageAttribute()).ExcludeFromDescription();
}

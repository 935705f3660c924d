using System.Security.Cryptography;

namespace CcoPortal.Web.Setup;

/// <summary>The style sheets, under addresses that change with their content, so that a browser fetches each once: one for all, one more for staff.</summary>
public sealed class StyleSheet
{
    private readonly Sheet _portal, _staff;

    public StyleSheet(IWebHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        (_portal, _staff) = (Read("portal"), Read("staff"));

        Sheet Read(string name)
        {
            using var file = environment.WebRootFileProvider.GetFileInfo($"css/{name}.css").CreateReadStream();
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            var content = bytes.ToArray();
            return new Sheet(name, content, Convert.ToHexStringLower(SHA256.HashData(content), 0, 5));
        }
    }

    /// <summary>For example <c>/css/portal.0a1b2c3d4e.css</c>.</summary>
    public string Href => _portal.Href;

    public string StaffHref => _staff.Href;

    internal Sheet? Named(string name) => name == _portal.Name ? _portal : name == _staff.Name ? _staff : null;

    internal sealed record Sheet(string Name, byte[] Content, string Version)
    {
        public string Href => $"/css/{Name}.{Version}.css";
    }
}

internal static class StyleSheetSetup
{
    /// <summary>Stored and compressed like a page; an old address (a page from before a deployment) gets the sheet of today, for this once.</summary>
    public static void MapStyleSheet(this IEndpointRouteBuilder routes)
    {
        foreach (var name in new[] { "portal", "staff" })
        {
            routes.MapGet($"/css/{name}.{{version}}.css", (string version, StyleSheet sheets, HttpContext context) =>
            {
                var sheet = sheets.Named(name)!;
                if (version == sheet.Version)
                    context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Results.Bytes(sheet.Content, "text/css; charset=utf-8");
            }).WithMetadata(new StoredPageAttribute()).ExcludeFromDescription();
        }
    }
}

using CcoPortal.Web.Setup;

namespace CcoPortal.Web.Languages;

/// <summary>Where a reader is, for menus that lead to the same page in another language or look.</summary>
/// <param name="Base">What stands before the language of an address: empty, or the view that staff are in.</param>
/// <param name="Path">Without a language; with the part of the query that chooses what is shown.</param>
/// <param name="Asked">What a form asked, when the page answers one; it is sent again, and never stands in an address.</param>
public sealed record Here(string Base, string Path, IReadOnlyList<KeyValuePair<string, string>> Asked)
{
    public static Here Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;
        var within = BaseOf(request);
        // What is shown is an error: there is nothing to come back to.
        if (context.Features.Get<Problem>() is not null)
            return new(within, "/", []);
        var path = request.Path.Value!.TrimEnd('/');
        bool Is(string page) => path.Equals(page, StringComparison.OrdinalIgnoreCase);
        // An address of mail is asked for once, and a token stands in no menu.
        if (request.Path.StartsWithSegments("/updates", StringComparison.OrdinalIgnoreCase))
            return new(within, "/updates", []);
        if (HttpMethods.IsPost(request.Method))
            return new(within, request.Path, request.HasFormContentType ? [.. Pairs(request.Form)] : []);
        // A place that someone typed, among other words too, stands in no link.
        if (Is("/find") || Is("/search") || (Is("/benefits") && (request.Query.ContainsKey("q") || context.Response.StatusCode != StatusCodes.Status200OK)))
            return new(within, request.Path, [.. Pairs(request.Query)]);
        // A stored page is the same for every query key that it does not name.
        var stored = context.GetEndpoint()?.Metadata.GetMetadata<StoredPageAttribute>();
        var query = request.Query.Where(q => q.Value.ToString().Length > 0 && (stored is null || stored.Keys.Contains(q.Key, StringComparer.OrdinalIgnoreCase)));
        return new(within, request.Path + QueryString.Create(query), []);
    }

    /// <summary>See <see cref="Base"/>.</summary>
    public static string BaseOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var all = request.PathBase.Value ?? "";
        return all[..^Language.OfRequest(request.HttpContext).Prefix.Length];
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> all) =>
        all.SelectMany(a => a.Value.OfType<string>().Select(v => KeyValuePair.Create(a.Key, v)));
}

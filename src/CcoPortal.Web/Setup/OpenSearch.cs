using System.Net;
using CcoPortal.Web.Languages;
using static CcoPortal.Web.Copy.Say;

namespace CcoPortal.Web.Setup;

/// <summary>Tells a browser how to search here (OpenSearch 1.1), from its own address bar.</summary>
internal static class OpenSearch
{
    public static void MapOpenSearch(this IEndpointRouteBuilder routes) => routes.MapGet("/opensearch.xml", (HttpContext context, PortalSettings settings) =>
    {
        var request = context.Request;
        var root = settings.RootFor(request);
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Text(
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
              <ShortName>{Encoded(T("CCO Portal"))}</ShortName>
              <Description>{Encoded(T("Search the CCO Portal for the Oregon Health Plan"))}</Description>
              <Language>{Language.Current.Culture.Name}</Language>
              <InputEncoding>UTF-8</InputEncoding>
              <Image width="32" height="32" type="image/svg+xml">{Encoded(root)}/favicon.svg</Image>
              <Url type="text/html" method="get" template="{Encoded(root + request.PathBase)}/search?q={"{searchTerms}"}"/>
            </OpenSearchDescription>

            """, "application/opensearchdescription+xml");
    }).ExcludeFromDescription();

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}

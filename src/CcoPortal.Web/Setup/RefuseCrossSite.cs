using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CcoPortal.Web.Setup;

/// <summary>
/// A POST that another site's page makes is refused: public forms carry no token. The browser says where a form stands (<c>Sec-Fetch-Site</c>); one that does not may say its
/// <c>Origin</c>, which on our own pages is <c>null</c>, since they send no referrer. Programs that say neither, such as a mail provider's unsubscribing, are let in.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RefuseCrossSiteAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (HttpMethods.IsPost(context.HttpContext.Request.Method) && IsCrossSite(context.HttpContext.Request))
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    private static bool IsCrossSite(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site)
            return site.ToString() is not ("same-origin" or "none");
        return request.Headers.Origin is { Count: > 0 } origin && origin != "null"
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CcoPortal.Web.Setup;

/// <summary>
/// On public forms that change something: a form on another site cannot send them. They carry no token, which would need a cookie; the browser itself says where a form stood
/// (<c>Sec-Fetch-Site</c>, and <c>Origin</c> in older ones, which on our own pages is <c>null</c>, since they send no referrer).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SameSitePostsAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.HttpContext.Request;
        if (HttpMethods.IsPost(request.Method) && !IsOurs(request))
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
    }

    internal static bool IsOurs(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site ? site is "same-origin" or "none"
        : request.Headers.Origin.ToString() is not { Length: > 0 } origin || origin == "null" || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
}

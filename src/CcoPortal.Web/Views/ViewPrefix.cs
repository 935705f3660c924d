using CcoPortal.Web.SignIn;

namespace CcoPortal.Web.Views;

/// <summary>
/// Before the language of an address is read: moves a view of staff's (<c>/staff/on/2026-11-22/es/find</c>) into <see cref="HttpRequest.PathBase"/>, so that links and redirects stay within it.
/// The pages of staff themselves are in no view.
/// </summary>
internal sealed class ViewPrefix(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (ViewAddress.Read(request.Path) is var (view, path) && !StaffGate.IsStaffs(path))
        {
            (request.PathBase, request.Path) = (request.PathBase + view.Prefix, path);
            context.Features.Set(view);
        }

        return next(context);
    }
}

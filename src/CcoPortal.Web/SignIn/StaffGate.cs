using CcoPortal.Application.Staff;
using CcoPortal.Data;
using CcoPortal.Web.Setup;
using CcoPortal.Web.Views;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;

namespace CcoPortal.Web.SignIn;

/// <summary>
/// Before routing, around everything under <c>/staff</c>, <c>/desk</c> and <c>/account</c>: nothing of it is stored anywhere, no other site can post to it, and what was sent and could
/// not be taken comes back on a page. All else never gets here: members have no session and no cookie of one.
/// </summary>
internal sealed class StaffGate(RequestDelegate next)
{
    private static readonly string[] Staffs = ["/staff", "/desk", "/account"];

    /// <summary>Whether an address is staff's, also when a part of it has moved into the path base.</summary>
    public static bool IsStaffs(HttpRequest request) => IsStaffs(request.PathBase + request.Path);

    public static bool IsStaffs(PathString path) => Array.Exists(Staffs, s => path.StartsWithSegments(s, StringComparison.OrdinalIgnoreCase));

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsStaffs(context.Request))
        {
            await next(context);
            return;
        }

        // Said last of all, since signing in says it in other words.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.CacheControl = "no-store";
            headers.Remove("Pragma");
            headers.Remove("Expires");
            return Task.CompletedTask;
        });
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !SameSitePostsAttribute.IsOurs(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        try
        {
            await next(context);
        }
        catch (NotAllowedException) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            SecurityHeaders.Write(context);
            new ShownInstead(ShownInstead.Refused, StatusCodes.Status403Forbidden).AskFor(context);
        }
        catch (Exception e) when (PortalStore.IsAway(e) && !context.Response.HasStarted)
        {
            context.Response.Clear();
            SecurityHeaders.Write(context);
            var kept = await context.RequestServices.GetRequiredService<KeptForms>().ReadAsync(context, StaffSession.Of(context)?.Id);
            new ShownInstead(ShownInstead.Away, StatusCodes.Status503ServiceUnavailable, kept).AskFor(context);
        }

        if (ShownInstead.Of(context) is { } shown && !context.Response.HasStarted)
            await ShowAsync(context, shown.Path);
    }

    private async Task ShowAsync(HttpContext context, string page)
    {
        var (path, pathBase, query, method, endpoint) = (context.Request.Path, context.Request.PathBase, context.Request.QueryString, context.Request.Method, context.GetEndpoint());
        try
        {
            (context.Request.Path, context.Request.PathBase, context.Request.QueryString, context.Request.Method) = (page, "", default, HttpMethods.Get);
            context.SetEndpoint(null);
            context.Features.Get<IRouteValuesFeature>()?.RouteValues?.Clear();
            await next(context);
        }
        finally
        {
            (context.Request.Path, context.Request.PathBase, context.Request.QueryString, context.Request.Method) = (path, pathBase, query, method);
            context.SetEndpoint(endpoint);
        }
    }
}

/// <summary>After routing: who may open what; see <see cref="StaffOnlyAttribute"/>.</summary>
internal sealed class StaffAccess(RequestDelegate next, SignInSettings settings)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // What is shown in place of an answer has passed here before.
        var (view, endpoint) = (ViewAddress.Of(context), context.GetEndpoint());
        if (!StaffGate.IsStaffs(context.Request) || (endpoint is null && view is null) || ShownInstead.Of(context) is not null)
        {
            await next(context);
            return;
        }

        await KnowAsync(context);
        // Within a view stands the public site, every address of which has the view's rule; also one where there is nothing.
        if ((view is null && endpoint!.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            || await AdmitAsync(context, view is null ? endpoint!.Metadata.GetMetadata<StaffOnlyAttribute>() : ViewAddress.Rule, settings))
        {
            await next(context);
        }
    }

    /// <summary>Finds out who is signed in.</summary>
    public static async Task KnowAsync(HttpContext context)
    {
        // The cookie's events check the session and note it.
        if (StaffSession.Of(context) is null && (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal is { } principal)
            context.User = principal;
        if (StaffSession.Of(context) is { } session)
            context.RequestServices.GetRequiredService<Actor>().Is(session.Id, session.Name, session.Role);
    }

    /// <summary>Lets a request pass, or answers it: to the sign-in, to setting up a second factor, or that this is for others.</summary>
    /// <param name="rule">Null: closed to all.</param>
    public static async Task<bool> AdmitAsync(HttpContext context, StaffOnlyAttribute? rule, SignInSettings settings)
    {
        var request = context.Request;
        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        var session = StaffSession.Of(context);
        if (session is null)
        {
            if (reads)
            {
                context.Response.Redirect($"{Addresses.SignIn}{QueryString.Create("back", request.PathBase + request.Path + request.QueryString)}");
                return false;
            }

            var kept = await context.RequestServices.GetRequiredService<KeptForms>().ReadAsync(context, SessionCookie.LastSignedIn(context));
            new ShownInstead(Addresses.SignIn, StatusCodes.Status401Unauthorized, kept).AskFor(context);
            // Every 401 names a scheme; browsers know none of this name, so they ask for nothing.
            context.Response.Headers.WWWAuthenticate = "Form realm=\"staff\"";
            return false;
        }

        if (rule is null || !rule.Admits(session.Role))
        {
            new ShownInstead(ShownInstead.Refused, StatusCodes.Status403Forbidden).AskFor(context);
            return false;
        }

        if (settings.RequireSecondFactor && !session.HasSecondFactor && !rule.EvenWithoutSecondFactor)
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = Addresses.Security;
            return false;
        }

        // Whether they still may is not known: what they read, they could read a moment ago.
        if (session.DatabaseAway && !reads && !rule.EvenWithoutDatabase)
            throw new StoreAwayException();
        return true;
    }
}

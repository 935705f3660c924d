using System.Security.Claims;
using CcoPortal.Application.Account;
using CcoPortal.Data;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CcoPortal.Web.SignIn;

/// <summary>What becomes of the session's cookie with each request.</summary>
internal sealed class SessionCookie(TimeProvider clock) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var now = clock.GetUtcNow();
        var (kept, stamp) = (context.Principal is null ? null : StaffSession.From(context.Principal), context.Principal?.FindFirstValue(StaffSession.Stamp));
        if (kept is null || stamp is null || now - kept.Since >= SignInSettings.Longest)
        {
            await EndAsync(context);
            return;
        }

        try
        {
            if (await context.HttpContext.RequestServices.GetRequiredService<IMediator>().Send(new CheckSession.Query(kept.Id, stamp), context.HttpContext.RequestAborted) is not { } member)
            {
                await EndAsync(context);
                return;
            }

            context.HttpContext.Features.Set(kept with { Name = member.Name, Role = member.Role });
        }
        catch (StoreAwayException)
        {
            context.HttpContext.Features.Set(kept with { DatabaseAway = true });
        }

        // Not with every request, since each would set the cookie: half an hour is so exact to a minute.
        if (now - context.Properties.IssuedUtc > TimeSpan.FromMinutes(1))
            context.ShouldRenew = true;
    }

    /// <summary>Who the request's cookie is of, though the session may have ended: for telling whether what was sent is theirs.</summary>
    public static Guid? LastSignedIn(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        return options.CookieManager.GetRequestCookie(context, options.Cookie.Name!) is { } cookie && options.TicketDataFormat.Unprotect(cookie) is { } ticket ? StaffSession.From(ticket.Principal)?.Id : null;
    }

    private static Task EndAsync(CookieValidatePrincipalContext context)
    {
        context.RejectPrincipal();
        return context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}

using System.Security.Claims;
using CcoPortal.Application.Account;
using Microsoft.AspNetCore.Authentication;

namespace CcoPortal.Web.SignIn;

/// <summary>Someone whose password was right, and who has not shown the second factor yet. It opens nothing but the page that asks for it.</summary>
/// <param name="Stamp">As it was with the password.</param>
/// <param name="HasAuthenticator">Else only a passkey helps.</param>
public sealed record PendingSignIn(Guid Id, string Stamp, bool HasAuthenticator)
{
    public const string Scheme = "second-factor";

    private const string Code = "code";

    public static Task BeginAsync(HttpContext context, Member member)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(member);
        // Also for a page that is shown with this answer, before the browser has the cookie.
        context.Features.Set(new PendingSignIn(member.Id, member.Stamp, member.HasAuthenticator));
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, member.Id.ToString("D")), new Claim(StaffSession.Stamp, member.Stamp), new Claim(Code, member.HasAuthenticator ? "yes" : "no")], Scheme);
        return context.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    /// <returns>Null when nobody waits, or for too long.</returns>
    public static async Task<PendingSignIn?> OfAsync(HttpContext context) => context.Features.Get<PendingSignIn>() ??
        ((await context.AuthenticateAsync(Scheme)).Principal is { } principal && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        && principal.FindFirstValue(StaffSession.Stamp) is { } stamp ? new PendingSignIn(id, stamp, principal.HasClaim(Code, "yes")) : null);

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(Scheme);
}

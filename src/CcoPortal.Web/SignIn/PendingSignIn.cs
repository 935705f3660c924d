using System.Security.Claims;
using CcoPortal.Application.Account;
using Microsoft.AspNetCore.Authentication;

namespace CcoPortal.Web.SignIn;

/// <summary>Someone whose password was right, and who has not shown the second factor yet. It opens nothing but the page that asks for it.</summary>
/// <param name="Stamp">As it was with the password.</param>
public sealed record PendingSignIn(Guid Id, string Stamp)
{
    public const string Scheme = "second-factor";

    public static Task BeginAsync(HttpContext context, Member member)
    {
        ArgumentNullException.ThrowIfNull(member);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, member.Id.ToString("D")), new Claim(StaffSession.Stamp, member.Stamp)], Scheme);
        return context.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    /// <returns>Null when nobody waits, or for too long.</returns>
    public static async Task<PendingSignIn?> OfAsync(HttpContext context) =>
        (await context.AuthenticateAsync(Scheme)).Principal is { } principal && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        && principal.FindFirstValue(StaffSession.Stamp) is { } stamp ? new PendingSignIn(id, stamp) : null;

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(Scheme);
}

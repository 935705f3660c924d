using System.Globalization;
using System.Security.Claims;
using CcoPortal.Application.Account;
using CcoPortal.Domain.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace CcoPortal.Web.SignIn;

/// <summary>Who is signed in, as of this request. A feature of the request.</summary>
/// <param name="SecondFactorAt">When a second factor was last shown in this session; null when it never was.</param>
/// <param name="Since">When the session began.</param>
/// <param name="DatabaseAway">Whether the account still may is not known at this moment: it may read, and change nothing.</param>
public sealed record StaffSession(Guid Id, string Name, StaffRole Role, DateTimeOffset? SecondFactorAt, DateTimeOffset Since, bool DatabaseAway)
{
    internal const string Stamp = "stamp", Factor = "factor-at", Began = "since";

    public static StaffSession? Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<StaffSession>();
    }

    /// <summary>Begins a session, or goes on with one after something about it changed.</summary>
    public static Task BeginAsync(HttpContext context, Member member, DateTimeOffset? secondFactorAt, DateTimeOffset since)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(member);
        var session = new StaffSession(member.Id, member.Name, member.Role, secondFactorAt, since, false);
        context.User = session.Principal(member.Stamp);
        context.Features.Set(session);
        return context.SignInAsync(IdentityConstants.ApplicationScheme, context.User);
    }

    /// <summary>What is kept in the cookie.</summary>
    internal ClaimsPrincipal Principal(string stamp)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, Id.ToString("D")), new Claim(ClaimTypes.Name, Name), new Claim(ClaimTypes.Role, Role.ToString()), new Claim(Stamp, stamp), new Claim(Began, Text(Since)),
            ], IdentityConstants.ApplicationScheme);
        if (SecondFactorAt is { } at)
            identity.AddClaim(new Claim(Factor, Text(at)));
        return new ClaimsPrincipal(identity);

        static string Text(DateTimeOffset instant) => instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
    }

    internal static StaffSession? From(ClaimsPrincipal principal)
    {
        return Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) && Enum.TryParse<StaffRole>(principal.FindFirstValue(ClaimTypes.Role), out var role) && Time(Began) is { } since
            ? new StaffSession(id, principal.FindFirstValue(ClaimTypes.Name) ?? "", role, Time(Factor), since, false) : null;

        DateTimeOffset? Time(string claim) =>
            long.TryParse(principal.FindFirstValue(claim), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }
}

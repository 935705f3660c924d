using System.Globalization;
using System.Security.Claims;
using CcoPortal.Application.Account;
using CcoPortal.Domain.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace CcoPortal.Web.SignIn;

/// <summary>Who is signed in, as of this request. A feature of the request.</summary>
/// <param name="HasSecondFactor">A second factor was shown in this session, not a password alone.</param>
/// <param name="ProvenAt">When they last showed that it is them, with all that their account has.</param>
/// <param name="Since">When the session began.</param>
/// <param name="DatabaseAway">Whether the account still may is not known at this moment: it may read, and change nothing.</param>
public sealed record StaffSession(Guid Id, string Name, StaffRole Role, bool HasSecondFactor, DateTimeOffset ProvenAt, DateTimeOffset Since, bool DatabaseAway)
{
    internal const string Stamp = "stamp", Factor = "second-factor", Proven = "proven", Began = "since";

    /// <summary>So long after that, someone may change how they sign in without showing it again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);


    public static StaffSession? Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<StaffSession>();
    }

    /// <summary>Begins a session.</summary>
    public static Task BeginAsync(HttpContext context, Member member, bool hasSecondFactor, DateTimeOffset now) => KeepAsync(context, member, hasSecondFactor, now, now);

    /// <summary>Goes on with this session after something about the account changed, or was shown again.</summary>
    /// <param name="provenAt">Null: as before.</param>
    public Task GoOnAsync(HttpContext context, Member member, DateTimeOffset? provenAt = null, bool? hasSecondFactor = null) =>
        KeepAsync(context, member, hasSecondFactor ?? HasSecondFactor, provenAt ?? ProvenAt, Since);

    private static Task KeepAsync(HttpContext context, Member member, bool hasSecondFactor, DateTimeOffset provenAt, DateTimeOffset since)
    {
        var session = new StaffSession(member.Id, member.Name, member.Role, hasSecondFactor, provenAt, since, false);
        // The page that is shown with this answer is theirs already, and so is the token in its forms.
        context.User = session.Principal(member.Stamp);
        context.Features.Set(session);
        return context.SignInAsync(IdentityConstants.ApplicationScheme, context.User);
    }

    /// <summary>What is kept in the cookie.</summary>
    internal ClaimsPrincipal Principal(string stamp)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, Id.ToString("D")), new Claim(ClaimTypes.Name, Name), new Claim(ClaimTypes.Role, Role.ToString()), new Claim(Stamp, stamp), new Claim(Proven, Text(ProvenAt)), new Claim(Began, Text(Since)),
            ], IdentityConstants.ApplicationScheme);
        if (HasSecondFactor)
            identity.AddClaim(new Claim(Factor, "yes"));
        return new ClaimsPrincipal(identity);

        static string Text(DateTimeOffset instant) => instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
    }

    internal static StaffSession? From(ClaimsPrincipal principal)
    {
        return Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) && Enum.TryParse<StaffRole>(principal.FindFirstValue(ClaimTypes.Role), out var role) && Time(Began) is { } since && Time(Proven) is { } proven
            ? new StaffSession(id, principal.FindFirstValue(ClaimTypes.Name) ?? "", role, principal.HasClaim(Factor, "yes"), proven, since, false) : null;

        DateTimeOffset? Time(string claim) =>
            long.TryParse(principal.FindFirstValue(claim), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }
}

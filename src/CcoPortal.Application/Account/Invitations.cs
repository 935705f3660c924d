using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CcoPortal.Data;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Account;

/// <summary>Links by which someone sets a password: one at a time for each account, once, for a day. Only a link's hash is kept.</summary>
internal static class Invitations
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    private const string Provider = "portal", Name = "invitation";

    /// <summary>A new link's token. Whatever link the account had opens nothing any more.</summary>
    public static async Task<string> GiveAsync(PortalDbContext db, StaffMember staff, DateTimeOffset now)
    {
        var token = RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 45);
        var value = $"{HashOf(token)} {(now + Lasts).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}";
        if (await db.UserTokens.FindAsync(staff.Id, Provider, Name) is { } row)
            row.Value = value;
        else
            db.UserTokens.Add(new IdentityUserToken<Guid> { UserId = staff.Id, LoginProvider = Provider, Name = Name, Value = value });
        return token;
    }

    /// <summary>Whose link it is, their row locked.</summary>
    /// <returns>Null when it is no link, or an old one, or of someone who is disabled.</returns>
    public static async Task<StaffMember?> FindAsync(PortalDbContext db, string? token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = HashOf(token ?? "");
        var row = await db.UserTokens.AsNoTracking().SingleOrDefaultAsync(t => t.LoginProvider == Provider && t.Name == Name && t.Value!.StartsWith(hash), cancellationToken);
        if (row is null || await StaffAccounts.LockAsync(db, row.UserId, cancellationToken) is not { DisabledAt: null } staff)
            return null;
        // Again, under the lock: someone else may have used it meanwhile.
        var still = await db.UserTokens.FindAsync([staff.Id, Provider, Name], cancellationToken);
        return still?.Value?.Split(' ') is [var held, var until] && held == hash && now < DateTimeOffset.FromUnixTimeSeconds(long.Parse(until, CultureInfo.InvariantCulture)) ? staff : null;
    }

    public static async Task TakeBackAsync(PortalDbContext db, StaffMember staff)
    {
        if (await db.UserTokens.FindAsync(staff.Id, Provider, Name) is { } row)
            db.UserTokens.Remove(row);
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

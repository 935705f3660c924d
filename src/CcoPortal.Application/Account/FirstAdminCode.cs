using System.Security.Cryptography;
using System.Text;
using CcoPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Account;

/// <summary>The code by which the first admin of an installation gets in: who reads the portal's console has it anyway.</summary>
internal static class FirstAdminCode
{
    /// <summary>Whoever decides about the first admin holds this lock of PostgreSQL, so that two cannot.</summary>
    public const long Turn = 4_1861;

    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    /// <summary>No vowels and no digits: it spells nothing, and nothing is taken for something else. 20 of 20 letters are 86 bits.</summary>
    private const string Letters = "BCDFGHJKLMNPQRSTVWXZ";

    public static string New() => string.Join('-', RandomNumberGenerator.GetString(Letters, 20).Chunk(5).Select(c => new string(c)));

    /// <param name="typed">Blanks, dashes and case do not count.</param>
    public static byte[] HashOf(string? typed) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat((typed ?? "").Where(char.IsAsciiLetter)).ToUpperInvariant()));

    /// <summary>Demo accounts are nobody: they keep no installation from its first admin.</summary>
    public static async Task<bool> IsNeededAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var demos = DemoAccounts.All.Select(a => a.Email.ToUpperInvariant()).ToList();
        return !await db.Users.AnyAsync(s => !demos.Contains(s.NormalizedEmail!), cancellationToken);
    }
}

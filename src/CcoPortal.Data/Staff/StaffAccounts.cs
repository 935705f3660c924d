using CcoPortal.Data.Configurations;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Data.Staff;

/// <summary>Accounts under their rows' locks: whatever is counted or decided about one is decided by one request at a time.</summary>
public static class StaffAccounts
{
    /// <summary>So many failures in a row lock an account.</summary>
    public const int MostFailures = 5;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <returns>Null when there is none.</returns>
    public static async Task<StaffMember?> LockAsync(PortalDbContext db, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return (await db.Users.FromSql($"select * from staff where id = {id} for update").ToListAsync(cancellationToken)).SingleOrDefault();
    }

    /// <param name="normalizedEmail">As Identity normalizes it.</param>
    /// <inheritdoc cref="LockAsync(PortalDbContext, Guid, CancellationToken)"/>
    public static async Task<StaffMember?> LockAsync(PortalDbContext db, string? normalizedEmail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return (await db.Users.FromSql($"select * from staff where normalized_email = {normalizedEmail} for update").ToListAsync(cancellationToken)).SingleOrDefault();
    }

    /// <summary>Counts a failure.</summary>
    /// <returns>Until when the account is locked now; null when it is not.</returns>
    public static DateTimeOffset? Fail(StaffMember member, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (++member.AccessFailedCount < MostFailures)
            return null;
        (member.AccessFailedCount, member.LockoutEnd) = (0, now + LockedFor);
        return member.LockoutEnd;
    }

    public static bool IsLocked(StaffMember member, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(member);
        return member.LockoutEnd > now;
    }
}

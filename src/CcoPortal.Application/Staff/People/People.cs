using CcoPortal.Application.Account;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Staff;
using CcoPortal.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.People;

/// <summary>Who may act on whose account. Admins act one after the other, and none on themselves: so there is always one left.</summary>
internal static class People
{
    /// <exception cref="FluentValidation.ValidationException">Whoever asks is no admin (any more): another admin was quicker.</exception>
    public static async Task TakeTurnAsync(ChangeSet set, Actor actor, CancellationToken cancellationToken)
    {
        await set.Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({FirstAdminCode.Turn})", cancellationToken);
        if (!await set.Db.Users.AnyAsync(s => s.Id == actor.Id && s.Role == StaffRole.Admin && s.DisabledAt == null, cancellationToken))
            throw Refusal.Of("", "You are no longer an admin.");
    }

    /// <summary>Someone else's account, its row locked.</summary>
    /// <exception cref="FluentValidation.ValidationException">It is their own, or there is none.</exception>
    public static async Task<StaffMember> OtherAsync(ChangeSet set, Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await TakeTurnAsync(set, actor, cancellationToken);
        if (id == actor.Id)
            throw Refusal.Of("", "You cannot do this to your own account. Ask another admin.");
        return await StaffAccounts.LockAsync(set.Db, id, cancellationToken) ?? throw Refusal.Of("", "There is no such account.");
    }
}

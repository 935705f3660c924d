using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Changes;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Data.Outbox;

/// <summary>What a mail to a member of staff is written from: nothing that is proposed, since mail is read by many on its way.</summary>
/// <param name="Kind">See <see cref="StaffMailRow"/>.</param>
/// <param name="Title">Of the change request.</param>
/// <param name="State">Of the change request, now.</param>
/// <param name="By">Who did it; null for the portal itself.</param>
public sealed record StaffMail(string Kind, Guid Change, string Title, ChangeState State, string? By);

/// <summary>Mails to staff about change requests. Nobody gets any who may no longer sign in.</summary>
/// <param name="mayBeThere">Whether an account with this address may be here; demo accounts may not be, outside Development.</param>
public sealed class StaffMails(Func<StaffMail, WrittenMail> write, Func<string, bool> mayBeThere) : WaitingMails<StaffMailRow>
{
    private protected override IQueryable<StaffMailRow> Due(PortalDbContext db, DateTimeOffset now) => db.StaffMails.FromSql(
        $"select * from staff_mail where given_up_at is null and next_try_at <= {now} order by next_try_at limit 1 for update skip locked");

    private protected override async Task<(Opened Opened, Func<(string Address, WrittenMail Mail)>? Write)> OpenAsync(PortalDbContext db, StaffMailRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var staff = await db.Users.AsNoTracking().SingleAsync(s => s.Id == row.Staff, cancellationToken);
        if (staff is not { DisabledAt: null, Email: { } address } || !mayBeThere(address))
            return (Opened.NothingToSay, null);
        var change = await db.ChangeRequests.AsNoTracking().SingleAsync(c => c.Id == row.About, cancellationToken);
        // Written in the transaction that asked for the mail, so of the same moment.
        var happened = await db.AuditEvents.FromSql($"select * from audit_event where at = {row.AskedAt} and detail::jsonb->>'change' = {row.About.ToString("D")} order by id desc limit 1")
            .AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        var by = Guid.TryParse(happened?.Actor, out var id) ? await db.Users.Where(s => s.Id == id).Select(s => s.Name).SingleOrDefaultAsync(cancellationToken) : null;
        var mail = new StaffMail(row.Kind, change.Id, change.Title, change.State, by);
        return (Opened.ToSend, () => (address, write(mail)));
    }
}

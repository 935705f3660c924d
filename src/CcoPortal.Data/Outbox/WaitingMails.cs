using CcoPortal.Data.Configurations;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Data.Outbox;

/// <summary>A mail that its taker, and nobody else, must send now.</summary>
/// <param name="AskedAt">When it was asked for, as of when it was taken.</param>
/// <param name="Tries">This one counted.</param>
/// <param name="Write">Its address and its words.</param>
public sealed record TakenMail(Guid Id, DateTimeOffset AskedAt, int Tries, Func<(string Address, WrittenMail Mail)> Write);

/// <summary>Mails that wait in a table of the database. Several portals may take from it at once.</summary>
public abstract class WaitingMails
{
    /// <summary>Whoever took a mail and died has lost it after this time. Longer than a mail can take to send.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>A mail that no server took for so long stays in the table, and is not tried again.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(5);

    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(6);

    private protected WaitingMails()
    {
    }

    /// <summary>1, 2, 4, 8 … minutes, at most 6 hours.</summary>
    public static TimeSpan Delay(int tries) => TimeSpan.FromMinutes(Math.Min(Math.Pow(2, tries - 1), LongestDelay.TotalMinutes));

    /// <summary>Takes the mail that waits longest; null when none is due.</summary>
    public abstract Task<TakenMail?> TakeAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The server has it.</summary>
    public abstract Task SentAsync(PortalDbContext db, TakenMail mail, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>It could not be sent: later again, or never again.</summary>
    /// <returns>Whether it was given up.</returns>
    public abstract Task<bool> FailedAsync(PortalDbContext db, TakenMail mail, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Deletes what is no longer wanted.</summary>
    public virtual Task ExpireAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <inheritdoc/>
/// <typeparam name="TRow">Of its table.</typeparam>
public abstract class WaitingMails<TRow> : WaitingMails
    where TRow : class, IWaitingMail
{
    public override async Task<TakenMail?> TakeAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        while (true)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (await Due(db, now).AsNoTracking().ToListAsync(cancellationToken) is not [var row])
                return null;
            var (opened, write) = await OpenAsync(db, row, now, cancellationToken);
            if (opened == Opened.NothingToSay)
                await Of(db, row.Id).ExecuteDeleteAsync(cancellationToken);
            else
                await TryAtAsync(db, row.Id, now + (opened == Opened.Later ? Delay(row.Tries + 1) : Lease), row.Tries + 1, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            if (opened == Opened.ToSend)
                return new TakenMail(row.Id, row.AskedAt, row.Tries + 1, write!);
        }
    }

    public override Task SentAsync(PortalDbContext db, TakenMail mail, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        return Of(db, mail.Id).ExecuteDeleteAsync(cancellationToken);
    }

    public override async Task<bool> FailedAsync(PortalDbContext db, TakenMail mail, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        DateTimeOffset? givenUpAt = now - mail.AskedAt >= GiveUpAfter ? now : null;
        await Of(db, mail.Id).ExecuteUpdateAsync(m => m.SetProperty(r => r.NextTryAt, now + Delay(mail.Tries)).SetProperty(r => r.GivenUpAt, givenUpAt), cancellationToken);
        return givenUpAt is not null;
    }

    private protected static IQueryable<TRow> Of(PortalDbContext db, Guid id) => db.Set<TRow>().Where(m => m.Id == id);

    private protected static Task TryAtAsync(PortalDbContext db, Guid id, DateTimeOffset at, int tries, CancellationToken cancellationToken) =>
        Of(db, id).ExecuteUpdateAsync(m => m.SetProperty(r => r.NextTryAt, at).SetProperty(r => r.Tries, tries), cancellationToken);

    /// <summary>The row that waits longest, locked; none when none is due.</summary>
    private protected abstract IQueryable<TRow> Due(PortalDbContext db, DateTimeOffset now);

    /// <summary>Reads what the mail says, in the transaction that takes it.</summary>
    private protected abstract Task<(Opened Opened, Func<(string Address, WrittenMail Mail)>? Write)> OpenAsync(PortalDbContext db, TRow row, DateTimeOffset now, CancellationToken cancellationToken);

    private protected enum Opened
    {
        ToSend,

        /// <summary>Not by this portal, and nothing waits behind it.</summary>
        Later,

        NothingToSay,
    }
}

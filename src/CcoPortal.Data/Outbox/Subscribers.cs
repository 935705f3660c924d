using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Data.Outbox;

/// <summary>Who gets mail, in the database. All that concerns one subscriber happens under the lock of its row.</summary>
public static class Subscribers
{
    /// <summary>So long a confirmation can be pressed; then what was asked for is deleted.</summary>
    public static readonly TimeSpan ConfirmWithin = TimeSpan.FromDays(7);

    /// <summary>No address gets more than one confirmation in this time, however often it is typed in.</summary>
    public static readonly TimeSpan ConfirmEvery = TimeSpan.FromMinutes(10);

    /// <summary>Notes what an address wants to hear about, and a confirmation to be mailed. Asked again, it changes nothing but the day on which it expires.</summary>
    public static async Task AskAsync(PortalDbContext db, FieldCipher cipher, string address, string watch, string language, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(cipher);
        ArgumentNullException.ThrowIfNull(address);
        var id = Guid.CreateVersion7(now);
#pragma warning disable CA1308 // No mail server tells addresses apart by case.
        var (hash, encrypted) = (cipher.Hash(address.ToLowerInvariant()), cipher.Encrypt(address, id));
#pragma warning restore CA1308
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Who has confirmed something keeps their language: anyone may type their address.
        var subscriber = (await db.Subscribers.FromSql(
            $"""
            insert into subscriber (id, address_hash, address, language, next_confirm_at) values ({id}, {hash}, {encrypted}, {language}, {now})
            on conflict (address_hash) do update set language =
              case when exists (select from subscription s where s.subscriber = subscriber.id and s.confirmed_at is not null) then subscriber.language else excluded.language end
            returning *
            """).AsNoTracking().ToListAsync(cancellationToken))[0];
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into subscription (subscriber, watch, asked_at) values ({subscriber.Id}, {watch}, {now})
            on conflict (subscriber, watch) do update set asked_at = excluded.asked_at
            """, cancellationToken);
        // A confirmation that waits tells of this too. One that was given up, or is being sent at this moment, is sent again.
        var sendAt = subscriber.NextConfirmAt > now ? subscriber.NextConfirmAt : now;
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into outbox_mail (id, subscriber, asked_at, next_try_at, tries) values ({Guid.CreateVersion7(now)}, {subscriber.Id}, {now}, {sendAt}, 0)
            on conflict (subscriber, edition) do update set asked_at = excluded.asked_at,
              next_try_at = case when outbox_mail.given_up_at is null then outbox_mail.next_try_at else excluded.next_try_at end, given_up_at = null
            """, cancellationToken);
        await db.Database.ExecuteSqlAsync($"update subscriber set next_confirm_at = {sendAt + ConfirmEvery} where id = {subscriber.Id} and next_confirm_at <= {now}", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Confirms all that the token's subscriber asked for in time.</summary>
    /// <returns>All that they hear about from now on; empty when the token is unknown or too old.</returns>
    public static async Task<IReadOnlyList<string>> ConfirmAsync(PortalDbContext db, string token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(db, token, cancellationToken) is not { } id)
            return [];
        var since = now - ConfirmWithin;
        await db.Subscriptions.Where(s => s.Subscriber == id && s.ConfirmedAt == null && s.AskedAt > since)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.ConfirmedAt, now), cancellationToken);
        var watches = await db.Subscriptions.Where(s => s.Subscriber == id && s.ConfirmedAt != null).Select(s => s.Watch).Order().ToListAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return watches;
    }

    /// <summary>Deletes the token's subscriber and all that refers to it; a token that is unknown changes nothing.</summary>
    public static async Task LeaveAsync(PortalDbContext db, string token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(db, token, cancellationToken) is { } id)
            await DeleteAsync(db, [id], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Deletes what was not confirmed in time, and who then hears about nothing.</summary>
    public static async Task ExpireAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var since = now - ConfirmWithin;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Locked first, so that nobody asks or confirms at this moment.
        var ids = await db.Subscribers.FromSql(
            $"""
            select * from subscriber where id in (select subscriber from subscription where confirmed_at is null and asked_at <= {since}) for update skip locked
            """).Select(s => s.Id).ToListAsync(cancellationToken);
        if (ids.Count == 0)
            return;
        await db.Subscriptions.Where(s => ids.Contains(s.Subscriber) && s.ConfirmedAt == null && s.AskedAt <= since).ExecuteDeleteAsync(cancellationToken);
        await DeleteAsync(db, await db.Subscribers.Where(s => ids.Contains(s.Id) && !db.Subscriptions.Any(w => w.Subscriber == s.Id)).Select(s => s.Id).ToListAsync(cancellationToken), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Queues a mail about an edition to everyone who confirmed one of the watches; in the caller's transaction.</summary>
    public static Task TellAsync(PortalDbContext db, int edition, string[] watches, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        // Locked, so that who leaves at this moment is left out, and the publication does not fail for it.
        return db.Database.ExecuteSqlAsync(
            $"""
            with told as (select id from subscriber where id in (select subscriber from subscription where confirmed_at is not null and watch = any({watches})) for key share)
            insert into outbox_mail (id, subscriber, edition, asked_at, next_try_at, tries) select gen_random_uuid(), id, {edition}, {now}, {now}, 0 from told
            on conflict (subscriber, edition) do nothing
            """, cancellationToken);
    }

    /// <summary>A new token that nobody can guess, for an address in a mail: letters only, so that no program takes a part of it for something else.</summary>
    public static string NewToken() => RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 45);

    public static byte[] HashOf(string token) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));

    /// <summary>The subscriber that a token was mailed to, its row locked; null for none.</summary>
    private static async Task<Guid?> LockAsync(PortalDbContext db, string token, CancellationToken cancellationToken)
    {
        var hash = HashOf(token);
        var found = await db.Subscribers.FromSql($"select s.* from subscriber s where id = (select subscriber from mail_token where hash = {hash}) for update")
            .AsNoTracking().ToListAsync(cancellationToken);
        return found is [var subscriber] ? subscriber.Id : null;
    }

    private static async Task DeleteAsync(PortalDbContext db, List<Guid> ids, CancellationToken cancellationToken)
    {
        await db.OutboxMails.Where(m => ids.Contains(m.Subscriber)).ExecuteDeleteAsync(cancellationToken);
        await db.MailTokens.Where(t => ids.Contains(t.Subscriber)).ExecuteDeleteAsync(cancellationToken);
        await db.Subscriptions.Where(s => ids.Contains(s.Subscriber)).ExecuteDeleteAsync(cancellationToken);
        await db.Subscribers.Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}

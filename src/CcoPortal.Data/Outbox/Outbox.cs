using System.Text.Json;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Updates;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Data.Outbox;

/// <summary>A mail that its taker, and nobody else, must send now.</summary>
/// <param name="Row">As it is after it was taken.</param>
/// <param name="Subscriber">Whom to send it to.</param>
/// <param name="Token">Confirms and unsubscribes; only its hash is kept.</param>
/// <param name="Watches">For a confirmation: what there is to confirm. Else: what the subscriber hears about.</param>
/// <param name="News">What of the edition concerns them; null for a confirmation.</param>
public sealed record MailToSend(OutboxMailRow Row, SubscriberRow Subscriber, string Token, IReadOnlyList<string> Watches, EditionNews? News);

/// <summary>The queue of mails in the database. Several portals may take from it at once.</summary>
public static class Outbox
{
    /// <summary>Whoever took a mail and died has lost it after this time. Longer than a mail can take to send.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>A mail that no server took for so long stays in the table, and is not tried again.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(5);

    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(6);

    /// <summary>1, 2, 4, 8 … minutes, at most 6 hours.</summary>
    public static TimeSpan Delay(int tries) => TimeSpan.FromMinutes(Math.Min(Math.Pow(2, tries - 1), LongestDelay.TotalMinutes));

    /// <summary>Takes the mail that waits longest; null when none is due.</summary>
    public static async Task<MailToSend?> TakeAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        while (true)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            // Both rows or neither: whoever asks, confirms or leaves at this moment holds the subscriber first.
            var due = await db.OutboxMails.FromSql(
                $"""
                select m.* from outbox_mail m join subscriber s on s.id = m.subscriber
                where m.given_up_at is null and m.next_try_at <= {now} order by m.next_try_at limit 1 for update of m, s skip locked
                """).AsNoTracking().ToListAsync(cancellationToken);
            if (due is not [var row])
                return null;
            MailToSend? mail;
            try
            {
                mail = await OpenAsync(db, row with { NextTryAt = now + Lease, Tries = row.Tries + 1 }, now, cancellationToken);
            }
            catch (JsonException)
            {
                // News of a later portal's making: it waits, and nothing waits behind it.
                await db.OutboxMails.Where(m => m.Id == row.Id)
                    .ExecuteUpdateAsync(m => m.SetProperty(r => r.NextTryAt, now + Delay(row.Tries + 1)).SetProperty(r => r.Tries, row.Tries + 1), cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                continue;
            }

            if (mail is null)
            {
                // Nothing to say any more.
                await db.OutboxMails.Where(m => m.Id == row.Id).ExecuteDeleteAsync(cancellationToken);
            }
            else
            {
                await db.OutboxMails.Where(m => m.Id == row.Id)
                    .ExecuteUpdateAsync(m => m.SetProperty(r => r.NextTryAt, mail.Row.NextTryAt).SetProperty(r => r.Tries, mail.Row.Tries), cancellationToken);
                if (row.Edition is null)
                    await db.Subscribers.Where(s => s.Id == row.Subscriber).ExecuteUpdateAsync(s => s.SetProperty(r => r.NextConfirmAt, now + Subscribers.ConfirmEvery), cancellationToken);
                db.MailTokens.Add(new MailTokenRow(Subscribers.HashOf(mail.Token), row.Subscriber));
                await db.SaveChangesAsync(cancellationToken);
                db.ChangeTracker.Clear();
            }

            await transaction.CommitAsync(cancellationToken);
            if (mail is not null)
                return mail;
        }
    }

    /// <summary>The server has it. When it was asked for again meanwhile, it may not have said all: then it is sent once more, later.</summary>
    public static async Task SentAsync(PortalDbContext db, OutboxMailRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        if (await db.OutboxMails.Where(m => m.Id == row.Id && m.AskedAt == row.AskedAt).ExecuteDeleteAsync(cancellationToken) == 0)
            await db.OutboxMails.Where(m => m.Id == row.Id).ExecuteUpdateAsync(m => m.SetProperty(r => r.NextTryAt, now + Subscribers.ConfirmEvery).SetProperty(r => r.Tries, 0), cancellationToken);
    }

    /// <summary>It could not be sent: later again, or never again.</summary>
    /// <returns>Whether it was given up.</returns>
    public static async Task<bool> FailedAsync(PortalDbContext db, OutboxMailRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        DateTimeOffset? givenUpAt = now - row.AskedAt >= GiveUpAfter ? now : null;
        await db.OutboxMails.Where(m => m.Id == row.Id)
            .ExecuteUpdateAsync(m => m.SetProperty(r => r.NextTryAt, now + Delay(row.Tries)).SetProperty(r => r.GivenUpAt, givenUpAt), cancellationToken);
        return givenUpAt is not null;
    }

    private static async Task<MailToSend?> OpenAsync(PortalDbContext db, OutboxMailRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var subscriber = await db.Subscribers.AsNoTracking().SingleAsync(s => s.Id == row.Subscriber, cancellationToken);
        var since = now - Subscribers.ConfirmWithin;
        var watches = await db.Subscriptions.AsNoTracking().Where(s => s.Subscriber == row.Subscriber && (row.Edition == null ? s.ConfirmedAt == null && s.AskedAt > since : s.ConfirmedAt != null))
            .Select(s => s.Watch).Order().ToListAsync(cancellationToken);
        EditionNews? news = null;
        if (row.Edition is { } edition)
        {
            var published = await db.Editions.AsNoTracking().SingleAsync(e => e.Number == edition, cancellationToken);
            news = (await db.EditionChanges.AsNoTracking().SingleAsync(c => c.Edition == edition, cancellationToken)).Open(published.PublishedAt);
            news = news with { Changes = [.. news.Changes.Where(c => c.Watches().Intersect(watches, StringComparer.Ordinal).Any())] };
        }

        return watches.Count == 0 || news is { Changes.Count: 0 } ? null
            : new MailToSend(row, subscriber, Subscribers.NewToken(), watches, news);
    }
}

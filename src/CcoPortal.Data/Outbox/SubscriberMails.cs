using System.Text.Json;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Updates;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Data.Outbox;

/// <summary>What a mail to a subscriber is written from.</summary>
/// <param name="Subscriber">Whom to send it to.</param>
/// <param name="Token">Confirms and unsubscribes; only its hash is kept.</param>
/// <param name="Watches">For a confirmation: what there is to confirm. Else: what the subscriber hears about.</param>
/// <param name="News">What of the edition concerns them; null for a confirmation.</param>
public sealed record SubscriberMail(SubscriberRow Subscriber, string Token, IReadOnlyList<string> Watches, EditionNews? News);

/// <summary>Mails to those who asked to hear of changes.</summary>
/// <param name="write">Puts a mail into words, in its reader's language.</param>
public sealed class SubscriberMails(FieldCipher cipher, Func<SubscriberMail, WrittenMail> write) : WaitingMails<OutboxMailRow>
{
    /// <summary>When it was asked for again meanwhile, it may not have said all: then it is sent once more, later.</summary>
    public override async Task SentAsync(PortalDbContext db, TakenMail mail, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (await Of(db, mail.Id).Where(m => m.AskedAt == mail.AskedAt).ExecuteDeleteAsync(cancellationToken) == 0)
            await TryAtAsync(db, mail.Id, now + Subscribers.ConfirmEvery, 0, cancellationToken);
    }

    public override Task ExpireAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken) => Subscribers.ExpireAsync(db, now, cancellationToken);

    /// <summary>Both rows or neither: whoever asks, confirms or leaves at this moment holds the subscriber first.</summary>
    private protected override IQueryable<OutboxMailRow> Due(PortalDbContext db, DateTimeOffset now) => db.OutboxMails.FromSql(
        $"""
        select m.* from outbox_mail m join subscriber s on s.id = m.subscriber
        where m.given_up_at is null and m.next_try_at <= {now} order by m.next_try_at limit 1 for update of m, s skip locked
        """);

    private protected override async Task<(Opened Opened, Func<(string Address, WrittenMail Mail)>? Write)> OpenAsync(PortalDbContext db, OutboxMailRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        SubscriberMail? mail;
        try
        {
            mail = await ReadAsync(db, row, now, cancellationToken);
        }
        catch (JsonException)
        {
            // News of a later portal's making.
            return (Opened.Later, null);
        }

        if (mail is null)
            return (Opened.NothingToSay, null);
        if (row.Edition is null)
            await db.Subscribers.Where(s => s.Id == row.Subscriber).ExecuteUpdateAsync(s => s.SetProperty(r => r.NextConfirmAt, now + Subscribers.ConfirmEvery), cancellationToken);
        db.MailTokens.Add(new MailTokenRow(Subscribers.HashOf(mail.Token), row.Subscriber));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return (Opened.ToSend, () => (cipher.Decrypt(mail.Subscriber.Address, mail.Subscriber.Id), write(mail)));
    }

    private static async Task<SubscriberMail?> ReadAsync(PortalDbContext db, OutboxMailRow row, DateTimeOffset now, CancellationToken cancellationToken)
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
            : new SubscriberMail(subscriber, Subscribers.NewToken(), watches, news);
    }
}

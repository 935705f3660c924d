using System.Net;
using CcoPortal.Data.Outbox;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>The way of a subscriber: from the form to the mail that says what changed, and out again.</summary>
public sealed class SubscriberTests
{
    [Fact]
    public async Task Someone_asks_confirms_hears_of_a_change_in_their_language_and_stops()
    {
        await using var portal = await UpdatesPortal.StartAsync();
        var visitor = Visitor.Of(portal);

        // A link alone confirms nothing: scanners follow it.
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostUncheckedAsync("/es/updates", ("email", "Rosa.Lopez@example.org"), ("watch", "county:lane"))).Status);
        var confirmation = (await portal.Mailbox.WaitAsync(1))[0];
        await visitor.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, confirmation.LinkTo("confirm")));
        await using (var db = portal.Open())
            Assert.Null((await db.Subscriptions.SingleAsync()).ConfirmedAt);
        Assert.StartsWith("/es/updates/confirm?", confirmation.LinkTo("confirm"), StringComparison.Ordinal);
        Assert.Equal(("Rosa.Lopez@example.org", "es-US"), (confirmation.To, confirmation.Header("Content-Language")));
        Assert.Contains("- condado de Lane", confirmation.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("OHP", confirmation.Header("Subject"), StringComparison.Ordinal);
        Assert.NotEqual("", confirmation.Header("Subject"));

        var page = await visitor.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, confirmation.LinkTo("confirm")));
        var confirmed = await visitor.PressOneAsync(page);
        Assert.Contains("condado de Lane", confirmed.Words, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("private, no-cache", confirmed.Header("Cache-Control"));

        await portal.SubscribeAsync("sam@example.org", "county:wallowa");
        await portal.SubscribeAsync("kim@example.org", "cco:trillium-lane");
        Assert.Equal(2, await portal.PublishPhoneAsync("800-555-0123"));
        var news = (await portal.Mailbox.WaitAsync(5)).Skip(3).ToList();
        await Task.Delay(3000);
        Assert.Equal(5, portal.Mailbox.Received.Count);
        Assert.Equal(["Rosa.Lopez@example.org", "kim@example.org"], news.Select(m => m.To).Order(StringComparer.Ordinal));
        Assert.All(news, m => Assert.Contains("- Trillium (Lane)", m.Body, StringComparison.Ordinal));
        Assert.All(news, m => Assert.Contains("800-555-0123.", m.Body, StringComparison.Ordinal));
        var hers = news.Single(m => m.To.StartsWith('R'));
        Assert.Contains("http://localhost/es/ccos/trillium-lane", hers.Body, StringComparison.Ordinal);
        Assert.Contains("http://localhost/ccos/trillium-lane", news.Single(m => m.To.StartsWith('k')).Body, StringComparison.Ordinal);
        Assert.Empty(await portal.OutboxAsync());

        // Publishing the same again mails nothing; what changes nothing for members mails nothing.
        Assert.Equal(2, await portal.PublishPhoneAsync("800-555-0123"));
        Assert.Equal(3, await portal.PublishAsync(f => f with { Holidays = [.. f.Holidays.Select((h, i) => i == 0 ? h with { Name = "A day off" } : h)] }));
        Assert.Empty(await portal.OutboxAsync());

        var stop = await visitor.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, hers.LinkTo("stop")));
        await using (var db = portal.Open())
            Assert.Equal(3, await db.Subscribers.CountAsync());
        Assert.Equal(HttpStatusCode.OK, (await visitor.PressOneAsync(stop)).Status);
        await using (var db = portal.Open())
        {
            Assert.Equal((2, 2), (await db.Subscribers.CountAsync(), await db.Subscriptions.CountAsync()));
            Assert.DoesNotContain(await db.MailTokens.ToListAsync(), t => t.Hash.SequenceEqual(Subscribers.HashOf(hers.LinkTo("stop").Split('=')[1])));
        }

        // The link of the other mail to her has gone with her.
        Assert.NotEmpty((await visitor.PressOneAsync(page)).All("main a[href='/es/updates']"));
        await portal.PublishPhoneAsync("800-555-0124");
        await portal.Mailbox.WaitAsync(6);
        await Task.Delay(3000);
        Assert.Equal("kim@example.org", Assert.Single(portal.Mailbox.Received.Skip(5)).To);
    }

    [Fact]
    public async Task A_mail_provider_unsubscribes_with_one_post()
    {
        await using var portal = await UpdatesPortal.StartAsync();
        var mail = await portal.SubscribeAsync("kim@example.org", "all");
        Assert.Equal("List-Unsubscribe=One-Click", mail.Header("List-Unsubscribe-Post"));
        var address = mail.Header("List-Unsubscribe").Trim('<', '>');
        Assert.StartsWith("http://localhost/updates/stop?token=", address, StringComparison.Ordinal);

        var answer = await Visitor.Of(portal).SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(address).PathAndQuery)
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]),
        });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        await using var db = portal.Open();
        Assert.Equal((0, 0, 0, 0), (await db.Subscribers.CountAsync(), await db.Subscriptions.CountAsync(), await db.MailTokens.CountAsync(), await db.OutboxMails.CountAsync()));
    }

    [Fact]
    public async Task The_answer_is_the_same_whether_or_not_an_address_is_known_and_confirmations_do_not_flood()
    {
        await using var portal = await UpdatesPortal.StartAsync();
        var visitor = Visitor.Of(portal);
        var first = await visitor.PostAsync("/updates", ("email", "kim@example.org"), ("watch", "all"));
        var mail = (await portal.Mailbox.WaitAsync(1))[0];
        var pending = await visitor.PostAsync("/updates", ("email", "KIM@example.org"), ("watch", "all"));
        await visitor.PostAsync(mail.LinkTo("confirm"));
        var known = await visitor.PostAsync("/updates", ("email", "kim@example.org"), ("watch", "county:lane"));
        // The menus hold what was typed; the rest is the same.
        Assert.Equal((first.Words, first.Words), (pending.Words, known.Words));
        Assert.Equal((first.Status, first.Status), (pending.Status, known.Status));
        await Task.Delay(3000);
        Assert.Single(portal.Mailbox.Received);

        // What was asked for meanwhile comes when its time has come, and says all that is to confirm.
        portal.Clock.Set(portal.Clock.GetUtcNow() + Subscribers.ConfirmEvery);
        var second = (await portal.Mailbox.WaitAsync(2))[1];
        Assert.Contains("- Lane County", second.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("- All CCOs", second.Body, StringComparison.Ordinal);
        await using var db = portal.Open();
        Assert.Equal(1, await db.Subscribers.CountAsync());
        Assert.Equal(1, await db.Subscriptions.CountAsync(s => s.ConfirmedAt != null));
    }

    [Fact]
    public async Task What_is_not_confirmed_within_a_week_is_deleted()
    {
        await using var portal = await UpdatesPortal.StartAsync();
        var visitor = Visitor.Of(portal);
        await visitor.PostAsync("/updates", ("email", "kim@example.org"), ("watch", "all"));
        var mail = (await portal.Mailbox.WaitAsync(1))[0];

        portal.Clock.Set(portal.Clock.GetUtcNow() + Subscribers.ConfirmWithin);

        Assert.Equal("This link is too old", (await visitor.PostAsync(mail.LinkTo("confirm"))).Heading);
        await portal.AdvanceUntilAsync(
            async () =>
            {
                await using var db = portal.Open();
                return !await db.Subscribers.AnyAsync() && !await db.Subscriptions.AnyAsync() && !await db.MailTokens.AnyAsync();
            },
            TimeSpan.FromSeconds(10));
    }
}

using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
using CcoPortal.Data.EmbeddedPostgres;
using CcoPortal.Data.Outbox;
using CcoPortal.IntegrationTests.EmbeddedPostgres;
using CcoPortal.UnitTests.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>From the form to the mail that says what changed, and out again; with a mail server that is read, and one that is unwell.</summary>
public sealed class UpdatesTests(ScratchFolder scratch) : IClassFixture<ScratchFolder>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Someone_asks_confirms_hears_of_a_change_in_their_language_and_stops()
    {
        await using var portal = await UpdatesPortal.StartAsync();
        var visitor = Visitor.Of(portal);

        // A link alone confirms nothing: scanners follow it.
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(visitor, "/es/updates", ("email", "Rosa.Lopez@example.org"), ("watch", "county:lane"))).Status);
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
        var confirmed = await PressAsync(visitor, page);
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
        Assert.Equal(HttpStatusCode.OK, (await PressAsync(visitor, stop)).Status);
        await using (var db = portal.Open())
        {
            Assert.Equal((2, 2), (await db.Subscribers.CountAsync(), await db.Subscriptions.CountAsync()));
            Assert.DoesNotContain(await db.MailTokens.ToListAsync(), t => t.Hash.SequenceEqual(Subscribers.HashOf(hers.LinkTo("stop").Split('=')[1])));
        }

        // The link of the other mail to her has gone with her.
        Assert.NotEmpty((await PressAsync(visitor, page)).All("main a[href='/es/updates']"));
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
    public async Task While_the_mail_server_is_down_refuses_or_hangs_up_nothing_is_lost_and_then_each_mail_comes_once_and_no_address_is_in_clear()
    {
        await using var portal = await UpdatesPortal.StartAsync();
        var addresses = Enumerable.Range(0, 4).Select(i => $"reader{i}@example.org").ToList();
        _ = portal.Visitor();
        portal.Mailbox.Close();
        foreach (var address in addresses)
            await portal.AddAsync(address, "county:lane");
        await portal.PublishPhoneAsync("800-555-0123");
        await TriedAsync(1);
        portal.Mailbox.Refuses = "451 4.3.0 not now,";
        portal.Mailbox.Open();
        await TriedAsync(2);
        portal.Mailbox.Refuses = "550 5.1.1 no such user";
        await TriedAsync(3);
        portal.Mailbox.Refuses = null;
        portal.Mailbox.DropsInData = true;
        await TriedAsync(4);
        Assert.Empty(portal.Mailbox.Received);
        Assert.Equal(4, (await portal.OutboxAsync()).Count);
        await AssertNowhereAsync(portal, addresses);

        portal.Mailbox.DropsInData = false;
        await portal.AdvanceUntilAsync(async () => (await portal.OutboxAsync()).Count == 0, TimeSpan.FromMinutes(20));
        await Task.Delay(3000);
        Assert.Equal(addresses, portal.Mailbox.Received.Select(m => m.To).Order(StringComparer.Ordinal));
        Assert.Contains(portal.Logged, l => l.Contains("could not be sent at try", StringComparison.Ordinal));
        await AssertNowhereAsync(portal, addresses);

        Task TriedAsync(int times) => portal.AdvanceUntilAsync(async () => (await portal.OutboxAsync()).All(m => m.Tries >= times && m.GivenUpAt == null), TimeSpan.FromMinutes(times));
    }

    [Fact]
    public async Task After_days_in_vain_a_mail_is_given_up_and_stays_where_it_can_be_seen()
    {
        await using var portal = await UpdatesPortal.StartAsync();
        _ = portal.Visitor();
        await portal.AddAsync("kim@example.org", "all");
        portal.Mailbox.Refuses = "550 5.1.1 no such user";
        await portal.PublishPhoneAsync("800-555-0123");
        var began = portal.Clock.GetUtcNow();

        await portal.AdvanceUntilAsync(async () => (await portal.OutboxAsync()).Single().GivenUpAt != null, TimeSpan.FromHours(1));

        var row = (await portal.OutboxAsync()).Single();
        Assert.InRange(row.GivenUpAt!.Value - began, WaitingMails.GiveUpAfter - TimeSpan.FromHours(1), TimeSpan.FromDays(30));
        Assert.InRange(row.Tries, 5, 40);
        var tries = portal.Mailbox.Tries;
        portal.Mailbox.Refuses = null;
        portal.Clock.Set(portal.Clock.GetUtcNow().AddDays(1));
        await Task.Delay(3000);
        Assert.Equal((tries, 0), (portal.Mailbox.Tries, portal.Mailbox.Received.Count));
    }

    [Fact]
    public async Task Two_portals_on_one_database_send_each_mail_once()
    {
        await using var one = await UpdatesPortal.StartAsync();
        _ = one.Visitor();
        await using var two = await UpdatesPortal.StartAsync(one.Database, beside: one);
        _ = two.Visitor();
        var addresses = Enumerable.Range(100, 60).Select(i => $"reader{i}@example.org").ToList();
        foreach (var address in addresses)
            await one.AddAsync(address, "all");

        await one.PublishPhoneAsync("800-555-0123");

        await one.Mailbox.WaitAsync(addresses.Count);
        await Task.Delay(4000);
        Assert.Equal(addresses, one.Mailbox.Received.Select(m => m.To).Order(StringComparer.Ordinal));
        Assert.Equal(addresses.Count, one.Mailbox.Received.Select(m => m.Header("Message-ID")).Distinct().Count());
        Assert.Empty(await one.OutboxAsync());
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

    [Fact]
    public async Task Where_encryption_is_asked_for_nothing_is_said_to_a_server_that_has_none()
    {
        await using var portal = await UpdatesPortal.StartAsync();
        portal.Settings["Portal:Smtp:Tls"] = "true";
        await Visitor.Of(portal).PostAsync("/updates", ("email", "kim@example.org"), ("watch", "all"));

        await portal.AdvanceUntilAsync(async () => (await portal.OutboxAsync()).Single().Tries >= 2, TimeSpan.FromMinutes(1));

        Assert.Equal((0, 0), (portal.Mailbox.Tries, portal.Mailbox.Received.Count));
        Assert.Contains(portal.Logged, l => l.Contains("could not be sent at try", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_client_cannot_have_many_mails_sent_in_a_minute()
    {
        await using var portal = await UpdatesPortal.StartAsync();
        portal.Settings["Portal:RateLimit:LookupsPerMinute"] = "60";
        var visitor = Visitor.Of(portal);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
            answers.Add((await visitor.PostAsync("/updates", ("email", $"reader{i}@example.org"), ("watch", "all"))).Status);
        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.OK, 5), HttpStatusCode.TooManyRequests], answers);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/updates")).Status);
    }

    [Fact]
    public async Task A_post_from_another_site_is_refused()
    {
        await using var portal = await UpdatesPortal.StartAsync();
        var visitor = Visitor.Of(portal);
        foreach (var (header, value, status) in new[]
        {
            ("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden), ("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden), ("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK),
            ("Origin", "https://evil.example", HttpStatusCode.Forbidden), ("Origin", "http://localhost", HttpStatusCode.OK), ("Origin", "null", HttpStatusCode.OK), ("Accept", "*/*", HttpStatusCode.OK),
        })
        {
            foreach (var address in new[] { "/updates", "/updates/confirm", "/updates/stop" })
            {
                var request = new HttpRequestMessage(HttpMethod.Post, address)
                {
                    Content = new FormUrlEncodedContent([KeyValuePair.Create("email", "kim@example.org"), KeyValuePair.Create("watch", "all"), KeyValuePair.Create("token", "x")]),
                };
                request.Headers.TryAddWithoutValidation(header, value);
                var answer = await visitor.SendUncheckedAsync(request);
                Assert.True(answer.Status == status, $"{address} with {header}: {value} answers {answer.Status}");
            }
        }
    }

    [Fact]
    public async Task While_the_database_is_away_what_was_typed_is_kept_and_the_feed_goes_on()
    {
        await using var server = await EmbeddedPostgresServer.StartAsync(new EmbeddedPostgresOptions(scratch.At("updates"), Durable: false), NullLogger.Instance, CancellationToken.None);
        await using var portal = await UpdatesPortal.StartAsync(await server.CreateDatabaseAsync("updates", CancellationToken.None));
        var visitor = Visitor.Of(portal);
        var mail = await portal.SubscribeAsync("kim@example.org", "cco:trillium-lane");
        await portal.PublishPhoneAsync("800-555-0123");
        await portal.Mailbox.WaitAsync(2);
        var feed = await EventuallyAsync(visitor, "/updates.atom", p => p.Text.Contains("800-555-0123", StringComparison.Ordinal));

        await server.StopAsync(CancellationToken.None);
        await EventuallyAsync(visitor, "/health/ready", p => p.Text.Contains("\"away\"", StringComparison.Ordinal));
        var away = await visitor.PostAsync("/updates", ("email", "sam@example.org"), ("watch", "county:lane"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "private, no-cache"), (away.Status, away.Header("Cache-Control")));
        Assert.Equal("sam@example.org", away.All("#email").Single().GetAttribute("value"));
        Assert.Equal("county:lane", away.All("#watch option[selected]").Single().GetAttribute("value"));
        Assert.NotEmpty(away.All("main a[href='tel:+18002730557']"));
        foreach (var page in new[] { "confirm", "stop" })
        {
            var unread = await visitor.GetAsync(mail.LinkTo(page));
            Assert.Equal(HttpStatusCode.OK, unread.Status);
            var pressed = await visitor.PressAsync(unread.All("main form button").Single());
            Assert.Equal(HttpStatusCode.ServiceUnavailable, pressed.Status);
            Assert.NotEmpty(pressed.All("main a[href='tel:+18002730557']"));
            Assert.Equal(unread.All("main input").Single().GetAttribute("value"), pressed.All("main input").Single().GetAttribute("value"));
        }

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/updates")).Status);
        Assert.Equal(feed.Text, (await visitor.GetAsync("/updates.atom")).Text);
        // A portal that starts then tells of the changes too, out of the edition file.
        await using (var other = await UpdatesPortal.StartAsync(portal.Database))
        {
            File.Copy(Path.Combine(portal.StateDir, "edition.json"), Path.Combine(other.StateDir, "edition.json"));
            Assert.Equal(feed.Text, (await Visitor.Of(other).GetAsync("/updates.atom")).Text);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Visitor.Of(other).PostAsync("/updates", ("email", "sam@example.org"), ("watch", "all"))).Status);
        }

        await server.StartAgainAsync(CancellationToken.None);
        await EventuallyAsync(visitor, "/health/ready", p => p.Text.Contains("\"answers\"", StringComparison.Ordinal));
        Assert.Equal("Look in your e-mail", (await visitor.PostAsync("/updates", ("email", "sam@example.org"), ("watch", "county:lane"))).Heading);
        await portal.Mailbox.WaitAsync(3);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_at_its_field_and_kept()
    {
        await using var portal = await UpdatesPortal.StartAsync();
        var visitor = Visitor.Of(portal);
        foreach (var typed in new[]
        {
            "", " ", "kim", "kim@", "@example.org", "kim@example", "kim@example.org, sam@example.org", "Kim <kim@example.org>", "kim@exa mple.org", "kim@example.org\r\nBcc: sam@example.org",
            "kím@example.org", "kim@example..org", "kim@.org", ".kim@example.org", "\"k m\"@example.org", new string('k', 250) + "@example.org",
        })
        {
            var page = await PostAsync(visitor, "/updates", ("email", typed), ("watch", "county:lane"));
            Assert.True(page.Status == HttpStatusCode.BadRequest, $"“{typed}” answers {page.Status}");
            Assert.Equal("email", page.All(".error-summary a").Single().GetAttribute("href")![1..]);
            Assert.Equal("county:lane", page.All("#watch option[selected]").Single().GetAttribute("value"));
        }

        foreach (var watch in new[] { "", "everything", "county:x", "cco:x", "cco:", "zip:97301" })
        {
            var page = await visitor.PostAsync("/updates", ("email", "kim@example.org"), ("watch", watch));
            Assert.Equal((HttpStatusCode.BadRequest, "#watch"), (page.Status, page.All(".error-summary a").Single().GetAttribute("href")));
            Assert.Equal("kim@example.org", page.All("#email").Single().GetAttribute("value"));
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/updates")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/updates/confirm")).Status);
        Assert.Equal("This link is too old", (await visitor.PostAsync("/updates/confirm", ("token", "x"))).Heading);
        Assert.Equal("You get no more e-mail from us", (await visitor.PostAsync("/updates/stop", ("token", "x"))).Heading);
        Assert.Empty(await portal.OutboxAsync());
    }

    [Theory]
    [InlineData("Portal:FieldKey")]
    [InlineData("Portal:Smtp:Host")]
    [InlineData("Portal:Smtp:From")]
    [InlineData("Portal:PublicUrl")]
    public async Task Without_what_it_needs_the_form_is_not_offered_and_the_page_says_so(string missing)
    {
        await using var portal = await UpdatesPortal.StartAsync();
        portal.Settings.Remove(missing);
        var visitor = Visitor.Of(portal);

        var page = await visitor.GetAsync("/updates");

        Assert.Empty(page.All("#email"));
        Assert.Contains("We do not offer e-mail here yet.", page.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.PostAsync("/updates", ("email", "kim@example.org"), ("watch", "all"))).Status);
        // Who subscribed before can still stop.
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostAsync("/updates/stop", ("token", "x"))).Status);
    }

    [Fact]
    public async Task The_feed_is_valid_and_its_ids_stay_and_the_page_says_the_same()
    {
        await using var portal = await UpdatesPortal.StartAsync();
        var visitor = Visitor.Of(portal);
        AssertValid(await visitor.GetAsync("/updates.atom"), 0);
        Assert.Contains("Nothing has changed", (await visitor.GetAsync("/updates")).Words, StringComparison.Ordinal);

        await portal.PublishPhoneAsync("800-555-0123");
        var first = AssertValid(await EventuallyAsync(visitor, "/updates.atom", p => p.Text.Contains("0123", StringComparison.Ordinal)), 1);
        var handOver = new DateOnly(2027, 1, 1);
        await portal.PublishAsync(f => f with { ServiceAreas = [.. f.ServiceAreas.Select(a => a is { Cco: "trillium-lane", To: null } ? a with { To = handOver } : a)] });
        var answer = await EventuallyAsync(visitor, "/updates.atom", p => p.Text.Contains("January 1, 2027", StringComparison.Ordinal));
        var second = AssertValid(answer, answer.Text.Split("<entry>").Length - 1);

        Assert.Equal("application/atom+xml", answer.Type);
        Assert.Equal(first.Elements(Atom + "entry").Single().Element(Atom + "id")!.Value, second.Elements(Atom + "entry").Last().Element(Atom + "id")!.Value);
        Assert.Equal(first.Element(Atom + "id")!.Value, second.Element(Atom + "id")!.Value);
        var page = await visitor.GetAsync("/updates");
        Assert.All(second.Elements(Atom + "entry"), e => Assert.Contains(e.Element(Atom + "summary")!.Value, page.Words, StringComparison.Ordinal));
        Assert.Contains("stops serving", page.Words, StringComparison.Ordinal);
        Assert.NotEmpty(page.All("link[rel=alternate][type='application/atom+xml'][href='/updates.atom']"));
        var spanish = AssertValid(await visitor.GetAsync("/es/updates.atom"), second.Elements(Atom + "entry").Count());
        Assert.Contains("http://localhost/es/updates.atom", spanish.ToString(), StringComparison.Ordinal);
        Assert.Empty(page.Blocks().SelectMany(b => PlainLanguage.Faults(b)));
    }

    /// <summary>What RFC 4287 asks for.</summary>
    private static XElement AssertValid(Page answer, int entries)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var feed = XDocument.Parse(answer.Text).Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        var all = feed.Elements(Atom + "entry").ToList();
        Assert.Equal(entries, all.Count);
        foreach (var element in all.Prepend(feed))
        {
            foreach (var once in new[] { "id", "title", "updated" })
                Assert.NotEqual("", Assert.Single(element.Elements(Atom + once)).Value);
            Assert.StartsWith("tag:localhost,2026:updates/", element.Element(Atom + "id")!.Value, StringComparison.Ordinal);
            Assert.True(DateTimeOffset.TryParseExact(element.Element(Atom + "updated")!.Value, ["yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _));
            Assert.All(element.Elements(Atom + "link"), l => Assert.True(Uri.TryCreate(l.Attribute("href")!.Value, UriKind.Absolute, out _)));
            Assert.Single(element.Elements(Atom + "link"), l => l.Attribute("rel")!.Value == "alternate");
        }

        Assert.NotEqual("", feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.Single(feed.Elements(Atom + "link"), l => l.Attribute("rel")!.Value == "self");
        Assert.Equal(all.Count, all.Select(e => e.Element(Atom + "id")!.Value).Distinct().Count());
        return feed;
    }

    /// <summary>No address stands in the database, as text or as bytes, nor in the log.</summary>
    private static async Task AssertNowhereAsync(UpdatesPortal portal, IReadOnlyList<string> addresses)
    {
        var dump = await portal.DumpAsync();
        Assert.Contains("holiday", dump, StringComparison.Ordinal);
        foreach (var address in addresses)
        {
            Assert.DoesNotContain(address, dump, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToHexString(Encoding.UTF8.GetBytes(address)), dump, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(portal.Logged, l => l.Contains(address, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Presses the one button of a page in any language.</summary>
    private static Task<Page> PressAsync(Visitor visitor, Page page) =>
        PostAsync(visitor, page.All("main form").Single().GetAttribute("action")!, ("token", page.All("main form input[name=token]").Single().GetAttribute("value")!));

    private static Task<Page> PostAsync(Visitor visitor, string address, params (string Name, string Value)[] fields) => visitor.SendUncheckedAsync(
        new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) });

    private static async Task<Page> EventuallyAsync(Visitor visitor, string address, Func<Page, bool> holds)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var page = await visitor.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, address));
            if (holds(page))
                return page;
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(40), $"{address} still says {page.Text}");
            await Task.Delay(50);
        }
    }
}

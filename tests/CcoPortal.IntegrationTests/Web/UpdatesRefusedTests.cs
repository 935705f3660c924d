using System.Net;
using CcoPortal.Data.EmbeddedPostgres;
using CcoPortal.IntegrationTests.EmbeddedPostgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>What the form of updates does not take, and what it says when it cannot.</summary>
public sealed class UpdatesRefusedTests(ScratchFolder scratch) : IClassFixture<ScratchFolder>
{
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
        var feed = await visitor.EventuallyAsync("/updates.atom", p => p.Text.Contains("800-555-0123", StringComparison.Ordinal));

        await server.StopAsync(CancellationToken.None);
        await visitor.EventuallyAsync("/health/ready", p => p.Text.Contains("\"away\"", StringComparison.Ordinal));
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
        await visitor.EventuallyAsync("/health/ready", p => p.Text.Contains("\"answers\"", StringComparison.Ordinal));
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
            var page = await visitor.PostUncheckedAsync("/updates", ("email", typed), ("watch", "county:lane"));
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
}

using System.Text;
using CcoPortal.Data.Outbox;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>Updates go out by a mail server that is unwell, and by two portals: each mail comes once, and none is lost.</summary>
public sealed class UpdatesMailTests
{
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
    public async Task Where_encryption_is_asked_for_nothing_is_said_to_a_server_that_has_none()
    {
        await using var portal = await UpdatesPortal.StartAsync();
        portal.Settings["Portal:Smtp:Tls"] = "true";
        await Visitor.Of(portal).PostAsync("/updates", ("email", "kim@example.org"), ("watch", "all"));

        await portal.AdvanceUntilAsync(async () => (await portal.OutboxAsync()).Single().Tries >= 2, TimeSpan.FromMinutes(1));

        Assert.Equal((0, 0), (portal.Mailbox.Tries, portal.Mailbox.Received.Count));
        Assert.Contains(portal.Logged, l => l.Contains("could not be sent at try", StringComparison.Ordinal));
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
}

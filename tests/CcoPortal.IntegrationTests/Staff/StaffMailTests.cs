using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data.Outbox;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Staff;

/// <summary>From a change request to the mail in a colleague's mailbox.</summary>
public sealed class StaffMailTests
{
    [Fact]
    public async Task Reviewers_hear_of_what_waits_and_authors_of_what_became_of_it()
    {
        await using var portal = await MailedPortal.StartAsync();
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", 101));
        var submitted = await portal.Mailbox.WaitAsync(2);
        Assert.Equal(["remy@oha.example", "rosa@oha.example"], submitted.Select(m => m.To).Order(StringComparer.Ordinal));
        Assert.All(submitted, m =>
        {
            Assert.Equal("To review: A change", m.Header("Subject"));
            Assert.StartsWith("Edie submitted the change request “A change”.", m.Body, StringComparison.Ordinal);
            Assert.Contains($"\r\n\r\nhttp://localhost/staff/changes/{change}\r\n\r\n", m.Body, StringComparison.Ordinal);
            // Nothing of what is proposed is on its way through other people's servers.
            Assert.DoesNotContain("800-555-0101", m.Body, StringComparison.Ordinal);
            Assert.Equal(("en-US", "auto-generated", ""), (m.Header("Content-Language"), m.Header("Auto-Submitted"), m.Header("List-Unsubscribe")));
        });

        await portal.AsAsync("Rosa", new SendBackChange.Command(change, "Look at the number again.", false));
        Assert.Equal(("edie@oha.example", "Sent back: A change"), Latest(await portal.Mailbox.WaitAsync(3)));
        Assert.StartsWith("Rosa sent back the change request", portal.Mailbox.Received[2].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Look at the number", portal.Mailbox.Received[2].Body, StringComparison.Ordinal);
        await portal.AsAsync("Edie", new SubmitChange.Command(change));
        await portal.Mailbox.WaitAsync(5);
        await portal.ApproveAsync("Remy", change);
        Assert.Equal(("edie@oha.example", "Approved: A change"), Latest(await portal.Mailbox.WaitAsync(6)));
        Assert.Contains("Remy approved", portal.Mailbox.Received[5].Body, StringComparison.Ordinal);
        await portal.AsAsync("Remy", new PublishChange.Command(change));
        Assert.Equal(("edie@oha.example", "Published: A change"), Latest(await portal.Mailbox.WaitAsync(7)));
        await Task.Delay(3000);
        Assert.Equal(7, portal.Mailbox.Received.Count);
        await using var db = portal.Open();
        Assert.Equal(0, await db.StaffMails.CountAsync());

        static (string To, string Subject) Latest(IReadOnlyList<ReceivedMail> mails) => (mails[^1].To, mails[^1].Header("Subject"));
    }

    [Fact]
    public async Task Reviewers_hear_at_once_of_what_nobody_approved_but_not_who_did_it()
    {
        await using var portal = await MailedPortal.StartAsync();
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", 101));
        await portal.Mailbox.WaitAsync(2);
        await portal.AsAsync("Rosa", new BreakGlass.Command(change, "People call a wrong number today.", portal.Clock.GetUtcNow()));
        await portal.Mailbox.WaitAsync(4);
        await Task.Delay(3000);
        var mails = portal.Mailbox.Received.Skip(2).ToList();
        Assert.Equal([("edie@oha.example", "Published: A change"), ("remy@oha.example", "Published without approval: A change")], mails.Select(m => (m.To, m.Header("Subject"))).Order());
        Assert.StartsWith("Rosa published the change request “A change” without a second person.", mails.Single(m => m.To == "remy@oha.example").Body, StringComparison.Ordinal);
        await using var db = portal.Open();
        Assert.Equal(0, await db.StaffMails.CountAsync());
    }

    [Fact]
    public async Task Nobody_hears_of_what_they_did_themselves()
    {
        await using var portal = await MailedPortal.StartAsync();
        // A reviewer who wrote it, submitted it and published it.
        var change = await portal.SubmittedAsync("Rosa", Edits.Phone("trillium-lane", 101));
        await portal.Mailbox.WaitAsync(1);
        await portal.ApproveAsync("Remy", change);
        await portal.Mailbox.WaitAsync(2);
        await portal.AsAsync("Rosa", new PublishChange.Command(change));
        // And one who submits what another wrote.
        change = await portal.AsAsync("Edie", new OpenChange.Command("Another", "It is so", "A letter"));
        await portal.ProposeAsync("Edie", change, Edits.Phone("allcare-cco", 102));
        await portal.AsAsync("Remy", new SubmitChange.Command(change));
        await portal.Mailbox.WaitAsync(3);
        await Task.Delay(3000);
        Assert.Equal(
            [("remy@oha.example", "To review: A change"), ("rosa@oha.example", "Approved: A change"), ("rosa@oha.example", "To review: Another")], portal.Mailbox.Received.Select(m => (m.To, m.Header("Subject"))));
        await using var db = portal.Open();
        Assert.Equal(0, await db.StaffMails.CountAsync());
    }

    [Fact]
    public async Task Nobody_is_mailed_to_who_may_not_sign_in_and_no_demo_account_is_and_no_key_of_members_is_needed()
    {
        await using var portal = await MailedPortal.StartAsync("Portal:FieldKey");
        await using (var db = portal.Open())
        {
            // As a restored database of a developer's might hold it.
            await db.Users.Where(u => u.Name == "Remy").ExecuteUpdateAsync(u => u.SetProperty(s => s.Email, "reviewer@portal.test"));
        }

        portal.Mailbox.Close();
        await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", 101));
        await using (var db = portal.Open())
        {
            Assert.Equal(2, await db.StaffMails.CountAsync());
            await db.Users.Where(u => u.Name == "Rosa").ExecuteUpdateAsync(u => u.SetProperty(s => s.DisabledAt, portal.Clock.GetUtcNow()));
        }

        portal.Mailbox.Open();
        var change = await portal.AsAsync("Edie", new OpenChange.Command("A title\r\nBcc: everyone@example.org", "It is so", "A letter"));
        await portal.ProposeAsync("Edie", change, Edits.Phone("allcare-cco", 102));
        await using (var db = portal.Open())
            await db.Users.Where(u => u.Name == "Remy").ExecuteUpdateAsync(u => u.SetProperty(s => s.Email, "remy@oha.example"));
        await portal.AsAsync("Edie", new SubmitChange.Command(change));

        await portal.AdvanceUntilAsync(async () =>
        {
            await using var db = portal.Open();
            return !await db.StaffMails.AnyAsync();
        });
        Assert.All(portal.Mailbox.Received, m => Assert.Equal("remy@oha.example", m.To));
        var mail = Assert.Single(portal.Mailbox.Received, m => m.Body.Contains(change.ToString(), StringComparison.Ordinal));
        Assert.Equal("", mail.Header("Bcc"));
    }

    [Fact]
    public async Task While_the_mail_server_is_away_or_unwell_nothing_is_lost_and_then_each_mail_comes_once_from_two_portals()
    {
        await using var portal = await MailedPortal.StartAsync();
        await using var beside = await MailedPortal.BesideAsync(portal);
        portal.Mailbox.Close();
        await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", 101));
        await TriedAsync(1);
        portal.Mailbox.Refuses = "451 4.3.0 not now,";
        portal.Mailbox.Open();
        await TriedAsync(2);
        Assert.Empty(portal.Mailbox.Received);
        portal.Mailbox.Refuses = null;
        await portal.AdvanceUntilAsync(async () =>
        {
            await using var db = portal.Open();
            beside.Clock.Set(portal.Clock.GetUtcNow());
            return !await db.StaffMails.AnyAsync();
        });
        await Task.Delay(3000);
        Assert.Equal(["remy@oha.example", "rosa@oha.example"], portal.Mailbox.Received.Select(m => m.To).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(portal.Logged, l => l.Contains("@oha.example", StringComparison.Ordinal) && l.StartsWith("Warning", StringComparison.Ordinal));

        Task TriedAsync(int times) => portal.AdvanceUntilAsync(async () =>
        {
            await using var db = portal.Open();
            return await db.StaffMails.AllAsync(m => m.Tries >= times);
        });
    }

    [Fact]
    public async Task After_days_in_vain_a_mail_is_given_up_and_stays_where_it_can_be_seen()
    {
        await using var portal = await MailedPortal.StartAsync();
        portal.Mailbox.Refuses = "550 5.1.1 no such user";
        await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", 101));
        var began = portal.Clock.GetUtcNow();
        await portal.AdvanceUntilAsync(async () =>
        {
            await using var db = portal.Open();
            return await db.StaffMails.AllAsync(m => m.GivenUpAt != null);
        }, TimeSpan.FromHours(1));
        await using var db = portal.Open();
        Assert.All(await db.StaffMails.ToListAsync(), m => Assert.True(m.GivenUpAt - began >= WaitingMails.GiveUpAfter - TimeSpan.FromHours(1)));
        Assert.Equal(2, await db.StaffMails.CountAsync());
    }

    private sealed class MailedPortal : StaffPortal
    {
        private bool _mine = true;

        public Mailbox Mailbox { get; private set; } = new();

        public static async Task<MailedPortal> StartAsync(string? without = null)
        {
            var portal = new MailedPortal();
            portal.Mailbox.SetUp(portal);
            if (without is not null)
                portal.Settings.Remove(without);
            await portal.InitializeAsync();
            await using var db = portal.Open();
            foreach (var name in portal.People.Keys)
                await db.Users.Where(u => u.Name == name).ExecuteUpdateAsync(u => u.SetProperty(s => s.Email, $"{name.ToLowerInvariant()}@oha.example"));
            return portal;
        }

        /// <summary>Another portal process on the same database and mail server.</summary>
        public static async Task<MailedPortal> BesideAsync(MailedPortal first)
        {
            var portal = new MailedPortal { _mine = false };
            await portal.Mailbox.DisposeAsync();
            portal.Mailbox = first.Mailbox;
            portal.Mailbox.SetUp(portal);
            foreach (var key in new[] { "ConnectionStrings:Portal", "ConnectionStrings:PortalOwner" })
                portal.Settings[key] = first.Settings[key];
            _ = portal.Services;
            return portal;
        }

        public async Task AdvanceUntilAsync(Func<Task<bool>> holds, TimeSpan? step = null)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            while (!await holds())
            {
                Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "It never came.");
                Clock.Set(Clock.GetUtcNow() + (step ?? TimeSpan.FromMinutes(1)));
                await Task.Delay(300);
            }
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            if (_mine)
                await Mailbox.DisposeAsync();
            Directory.Delete(StateDir, recursive: true);
        }
    }
}

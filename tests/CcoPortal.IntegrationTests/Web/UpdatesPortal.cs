using CcoPortal.Data;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Editions;
using CcoPortal.Data.Outbox;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Editions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>A portal with a database and a mailbox of its own, and what a test of updates does with them.</summary>
internal sealed class UpdatesPortal : PortalFactory
{
    public const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    public Mailbox Mailbox { get; } = new();

    /// <param name="database">Connection strings of the two roles; null: a new database.</param>
    public static async Task<UpdatesPortal> StartAsync((string Portal, string Owner)? database = null, UpdatesPortal? beside = null)
    {
        var portal = new UpdatesPortal();
        if (database is { } given)
            (portal.Settings["ConnectionStrings:Portal"], portal.Settings["ConnectionStrings:PortalOwner"]) = given;
        else
            await portal.InitializeAsync();
        portal.Settings["Portal:FieldKey"] = Key;
        (beside ?? portal).Mailbox.SetUp(portal);
        return portal;
    }

    public (string Portal, string Owner) Database => (Settings["ConnectionStrings:Portal"], Settings["ConnectionStrings:PortalOwner"]);

    public PortalDbContext Open() => PortalDbContext.At(Settings["ConnectionStrings:Portal"]);

    /// <summary>Asks by the form, reads the mail and presses its button.</summary>
    public async Task<ReceivedMail> SubscribeAsync(string email, string watch, string prefix = "")
    {
        var visitor = Web.Visitor.Of(this);
        var before = Mailbox.Received.Count;
        Assert.Equal("Look in your e-mail", (await visitor.PostAsync($"{prefix}/updates", ("email", email), ("watch", watch))).Heading);
        var mail = (await Mailbox.WaitAsync(before + 1))[before];
        Assert.Equal(email, mail.To);
        var page = await visitor.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, mail.LinkTo("confirm")));
        Assert.Equal("You will get updates", (await visitor.PressAsync(page.All("main form button").Single())).Heading);
        return mail;
    }

    /// <summary>Makes a confirmed subscriber without a mail.</summary>
    public async Task AddAsync(string email, string watch)
    {
        await using var db = Open();
        var now = Clock.GetUtcNow();
        await Subscribers.AskAsync(db, new FieldCipher(Convert.FromBase64String(Key)), email, watch, "en", now, CancellationToken.None);
        await db.OutboxMails.ExecuteDeleteAsync();
        await db.Subscriptions.ExecuteUpdateAsync(s => s.SetProperty(r => r.ConfirmedAt, now));
    }

    public async Task<int> PublishAsync(Func<Facts, Facts> edit)
    {
        await using var db = Open();
        var newest = (await EditionStore.NewestAsync(db, CancellationToken.None))!.Value.Number;
        var before = (await EditionStore.LoadAsync(db, newest, CancellationToken.None)).Records;
        var seenIn = await db.Revisions.GroupBy(r => new { r.Kind, r.Key }).ToDictionaryAsync(g => (g.Key.Kind, g.Key.Key), g => g.Max(r => r.PublishedIn));
        var changes = RecordJson.Records(edit(RecordJson.Facts(before))).Except(before).Select(r => new RecordChange(r.Kind, r.Key, r.Body, seenIn[(r.Kind, r.Key)]));
        return await new Publisher(Open, Clock).PublishAsync(new Publication("editor", "A test", [.. changes], "A test needs no approval"), CancellationToken.None);
    }

    /// <summary>Trillium in Lane County has another phone number.</summary>
    public Task<int> PublishPhoneAsync(string phone) => PublishAsync(f => f with
    {
        Ccos = [.. f.Ccos.Select(c => c.Slug == "trillium-lane" ? c with { TollFree = new Fact<string>(phone, "https://example.org", Confidence.High, null) } : c)],
    });

    public async Task<IReadOnlyList<OutboxMailRow>> OutboxAsync()
    {
        await using var db = Open();
        return await db.OutboxMails.AsNoTracking().ToListAsync();
    }

    /// <summary>Moves the clock ahead, again and again, until something holds.</summary>
    public async Task AdvanceUntilAsync(Func<Task<bool>> holds, TimeSpan step)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "It never came.");
            Clock.Set(Clock.GetUtcNow() + step);
            await Task.Delay(300);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Mailbox.DisposeAsync();
        Directory.Delete(StateDir, recursive: true);
    }
}

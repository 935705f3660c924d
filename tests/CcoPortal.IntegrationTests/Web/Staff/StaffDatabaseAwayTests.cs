using System.Net;
using CcoPortal.Data;
using CcoPortal.Data.EmbeddedPostgres;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.EmbeddedPostgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>Staff while the database is away, and the keys of their sessions.</summary>
public sealed class StaffDatabaseAwayTests(ScratchFolder scratch) : IClassFixture<ScratchFolder>
{
    [Fact]
    public async Task Who_is_signed_in_stays_so_loses_nothing_they_typed_and_changes_nothing_until_the_database_is_back()
    {
        await using var server = await EmbeddedPostgresServer.StartAsync(new EmbeddedPostgresOptions(scratch.At("staff"), Durable: false), NullLogger.Instance, CancellationToken.None);
        await using var portal = new PortalOn(await server.CreateDatabaseAsync("staff", CancellationToken.None));
        await WaitAsync(portal);
        var colleague = await Colleague.InAsync(portal, StaffRole.Editor);
        await colleague.GetAsync("/staff/changes/new");
        var form = colleague.Seen!;
        await server.StopAsync(CancellationToken.None);

        var sent = await colleague.PostWithTokenOfAsync(form, "/staff/changes/new", ("Title", "New phone"), ("Reason", "The old one reaches a stranger"), ("Source", "A letter"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "We cannot do this right now"), (sent.Status, sent.Heading));
        Assert.Contains("The old one reaches a stranger", sent.Words, StringComparison.Ordinal);
        // What needs no database is read as before; what does says so.
        Assert.Equal(HttpStatusCode.OK, (await colleague.GetAsync("/staff/changes/new")).Status);
        Assert.Contains("Signed in:", colleague.Seen!.All("header").Single().TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await colleague.GetAsync("/staff/changes")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await colleague.GetAsync("/account/security")).Status);
        var stranger = Colleague.Stranger(portal);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/account/sign-in")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await stranger.SignInAsync(colleague.Account.Email)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Visitor.Of(portal).GetAsync("/ccos")).Status);

        // Another portal that starts now reads the keys from its state folder: cookies and forms of before hold.
        await using (var second = new PortalOn((portal.Settings["ConnectionStrings:Portal"], portal.Settings["ConnectionStrings:PortalOwner"])))
        {
            foreach (var file in new[] { "edition.json", "sign-in-keys.xml" })
                File.Copy(Path.Combine(portal.StateDir, file), Path.Combine(second.StateDir, file));
            var request = new HttpRequestMessage(HttpMethod.Get, "/staff/changes/new");
            request.Headers.Add("Cookie", colleague.Cookies.GetCookieHeader(new Uri("http://localhost/")));
            Assert.Equal(HttpStatusCode.OK, (await Visitor.Of(second).SendAsync(request)).Status);
        }

        await server.StartAgainAsync(CancellationToken.None);
        await WaitAsync(portal);
        await colleague.SendAgainAsync(sent);
        Assert.StartsWith("/staff/changes/", colleague.Seen!.Location, StringComparison.Ordinal);
        await using var db = PortalDbContext.At(portal.Settings["ConnectionStrings:Portal"]);
        Assert.Equal("New phone", (await db.ChangeRequests.SingleAsync()).Title);
    }

    [Fact]
    public async Task Keys_are_in_the_database_unreadable_and_their_copy_is_the_portals_own()
    {
        await using var portal = new StaffPortal();
        await portal.InitializeAsync();
        var colleague = await Colleague.InAsync(portal, StaffRole.Editor);
        await using var db = PortalDbContext.At(portal.Connection);
        var keys = await db.DataProtectionKeys.Select(k => k.Xml).ToListAsync();
        Assert.NotEmpty(keys);
        var copy = Path.Combine(portal.StateDir, "sign-in-keys.xml");
        foreach (var text in keys.Append(await File.ReadAllTextAsync(copy)))
        {
            Assert.Contains("fieldKey", text, StringComparison.Ordinal);
            Assert.DoesNotContain("masterKey", text, StringComparison.Ordinal);
        }

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy));

        // A portal that is started again, or beside, knows the session.
        await using var again = new AnotherStaffPortal(portal);
        await WaitAsync(again);
        var request = new HttpRequestMessage(HttpMethod.Get, "/account/security");
        request.Headers.Add("Cookie", colleague.Cookies.GetCookieHeader(new Uri("http://localhost/")));
        Assert.Equal(HttpStatusCode.OK, (await Visitor.Of(again).SendAsync(request)).Status);
        Assert.Single(await db.DataProtectionKeys.ToListAsync());

        // With another field key it does not, and makes keys of its own.
        await using var other = new AnotherStaffPortal(portal, ("Portal:FieldKey", Convert.ToBase64String([.. Enumerable.Repeat((byte)7, 32)])));
        await WaitAsync(other);
        request = new HttpRequestMessage(HttpMethod.Get, "/account/security");
        request.Headers.Add("Cookie", colleague.Cookies.GetCookieHeader(new Uri("http://localhost/")));
        Assert.Equal(HttpStatusCode.Found, (await Visitor.Of(other).SendAsync(request)).Status);
    }

    private static async Task WaitAsync(PortalFactory portal)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!(await Visitor.Of(portal).GetAsync("/health/ready")).Text.Contains("\"database\":\"answers\"", StringComparison.Ordinal))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "The database never answered.");
            await Task.Delay(100);
        }
    }
}

using System.Net;
using System.Text.RegularExpressions;
using CcoPortal.Data;
using CcoPortal.Domain.Staff;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>The first admin of an installation, and the demo accounts of Development, each in a portal of its own.</summary>
[Collection(SharedStaffPortal.Name)]
public sealed partial class FirstAdminTests
{
    private const string Password = "nine loud geese depart";

    [Fact]
    public async Task The_code_on_the_console_makes_one_admin_and_no_second()
    {
        await using var portal = await NewAsync();
        var code = await CodeAsync(portal);
        await using var beside = new AnotherStaffPortal(portal);
        var other = await CodeAsync(beside);
        Assert.NotEqual(code, other);
        await using var db = PortalDbContext.At(portal.Connection);
        Assert.Equal(2, await db.FirstAdminCodes.CountAsync());

        var stranger = Colleague.Stranger(portal);
        Assert.Equal((HttpStatusCode.BadRequest, "#Code"), await MakeAsync(stranger, "BCDFG-HJKLM-NPQRS-TVWXZ"));
        Assert.Equal((HttpStatusCode.BadRequest, "#Code"), await MakeAsync(stranger, ""));
        Assert.Equal((HttpStatusCode.BadRequest, "#Password"), await MakeAsync(stranger, code, "too short"));
        Assert.Equal((HttpStatusCode.BadRequest, "#Email"), await MakeAsync(stranger, code, Password, "admin@portal.test"));

        // Two at once, each with a right code: one wins.
        var both = new[] { (Colleague.Stranger(portal), code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant(), "one@oha.example"), (Colleague.Stranger(beside), other, "two@oha.example") };
        var answers = await Task.WhenAll(both.Select(b => MakeAsync(b.Item1, b.Item2, Password, b.Item3)));
        Assert.Equal([(HttpStatusCode.SeeOther, null), (HttpStatusCode.BadRequest, "#Code")], answers.OrderBy(a => a.Status));
        var admin = await db.Users.SingleAsync();
        Assert.Equal((StaffRole.Admin, "Ada Alder"), (admin.Role, admin.Name));
        Assert.Empty(await db.FirstAdminCodes.ToListAsync());
        Assert.Equal(["first-admin-made"], (await Colleague.AuditAsync(portal, admin.Id)).Select(e => e.Kind));
        var winner = both[answers[0].Status == HttpStatusCode.SeeOther ? 0 : 1].Item1;
        Assert.Equal(HttpStatusCode.OK, (await winner.GetAsync("/staff/people")).Status);

        await using var third = new AnotherStaffPortal(portal);
        _ = third.Services;
        await Task.Delay(1500);
        Assert.DoesNotContain(third.Logged, l => l.Contains("There is no staff yet", StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.BadRequest, "#Code"), await MakeAsync(Colleague.Stranger(third), code));
    }

    [Fact]
    public async Task A_code_holds_for_a_day()
    {
        await using var portal = await NewAsync();
        var code = await CodeAsync(portal);
        portal.Clock.Set(portal.Clock.GetUtcNow().AddHours(24.1));
        Assert.Equal((HttpStatusCode.BadRequest, "#Code"), await MakeAsync(Colleague.Stranger(portal), code));
    }

    [Fact]
    public async Task Demo_accounts_are_in_Development_only_and_keep_no_installation_from_its_first_admin()
    {
        await using var portal = await NewAsync();
        await CodeAsync(portal);
        await using var db = PortalDbContext.At(portal.Connection);
        Assert.Empty(await db.Users.ToListAsync());

        await using (var development = new Development(portal))
        {
            _ = development.Services;
            await UntilAsync(async () => await db.Users.CountAsync() == 5);
            Assert.Equal(Enum.GetValues<StaffRole>(), (await db.Users.AsNoTracking().ToListAsync()).Select(s => s.Role).Order());
            foreach (var role in new[] { "agent", "supervisor", "editor", "reviewer", "admin" })
                Assert.Equal(HttpStatusCode.SeeOther, (await Colleague.Stranger(development).SignInAsync($"{role}@portal.test", "Cascade-Range-1859!")).Status);
            await using var again = new Development(portal);
            _ = again.Services;
            await Task.Delay(1500);
            Assert.Equal(5, await db.Users.CountAsync());
        }

        // A portal that runs already admits none of them, though their rows are there now.
        Assert.Equal(HttpStatusCode.BadRequest, (await Colleague.Stranger(portal).SignInAsync("admin@portal.test", "Cascade-Range-1859!")).Status);
        await using var production = new AnotherStaffPortal(portal);
        var code = await CodeAsync(production);
        Assert.Contains(production.Logged, l => l.StartsWith("Error 5 demo accounts were in the database and have been shut", StringComparison.Ordinal));
        Assert.All(await db.Users.AsNoTracking().ToListAsync(), s => Assert.True(s.DisabledAt is not null && s.PasswordHash is null));
        Assert.Equal((HttpStatusCode.SeeOther, null), await MakeAsync(Colleague.Stranger(production), code));
    }

    [GeneratedRegex("[A-Z]{5}(-[A-Z]{5}){3}")]
    private static partial Regex Code();

    private static async Task<StaffPortal> NewAsync()
    {
        var portal = new StaffPortal();
        await portal.InitializeAsync();
        return portal;
    }

    private static async Task<string> CodeAsync(PortalFactory portal)
    {
        _ = portal.Services;
        string? line = null;
        await UntilAsync(() => Task.FromResult((line = portal.Logged.FirstOrDefault(l => l.Contains("There is no staff yet", StringComparison.Ordinal))) is not null));
        return Code().Match(line!).Value;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "It never came.");
            await Task.Delay(100);
        }
    }

    private static async Task<(HttpStatusCode Status, string? Field)> MakeAsync(Colleague stranger, string code, string password = Password, string email = "ada@oha.example")
    {
        await stranger.GetAsync("/account/first-admin");
        var page = await stranger.PressAsync("Make my account", ("Code", code), ("Name", "Ada Alder"), ("Email", email), ("Password", password), ("Again", password));
        return (page.Status, page.Status == HttpStatusCode.BadRequest ? page.All(".error-summary a").Single().GetAttribute("href") : null);
    }

    private sealed class Development(PortalFactory first) : PortalFactory
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            foreach (var key in new[] { "ConnectionStrings:Portal", "ConnectionStrings:PortalOwner" })
                Settings[key] = first.Settings[key];
            base.ConfigureWebHost(builder);
            builder.UseEnvironment("Development");
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Directory.Delete(StateDir, recursive: true);
        }
    }
}

using System.Net;
using CcoPortal.Data;
using CcoPortal.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>A portal that demands a second factor, as it does outside Development when nothing is set.</summary>
public sealed class StrictPortal : PortalFactory;

/// <summary>Authenticator apps and passkeys, and what is open without them.</summary>
public sealed class SecondFactorTests(StrictPortal portal) : IClassFixture<StrictPortal>
{
    [Fact]
    public async Task A_password_alone_opens_nothing_but_the_page_to_set_up_a_second_factor()
    {
        var colleague = await Colleague.InAsync(portal, StaffRole.Admin);
        foreach (var address in new[] { "/staff", "/staff/people", "/staff/changes" })
            Assert.Equal((HttpStatusCode.SeeOther, "/account/security"), ((await colleague.GetAsync(address)).Status, colleague.Seen!.Location));
        var page = await colleague.GetAsync("/account/security");
        Assert.Contains("Set up a second factor first.", page.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await colleague.PostAsync("/staff/people/new", ("Name", "Eve"), ("Email", "eve@portal.test"), ("Role", "Admin"))).Status);
        await using var db = PortalDbContext.At(portal.Connection);
        Assert.False(await db.Users.AnyAsync(s => s.Name == "Eve"));

        await colleague.SetUpAuthenticatorAsync(portal);
        Assert.Equal(HttpStatusCode.OK, (await colleague.GetAsync("/staff/people")).Status);
        Assert.Equal(["signed-in", "second-factor-set"], (await Colleague.AuditAsync(portal, colleague.Account.Id)).Select(e => e.Kind));
    }

    [Fact]
    public async Task With_an_authenticator_the_password_is_followed_by_its_code_which_works_once()
    {
        await using var own = new AnotherPortal(portal);
        var colleague = await Colleague.InAsync(own, StaffRole.Admin);
        var key = await colleague.SetUpAuthenticatorAsync(own);

        var again = Colleague.Stranger(own);
        Assert.Equal("/account/second-factor?back=%2Fstaff%2Fpeople", (await again.SignInAsync(colleague.Account.Email, page: "/account/sign-in?back=/staff/people")).Location);
        Assert.Equal(HttpStatusCode.Found, (await again.GetAsync("/staff/people")).Status);
        await again.GetAsync("/account/second-factor?back=/staff/people");
        // The code by which it was set up is spent.
        var page = await again.FillAsync("form[action='/account/second-factor']", ("Input.Code", Colleague.CodeOf(own, key)));
        Assert.Equal((HttpStatusCode.BadRequest, "#Input.Code"), (page.Status, page.All(".error-summary a").Single().GetAttribute("href")));
        own.Clock.Set(own.Clock.GetUtcNow().AddSeconds(30));
        var code = Colleague.CodeOf(own, key);
        Assert.Equal((HttpStatusCode.SeeOther, "/staff/people"), ((await again.FillAsync("form[action='/account/second-factor']", ("Input.Code", $"{code[..3]} {code[3..]}"))).Status, again.Seen!.Location));
        Assert.Equal(HttpStatusCode.OK, (await again.FollowAsync()).Status);

        var third = Colleague.Stranger(own);
        await third.SignInAsync(colleague.Account.Email);
        await third.FollowAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await third.FillAsync("form[action='/account/second-factor']", ("Input.Code", code))).Status);
        Assert.Equal(["signed-in", "second-factor-set", "sign-in-failed", "signed-in", "sign-in-failed"], (await Colleague.AuditAsync(own, colleague.Account.Id)).Select(e => e.Kind));
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_though_the_password_is_typed_rightly_in_between()
    {
        await using var own = new AnotherPortal(portal);
        var colleague = await Colleague.InAsync(own, StaffRole.Editor);
        var key = await colleague.SetUpAuthenticatorAsync(own);
        own.Clock.Set(own.Clock.GetUtcNow().AddMinutes(1));
        var thief = Colleague.Stranger(own);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("/account/second-factor", (await thief.SignInAsync(colleague.Account.Email)).Location);
            await thief.FollowAsync();
            await thief.FillAsync("form[action='/account/second-factor']", ("Input.Code", "000000"));
        }

        Assert.Equal("/account/sign-in", thief.Seen!.Location);
        Assert.Equal(HttpStatusCode.BadRequest, (await thief.SignInAsync(colleague.Account.Email)).Status);
        Assert.Contains("locked-out", (await Colleague.AuditAsync(own, colleague.Account.Id)).Select(e => e.Kind));
        own.Clock.Set(own.Clock.GetUtcNow().AddMinutes(15.1));
        await thief.SignInAsync(colleague.Account.Email);
        await thief.FollowAsync();
        Assert.Equal("/staff", (await thief.FillAsync("form[action='/account/second-factor']", ("Input.Code", Colleague.CodeOf(own, key)))).Location);
    }

    [Fact]
    public async Task A_password_waits_ten_minutes_for_its_code_and_not_past_a_change_of_the_account()
    {
        await using var own = new AnotherPortal(portal);
        var colleague = await Colleague.InAsync(own, StaffRole.Editor);
        var key = await colleague.SetUpAuthenticatorAsync(own);
        own.Clock.Set(own.Clock.GetUtcNow().AddMinutes(1));
        var again = Colleague.Stranger(own);
        await again.SignInAsync(colleague.Account.Email);
        await again.FollowAsync();
        own.Clock.Set(own.Clock.GetUtcNow().AddMinutes(10.1));
        Assert.Equal("/account/sign-in", (await again.FillAsync("form[action='/account/second-factor']", ("Input.Code", Colleague.CodeOf(own, key)))).Location);

        await again.SignInAsync(colleague.Account.Email);
        await again.FollowAsync();
        await Colleague.ChangeAsync(own, colleague.Account.Id, s => s.SecurityStamp = "another");
        Assert.Equal("/account/sign-in", (await again.FillAsync("form[action='/account/second-factor']", ("Input.Code", Colleague.CodeOf(own, key)))).Location);
        Assert.Equal("/account/sign-in", (await Colleague.Stranger(own).GetAsync("/account/second-factor")).Location);
    }

    [Fact]
    public async Task The_key_is_drawn_and_written_and_stored_in_no_readable_form()
    {
        var colleague = await Colleague.InAsync(portal, StaffRole.Editor);
        await colleague.GetAsync("/account/security");
        await colleague.PressAsync("Set up an authenticator app");
        var page = await colleague.FollowAsync();
        Assert.Matches("^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$", Page.TextOf(page.All(".code").Single()));
        Assert.NotEmpty(page.All("svg.qr path").Single().GetAttribute("d")!);
        Assert.Equal(HttpStatusCode.BadRequest, (await colleague.FillAsync("form[action='/account/authenticator']", ("Code", "000000"))).Status);
        await using var db = PortalDbContext.At(portal.Connection);
        var kept = await db.UserTokens.Where(t => t.UserId == colleague.Account.Id).Select(t => t.Value).ToListAsync();
        Assert.Single(kept);
        Assert.StartsWith("1:", kept[0], StringComparison.Ordinal);
        Assert.False((await db.Users.SingleAsync(s => s.Id == colleague.Account.Id)).TwoFactorEnabled);
    }

    [Fact]
    public async Task A_passkey_stands_for_both_factors()
    {
        var colleague = await Colleague.InAsync(portal, StaffRole.Admin);
        using var passkey = new SoftAuthenticator();
        await AddAsync(colleague, passkey, "Laptop at work");
        Assert.Equal("/account/security?done=passkey", colleague.Seen!.Location);
        Assert.Contains("Laptop at work", (await colleague.FollowAsync()).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await colleague.GetAsync("/staff/people")).Status);

        var again = Colleague.Stranger(portal);
        await SignInAsync(again, passkey, "/account/sign-in?back=/staff/people");
        Assert.Equal((HttpStatusCode.SeeOther, "/staff/people"), (again.Seen!.Status, again.Seen.Location));
        Assert.Equal(HttpStatusCode.OK, (await again.FollowAsync()).Status);
        Assert.Equal(["signed-in", "passkey-added", "signed-in"], (await Colleague.AuditAsync(portal, colleague.Account.Id)).Select(e => e.Kind));

        // After the password only the passkey opens the account: else whoever has the password sets up a factor of their own.
        var thief = Colleague.Stranger(portal);
        Assert.Equal("/account/second-factor", (await thief.SignInAsync(colleague.Account.Email)).Location);
        Assert.Empty((await thief.FollowAsync()).All("input[name='Input.Code']"));
        Assert.Equal(HttpStatusCode.Found, (await thief.GetAsync("/account/security")).Status);
    }

    [Fact]
    public async Task A_passkey_is_taken_only_as_it_should_be()
    {
        var colleague = await Colleague.InAsync(portal, StaffRole.Admin);
        using var passkey = new SoftAuthenticator();
        await AddAsync(colleague, passkey, "Key");
        await colleague.FollowAsync();
        using var unknown = new SoftAuthenticator();
        using var elsewhere = new SoftAuthenticator("https://evil.example");
        using var unverified = new SoftAuthenticator { VerifiesUser = false };
        foreach (var other in new[] { elsewhere, unverified })
        {
            await AddAsync(colleague, other, "Other");
            Assert.Equal(HttpStatusCode.BadRequest, colleague.Seen!.Status);
            await colleague.GetAsync("/account/security");
        }

        var stranger = Colleague.Stranger(portal);
        await SignInAsync(stranger, unknown);
        Assert.Equal((HttpStatusCode.BadRequest, "The passkey was not taken"), (stranger.Seen!.Status, stranger.Seen.Heading));

        // A challenge is answered once, and by the browser that got it.
        await stranger.GetAsync("/account/sign-in");
        var options = (await stranger.PostAsync("/account/passkey?handler=options")).Text;
        var answer = passkey.Get(options);
        var other2 = Colleague.Stranger(portal);
        await other2.GetAsync("/account/sign-in");
        Assert.Equal(HttpStatusCode.BadRequest, (await other2.PostAsync("/account/passkey", ("Credential", answer))).Status);
        await stranger.GetAsync("/account/sign-in");
        Assert.Equal(HttpStatusCode.SeeOther, (await stranger.PostAsync("/account/passkey", ("Credential", answer))).Status);
        foreach (var nonsense in new[] { "", "{}", "[]", "null", "{\"id\":1}" })
        {
            await other2.GetAsync("/account/sign-in");
            await other2.PostAsync("/account/passkey?handler=options");
            await other2.GetAsync("/account/sign-in");
            Assert.Equal(HttpStatusCode.BadRequest, (await other2.PostAsync("/account/passkey", ("Credential", nonsense))).Status);
        }

        await Colleague.ChangeAsync(portal, colleague.Account.Id, s => s.DisabledAt = portal.Clock.GetUtcNow());
        await SignInAsync(other2, passkey);
        Assert.Equal(HttpStatusCode.BadRequest, other2.Seen!.Status);
    }

    [Fact]
    public async Task An_account_that_is_locked_for_wrong_passwords_is_open_to_its_passkey()
    {
        var colleague = await Colleague.InAsync(portal, StaffRole.Editor);
        using var passkey = new SoftAuthenticator();
        await AddAsync(colleague, passkey, "Key");
        var thief = Colleague.Stranger(portal);
        for (var i = 0; i < 5; i++)
            await thief.SignInAsync(colleague.Account.Email, "wrong");
        var again = Colleague.Stranger(portal);
        await SignInAsync(again, passkey);
        Assert.Equal(HttpStatusCode.SeeOther, again.Seen!.Status);
    }

    [Fact]
    public async Task The_last_second_factor_stays_and_one_of_two_goes_with_all_other_sessions()
    {
        var colleague = await Colleague.InAsync(portal, StaffRole.Editor);
        using var passkey = new SoftAuthenticator();
        await AddAsync(colleague, passkey, "Key");
        await colleague.FollowAsync();
        var page = await colleague.PressAsync("Remove Key");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("your only second factor", page.Words, StringComparison.Ordinal);

        await colleague.SetUpAuthenticatorAsync(portal);
        var other = Colleague.Stranger(portal);
        await SignInAsync(other, passkey);
        await colleague.GetAsync("/account/security");
        await colleague.PressAsync("Remove Key");
        Assert.Equal("/account/security?done=passkey-removed", colleague.Seen!.Location);
        Assert.DoesNotContain("Remove the authenticator app", (await colleague.FollowAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await other.GetAsync("/account/security")).Status);
        await SignInAsync(other, passkey);
        Assert.Equal(HttpStatusCode.BadRequest, other.Seen!.Status);
        await colleague.PostAsync("/account/security?handler=removeAuthenticator");
        Assert.Equal(HttpStatusCode.BadRequest, colleague.Seen!.Status);
        Assert.Equal(["signed-in", "passkey-added", "second-factor-set", "signed-in", "passkey-removed"], (await Colleague.AuditAsync(portal, colleague.Account.Id)).Select(e => e.Kind));
    }

    [Fact]
    public async Task Nobody_removes_the_passkey_of_another()
    {
        var owner = await Colleague.InAsync(portal, StaffRole.Editor);
        using var passkey = new SoftAuthenticator();
        await AddAsync(owner, passkey, "Mine");
        var id = (await owner.FollowAsync()).All("input[name=id]").Single().GetAttribute("value")!;
        var thief = await Colleague.InAsync(portal, StaffRole.Editor);
        await thief.SetUpAuthenticatorAsync(portal);
        await thief.PostAsync("/account/security?handler=removePasskey", ("id", id));
        Assert.Contains("Mine", (await owner.GetAsync("/account/security")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_someone_signs_in_is_changed_only_right_after_they_showed_that_it_is_them()
    {
        await using var own = new AnotherPortal(portal);
        var colleague = await Colleague.InAsync(own, StaffRole.Editor);
        var key = await colleague.SetUpAuthenticatorAsync(own);
        own.Clock.Set(own.Clock.GetUtcNow().AddMinutes(16));
        await colleague.GetAsync("/account/security");
        await colleague.PressAsync("Set up another app or phone");
        Assert.Equal("/account/confirm?back=%2Faccount%2Fsecurity", colleague.Seen!.Location);
        Assert.Equal("/account/confirm?back=%2Faccount%2Fpasskey%2Fnew", (await colleague.GetAsync("/account/passkey/new")).Location);
        await colleague.GetAsync("/account/confirm?back=/account/security");
        Assert.Equal(HttpStatusCode.BadRequest, (await colleague.FillAsync("form[action='/account/confirm']", ("Typed", "000000"))).Status);
        Assert.Equal("/account/security", (await colleague.FillAsync("form[action='/account/confirm']", ("Typed", Colleague.CodeOf(own, key)))).Location);
        await colleague.FollowAsync();
        await colleague.PressAsync("Set up another app or phone");
        Assert.Equal("/account/authenticator", colleague.Seen!.Location);
    }

    private static async Task AddAsync(Colleague colleague, SoftAuthenticator passkey, string name)
    {
        await colleague.GetAsync("/account/passkey/new");
        var form = colleague.Seen!;
        var options = await colleague.PostAsync("/account/passkey/new?handler=options");
        Assert.Equal((HttpStatusCode.OK, "application/json"), (options.Status, options.Type));
        await colleague.PostWithTokenOfAsync(form, "/account/passkey/new", ("PasskeyName", name), ("Credential", passkey.Create(options.Text)));
    }

    private static async Task SignInAsync(Colleague colleague, SoftAuthenticator passkey, string page = "/account/sign-in")
    {
        var form = await colleague.GetAsync(page);
        var options = await colleague.PostAsync("/account/passkey?handler=options");
        await colleague.PostWithTokenOfAsync(form, "/account/passkey", ("Credential", passkey.Get(options.Text)), ("back", form.Document.QuerySelector("input[name=back]")?.GetAttribute("value") ?? ""));
    }
}

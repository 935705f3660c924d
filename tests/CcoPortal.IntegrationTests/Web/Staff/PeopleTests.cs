using System.Net;
using CcoPortal.Data;
using CcoPortal.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>An admin invites, disables, enables, resets, and gives another role.</summary>
[Collection(SharedStaffPortal.Name)]
public sealed class PeopleTests(StaffPortal portal)
{
    private const string NewPassword = "nine loud geese depart";

    [Fact]
    public async Task An_invited_person_sets_a_password_with_a_link_that_works_once()
    {
        var admin = await Colleague.InAsync(portal, StaffRole.Admin);
        var email = $"{Guid.NewGuid():N}@portal.test";
        var link = await InviteAsync(admin, "Dana Dipper", email, "Reviewer");
        Assert.Equal("http://localhost", link.GetLeftPart(UriPartial.Authority));

        var dana = Colleague.Stranger(portal);
        var page = await dana.GetAsync(link.PathAndQuery);
        Assert.Equal((HttpStatusCode.OK, "Set your password"), (page.Status, page.Heading));
        Assert.Contains("Dana Dipper", page.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await dana.PressAsync("Set the password", ("Password", "dana dipper dana"), ("Again", "dana dipper dana"))).Status);
        // What a form could smuggle in changes nothing: name, address and role are what the admin gave.
        await dana.PressAsync("Set the password", ("Password", NewPassword), ("Again", NewPassword), ("Role", "Admin"), ("Email", "eve@portal.test"), ("DisabledAt", ""));
        Assert.Equal((HttpStatusCode.SeeOther, "/staff"), (dana.Seen!.Status, dana.Seen.Location));
        Assert.Equal(HttpStatusCode.Forbidden, (await dana.GetAsync("/staff/people")).Status);

        await using var db = PortalDbContext.At(portal.Connection);
        var kept = await db.Users.SingleAsync(s => s.Email == email);
        Assert.Equal(("Dana Dipper", StaffRole.Reviewer), (kept.Name, kept.Role));
        Assert.DoesNotContain(await db.UserTokens.Select(t => t.Value!).ToListAsync(), v => v.Contains(link.Query[7..], StringComparison.Ordinal));
        Assert.Equal([("staff-invited", admin.Account.Id), ("staff-accepted", kept.Id)], (await Colleague.AuditAsync(portal, kept.Id)).Select(e => (e.Kind, Guid.Parse(e.By))));
        foreach (var stranger in new[] { Colleague.Stranger(portal), Colleague.Stranger(portal) })
            Assert.Equal((HttpStatusCode.NotFound, "This link opens nothing"), ((await stranger.GetAsync(link.PathAndQuery)).Status, stranger.Seen!.Heading));
        Assert.Equal(HttpStatusCode.SeeOther, (await Colleague.Stranger(portal).SignInAsync(email, NewPassword)).Status);
        Assert.DoesNotContain(portal.Logged, l => l.Contains(link.Query[7..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_ends_after_24_hours_and_with_the_next_one()
    {
        await using var own = new AnotherStaffPortal(portal);
        var admin = await Colleague.InAsync(own, StaffRole.Admin);
        var link = await InviteAsync(admin, "Dana Dipper", $"{Guid.NewGuid():N}@portal.test", "Editor");
        own.Clock.Set(own.Clock.GetUtcNow().AddHours(23.9));
        Assert.Equal(HttpStatusCode.OK, (await Colleague.Stranger(own).GetAsync(link.PathAndQuery)).Status);
        own.Clock.Set(own.Clock.GetUtcNow().AddHours(0.2));
        Assert.Equal(HttpStatusCode.NotFound, (await Colleague.Stranger(own).GetAsync(link.PathAndQuery)).Status);

        await admin.SignInAsync();
        var name = $"Dana {Guid.NewGuid():N}";
        link = await InviteAsync(admin, name, $"{Guid.NewGuid():N}@portal.test", "Editor");
        await OpenAsync(admin, name);
        var next = LinkOn(await admin.PressAsync("Reset, and make a new link"));
        Assert.Equal(HttpStatusCode.NotFound, (await Colleague.Stranger(own).GetAsync(link.PathAndQuery)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Colleague.Stranger(own).GetAsync(next.PathAndQuery)).Status);
    }

    [Theory]
    [InlineData("", "a@portal.test", "Editor", "Name")]
    [InlineData("Dana", "a.portal.test", "Editor", "Email")]
    [InlineData("Dana", "", "Editor", "Email")]
    [InlineData("Dana", "Dana <a@portal.test>", "Editor", "Email")]
    [InlineData("Dana", "admin@portal.test", "Editor", "Email")]
    [InlineData("Dana", "a@portal.test", "", "Role")]
    [InlineData("Dana", "a@portal.test", "4", "Role")]
    [InlineData("Dana", "a@portal.test", "Owner", "Role")]
    public async Task What_cannot_be_taken_stands_there_again_with_its_error(string name, string email, string role, string field)
    {
        var admin = await Colleague.InAsync(portal, StaffRole.Admin);
        await admin.GetAsync("/staff/people/new");
        var page = await admin.PressAsync("Invite", ("Name", name), ("Email", email), ("Role", role));
        Assert.Equal((HttpStatusCode.BadRequest, $"#{field}"), (page.Status, page.All(".error-summary a").Single().GetAttribute("href")));
        Assert.Equal((name, email), (page.All("#Name").Single().GetAttribute("value"), page.All("#Email").Single().GetAttribute("value")));
    }

    [Fact]
    public async Task Nobody_has_two_accounts()
    {
        var admin = await Colleague.InAsync(portal, StaffRole.Admin);
        await admin.GetAsync("/staff/people/new");
        var page = await admin.PressAsync("Invite", ("Name", "Again"), ("Email", admin.Account.Email!.ToUpperInvariant()), ("Role", "Editor"));
        Assert.Equal((HttpStatusCode.BadRequest, "#Email"), (page.Status, page.All(".error-summary a").Single().GetAttribute("href")));
    }

    [Fact]
    public async Task A_disabled_person_is_out_at_once_and_comes_back_with_what_they_had()
    {
        var admin = await Colleague.InAsync(portal, StaffRole.Admin);
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        await OpenAsync(admin, editor.Account.Name);
        await admin.PressAsync("Disable this account");
        Assert.Contains("disabled on November 22, 2026", (await admin.FollowAsync()).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await editor.GetAsync("/staff/changes")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.SignInAsync()).Status);
        await admin.PressAsync("Enable this account");
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SignInAsync()).Status);
        Assert.Equal(["signed-in", "staff-disabled", "staff-enabled", "signed-in"], (await Colleague.AuditAsync(portal, editor.Account.Id)).Select(e => e.Kind));
    }

    [Fact]
    public async Task Another_role_ends_the_sessions_of_the_old_one()
    {
        var admin = await Colleague.InAsync(portal, StaffRole.Admin);
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        await OpenAsync(admin, editor.Account.Name);
        await admin.PressAsync("Change the role", ("Role", "Agent"));
        Assert.Equal(HttpStatusCode.Found, (await editor.GetAsync("/staff/changes")).Status);
        await editor.SignInAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync("/staff/changes")).Status);
        Assert.Contains((await Colleague.AuditAsync(portal, editor.Account.Id)), e => e.Kind == "staff-role-changed" && e.By == admin.Account.Id.ToString("D"));
    }

    [Fact]
    public async Task A_reset_takes_password_second_factors_and_sessions_away()
    {
        var admin = await Colleague.InAsync(portal, StaffRole.Admin);
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        await editor.SetUpAuthenticatorAsync(portal);
        await OpenAsync(admin, editor.Account.Name);
        var link = LinkOn(await admin.PressAsync("Reset, and make a new link"));
        Assert.Equal(HttpStatusCode.Found, (await editor.GetAsync("/account/security")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.SignInAsync()).Status);
        await editor.GetAsync(link.PathAndQuery);
        await editor.PressAsync("Set the password", ("Password", NewPassword), ("Again", NewPassword));
        Assert.Contains("You have none.", (await editor.GetAsync("/account/security")).Words, StringComparison.Ordinal);
        // No code is asked for any more.
        Assert.Equal("/staff", (await Colleague.Stranger(portal).SignInAsync(editor.Account.Email, NewPassword)).Location);
        Assert.Equal(["signed-in", "second-factor-set", "staff-reset", "staff-accepted", "signed-in"], (await Colleague.AuditAsync(portal, editor.Account.Id)).Select(e => e.Kind));
    }

    [Fact]
    public async Task An_admin_signs_someone_out_everywhere()
    {
        var admin = await Colleague.InAsync(portal, StaffRole.Admin);
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        await OpenAsync(admin, editor.Account.Name);
        await admin.PressAsync($"Sign {editor.Account.Name} out everywhere");
        Assert.Equal(HttpStatusCode.Found, (await editor.GetAsync("/account/security")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SignInAsync()).Status);
    }

    [Fact]
    public async Task No_admin_acts_on_their_own_account()
    {
        var admin = await Colleague.InAsync(portal, StaffRole.Admin);
        var page = await admin.GetAsync($"/staff/people/{admin.Account.Id}");
        Assert.Empty(page.All("main form"));
        foreach (var handler in new[] { "disable", "role", "reset", "signOut", "enable" })
        {
            page = await admin.PostAsync($"/staff/people/{admin.Account.Id}?handler={handler}", ("Role", "Editor"));
            Assert.Equal((handler, HttpStatusCode.BadRequest), (handler, page.Status));
            Assert.Contains("your own account", page.Words, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/staff/people")).Status);
    }

    [Fact]
    public async Task Two_admins_who_act_on_each_other_at_once_leave_one_of_them()
    {
        for (var round = 0; round < 5; round++)
        {
            var (one, two) = (await Colleague.InAsync(portal, StaffRole.Admin), await Colleague.InAsync(portal, StaffRole.Admin));
            await OpenAsync(one, two.Account.Name);
            await OpenAsync(two, one.Account.Name);
            await Task.WhenAll(one.PressAsync("Disable this account"), two.PressAsync("Change the role", ("Role", "Editor")));
            await using var db = PortalDbContext.At(portal.Connection);
            Assert.Equal(1, await db.Users.CountAsync(s => (s.Id == one.Account.Id || s.Id == two.Account.Id) && s.Role == StaffRole.Admin && s.DisabledAt == null));
        }
    }

    [Fact]
    public async Task A_name_is_text_whatever_it_holds()
    {
        var admin = await Colleague.InAsync(portal, StaffRole.Admin);
        var name = $"<script>alert(1)</script> {Guid.NewGuid():N}";
        await InviteAsync(admin, name, $"{Guid.NewGuid():N}@portal.test", "Editor");
        Assert.Contains((await admin.GetAsync("/staff/people")).All(".card a"), a => Page.TextOf(a).StartsWith(name + ",", StringComparison.Ordinal));
    }

    private static async Task<Uri> InviteAsync(Colleague admin, string name, string email, string role)
    {
        await admin.GetAsync("/staff/people/new");
        return LinkOn(await admin.PressAsync("Invite", ("Name", name), ("Email", email), ("Role", role)));
    }

    private static Uri LinkOn(Page page) => new(Page.TextOf(page.All("main .code").Single()));

    private static async Task OpenAsync(Colleague admin, string name)
    {
        var link = (await admin.GetAsync("/staff/people")).All(".card a").Last(a => Page.TextOf(a).StartsWith(name + ",", StringComparison.Ordinal));
        await admin.GetAsync(link.GetAttribute("href")!);
    }
}

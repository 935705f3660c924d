using System.Net;
using CcoPortal.Domain.Staff;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>Signing in with a password, how long a session lasts, and what ends it.</summary>
[Collection(SharedStaffPortal.Name)]
public sealed class SignInTests(StaffPortal portal)
{
    private const string Session = "staff=";

    [Fact]
    public async Task Whoever_types_their_password_is_in_and_the_sign_out_button_ends_it()
    {
        var colleague = await Colleague.InAsync(portal, StaffRole.Editor, "Kim Kestrel");
        var page = await colleague.GetAsync("/account/security");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Kim Kestrel", page.All("header").Single().TextContent, StringComparison.Ordinal);
        await colleague.PressAsync("Sign out");
        Assert.Equal("You are signed out", (await colleague.FollowAsync()).Heading);
        Assert.Equal("/account/sign-in?back=%2Faccount%2Fsecurity", (await colleague.GetAsync("/account/security")).Location);
        Assert.Equal(["signed-in", "signed-out"], (await Colleague.AuditAsync(portal, colleague.Account.Id)).Select(e => e.Kind));
    }

    [Fact]
    public async Task The_cookie_of_a_session_is_out_of_reach_of_scripts_and_of_other_sites_and_ends_with_the_browser()
    {
        var colleague = Colleague.Stranger(portal);
        var answer = await colleague.SignInAsync((await Colleague.MakeAsync(portal, StaffRole.Editor)).Email);
        var cookie = answer.Headers.Single(h => h.Key == "Set-Cookie").Value.Single(c => c.StartsWith(Session, StringComparison.Ordinal));
        Assert.Contains("; path=/; samesite=lax; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires", cookie, StringComparison.Ordinal);

        await using var https = new AnotherStaffPortal(portal, ("Portal:PublicUrl", "https://portal.example"));
        using var client = https.Visitor();
        client.BaseAddress = new Uri("https://portal.example");
        var form = await client.GetAsync(new Uri("/account/sign-in", UriKind.Relative));
        Assert.Contains(form.Headers.GetValues("Set-Cookie"), c => c.StartsWith("__Host-staff-form=", StringComparison.Ordinal) && c.Contains("; secure", StringComparison.Ordinal) && c.Contains("path=/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Unknown_wrong_locked_and_disabled_are_answered_alike()
    {
        var disabled = await Colleague.MakeAsync(portal, StaffRole.Editor);
        await Colleague.ChangeAsync(portal, disabled.Id, s => s.DisabledAt = portal.Clock.GetUtcNow());
        var locked = await Colleague.MakeAsync(portal, StaffRole.Editor);
        await Colleague.ChangeAsync(portal, locked.Id, s => s.LockoutEnd = portal.Clock.GetUtcNow().AddMinutes(5));
        var known = await Colleague.MakeAsync(portal, StaffRole.Editor);
        var invited = await Colleague.MakeAsync(portal, StaffRole.Editor);
        await Colleague.ChangeAsync(portal, invited.Id, s => s.PasswordHash = null);
        var said = new List<string>();
        foreach (var (email, password) in new[]
        {
            ("nobody@portal.test", Colleague.Password), (known.Email!, "seven quiet herons walk"), (known.Email!, ""), ("", ""), (disabled.Email!, Colleague.Password), (locked.Email!, Colleague.Password),
            (invited.Email!, ""), ("admin@portal.test", "Cascade-Range-1859!"), ($"{known.Email}'--", Colleague.Password),
        })
        {
            var stranger = Colleague.Stranger(portal);
            await stranger.GetAsync("/account/sign-in");
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var page = await stranger.SignInAsync(email, password);
            Assert.True(watch.ElapsedMilliseconds >= 390, $"{email}: {watch.ElapsedMilliseconds} ms");
            Assert.Equal((HttpStatusCode.BadRequest, "Error: Sign in – CCO Portal"), (page.Status, page.Title));
            Assert.DoesNotContain(page.Headers.Where(h => h.Key == "Set-Cookie").SelectMany(h => h.Value), c => c.StartsWith(Session, StringComparison.Ordinal));
            Assert.Equal(email, page.All("input[name='Input.Email']").Single().GetAttribute("value"));
            Assert.DoesNotContain(Colleague.Password, page.Text, StringComparison.Ordinal);
            said.Add(page.Words);
        }

        Assert.Single(said.Distinct());
        Assert.DoesNotContain(portal.Logged, l => l.Contains("nobody@portal.test", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_5_failures_the_right_password_is_refused_for_15_minutes_by_the_clock()
    {
        await using var own = new AnotherStaffPortal(portal);
        var account = await Colleague.MakeAsync(own, StaffRole.Editor);
        var stranger = Colleague.Stranger(own);
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await stranger.SignInAsync(account.Email, "seven quiet herons walk")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await stranger.SignInAsync(account.Email)).Status);
        own.Clock.Set(own.Clock.GetUtcNow().AddMinutes(14));
        Assert.Equal(HttpStatusCode.BadRequest, (await stranger.SignInAsync(account.Email)).Status);
        own.Clock.Set(own.Clock.GetUtcNow().AddMinutes(1.1));
        Assert.Equal(HttpStatusCode.SeeOther, (await stranger.SignInAsync(account.Email)).Status);
        var audit = await Colleague.AuditAsync(own, account.Id);
        Assert.Equal([.. Enumerable.Repeat("sign-in-failed", 5), "locked-out", "signed-in"], audit.Select(e => e.Kind));
        Assert.DoesNotContain(audit, e => e.Detail.Contains("heron", StringComparison.Ordinal) || e.Detail.Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Guesses_at_once_are_counted_one_by_one()
    {
        var account = await Colleague.MakeAsync(portal, StaffRole.Editor);
        var strangers = Enumerable.Range(0, 8).Select(_ => Colleague.Stranger(portal)).ToList();
        foreach (var stranger in strangers)
            await stranger.GetAsync("/account/sign-in");
        await Task.WhenAll(strangers.Select(s => s.SignInAsync(account.Email, "seven quiet herons walk")));
        var audit = (await Colleague.AuditAsync(portal, account.Id)).Select(e => e.Kind).ToList();
        Assert.Equal((5, 1), (audit.Count(k => k == "sign-in-failed"), audit.Count(k => k == "locked-out")));
    }

    [Fact]
    public async Task A_success_in_between_forgets_failures()
    {
        var account = await Colleague.MakeAsync(portal, StaffRole.Editor);
        for (var round = 0; round < 2; round++)
        {
            var stranger = Colleague.Stranger(portal);
            for (var i = 0; i < 4; i++)
                await stranger.SignInAsync(account.Email, "seven quiet herons walk");
            Assert.Equal(HttpStatusCode.SeeOther, (await stranger.SignInAsync(account.Email)).Status);
        }
    }

    [Theory]
    [InlineData("/staff/changes?state=draft", "/staff/changes?state=draft")]
    [InlineData("//evil.example/staff", null)]
    [InlineData("https://evil.example/staff", null)]
    [InlineData("/\\evil.example/staff", null)]
    [InlineData("/staff\\..\\x", null)]
    [InlineData("/ccos", null)]
    [InlineData("/stafffake", null)]
    [InlineData("/staff/\r\nSet-Cookie: a=b", null)]
    public async Task After_signing_in_one_is_where_one_wanted_to_be_if_that_is_a_page_of_staff(string back, string? lands)
    {
        var account = await Colleague.MakeAsync(portal, StaffRole.Editor);
        var answer = await Colleague.Stranger(portal).SignInAsync(account.Email, page: $"/account/sign-in?back={Uri.EscapeDataString(back)}");
        Assert.Equal((HttpStatusCode.SeeOther, lands ?? "/staff"), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task A_session_ends_after_30_minutes_without_a_request_and_after_10_hours_in_any_case()
    {
        await using var own = new AnotherStaffPortal(portal);
        var colleague = await Colleague.InAsync(own, StaffRole.Editor);
        for (var minutes = 0; minutes < 10 * 60 - 29; minutes += 29)
        {
            Assert.Equal(HttpStatusCode.OK, (await colleague.GetAsync("/account/security")).Status);
            own.Clock.Set(own.Clock.GetUtcNow().AddMinutes(29));
        }

        own.Clock.Set(own.Clock.GetUtcNow().AddMinutes(20));
        Assert.Equal(HttpStatusCode.Found, (await colleague.GetAsync("/account/security")).Status);

        colleague = await Colleague.InAsync(own, StaffRole.Editor);
        own.Clock.Set(own.Clock.GetUtcNow().AddMinutes(30.1));
        Assert.Equal(HttpStatusCode.Found, (await colleague.GetAsync("/account/security")).Status);
    }

    [Fact]
    public async Task Sign_out_everywhere_ends_every_session_at_once_and_so_does_another_password()
    {
        var here = await Colleague.InAsync(portal, StaffRole.Editor);
        var there = Colleague.Stranger(portal);
        await there.SignInAsync(here.Account.Email);
        await here.GetAsync("/account/security");
        await here.PressAsync("Sign out everywhere");
        Assert.Equal(HttpStatusCode.Found, (await there.GetAsync("/account/security")).Status);
        Assert.Equal(HttpStatusCode.Found, (await here.GetAsync("/account/security")).Status);

        await here.SignInAsync();
        await there.SignInAsync(here.Account.Email);
        await here.GetAsync("/account/security");
        await here.PressAsync("Change the password", ("Current", Colleague.Password), ("Password", "nine loud geese depart"), ("Again", "nine loud geese depart"));
        Assert.Equal("/account/security?done=password", here.Seen!.Location);
        Assert.Equal(HttpStatusCode.OK, (await here.FollowAsync()).Status);
        Assert.Equal(HttpStatusCode.Found, (await there.GetAsync("/account/security")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await there.SignInAsync(here.Account.Email)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await there.SignInAsync(here.Account.Email, "nine loud geese depart")).Status);
        Assert.Equal(["signed-in", "signed-in", "signed-out-everywhere", "signed-in", "signed-in", "password-changed", "sign-in-failed", "signed-in"], (await Colleague.AuditAsync(portal, here.Account.Id)).Select(e => e.Kind));
    }

    [Theory]
    [InlineData("seven quiet herons walk", "nine loud geese depart", "nine loud geese depart", "Current")]
    [InlineData(Colleague.Password, "nine geese", "nine geese", "Password")]
    [InlineData(Colleague.Password, "passwordpassword", "passwordpassword", "Password")]
    [InlineData(Colleague.Password, "Cascade-Range-1859!", "Cascade-Range-1859!", "Password")]
    [InlineData(Colleague.Password, "nine loud geese depart", "nine loud geese return", "Again")]
    public async Task A_password_that_cannot_be_taken_changes_nothing_and_says_why(string current, string password, string again, string field)
    {
        var colleague = await Colleague.InAsync(portal, StaffRole.Editor);
        await colleague.GetAsync("/account/security");
        var page = await colleague.PressAsync("Change the password", ("Current", current), ("Password", password), ("Again", again));
        Assert.Equal((HttpStatusCode.BadRequest, $"#{field}"), (page.Status, page.All(".error-summary a").Single().GetAttribute("href")));
        Assert.All(page.All("input[type=password]"), i => Assert.Equal("", i.GetAttribute("value") ?? ""));
        Assert.Equal(HttpStatusCode.SeeOther, (await Colleague.Stranger(portal).SignInAsync(colleague.Account.Email)).Status);
    }

    [Fact]
    public async Task Who_is_disabled_is_out_with_the_next_request_and_who_gets_another_role_has_it()
    {
        var colleague = await Colleague.InAsync(portal, StaffRole.Editor);
        Assert.Equal(HttpStatusCode.OK, (await colleague.GetAsync("/staff/changes")).Status);
        // As if someone had changed the row by hand: the role is read with each request, whatever the cookie says.
        await Colleague.ChangeAsync(portal, colleague.Account.Id, s => s.Role = StaffRole.Agent);
        Assert.Equal(HttpStatusCode.Forbidden, (await colleague.GetAsync("/staff/changes")).Status);
        await Colleague.ChangeAsync(portal, colleague.Account.Id, s => s.DisabledAt = portal.Clock.GetUtcNow());
        Assert.Equal(HttpStatusCode.Found, (await colleague.GetAsync("/account/security")).Status);
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused_and_one_without_its_token_too()
    {
        var colleague = await Colleague.InAsync(portal, StaffRole.Editor);
        await colleague.GetAsync("/staff/changes/new");
        foreach (var (header, value) in new[] { ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example") })
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/staff/changes/new") { Content = new FormUrlEncodedContent([new("Title", "Stolen")]) };
            request.Headers.Add(header, value);
            Assert.Equal(HttpStatusCode.Forbidden, (await colleague.SendAsync(request)).Status);
        }

        var page = await colleague.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/staff/changes/new") { Content = new FormUrlEncodedContent([new("Title", "Without a token")]) });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.DoesNotContain("Without a token", (await colleague.GetAsync("/staff/changes")).Text, StringComparison.Ordinal);
        // What was sent is not lost for someone whose token was of another sign-in.
        Assert.Equal("Without a token", page.All("main input[name=Title]").Single().GetAttribute("value"));
    }

    [Fact]
    public async Task No_more_than_10_passwords_a_minute_are_taken_from_one_client()
    {
        await using var limited = new AnotherStaffPortal(portal, ("Portal:RateLimit:LookupsPerMinute", "60"));
        var stranger = Colleague.Stranger(limited);
        for (var i = 0; i < 10; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await stranger.SignInAsync("nobody@portal.test")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await stranger.SignInAsync("nobody@portal.test")).Status);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/account/sign-in")).Status);
    }

    [Fact]
    public async Task Nothing_of_it_is_on_public_pages()
    {
        var colleague = await Colleague.InAsync(portal, StaffRole.Admin);
        await colleague.GetAsync("/account/security");
        Assert.Contains(portal.Logged, l => l.Contains("CheckSession", StringComparison.Ordinal));
        foreach (var address in new[] { "/", "/find", "/ccos/allcare-cco", "/api/v1/ccos" })
        {
            var asked = portal.Logged.Count(l => l.Contains("CheckSession", StringComparison.Ordinal));
            var signedIn = await colleague.GetAsync(address);
            Assert.Equal(asked, portal.Logged.Count(l => l.Contains("CheckSession", StringComparison.Ordinal)));
            var visitor = await Visitor.Of(portal).GetAsync(address);
            Assert.Equal((visitor.Text, "", ""), (signedIn.Text, signedIn.Header("Set-Cookie"), visitor.Header("Set-Cookie")));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await colleague.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, "/es/staff"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, "/es/account/sign-in"))).Status);
    }
}

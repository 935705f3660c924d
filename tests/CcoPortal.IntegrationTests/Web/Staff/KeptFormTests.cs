using System.Net;
using CcoPortal.Data;
using CcoPortal.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>What is sent after a session ended is kept through signing in.</summary>
[Collection(SharedStaffPortal.Name)]
public sealed class KeptFormTests(StaffPortal portal)
{
    private const string Reason = "Members reach a stranger.\r\nSecond line & <b>more</b> — “yes”";

    [Fact]
    public async Task A_form_that_is_sent_after_the_session_ended_comes_back_after_signing_in_and_can_be_sent()
    {
        await using var own = new AnotherStaffPortal(portal);
        var colleague = await Colleague.InAsync(own, StaffRole.Editor);
        var title = await SentTooLateAsync(own, colleague);
        Assert.Equal((HttpStatusCode.Unauthorized, "Sign in"), (colleague.Seen!.Status, colleague.Seen.Heading));
        Assert.Contains("You were signed out while you worked.", colleague.Seen.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("stranger", colleague.Seen.Text, StringComparison.Ordinal);

        // A slip in between loses nothing.
        Assert.Equal(HttpStatusCode.BadRequest, (await colleague.SignInAsync(password: "wrong")).Status);
        var page = await colleague.SignInAsync();
        Assert.Equal((HttpStatusCode.OK, "You were signed out while you worked"), (page.Status, page.Heading));
        Assert.Contains("Members reach a stranger.", page.All("dd").Select(Page.TextOf).Single(d => d.StartsWith("Members", StringComparison.Ordinal)), StringComparison.Ordinal);
        await using var db = PortalDbContext.At(own.Settings["ConnectionStrings:Portal"]);
        Assert.False(await db.ChangeRequests.AnyAsync(c => c.Title == title));

        await colleague.PressAsync("Send it again");
        Assert.StartsWith("/staff/changes/", colleague.Seen!.Location, StringComparison.Ordinal);
        var kept = await db.ChangeRequests.SingleAsync(c => c.Title == title);
        Assert.Equal(Reason.ReplaceLineEndings("\n"), kept.Reason.ReplaceLineEndings("\n"));
        Assert.Equal(colleague.Account.Id, kept.OpenedBy);
    }

    [Fact]
    public async Task It_goes_through_the_second_factor_too()
    {
        await using var own = new AnotherStaffPortal(portal);
        var colleague = await Colleague.InAsync(own, StaffRole.Editor);
        var key = await colleague.SetUpAuthenticatorAsync(own);
        await SentTooLateAsync(own, colleague);
        var step = await colleague.SignInAsync();
        Assert.Equal((HttpStatusCode.OK, "Show that it is you"), (step.Status, step.Heading));
        Assert.Equal(HttpStatusCode.BadRequest, (await colleague.FillAsync("form[action='/account/second-factor']", ("Input.Code", "000000"))).Status);
        Assert.Equal("You were signed out while you worked", (await colleague.FillAsync("form[action='/account/second-factor']", ("Input.Code", Colleague.CodeOf(own, key)))).Heading);
        Assert.StartsWith("/staff/changes/", (await colleague.PressAsync("Send it again")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_shown_to_nobody_else_and_not_after_12_hours()
    {
        await using var own = new AnotherStaffPortal(portal);
        var colleague = await Colleague.InAsync(own, StaffRole.Editor);
        var other = await Colleague.MakeAsync(own, StaffRole.Editor);
        await SentTooLateAsync(own, colleague);
        var page = await colleague.SignInAsync(other.Email);
        Assert.Contains("is not shown to you", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("stranger", page.Text, StringComparison.Ordinal);

        colleague = await Colleague.InAsync(own, StaffRole.Editor);
        await SentTooLateAsync(own, colleague);
        own.Clock.Set(own.Clock.GetUtcNow().AddHours(12.1));
        Assert.Equal((HttpStatusCode.SeeOther, "/staff/changes/new"), ((await colleague.SignInAsync()).Status, colleague.Seen!.Location));
    }

    [Fact]
    public async Task A_kept_form_is_made_by_the_portal_only_and_sent_to_pages_of_staff_only()
    {
        var account = await Colleague.MakeAsync(portal, StaffRole.Editor);
        var stranger = Colleague.Stranger(portal);
        await stranger.GetAsync("/account/sign-in");
        foreach (var forged in new[] { "x", "eyJBZGRyZXNzIjoiaHR0cHM6Ly9ldmlsLmV4YW1wbGUifQ==", new string('A', 4000) })
        {
            var again = Colleague.Stranger(portal);
            await again.GetAsync("/account/sign-in");
            Assert.Equal((HttpStatusCode.SeeOther, "/staff"), ((await again.PostAsync("/account/sign-in", ("Input.Email", account.Email!), ("Input.Password", Colleague.Password), ("Kept", forged))).Status, again.Seen!.Location));
        }

        // What another site sends is never carried: the cookie of a session does not come with it, so it looks like a session that ended.
        var request = new HttpRequestMessage(HttpMethod.Post, "/staff/changes/new") { Content = new FormUrlEncodedContent([new("Title", "Stolen")]) };
        request.Headers.Add("Origin", "https://evil.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.SendAsync(request)).Status);
        // Nor is anything kept of the pages of signing in.
        Assert.Empty((await stranger.PostAsync("/account/security?handler=password", ("Current", "secret"), ("Password", "secret"))).All("input[name=Kept]"));
        foreach (var page in new[] { "away", "refused", "again", "token" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/account/shown/{page}")).Status);
    }

    [Fact]
    public async Task A_file_is_not_kept_and_the_page_says_so()
    {
        await using var own = new AnotherStaffPortal(portal);
        var colleague = await Colleague.InAsync(own, StaffRole.Editor);
        await colleague.GetAsync("/staff/changes/new");
        own.Clock.Set(own.Clock.GetUtcNow().AddMinutes(31));
        using var file = new ByteArrayContent("name\r\n"u8.ToArray());
        await colleague.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/staff/changes/new") { Content = new MultipartFormDataContent { { new StringContent("With a file"), "Title" }, { file, "File", "ccos.csv" } } });
        var page = await colleague.SignInAsync();
        Assert.Contains("Files are not kept.", page.Words, StringComparison.Ordinal);
        Assert.Contains("With a file", page.Words, StringComparison.Ordinal);
    }

    /// <returns>The title that was typed.</returns>
    private static async Task<string> SentTooLateAsync(PortalFactory portal, Colleague colleague)
    {
        await colleague.GetAsync("/staff/changes/new");
        portal.Clock.Set(portal.Clock.GetUtcNow().AddMinutes(31));
        var title = $"New phone {Guid.NewGuid():N}";
        await colleague.FillAsync("form[action='/staff/changes/new']", ("Title", title), ("Reason", Reason), ("Source", "A letter of November 20"));
        return title;
    }
}

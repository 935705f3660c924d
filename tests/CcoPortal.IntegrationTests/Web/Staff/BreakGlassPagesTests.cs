using System.Net;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Staff;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>A portal of change requests that demands a second factor.</summary>
public sealed class StrictChangesPortal : ChangesPortal
{
    public StrictChangesPortal() => Settings.Remove("Portal:SignIn:RequireSecondFactor");

    /// <summary>The code of an app that was set up with this key: one that has not been used yet.</summary>
    internal string NextCode(string key)
    {
        Clock.Set(Clock.GetUtcNow().AddSeconds(60));
        return Colleague.CodeOf(this, key);
    }

    internal async Task<(Colleague Who, string Key)> WithAppAsync(StaffRole role, string? name = null)
    {
        var colleague = await Colleague.InAsync(this, role, name);
        return (colleague, await colleague.SetUpAuthenticatorAsync(this));
    }
}

/// <summary>Publishing without approval, on its pages: what it asks for, who is told, and until when.</summary>
public sealed class BreakGlassPagesTests(StrictChangesPortal portal) : IClassFixture<StrictChangesPortal>
{
    private const string Reason = "The number on the page reaches a stranger, and people call it.";

    private static void Refused(Page page, string sentence, string? field = null)
    {
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Contains(page.All(".error-summary li").Select(Page.TextOf), s => s.StartsWith(sentence, StringComparison.Ordinal));
        Assert.Equal(field is null ? [] : [$"#{field}"], page.All(".error-summary a").Select(a => a.GetAttribute("href")!));
    }

    private static string Banner(Page page) => string.Join(' ', page.All("main > .note--emergency").Select(Page.TextOf));

    [Fact]
    public async Task A_right_code_is_asked_for_once_though_something_else_is_missing()
    {
        var (reviewer, key) = await portal.WithAppAsync(StaffRole.Reviewer);
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", 411));
        portal.Clock.Set(portal.Clock.GetUtcNow() + BreakGlass.Fresh + TimeSpan.FromSeconds(1));
        await reviewer.GetAsync($"{ChangesPortal.PageOf(change)}/break-glass");
        Refused(await reviewer.PressAsync("Publish now, without approval", ("Reason", "short"), ("Code", portal.NextCode(key))), "Use at least", "Reason");

        // The code is spent; that it was right is not forgotten.
        await reviewer.PressAsync("Publish now, without approval", ("Reason", Reason), ("Code", ""));

        Assert.Equal(ChangeState.Published, await portal.StateAsync(change));
    }

    [Fact]
    public async Task It_asks_for_a_reason_and_a_fresh_second_factor()
    {
        var (reviewer, key) = await portal.WithAppAsync(StaffRole.Reviewer);
        var (before, change) = (await portal.EditionAsync(), await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", 401)));
        // What was shown at the sign-in counts no more.
        portal.Clock.Set(portal.Clock.GetUtcNow() + BreakGlass.Fresh + TimeSpan.FromSeconds(1));
        await reviewer.GetAsync(ChangesPortal.PageOf(change));
        var page = await reviewer.GetAsync(reviewer.Seen!.All("main a").Single(a => Page.NameOf(a) == "Publish without approval").GetAttribute("href")!);
        Assert.Equal("Publish without approval", page.Heading);
        foreach (var code in new[] { "", "000000", "no code" })
        {
            // Nor does a field of the command's own help, or one that says that nothing is asked.
            Refused(await reviewer.PressAsync("Publish now, without approval", ("Reason", Reason), ("Code", code), ("ProvedAt", portal.Clock.GetUtcNow().ToString("O")), ("AsksForCode", "false")), "Type a new code of your authenticator app.", "Code");
            Assert.Equal(Reason, reviewer.Seen!.All("textarea[name=Reason]").Single().TextContent);
        }

        foreach (var (reason, sentence) in new[] { ("", "Say why this cannot wait."), ("Urgent", "Use at least 20 letters.") })
            Refused(await reviewer.PressAsync("Publish now, without approval", ("Reason", reason), ("Code", portal.NextCode(key))), sentence, "Reason");
        Assert.Equal((before, ChangeState.InReview), (await portal.EditionAsync(), await portal.StateAsync(change)));

        var spent = portal.NextCode(key);
        await reviewer.PressAsync("Publish now, without approval", ("Reason", Reason), ("Code", spent));
        Assert.Contains("Published. Members see it now.", (await reviewer.FollowAsync()).Words, StringComparison.Ordinal);
        await using var db = portal.Open();
        var edition = await db.Editions.SingleAsync(e => e.Number == before + 1);
        var glass = await db.BreakGlasses.SingleAsync(g => g.Id == edition.BreakGlassId);
        Assert.Equal((change, reviewer.Account.Id.ToString(), reviewer.Account.Id.ToString(), Reason), (edition.Change, edition.Actor, glass.Actor, glass.Reason));
        Assert.Equal((ChangeState.Published, before + 1), (await portal.StateAsync(change), (await portal.RowAsync(change)).PublishedIn));
        Assert.Equal("800-555-0401", (await portal.FactsAsync()).PhoneOf("trillium-lane"));

        // A code opens once, and what is published is not published again.
        var next = await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", 402));
        portal.Clock.Set(portal.Clock.GetUtcNow().AddMinutes(-1));
        await reviewer.GetAsync($"{ChangesPortal.PageOf(next)}/break-glass");
        portal.Clock.Set(portal.Clock.GetUtcNow().AddMinutes(1));
        Refused(await reviewer.PressAsync("Publish now, without approval", ("Reason", Reason), ("Code", spent)), "Type a new code of your authenticator app.", "Code");
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.PostAsync($"{ChangesPortal.PageOf(change)}/break-glass", ("Reason", Reason), ("Code", portal.NextCode(key)))).Status);
        Assert.Equal((before + 1, ChangeState.InReview), (await portal.EditionAsync(), await portal.StateAsync(next)));
    }

    [Fact]
    public async Task What_is_empty_unexplained_or_wrong_is_not_published_in_an_emergency_either()
    {
        var (reviewer, key) = await portal.WithAppAsync(StaffRole.Reviewer);
        var before = await portal.EditionAsync();
        var (empty, unexplained, wrong) = (await portal.AsAsync("Edie", new OpenChange.Command("Empty", "It is so", "A letter")), await portal.AsAsync("Edie", new OpenChange.Command("Unexplained", "", "")), await portal.AsAsync("Edie", new OpenChange.Command("Wrong", "It is so", "A letter")));
        await portal.ProposeAsync("Edie", unexplained, Edits.Phone("allcare-cco", 403));
        await portal.ProposeAsync("Edie", wrong, f => f with { Ccos = [.. f.Ccos.Select(c => c.Slug == "allcare-cco" ? c with { Phone = c.Phone! with { Value = "12" } } : c)] });
        foreach (var (change, sentence) in new[] { (empty, "This change request changes nothing yet."), (unexplained, "Say first what the change is for, and where it is from."), (wrong, "This must be put right first: ") })
        {
            await reviewer.GetAsync($"{ChangesPortal.PageOf(change)}/break-glass");
            Refused(await reviewer.PressAsync("Publish now, without approval", ("Reason", Reason), ("Code", portal.NextCode(key))), sentence);
            Assert.Equal(ChangeState.Draft, await portal.StateAsync(change));
        }

        Assert.Equal(before, await portal.EditionAsync());
        await using var db = portal.Open();
        Assert.Equal(await db.Editions.CountAsync(e => e.BreakGlassId != null), await db.BreakGlasses.CountAsync());
    }

    [Fact]
    public async Task All_staff_are_told_on_every_page_until_somebody_else_has_looked()
    {
        var (reviewer, key) = await portal.WithAppAsync(StaffRole.Reviewer, "Bria Bittern");
        var (other, _) = await portal.WithAppAsync(StaffRole.Reviewer, "Otis Osprey");
        var (editor, _) = await portal.WithAppAsync(StaffRole.Editor);
        var (admin, _) = await portal.WithAppAsync(StaffRole.Admin);
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("allcare-cco", 404));
        await reviewer.GetAsync($"{ChangesPortal.PageOf(change)}/break-glass");
        await reviewer.PressAsync("Publish now, without approval", ("Reason", Reason), ("Code", portal.NextCode(key)));
        var edition = (await portal.RowAsync(change)).PublishedIn!.Value;
        var said = $"Published without approval: edition {edition}, by Bria Bittern. A second person must look at it by November 23, 2026, 12:";
        foreach (var (who, addresses) in new[] { (reviewer, new[] { "/staff", "/staff/changes" }), (other, ["/staff/records/cco", "/account/security"]), (editor, ["/staff", "/staff/edit/cco/allcare-cco", "/staff/changes/new"]), (admin, ["/staff", "/staff/people", "/staff/audit"]) })
        {
            foreach (var address in addresses)
                Assert.Contains(said, Banner(await who.GetAsync(address)), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("without approval", (await Visitor.Of(portal).GetAsync("/ccos/allcare-cco")).Text, StringComparison.OrdinalIgnoreCase);
        await other.GetAsync("/staff");
        var page = await other.GetAsync(other.Seen!.All("main li.card a").Single(a => Page.NameOf(a) == $"Edition {edition}, by Bria Bittern").GetAttribute("href")!);
        var review = page.Asked[4..];
        Assert.Contains(Reason, page.Words, StringComparison.Ordinal);

        // Neither who did it, nor who wrote it, nor who only reads.
        Assert.Empty((await reviewer.GetAsync(review)).All("main form"));
        Assert.Contains("It waits for a reviewer who neither wrote nor published it.", reviewer.Seen!.Words, StringComparison.Ordinal);
        Refused(await reviewer.PostAsync(review, ("Note", "I looked at it myself.")), "You wrote or published this, so somebody else must review it.");
        foreach (var who in new[] { editor, admin })
        {
            Assert.Empty((await who.GetAsync(review)).All("main form"));
            Assert.Equal(HttpStatusCode.Forbidden, (await who.PostAsync(review, ("Note", "I looked at it, too."))).Status);
        }

        await using var db = portal.Open();
        var glass = Guid.Parse(review.Split('/')[^1]);
        Assert.False(await db.BreakGlassReviews.AnyAsync(r => r.BreakGlass == glass));
        await other.GetAsync(review);
        Refused(await other.PressAsync("I have looked at it", ("Note", "")), "Say what you found.", "Note");
        Refused(await other.PressAsync("I have looked at it", ("Note", "Fine.")), "Use at least 10 letters.", "Note");
        page = await other.GetAsync(review);
        await other.PressAsync("I have looked at it", ("Note", "I called the number: it is theirs."));
        Assert.Contains("Reviewed byOtis Osprey", (await other.FollowAsync()).Words, StringComparison.Ordinal);
        Assert.Contains("I called the number: it is theirs.", other.Seen!.Words, StringComparison.Ordinal);
        Refused(await other.PostAsync(review, ("Note", "And I looked once more.")), "Somebody has reviewed this already.");
        var kept = await db.BreakGlassReviews.SingleAsync(r => r.BreakGlass == glass);
        Assert.Equal((other.Account.Id, "I called the number: it is theirs."), (kept.Reviewer, kept.Note));
        foreach (var who in new[] { reviewer, other, editor, admin })
            Assert.DoesNotContain($"edition {edition},", (await who.GetAsync("/staff")).Words, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_review_that_is_late_is_said_to_be_late_and_stays_owed()
    {
        await using var own = new AnotherStaffPortal(portal, ("Portal:SignIn:RequireSecondFactor", "false"));
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("allcare-cco", 405));
        await portal.AsAsync("Rosa", new BreakGlass.Command(change, Reason, portal.Clock.GetUtcNow()));
        var edition = (await portal.RowAsync(change)).PublishedIn;
        own.Clock.Set(portal.Clock.GetUtcNow().AddHours(23.9));
        var reviewer = await Colleague.InAsync(own, StaffRole.Reviewer);
        Assert.DoesNotContain("late", Mine(await reviewer.GetAsync("/staff")), StringComparison.Ordinal);
        own.Clock.Set(own.Clock.GetUtcNow().AddHours(0.2));
        Assert.EndsWith(". It is late.", Mine(await reviewer.GetAsync("/staff")), StringComparison.Ordinal);
        Assert.Contains("Late: it was owed by", reviewer.Seen!.Words, StringComparison.Ordinal);
        own.Clock.Set(own.Clock.GetUtcNow().AddDays(40));
        reviewer = await Colleague.InAsync(own, StaffRole.Reviewer);
        Assert.EndsWith(". It is late.", Mine(await reviewer.GetAsync("/staff/changes")), StringComparison.Ordinal);

        string Mine(Page page) => Page.TextOf(page.All("main > .note--emergency").Single(n => n.TextContent.Contains($"edition {edition},", StringComparison.Ordinal)));
    }
}

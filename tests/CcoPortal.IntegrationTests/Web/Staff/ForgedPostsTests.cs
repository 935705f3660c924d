using System.Net;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Staff;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>Everything that staff's pages take by POST, sent by others than their own forms.</summary>
public sealed class ForgedPostsTests(ChangesPortal portal) : IClassFixture<ChangesPortal>
{
    private const string Flag = "00000000-0000-0000-0000-0000000000f1";

    /// <summary>What the forms of all pages hold, so that whatever is sent would do something.</summary>
    private static readonly (string Name, string Value)[] Fields =
    [
        ("Title", "Forged"), ("Reason", "It is forged, and says so in many words."), ("Source", "A forger"), ("Text", "Forged"), ("Why", "Forged"), ("Day", "2026-12-01"), ("Time", "08:30"), ("Note", "It is forged as well."),
        ("Edition", "1"), ("seen", "cco:trillium-lane#1"), ("kind", "cco"), ("key", "trillium-lane"), ("number", "1"), ("change", "new"), ("act", "save"), ("f.name", "Forged"), ("seen-in", "1"), ("seenIn", "1"),
        ("field", "phone"), ("report", "1"), ("fixed", "true"), ("Name", "Forged"), ("Email", "forged@portal.test"), ("Role", "Admin"), ("flags", Flag), ("end", "CannotBeChecked"),
    ];

    /// <summary>Every address and handler under /staff that takes a POST, of things that are there.</summary>
    private async Task<IReadOnlyList<string>> PostsAsync()
    {
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", Random.Shared.Next(1000, 9999)));
        var broken = await portal.SubmittedAsync("Edie", Edits.Phone("allcare-cco", Random.Shared.Next(1000, 9999)));
        await portal.AsAsync("Rosa", new BreakGlass.Command(broken, "It could not wait for anybody.", portal.Clock.GetUtcNow()));
        await using var db = portal.Open();
        var glass = (await db.Editions.SingleAsync(e => e.Change == broken)).BreakGlassId;
        if (!await db.Flags.AnyAsync(f => f.Id == Guid.Parse(Flag)))
        {
            db.Add(new FlagRow(Guid.Parse(Flag), portal.People["Alma"].Id, portal.Clock.GetUtcNow(), "cco", "allcare-cco", "phone", FlagReason.OutOfDate, 1));
            await db.SaveChangesAsync();
        }

        var loader = portal.Services.GetRequiredService<PageLoader>();
        var posts = new List<string>();
        foreach (var endpoint in portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = $"/{endpoint.RoutePattern.RawText!.Trim('/')}";
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page || !pattern.StartsWith("/staff", StringComparison.Ordinal))
                continue;
            var address = pattern.Replace("{id:guid}", (pattern.Contains("/people/", StringComparison.Ordinal) ? portal.People["Eli"].Id : pattern.Contains("/break-glass/", StringComparison.Ordinal) ? glass : change).ToString(), StringComparison.Ordinal)
                .Replace("{**key}", "allcare-cco", StringComparison.Ordinal).Replace("{kind}", "cco", StringComparison.Ordinal).Replace("/{kind?}", "", StringComparison.Ordinal);
            var area = address.Replace("/cco/allcare-cco", "/service-area/eastern-oregon-cco/baker/whole/2012-09-01", StringComparison.Ordinal);
            posts.AddRange((await loader.LoadAsync(page, endpoint.Metadata)).HandlerMethods.Where(h => h.HttpMethod.Equals("POST", StringComparison.OrdinalIgnoreCase)).Select(h => h.Name is null ? address : $"{(h.Name == "Close" ? area : address)}?handler={h.Name}"));
        }

        Assert.True(posts.Count >= 25, string.Join("\n", posts));
        Assert.All(posts, p => Assert.DoesNotContain("{", p, StringComparison.Ordinal));
        return posts;
    }

    private static HttpRequestMessage Post(string address, string? token) => new(HttpMethod.Post, address)
    {
        Content = new FormUrlEncodedContent(Fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Concat(token is null ? [] : [KeyValuePair.Create("__RequestVerificationToken", token)])),
    };

    private static bool May(StaffRole role, string post) => post.StartsWith("/staff/people", StringComparison.Ordinal) ? role == StaffRole.Admin
        : post.Contains("break-glass", StringComparison.Ordinal) || post.EndsWith("=Approve", StringComparison.Ordinal) || post.EndsWith("=SendBack", StringComparison.Ordinal) || post.EndsWith("=Refuse", StringComparison.Ordinal) ? role == StaffRole.Reviewer
        : role is StaffRole.Editor or StaffRole.Reviewer;

    [Fact]
    public async Task Without_the_token_of_ones_own_page_nothing_that_is_posted_is_done()
    {
        var posts = await PostsAsync();
        var (editor, reviewer, admin) = (await portal.EditorAsync(), await portal.ReviewerAsync(), await Colleague.InAsync(portal, StaffRole.Admin));
        var others = await TokenAsync(await portal.ReviewerAsync());
        foreach (var post in posts)
        {
            var before = await portal.AllAsync();
            foreach (var token in new[] { null, "CfDJ8", others })
            {
                var page = await (May(StaffRole.Reviewer, post) ? reviewer : admin).SendAsync(Post(post, token));
                Assert.True((page.Status, page.Heading) == (HttpStatusCode.BadRequest, "This page was opened before you signed in"), $"{post} with “{token}”: {page.Status} {page.Heading}");
            }

            Assert.True(before == await portal.AllAsync(), $"{post} changed something");
        }

        // With it, the same is done: it is the token that kept it from being done.
        var done = 0;
        foreach (var post in posts.Where(p => May(StaffRole.Editor, p)))
        {
            var before = await portal.AllAsync();
            await editor.SendUncheckedAsync(Post(post, await TokenAsync(editor)));
            done += before == await portal.AllAsync() ? 0 : 1;
        }

        Assert.True(done >= 8, $"{done} of {posts.Count} did something.");
    }

    [Fact]
    public async Task What_another_role_may_do_is_refused_and_changes_nothing()
    {
        var posts = await PostsAsync();
        var asked = 0;
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            var colleague = await Colleague.InAsync(portal, role);
            var (token, before) = (await TokenAsync(colleague), await portal.AllAsync());
            foreach (var post in posts.Where(p => !May(role, p)))
            {
                var page = await colleague.SendAsync(Post(post, token));
                Assert.True((page.Status, page.Heading) == (HttpStatusCode.Forbidden, "This page is for other roles"), $"{role} {post}: {page.Status} {page.Words}");
                asked++;
            }

            Assert.True(before == await portal.AllAsync(), $"{role} changed something");
        }

        Assert.True(asked > 80, $"{asked} were asked.");
    }

    [Fact]
    public async Task Names_of_nothing_are_not_found_and_handlers_that_are_not_there_do_nothing()
    {
        var posts = await PostsAsync();
        var (reviewer, admin) = (await portal.ReviewerAsync(), await Colleague.InAsync(portal, StaffRole.Admin));
        var all = await portal.AllAsync();
        foreach (var post in posts.Where(p => p.Split('/', '?').Any(part => Guid.TryParse(part, out _))))
        {
            var who = May(StaffRole.Reviewer, post) ? reviewer : admin;
            var token = await TokenAsync(who);
            foreach (var id in new[] { Guid.NewGuid().ToString(), Guid.Empty.ToString(), "1", "x'--" })
            {
                var page = await who.SendAsync(Post(string.Join('/', post.Split('/').Select(part => Guid.TryParse(part.Split('?')[0], out _) ? id + (part.Contains('?', StringComparison.Ordinal) ? part[part.IndexOf('?', StringComparison.Ordinal)..] : "") : part)), token));
                Assert.True((page.Status, page.Heading) == (HttpStatusCode.NotFound, "There is no page here"), $"{page.Asked}: {page.Status} {page.Heading}");
            }
        }

        Assert.Equal(all, await portal.AllAsync());

        var change = await portal.SubmittedAsync("Edie", Edits.Phone("ihn-cco", 503));
        foreach (var handler in new[] { "Nothing", "OnPostPublish", "PublishAsync", "Publish%00", "../Publish" })
        {
            var before = await portal.AllAsync();
            var page = await reviewer.SendAsync(Post($"{ChangesPortal.PageOf(change)}?handler={handler}", await TokenAsync(reviewer)));
            Assert.Equal(HttpStatusCode.MethodNotAllowed, page.Status);
            Assert.NotEmpty(page.Words);
            Assert.Equal(before, await portal.AllAsync());
            Assert.Equal(HttpStatusCode.OK, (await reviewer.GetAsync($"{ChangesPortal.PageOf(change)}?handler={handler}")).Status);
        }
    }

    [Fact]
    public async Task A_change_that_is_done_with_takes_nothing_but_comments()
    {
        var reviewer = await portal.ReviewerAsync();
        var published = await portal.PublishedAsync(Edits.Phone("trillium-tri-county", 504));
        var withdrawn = await portal.SubmittedAsync("Edie", Edits.Phone("ihn-cco", 505));
        await portal.AsAsync("Edie", new WithdrawChange.Command(withdrawn));
        foreach (var (change, state) in new[] { (published, "published"), (withdrawn, "withdrawn") })
        {
            var token = await TokenAsync(reviewer);
            foreach (var handler in new[] { "Describe", "Submit", "Approve", "SendBack", "Refuse", "Withdraw", "Schedule", "Unschedule", "Drop" }.Concat(state == "published" ? [] : ["Publish"]))
            {
                var before = await portal.AllAsync();
                var page = await reviewer.SendAsync(Post($"{ChangesPortal.PageOf(change)}?handler={handler}", token));
                Assert.Equal(HttpStatusCode.BadRequest, page.Status);
                Assert.True(page.Words.Contains($"This change request is {state}: it cannot be ", StringComparison.Ordinal) || handler == "Drop", $"{handler}: {page.Words}");
                Assert.Equal(before, await portal.AllAsync());
            }

            await reviewer.GetAsync("/staff/edit/cco/allcare-cco");
            var saved = await reviewer.PressAsync("Save", ("f.shortName", "Forged"), ("change", change.ToString()));
            Assert.Equal(HttpStatusCode.BadRequest, saved.Status);
            Assert.Contains($"This change request is {state}: it cannot be changed now.", saved.Words, StringComparison.Ordinal);
        }

        await reviewer.GetAsync("/staff/edit/cco/allcare-cco");
        Assert.Contains("There is no such change request.", (await reviewer.PressAsync("Save", ("f.shortName", "Forged"), ("change", Guid.NewGuid().ToString()))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approval_names_exactly_what_its_own_change_does()
    {
        var reviewer = await portal.ReviewerAsync();
        var (change, other) = (await portal.SubmittedAsync("Edie", Edits.Phone("ihn-cco", 506)), await portal.SubmittedAsync("Edie", Edits.Phone("trillium-tri-county", 507)));
        var words = (await portal.AsAsync("Edie", new ShowChange.Query(change)))!.Seen[^1];
        foreach (var revisions in new[] { [], new[] { "cco:trillium-tri-county#1" }, ["cco:ihn-cco#1", "cco:trillium-tri-county#1"], ["cco:ihn-cco#2"], ["cco:ihn-cco#0"], ["CCO:ihn-cco#1"], ["x"], ["cco:ihn-cco#1", "words#0"] })
        {
            await reviewer.GetAsync(ChangesPortal.PageOf(change));
            var page = await reviewer.PostAsync($"{ChangesPortal.PageOf(change)}?handler=Approve", ("seen", string.Join(' ', revisions.Append(words))));
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.Contains("Somebody changed this since you opened it. Look at it again.", page.Words, StringComparison.Ordinal);
        }

        await using var db = portal.Open();
        Assert.False(await db.Approvals.AnyAsync(a => a.Change == change || a.Change == other));
        Assert.Equal((ChangeState.InReview, ChangeState.InReview), (await portal.StateAsync(change), await portal.StateAsync(other)));
    }

    [Fact]
    public async Task Fields_that_no_form_has_say_nothing()
    {
        var (editor, reviewer) = (await portal.EditorAsync(), await portal.ReviewerAsync());
        var other = await portal.SubmittedAsync("Edie", Edits.Phone("trillium-tri-county", 508));
        var (whole, began) = (await portal.AllAsync(), portal.Clock.GetUtcNow().AddMilliseconds(-1));
        (string, string)[] more =
        [
            ("Id", other.ToString()), ("Change", other.ToString()), ("State", "Published"), ("Change.State", "Approved"), ("Shown.Change.State", "Approved"), ("OpenedBy", reviewer.Account.Id.ToString()), ("Author", reviewer.Account.Id.ToString()),
            ("Approver", editor.Account.Id.ToString()), ("ApprovedBy", editor.Account.Id.ToString()), ("Staff", reviewer.Account.Id.ToString()), ("At", "2020-01-01"), ("OpenedAt", "2020-01-01"), ("PublishAt", "2026-11-22T21:00Z"),
            ("PublishedIn", "1"), ("Round", "7"), ("MayEdit", "true"), ("MayApprove", "true"), ("ProvedAt", "2026-11-22T20:00Z"), ("Actor.Role", "Admin"), ("Done", "published"),
        ];
        await editor.GetAsync("/staff/changes/new");
        await editor.PressAsync("Begin", [("Title", "Mine"), ("Reason", "It is so"), ("Source", "A letter"), .. more]);
        var change = Guid.Parse(editor.Seen!.Location!.Split('/')[^1]);
        Assert.NotEqual(other, change);
        await portal.ProposeAsync("Eli", change, Edits.Phone("ihn-cco", 509));
        foreach (var (button, state) in new[] { ("Save these words", ChangeState.Draft), ("Add the comment", ChangeState.Draft), ("Submit for review", ChangeState.InReview) })
        {
            await editor.GetAsync(ChangesPortal.PageOf(change));
            await editor.PressAsync(button, [("Text", "A word"), .. more]);
            Assert.StartsWith(ChangesPortal.PageOf(change), editor.Seen!.Location, StringComparison.Ordinal);
            var row = await portal.RowAsync(change);
            Assert.Equal((state, editor.Account.Id, null, null, 0), (row.State, row.OpenedBy, row.PublishAt, row.PublishedIn, row.Round));
            Assert.True(row.OpenedAt >= began, $"{row.OpenedAt}");
        }

        await reviewer.GetAsync(ChangesPortal.PageOf(change));
        await reviewer.PressAsync("Approve exactly this", more);
        await using var db = portal.Open();
        var approval = await db.Approvals.SingleAsync(a => a.Change == change);
        Assert.Equal((reviewer.Account.Id, 0, true), (approval.Approver, approval.Round, approval.At >= began));
        var comment = await db.ChangeComments.SingleAsync(c => c.Change == change);
        Assert.Equal((editor.Account.Id, true), (comment.Staff, comment.At >= began));
        Assert.Equal((ChangeState.InReview, 0), (await portal.StateAsync(other), await db.ChangeComments.CountAsync(c => c.Change == other)));
        Assert.NotEqual(whole, await portal.AllAsync());
    }

    private static async Task<string> TokenAsync(Colleague colleague) => (await colleague.GetAsync("/account/security")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}

using System.Net;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Application.Staff.Spreadsheets;
using CcoPortal.Data.Changes;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Staff;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>Records go out as a file, are changed in another program, and come back into a change request.</summary>
public sealed class SpreadsheetsTests
{
    [Fact]
    public async Task A_file_that_comes_back_as_it_went_changes_nothing_and_one_other_cell_is_one_difference()
    {
        await using var portal = await ViewsPortal.StartAsync();
        foreach (var kind in Sheet.Kinds)
            await ThereAndBackAsync(portal, kind);
    }

    private static async Task ThereAndBackAsync(ViewsPortal portal, string kind)
    {
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        var file = await editor.ExportAsync(kind);
        var before = await WrittenAsync(portal);
        Assert.Equal($"/staff/spreadsheets?same={kind}", (await editor.UploadAsync(kind, file)).Location);
        Assert.StartsWith("Your file changes nothing. It says what is published of ", Page.TextOf((await editor.FollowAsync()).All("[role=status]").Single()), StringComparison.Ordinal);
        Assert.Equal($"/staff/spreadsheets?same={kind}", (await editor.UploadAsync(kind, OpenSheet.Of(file).Saved())).Location);
        Assert.Equal(before, await WrittenAsync(portal));
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"/staff/spreadsheets/{kind}")).Status);

        var sheet = OpenSheet.Of(file);
        var column = new[] { "name", "label", "note", "texts.en.name" }.First(c => sheet.Column(c) >= 0);
        var row = sheet.Rows[1];
        var old = row[sheet.Column(column)];
        row[sheet.Column(column)] = "Another text";
        Assert.Equal($"/staff/spreadsheets/{kind}", (await editor.UploadAsync(kind, sheet.Saved())).Location);
        var dry = await editor.FollowAsync();
        Assert.Contains("1 record is changed, 0 are new.", dry.Words, StringComparison.Ordinal);
        Assert.StartsWith("Row 2, changed: ", Page.TextOf(Assert.Single(dry.All("section.record h3"))), StringComparison.Ordinal);
        var difference = Assert.Single(dry.Differences());
        Assert.Equal((RecordForm.Of(kind).At(column)!.Value.Label, old.Length == 0 ? "(empty)" : old, "Another text"), difference);
        Assert.Equal(before with { Drafts = 1 }, await WrittenAsync(portal));
        Assert.NotEmpty((await editor.GetAsync("/staff")).All($"main a[href='/staff/spreadsheets/{kind}']"));

        await editor.GetAsync($"/staff/spreadsheets/{kind}");
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.PressAsync("Put these into a change request")).Status);
        Assert.Equal(before with { Drafts = 1 }, await WrittenAsync(portal));
        var change = ChangeOf(await editor.PressAsync("Put these into a change request", ("title", "From a file"), ("reason", "It is so"), ("source", "A letter")));
        Assert.Equal(difference, Assert.Single((await editor.FollowAsync()).Differences()));
        await using var db = portal.Open();
        var proposed = Assert.Single(await Proposals.NowAsync(db, change, CancellationToken.None));
        Assert.Equal((kind, editor.Account.Id, "set", 1), (proposed.Kind, proposed.Author, proposed.Op, proposed.SeenIn));
        Assert.Equal(before with { Changes = before.Changes + 1, Proposed = before.Proposed + 1 }, await WrittenAsync(portal));
    }

    [Fact]
    public async Task Who_read_a_file_in_cannot_approve_it_and_once_another_did_members_see_it()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var reviewer = await Colleague.InAsync(portal, StaffRole.Reviewer);
        var sheet = OpenSheet.Of(await reviewer.ExportAsync("cco"));
        sheet["trillium-lane", "tollFree.value"] = "800-555-0142";
        await reviewer.UploadAsync("cco", sheet.Saved());
        await reviewer.FollowAsync();
        var change = ChangeOf(await reviewer.PressAsync("Put these into a change request", ("title", "A phone"), ("reason", "It moved"), ("source", "A call")));
        await reviewer.FollowAsync();
        await reviewer.PressAsync("Submit for review");
        await reviewer.FollowAsync();
        Assert.DoesNotContain(reviewer.Seen!.All("button"), b => Page.NameOf(b) == "Approve exactly this");

        var forged = await reviewer.PostAsync($"/staff/changes/{change}?handler=Approve", ("seen", reviewer.Seen.All("form[action$=Approve] input[name=seen]").Single().GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        Assert.Contains("You wrote in this change request, so somebody else must approve it.", forged.Words, StringComparison.Ordinal);
        await using var db = portal.Open();
        Assert.Equal((0, ChangeState.InReview), (await db.Approvals.CountAsync(), (await db.ChangeRequests.SingleAsync()).State));

        await portal.ApproveAsync("Rosa", change);
        await portal.UntilShownAsync(Assert.IsType<PublishChange.Outcome.Published>(await portal.AsAsync("Rosa", new PublishChange.Command(change))).Edition);
        Assert.Contains("800-555-0142", (await Visitor.Of(portal).GetAsync("/ccos/trillium-lane")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_one_bad_row_nothing_is_done_and_it_is_told_by_row_and_column()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        var before = await WrittenAsync(portal);
        var sheet = OpenSheet.Of(await editor.ExportAsync("cco"));
        var (first, bad) = (sheet.Rows[1][0], sheet.Rows[5][0]);
        sheet[first, "phone.value"] = "541-555-0101";
        sheet[bad, "phone.value"] = "call <b>us</b>";
        sheet[bad, "phone.checkedOn"] = "2026-13-45";
        sheet[bad, "name"] = "";

        var page = await editor.UploadAsync("cco", sheet.Saved());

        Assert.Equal("Some cells are wrong. Nothing was done.", page.Refused());
        Assert.Equal(
            [("6", "phone.value", "“call <b>us</b>” is not a phone number like 800-273-0557 or 711."), ("6", "phone.checkedOn", "“2026-13-45” is not a day. Type the day like 2026-11-22."), ("6", "name", "This cannot be empty.")],
            page.Faults());
        Assert.Equal("cco", page.All("#Kind option[selected]").Single().GetAttribute("value"));
        Assert.Equal(before, await WrittenAsync(portal));
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/staff/spreadsheets/cco")).Status);
    }

    [Fact]
    public async Task Formulas_go_out_as_text_come_back_as_they_were_and_are_read_as_text_by_members()
    {
        await using var portal = await ViewsPortal.StartAsync();
        string[] texts = ["=HYPERLINK(\"http://evil.example\")", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "'quoted", "＝1+1"];
        var keys = portal.Edition().Facts.Contacts.Select(c => c.Key).Take(texts.Length).ToList();
        await portal.PublishAsync(f => f with { Contacts = [.. f.Contacts.Select(c => keys.IndexOf(c.Key) is >= 0 and var at ? c with { Label = texts[at] } : c)] });
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        var file = await editor.ExportAsync("contact");

        var sheet = OpenSheet.Of(file);
        Assert.Equal(texts.Select(t => "'" + t), keys.Select(k => sheet[k, "label"]));
        Assert.DoesNotContain(sheet.Rows.SelectMany(r => r), c => c.Length > 0 && "=+-@\t\r\n＝＋－＠".Contains(c[0], StringComparison.Ordinal));
        Assert.Equal("/staff/spreadsheets?same=contact", (await editor.UploadAsync("contact", file)).Location);
        // Someone who takes the apostrophe off types the same text.
        sheet[keys[0], "label"] = texts[0];
        sheet[keys[1], "label"] = "'=2+2";
        await editor.UploadAsync("contact", sheet.Saved());
        Assert.Equal((texts[1], "=2+2"), Assert.Single((await editor.FollowAsync()).Differences()) is var d ? (d.Before, d.After) : default);
        Assert.Contains(texts[0], (await Visitor.Of(portal).SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, "/contact"))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_published_meanwhile_is_kept_or_shown_and_never_overwritten()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        var file = await editor.ExportAsync("cco");
        await portal.PublishAsync(Edits.Phone("trillium-lane", 150));

        // Got before, read in after: their phone stays, my name comes; and where both changed a cell, it is told.
        var mine = OpenSheet.Of(file);
        mine["trillium-lane", "shortName"] = "Trillium of Lane";
        await editor.UploadAsync("cco", mine.Saved());
        Assert.Equal(("Trillium", "Trillium of Lane"), Assert.Single((await editor.FollowAsync()).Differences()) is var d ? (d.Before.Split(' ')[0], d.After) : default);
        mine["trillium-lane", "tollFree.value"] = "800-555-0199";
        Assert.Contains("now it is “800-555-0150”. You wrote “800-555-0199”", Assert.Single((await editor.UploadAsync("cco", mine.Saved())).Faults()).Sentence, StringComparison.Ordinal);

        // Published between the dry run and the button.
        mine = OpenSheet.Of(await editor.ExportAsync("cco"));
        mine["trillium-lane", "tollFree.value"] = "800-555-0199";
        mine["allcare-cco", "shortName"] = "AllCare of the south";
        await editor.UploadAsync("cco", mine.Saved());
        await editor.FollowAsync();
        await portal.PublishAsync(Edits.Phone("trillium-lane", 151));
        var before = await WrittenAsync(portal);
        var page = await editor.PressAsync("Put these into a change request", ("title", "Too late"), ("reason", "It is so"), ("source", "A letter"));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Nothing was done. Changed meanwhile, or already in this change request: trillium-lane.", page.Words, StringComparison.Ordinal);
        Assert.Contains(page.Differences(), f => (f.Before, f.After) == ("800-555-0151", "800-555-0199"));
        Assert.Equal("Too late", page.All("#title").Single().GetAttribute("value"));
        Assert.Equal(before, await WrittenAsync(portal));
        Assert.Equal("800-555-0151", (await portal.FactsAsync()).PhoneOf("trillium-lane"));
    }

    [Fact]
    public async Task A_record_that_stands_in_the_change_request_already_keeps_the_whole_file_out_of_it()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        var sheet = OpenSheet.Of(await editor.ExportAsync("cco"));
        sheet["trillium-lane", "shortName"] = "First";
        await editor.UploadAsync("cco", sheet.Saved());
        await editor.FollowAsync();
        var change = ChangeOf(await editor.PressAsync("Put these into a change request", ("title", "One")));
        sheet["trillium-lane", "shortName"] = "Second";
        sheet["allcare-cco", "shortName"] = "Second too";
        await editor.UploadAsync("cco", sheet.Saved());
        await editor.FollowAsync();

        Assert.Contains("already in this change request: trillium-lane.", (await editor.PressAsync("Put these into a change request", ("change", change.ToString()))).Words, StringComparison.Ordinal);

        await using var db = portal.Open();
        Assert.Contains("First", Assert.Single(await Proposals.NowAsync(db, change, CancellationToken.None)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_roles_read_no_file_in()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        var sheet = OpenSheet.Of(await editor.ExportAsync("cco"));
        sheet["trillium-lane", "shortName"] = "Forged";
        var before = await WrittenAsync(portal);
        await editor.UploadAsync("cco", sheet.Saved());
        foreach (var role in new[] { StaffRole.Agent, StaffRole.Supervisor, StaffRole.Admin })
        {
            var other = await Colleague.InAsync(portal, role);
            await other.GetAsync("/account/security");
            Assert.Equal(HttpStatusCode.Forbidden, (await other.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/staff/spreadsheets") { Content = other.FormWith("cco", sheet.Saved()) })).Status);
            await other.GetAsync("/account/security");
            Assert.Equal(HttpStatusCode.Forbidden, (await other.PostAsync("/staff/spreadsheets/cco", ("title", "Forged"))).Status);
        }

        Assert.Equal(before with { Drafts = 1 }, await WrittenAsync(portal));
        // What one has read in is nobody else's.
        Assert.Equal(HttpStatusCode.NotFound, (await (await Colleague.InAsync(portal, StaffRole.Reviewer)).GetAsync("/staff/spreadsheets/cco")).Status);
    }

    private sealed record Written(int Changes, int Proposed, int Editions, int Drafts);

    private static async Task<Written> WrittenAsync(ViewsPortal portal)
    {
        await using var db = portal.Open();
        return new Written(await db.ChangeRequests.CountAsync(), await db.ProposedRevisions.CountAsync(), await db.Editions.CountAsync(), await db.StaffDrafts.CountAsync());
    }

    private static Guid ChangeOf(Page answer) => answer.Location is { } to ? Guid.Parse(to.Split('/', '?')[3]) : throw new InvalidOperationException($"{answer.Status}: {answer.Words}");
}

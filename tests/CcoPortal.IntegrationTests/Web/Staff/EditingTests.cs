using System.Net;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Data;
using CcoPortal.Data.Changes;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>The pages of records and the form of any record, over HTTP.</summary>
public sealed class EditingTests(StaffPortal portal) : IClassFixture<StaffPortal>
{
    private const string Cco = "/staff/edit/cco/allcare-cco";

    private Task<Colleague> EditorAsync(string? name = null) => Colleague.InAsync(portal, StaffRole.Editor, name);

    private PortalDbContext Open() => PortalDbContext.At(portal.Connection);

    /// <summary>Says what broke when something did.</summary>
    private void Fine(Page page) => Assert.True(page.Status == HttpStatusCode.OK, $"{page.Asked}: {page.Status} {portal.Logged.LastOrDefault(l => l.Contains("Problem ", StringComparison.Ordinal))}");

    private static Guid ChangeOf(Page answer)
    {
        if (answer.Status is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
            Assert.Fail($"{answer.Status}: {answer.Words}");
        return Guid.Parse(answer.Location!.Split('/', '?')[3]);
    }

    private async Task<ProposedRevisionRow> ProposedAsync(Guid change)
    {
        await using var db = Open();
        return Assert.Single(await Proposals.NowAsync(db, change, CancellationToken.None));
    }

    private async Task<string> PublishedAsync(string kind, string key)
    {
        await using var db = Open();
        return (await db.Revisions.Where(r => r.Kind == kind && r.Key == key).OrderByDescending(r => r.PublishedIn).FirstAsync()).Body!;
    }

    public static TheoryData<string> Kinds => [.. RecordJson.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_can_be_listed_read_edited_and_begun(string kind)
    {
        var editor = await EditorAsync();
        Fine(await editor.GetAsync($"/staff/records/{kind}"));
        // The data has no notice: each is of its days.
        if (kind != "notice")
        {
            var link = editor.Seen!.All($"main a[href^='/staff/records/{kind}/']")[0].GetAttribute("href")!;
            Fine(await editor.GetAsync(link));
            Fine(await editor.GetAsync(link.Replace("/records/", "/edit/", StringComparison.Ordinal)));
            var typed = editor.Seen!.All("form#record-form :is(input, textarea, select)[name^='f.']").Select(e => e.GetAttribute("name")![2..]).ToList();
            Assert.NotEmpty(typed);
            Assert.All(typed, path => Assert.NotNull(RecordForm.Of(kind).At(path)));
        }

        Fine(await editor.GetAsync($"/staff/new/{kind}"));
        Assert.StartsWith("New: ", editor.Seen!.Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        var editor = await EditorAsync();
        foreach (var address in new[] { "/staff/records/nothing", "/staff/records/cco/nothing", "/staff/edit/cco/nothing", "/staff/edit/nothing/x", "/staff/new/nothing" })
            Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(address)).Status);
    }

    [Fact]
    public async Task A_phone_is_changed_in_a_change_request_of_its_own()
    {
        var editor = await EditorAsync();
        await editor.GetAsync(Cco);
        Assert.Equal("f.phone.value", editor.Seen!.All("form#record-form input[type=text][name^='f.']")[0].GetAttribute("name"));

        var change = ChangeOf(await editor.PressAsync("Save", ("f.phone.value", "541-471-4107"), ("title", "A phone"), ("reason", "It moved"), ("source", "A call")));

        var row = await ProposedAsync(change);
        var form = RecordForm.Of("cco");
        var difference = Assert.Single(form.Differences(form.Fields(await PublishedAsync("cco", "allcare-cco")), form.Fields(row.Body!)));
        Assert.Equal(("Phone", "541-471-4106", "541-471-4107"), (difference.Label, difference.Before, difference.After));
        Assert.Equal(("set", 1), (row.Op, row.SeenIn));
        Assert.Contains("541-471-4107", (await editor.FollowAsync()).Words, StringComparison.Ordinal);
        Assert.Contains("A phone", (await editor.GetAsync("/staff/records/cco/allcare-cco")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_its_field_and_stays_as_it_was_typed_here_and_in_the_draft()
    {
        var editor = await EditorAsync();
        await editor.GetAsync(Cco);

        var page = await editor.PressAsync("Save", ("f.phone.value", "call us"), ("f.phone.checkedOn", "yesterday"), ("f.name", "  "), ("title", "Wrong"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Equal(["#f.phone.value", "#f.phone.checkedOn", "#f.name"], page.All(".error-summary a").Select(a => a.GetAttribute("href")!));
        Assert.All(page.All(".error-summary a"), a => Assert.NotNull(page.Document.GetElementById(a.GetAttribute("href")![1..])));
        Assert.Equal("call us", Value(page, "f.phone.value"));
        Assert.Equal("yesterday", Value(page, "f.phone.checkedOn"));
        Assert.True(page.Document.GetElementById("f.phone.checkedOn")!.Closest("details")!.HasAttribute("open"));
        Assert.Equal("call us", Value(await editor.GetAsync(Cco), "f.phone.value"));

        Assert.Equal(HttpStatusCode.BadRequest, (await editor.PressAsync("Save", ("f.phone.value", "541-471-4108"), ("f.phone.checkedOn", "2026-11-22"), ("f.name", "AllCare CCO"), ("title", ""))).Status);
        Assert.Contains("Give the change request a title.", editor.Seen!.Words, StringComparison.Ordinal);
        ChangeOf(await editor.PressAsync("Save", ("title", "Right")));
        Assert.Equal("541-471-4106", Value(await editor.GetAsync(Cco), "f.phone.value"));
    }

    [Fact]
    public async Task A_draft_is_kept_on_every_press_and_shown_to_its_writer_alone_until_it_is_thrown_away()
    {
        var (writer, other) = (await EditorAsync("Wren Writer"), await EditorAsync());
        await writer.GetAsync(Cco);
        await writer.PressAsync("Keep a draft", ("f.fax.value", "541-555-0199"));
        Assert.Contains("This is your draft, kept November 22, 2026", writer.Seen!.Words, StringComparison.Ordinal);

        var theirs = await other.GetAsync(Cco);
        Assert.Contains("Wren Writer has worked on this record since November 22, 2026", theirs.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("541-555-0199", theirs.Text, StringComparison.Ordinal);
        Assert.Equal("541-555-0199", Value(await writer.GetAsync(Cco), "f.fax.value"));

        await writer.PressAsync("Throw the draft away");
        Assert.Equal("541-471-3784", Value(await writer.GetAsync(Cco), "f.fax.value"));
        Assert.DoesNotContain("Wren Writer", (await other.GetAsync(Cco)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_script_sends_while_someone_types_is_kept_too_and_says_when()
    {
        portal.Clock.Set(TestClock.Noon);
        var editor = await EditorAsync();
        await editor.GetAsync("/staff/edit/contact/client-services");
        var answer = await editor.PostAsync("/staff/edit/contact/client-services?handler=Draft", ("f.purpose", "Half a sen\u0001tence"), ("seen-in", "1"), ("change", "new"));
        Assert.Equal((HttpStatusCode.OK, "Draft kept at 12:00 pm"), (answer.Status, answer.Text));
        Assert.Equal("Half a sentence", Value(await editor.GetAsync("/staff/edit/contact/client-services"), "f.purpose"));

        var forged = await editor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/staff/edit/contact/client-services?handler=Draft") { Content = new FormUrlEncodedContent([KeyValuePair.Create("f.purpose", "Forged")]) });
        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
    }

    [Fact]
    public async Task Items_of_lists_are_added_and_removed_without_script()
    {
        var editor = await EditorAsync();
        await editor.GetAsync("/staff/edit/cco/eastern-oregon-cco");
        var before = Count(editor.Seen!);
        await editor.PressAsync("Add another: Former names");
        Assert.Equal(before + 1, Count(editor.Seen!));
        await editor.PressAsync("Add another: Former names", ($"f.formerNames.{before}.value", "Old Wheat"), ($"f.formerNames.{before}.source", "A letter"), ($"f.formerNames.{before}.confidence", "High"));
        Assert.Equal((before + 2, "Old Wheat"), (Count(editor.Seen!), Value(editor.Seen!, $"f.formerNames.{before}.value")));

        // The last one stays empty, so it is no item.
        var change = ChangeOf(await editor.PressAsync("Save", ("title", "A name")));
        Assert.Contains("Old Wheat", (await ProposedAsync(change)).Body, StringComparison.Ordinal);
        await editor.GetAsync($"/staff/edit/cco/eastern-oregon-cco?change={change}");
        Assert.Equal(before + 1, Count(editor.Seen!));
        Assert.Equal(change, ChangeOf(await editor.PressAsync("Save", ("remove", $"formerNames.{before}"), ("f.fax.value", "541-555-0188"), ("f.fax.source", "A call"), ("f.fax.confidence", "Low"))));
        Assert.DoesNotContain("Old Wheat", (await ProposedAsync(change)).Body, StringComparison.Ordinal);

        static int Count(Page page) => page.All("input[name^='f.formerNames.'][name$='.value']").Count;
    }

    [Fact]
    public async Task Two_people_in_one_change_request_never_overwrite_each_other()
    {
        var (first, second) = (await EditorAsync(), await EditorAsync());
        await first.GetAsync("/staff/edit/cco/ihn-cco");
        var change = ChangeOf(await first.PressAsync("Save", ("f.shortName", "IHN-CCO Plan"), ("title", "Two people")));
        await first.GetAsync($"/staff/edit/cco/ihn-cco?change={change}");
        await second.GetAsync($"/staff/edit/cco/ihn-cco?change={change}");
        ChangeOf(await first.PressAsync("Save", ("f.shortName", "IHN"), ("f.organization", "First")));

        var page = await second.PressAsync("Save", ("f.name", "InterCommunity"), ("f.organization", "Second"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Changed meanwhile. Nothing was saved yet.", page.Words, StringComparison.Ordinal);
        Assert.Equal("Organization that runs it: yours “Second”, theirs “First”", Page.TextOf(Assert.Single(page.All(".note li"))));
        Assert.Equal(("InterCommunity", "Second", "IHN"), (Value(page, "f.name"), Value(page, "f.organization"), Value(page, "f.shortName")));
        Assert.Equal(2, (await ProposedAsync(change)).Number);

        Assert.Equal(change, ChangeOf(await second.PressAsync("Save", ("f.organization", "Both"))));
        var fields = RecordForm.Of("cco").Fields((await ProposedAsync(change)).Body!);
        Assert.Equal(("InterCommunity", "Both", "IHN"), (fields["name"], fields["organization"], fields["shortName"]));
    }

    [Fact]
    public async Task Twenty_saves_at_once_lose_nothing()
    {
        var editors = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => EditorAsync()));
        await editors[0].GetAsync("/staff/edit/cco/trillium-lane");
        var change = ChangeOf(await editors[0].PressAsync("Save", ("f.shortName", "Trillium of Lane"), ("title", "Twenty")));
        var address = $"/staff/edit/cco/trillium-lane?change={change}";
        var opened = await editors[0].GetAsync(address);
        var (token, seen) = (Value(opened, "__RequestVerificationToken"), opened.All("form#record-form :is(input, textarea, select)[name]")
            .Where(e => e.GetAttribute("type") is not "checkbox").Select(e => (Name: e.GetAttribute("name")!, Value: Value(opened, e.GetAttribute("name")!))).Where(f => f.Name[0] != '_').ToList());
        Assert.NotEmpty(token);

        // Each adds a name of its own to the same list, from the same version, and saves again until it is in.
        var tries = await Task.WhenAll(Enumerable.Range(0, 20).Select(async n =>
        {
            var fields = new Dictionary<string, string>(seen.Select(f => KeyValuePair.Create(f.Name, f.Value)))
            {
                ["f.formerNames.0.value"] = $"Name {n}",
                ["f.formerNames.0.source"] = "A letter",
                ["f.formerNames.0.confidence"] = "High",
                ["change"] = change.ToString(),
                ["act"] = "save",
                ["__RequestVerificationToken"] = token,
            };
            for (var attempt = 1; ; attempt++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/staff/edit/cco/trillium-lane") { Content = new FormUrlEncodedContent(fields) };
                request.Headers.Add("Cookie", editors[0].Cookies.GetCookieHeader(new Uri("http://localhost/staff")));
                var answer = await Page.FromAsync(await portal.Visitor().SendAsync(request), $"POST /staff/edit {n}");
                if (answer.Status == HttpStatusCode.Redirect)
                    return attempt;
                Assert.True(answer.Status == HttpStatusCode.Conflict && attempt < 40, $"{answer.Status} at try {attempt}: {answer.Words}");
                foreach (var element in answer.All("form#record-form :is(input, textarea, select)[name]").Where(e => e.GetAttribute("type") is not "checkbox" && e.GetAttribute("name")![0] != '_'))
                    fields[element.GetAttribute("name")!] = Value(answer, element.GetAttribute("name")!);
            }
        }));

        Assert.Contains(tries, t => t > 1);
        var body = RecordForm.Of("cco").Fields((await ProposedAsync(change)).Body!);
        Assert.Equal(Enumerable.Range(0, 20).Select(n => $"Name {n}").Order(), body.Where(f => f.Key.StartsWith("formerNames.", StringComparison.Ordinal) && f.Value.StartsWith("Name ", StringComparison.Ordinal)).Select(f => f.Value).Order());
        Assert.Equal("Trillium of Lane", body["shortName"]);
    }

    [Fact]
    public async Task What_is_not_the_editors_to_say_is_passed_over()
    {
        var editor = await EditorAsync();
        await editor.GetAsync("/staff/edit/package/ohp-plus");
        var before = RecordForm.Of("package").Fields(await PublishedAsync("package", "ohp-plus"));

        var change = ChangeOf(await editor.PressAsync(
            "Save", ("f.slug", "another"), ("kind", "cco"), ("key", "allcare-cco"), ("Key", "allcare-cco"), ("f.translations.es.by", "the king"), ("f.translations.es.from", "0000000000000000"), ("f.approved", "yes"),
            ("author", Guid.NewGuid().ToString()), ("state", "Published"), ("f.codes", "BMH\nXYZ"), ("title", "Too much")));

        var row = await ProposedAsync(change);
        Assert.Equal(("package", "ohp-plus", editor.Account.Id), (row.Kind, row.Key, row.Author));
        var difference = Assert.Single(RecordForm.Of("package").Differences(before, RecordForm.Of("package").Fields(row.Body!)));
        Assert.Equal("codes", difference.Path);
    }

    [Fact]
    public async Task When_the_English_changes_its_translation_is_outdated_until_someone_says_that_it_still_matches()
    {
        var editor = await EditorAsync();
        await editor.GetAsync("/staff/edit/package/ohp-plus");
        var change = ChangeOf(await editor.PressAsync("Save", ("f.texts.en.plain", "All OHP benefits."), ("title", "Plainer")));
        Assert.Equal(TranslationState.Outdated, State((await ProposedAsync(change)).Body!));

        await editor.GetAsync($"/staff/edit/package/ohp-plus?change={change}");
        Assert.Contains("Outdated: the English has changed since.", editor.Seen!.Words, StringComparison.Ordinal);
        ChangeOf(await editor.PressAsync("Save", ("matching", "es"), ("f.translations.es.status", "Reviewed")));

        var row = await ProposedAsync(change);
        Assert.Equal(TranslationState.Sound, State(row.Body!));
        var fields = RecordForm.Of("package").Fields(row.Body!);
        Assert.Equal(("editor", "2026-11-22"), (fields["translations.es.by"], fields["translations.es.on"]));

        static TranslationState State(string body) => RecordJson.Facts([new PublishedRecord("package", "ohp-plus", RecordJson.CurrentSchema, body)]).Packages[0].StateIn("es");
    }

    [Fact]
    public async Task A_page_is_previewed_in_both_languages_with_its_facts_filled_in_and_faults_are_told()
    {
        var editor = await EditorAsync();
        await editor.GetAsync("/staff/edit/page/help/rides");
        var page = await editor.PressAsync("Preview", ("f.texts.en.body", "## Call\n\nCall {phone:client-services}. <script>alert(1)</script>\n"));

        var shown = page.All(".preview-page");
        Assert.Equal(["en", "es"], shown.Select(s => s.GetAttribute("lang")));
        Assert.Equal("tel:8002730557", shown[0].QuerySelector("a")!.GetAttribute("href")!.Replace("-", "", StringComparison.Ordinal).Replace("+1", "", StringComparison.Ordinal));
        Assert.Empty(page.All("main script"));
        Assert.Contains("What is different from what is published", page.Words, StringComparison.Ordinal);

        page = await editor.PressAsync("Preview", ("f.texts.en.body", "Call {phone:nobody}."));
        Assert.Contains("This must be put right before it can be published:", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.All(".preview-page"));
    }

    [Fact]
    public async Task A_record_is_withdrawn_with_a_reason()
    {
        var editor = await EditorAsync();
        await editor.GetAsync("/staff/records/holiday/2027-01-01");
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.PressAsync("Withdraw this record from publication")).Status);
        Assert.Contains("Say why.", editor.Seen!.Words, StringComparison.Ordinal);

        var row = await ProposedAsync(ChangeOf(await editor.PressAsync("Withdraw this record from publication", ("reason", "It is no holiday any more"))));
        Assert.Equal(("withdraw", "holiday", "2027-01-01", (string?)null), (row.Op, row.Kind, row.Key, row.Body));
    }

    [Fact]
    public async Task An_area_that_changes_ends_on_a_day_and_another_begins_in_the_same_change_request()
    {
        var editor = await EditorAsync();
        const string Area = "eastern-oregon-cco/baker/whole/2012-09-01";
        await editor.GetAsync($"/staff/records/service-area/{Area}");
        Assert.NotEmpty(editor.Seen!.All("svg.map"));
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.PressAsync("Close it and open another", ("day", "soon"))).Status);
        Assert.Contains("Type the day like 2027-01-01.", editor.Seen!.Words, StringComparison.Ordinal);
        await editor.PressAsync("Close it and open another", ("day", "2027-01-01"));
        var form = await editor.FollowAsync();
        Assert.Equal(("2027-01-01", "", "Baker"), (Value(form, "f.from"), Value(form, "f.to"), Value(form, "f.county")));

        var change = ChangeOf(await editor.PressAsync("Save", ("f.cco", "allcare-cco")));

        await using var db = Open();
        var proposed = await Proposals.NowAsync(db, change, CancellationToken.None);
        Assert.Equal(["allcare-cco/baker/whole/2027-01-01", Area], proposed.Select(p => p.Key));
        Assert.Equal("2027-01-01", RecordForm.Of("service-area").Fields(proposed[1].Body!)["to"]);
    }

    [Fact]
    public async Task A_new_record_is_begun_and_a_key_that_is_taken_is_told()
    {
        var editor = await EditorAsync();
        await editor.GetAsync("/staff/new/holiday");
        var page = await editor.PressAsync("Save", ("f.day", "2026-11-26"), ("f.name", "Another"), ("f.source", "ORS 187.010"), ("title", "A holiday"));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("There is already one with the key “2026-11-26”.", page.Words, StringComparison.Ordinal);

        var change = ChangeOf(await editor.PressAsync("Save", ("f.day", "2031-02-28")));
        Assert.Equal(("holiday", "2031-02-28", (int?)null), ((await ProposedAsync(change)).Kind, (await ProposedAsync(change)).Key, (await ProposedAsync(change)).SeenIn));
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync($"/staff/edit/holiday/2031-02-28?change={change}")).Status);
        Assert.Equal(change, ChangeOf(await editor.PressAsync("Save", ("f.name", "Better"))));
        Assert.Equal(2, (await ProposedAsync(change)).Number);
    }

    /// <summary>Those that the data has records of: a notice is of its days.</summary>
    public static TheoryData<string> KindsWithRecords => [.. RecordJson.Kinds.Where(k => k != "notice")];

    [Theory]
    [MemberData(nameof(KindsWithRecords))]
    public async Task A_script_in_any_field_is_text_on_every_page(string kind)
    {
        const string Script = "x\"'><script>alert(1)</script><img src=x onerror=alert(1)>";
        var editor = await EditorAsync();
        await using var db = Open();
        var record = await db.Revisions.Where(r => r.Kind == kind && r.Body != null).OrderBy(r => r.Key).FirstAsync();
        await editor.GetAsync($"/staff/edit/{kind}/{record.Key}");
        var typed = editor.Seen!.All("form#record-form :is(input[type=text], textarea)[name^='f.']").Where(e => e.GetAttribute("inputmode") is null && (e.TextContent + e.GetAttribute("value")).Trim().Length > 0 && !e.GetAttribute("name")!.EndsWith(".key", StringComparison.Ordinal))
            .Select(e => e.GetAttribute("name")!).Where(n => RecordForm.Of(kind).At(n[2..])!.Value.Field.Shape is FieldShape.Input { Kind: InputKind.Line or InputKind.Paragraph or InputKind.Markdown }
                or FieldShape.Lines { Of.Kind: InputKind.Line }).Where(n => !RecordForm.Of(kind).At(n[2..])!.Value.Field.Words.IsPhone).ToList();

        var refused = await editor.PressAsync("Save", [.. typed.Select(n => (n, Script)), ("title", "")]);
        Clean(refused);
        var answer = await editor.PressAsync("Save", ("title", "A script"), ("reason", Script), ("source", Script));
        var change = ChangeOf(answer);

        Clean(await editor.FollowAsync());
        Clean(await editor.GetAsync($"/staff/edit/{kind}/{record.Key}?change={change}"));
        Clean(await editor.PressAsync("Preview"));
        Assert.Contains("&lt;script&gt;", editor.Seen!.Text, StringComparison.Ordinal);
        Clean(await editor.GetAsync($"/staff/records/{kind}/{record.Key}"));

        static void Clean(Page page) => Assert.Empty(page.All("main script, img, [onerror]"));
    }

    [Fact]
    public async Task Who_may_not_edit_sees_no_form_and_can_send_none()
    {
        var (editor, admin, agent) = (await EditorAsync(), await Colleague.InAsync(portal, StaffRole.Admin), await Colleague.InAsync(portal, StaffRole.Agent));
        await editor.GetAsync(Cco);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/staff/records/cco/allcare-cco")).Status);
        Assert.Empty(admin.Seen!.All("main a[href^='/staff/edit']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.GetAsync(Cco)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.GetAsync("/staff/records")).Status);
        await admin.GetAsync("/staff/records/cco/allcare-cco");
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.PostAsync(Cco, ("act", "save"), ("f.name", "x"), ("title", "x"))).Status);
    }

    private static string Value(Page page, string name) => page.Document.QuerySelector($"[name='{name}']") switch
    {
        null => throw new InvalidOperationException($"There is no field {name}: {page.Words}"),
        { LocalName: "textarea" } area => area.TextContent,
        { LocalName: "select" } select => select.QuerySelector("option[selected]")?.GetAttribute("value") ?? "",
        var input => input.GetAttribute("value") ?? "",
    };
}

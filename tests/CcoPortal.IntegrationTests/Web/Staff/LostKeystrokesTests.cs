using System.Net;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Data.Changes;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Content;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>What someone typed into a record’s form is there again, whatever became of the record and of other forms.</summary>
public sealed class LostKeystrokesTests(ChangesPortal portal) : IClassFixture<ChangesPortal>
{
    [Fact]
    public async Task A_record_that_is_withdrawn_while_someone_types_is_told_and_what_was_typed_can_be_saved()
    {
        var editor = await portal.EditorAsync();
        var holiday = (await portal.FactsAsync()).Holidays.Max(h => h.Day);
        var address = $"/staff/edit/holiday/{holiday:O}";
        var form = await editor.GetAsync(address);
        await portal.PublishedAsync(f => f with { Holidays = [.. f.Holidays.Where(h => h.Day != holiday)] });

        foreach (var button in new[] { "Keep a draft", "Preview" })
        {
            var page = await editor.PressAsync(button, ("f.name", "Typed all the while"));
            Assert.Equal((HttpStatusCode.OK, "Typed all the while"), (page.Status, Value(page, "f.name")));
            Assert.Contains("Somebody withdrew it or took it out.", page.Words, StringComparison.Ordinal);
        }

        var saved = await editor.PressAsync("Save", ("title", "It stays"));
        Assert.Equal((HttpStatusCode.Conflict, "Typed all the while"), (saved.Status, Value(saved, "f.name")));
        Assert.Contains("Somebody else withdrew this record", saved.Words, StringComparison.Ordinal);
        // And the draft on the page of tasks leads there, too.
        await editor.GetAsync("/staff");
        Assert.Equal("Typed all the while", Value(await editor.GetAsync(editor.Seen!.All($"main a[href='{address}']").Single().GetAttribute("href")!), "f.name"));

        var row = await ProposedAsync(ChangeOf(await editor.PressAsync("Save", ("title", "It stays"))));
        Assert.Equal(("set", null, "Typed all the while"), (row.Op, row.SeenIn, RecordForm.Of("holiday").Fields(row.Body!)["name"]));
    }

    [Fact]
    public async Task A_record_that_is_in_one_change_request_only_is_saved_into_another_one()
    {
        var editor = await portal.EditorAsync();
        await editor.GetAsync("/staff/new/holiday");
        var first = ChangeOf(await editor.PressAsync("Save", ("f.day", "2033-05-05"), ("f.name", "In the first"), ("f.source", "ORS 187.010"), ("title", "The first")));
        var second = await portal.AsAsync("Edie", new OpenChange.Command("The second", "", ""));
        foreach (var into in new[] { second.ToString(), "new" })
        {
            await editor.GetAsync($"/staff/edit/holiday/2033-05-05?change={first}");
            Assert.Equal("Typed for another", Value(await editor.PressAsync("Preview", ("f.name", "Typed for another"), ("change", into)), "f.name"));
            var saved = await ProposedAsync(ChangeOf(await editor.PressAsync("Save", ("change", into), ("title", "A third"))));
            Assert.NotEqual(first, saved.Change);
            Assert.Equal("Typed for another", RecordForm.Of("holiday").Fields(saved.Body!)["name"]);
        }

        Assert.Equal("In the first", RecordForm.Of("holiday").Fields((await ProposedAsync(first)).Body!)["name"]);
    }

    [Fact]
    public async Task A_new_record_that_a_colleague_takes_out_of_the_change_request_meanwhile_is_not_lost()
    {
        var (editor, other) = (await portal.EditorAsync(), await portal.EditorAsync());
        await editor.GetAsync("/staff/new/holiday");
        var change = ChangeOf(await editor.PressAsync("Save", ("f.day", "2033-06-06"), ("f.name", "New"), ("f.source", "ORS 187.010"), ("title", "New")));
        await editor.GetAsync($"/staff/edit/holiday/2033-06-06?change={change}");
        await other.GetAsync(ChangesPortal.PageOf(change));
        await other.PressAsync("Take it out of this request: Holiday 2033-06-06");

        var page = await editor.PressAsync("Save", ("f.name", "Typed meanwhile"));

        Assert.Equal((HttpStatusCode.Conflict, "Typed meanwhile"), (page.Status, Value(page, "f.name")));
        Assert.Equal(change, ChangeOf(await editor.PressAsync("Save")));
        Assert.Equal("Typed meanwhile", RecordForm.Of("holiday").Fields((await ProposedAsync(change)).Body!)["name"]);
    }

    [Fact]
    public async Task Each_form_of_a_new_record_has_a_draft_of_its_own()
    {
        var editor = await portal.EditorAsync();
        await editor.GetAsync("/staff/new/service-area");
        await editor.PressAsync("Keep a draft", ("f.county", "Half of the first"));
        // Another area ends, and the form of the one that follows is kept as a draft, as its script does.
        await editor.GetAsync("/staff/records/service-area/eastern-oregon-cco/baker/whole/2012-09-01");
        await editor.PressAsync("Close it and open another", ("day", "2027-01-01"));
        await editor.FollowAsync();
        Assert.Contains("You began another one, November 22, 2026", editor.Seen!.Words, StringComparison.Ordinal);
        await editor.PressAsync("Keep a draft", ("f.cco", "allcare-cco"));
        Assert.Equal(("allcare-cco", "Baker"), (Value(editor.Seen!, "f.cco"), Value(editor.Seen!, "f.county")));
        // Two tabs, each with a contact of its own.
        await editor.GetAsync("/staff/new/contact");
        await editor.PressAsync("Keep a draft", ("f.label", "Tab one"));
        var one = editor.Seen!;
        await editor.GetAsync("/staff/new/contact");
        Assert.Equal("", Value(editor.Seen!, "f.label"));
        await editor.PressAsync("Keep a draft", ("f.label", "Tab two"));
        await editor.PostWithTokenOfAsync(one, "/staff/new/contact?handler=Draft", ("draft", Value(one, "draft")), ("f.label", "Tab one, and more"));

        var typed = new List<string>();
        foreach (var link in (await editor.GetAsync("/staff")).All("main a[href*='/staff/new/']").Select(a => a.GetAttribute("href")!).ToList())
            typed.Add(Value(await editor.GetAsync(link), link.Contains("/contact", StringComparison.Ordinal) ? "f.label" : "f.county"));
        Assert.Equal(["Baker", "Half of the first", "Tab one, and more", "Tab two"], typed.Order());

        // Saving one leaves the other alone.
        await editor.GetAsync("/staff/new/holiday");
        await editor.PressAsync("Keep a draft", ("f.name", "Stays"));
        await editor.GetAsync("/staff/new/holiday");
        ChangeOf(await editor.PressAsync("Save", ("f.day", "2034-01-02"), ("f.name", "Goes"), ("f.source", "ORS 187.010"), ("title", "A holiday")));
        Assert.Single((await editor.GetAsync("/staff")).All("main a[href*='/staff/new/holiday']"));
    }

    [Fact]
    public async Task A_draft_that_is_opened_from_a_change_request_is_saved_into_that_one()
    {
        var editor = await portal.EditorAsync();
        var change = await portal.AsAsync("Edie", new OpenChange.Command("Of a colleague", "", ""));
        await editor.GetAsync("/staff/edit/cco/umpqua-health-alliance");
        await editor.PressAsync("Keep a draft", ("f.shortName", "Typed before"), ("title", "Not this one"));
        await editor.GetAsync($"/staff/edit/cco/umpqua-health-alliance?change={change}");
        Assert.Equal(("Typed before", change.ToString()), (Value(editor.Seen!, "f.shortName"), Value(editor.Seen!, "change")));
        await editor.PressAsync("Keep a draft");

        // A draft for a colleague’s change request goes on there, wherever it is opened from.
        await editor.GetAsync("/staff/edit/cco/umpqua-health-alliance");
        Assert.Equal(change, ChangeOf(await editor.PressAsync("Save")));
    }

    [Fact]
    public async Task A_tick_that_a_text_says_what_the_English_says_stays_ticked_until_it_is_saved()
    {
        var editor = await portal.EditorAsync();
        await editor.GetAsync("/staff/edit/package/ohp-plus");
        await editor.PressAsync("Preview", ("f.texts.en.plain", "All OHP benefits, and more."), ("matching", "es"));
        Assert.True(Ticked());
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.PressAsync("Save", ("title", ""))).Status);
        Assert.True(Ticked());
        await editor.GetAsync("/staff/edit/package/ohp-plus");
        Assert.True(Ticked());
        // Somebody else publishes something of it meanwhile.
        await portal.PublishedAsync(f => f with { Packages = [.. f.Packages.Select(p => p.Slug == "ohp-plus" ? p with { Codes = [.. p.Codes.Append("XYZ")] } : p)] });
        Assert.Equal(HttpStatusCode.Conflict, (await editor.PressAsync("Save", ("title", "Plainer"))).Status);
        Assert.True(Ticked());
        var row = await ProposedAsync(ChangeOf(await editor.PressAsync("Save")));
        // Without the tick, it would be outdated.
        Assert.Equal(TranslationState.Drafted, Data.Editions.RecordJson.Facts([new Data.Editions.PublishedRecord("package", "ohp-plus", Data.Editions.RecordJson.CurrentSchema, row.Body!)]).Packages[0].StateIn("es"));

        // But not over English that they have not read.
        var other = (await portal.FactsAsync()).Packages.First(p => p.Slug != "ohp-plus" && p.Texts.ContainsKey("es")).Slug;
        await editor.GetAsync($"/staff/edit/package/{other}");
        await portal.PublishedAsync(f => f with { Packages = [.. f.Packages.Select(p => p.Slug == other ? p with { Texts = p.Texts.ToDictionary(t => t.Key, t => t.Key == "en" ? t.Value with { Plain = "Changed by somebody else." } : t.Value) } : p)] });
        Assert.Equal(HttpStatusCode.Conflict, (await editor.PressAsync("Save", ("matching", "es"), ("title", "Matches"))).Status);
        Assert.False(Ticked());

        bool Ticked() => editor.Seen!.All("input[name=matching][value=es]").Single().HasAttribute("checked");
    }

    [Fact]
    public async Task What_was_typed_before_a_form_was_saved_and_arrives_after_makes_no_draft()
    {
        var editor = await portal.EditorAsync();
        foreach (var (address, typed) in new[] { ("/staff/edit/cco/cascade-health-alliance", ("f.shortName", "Saved")), ("/staff/new/holiday", ("f.day", "2035-03-03")) })
        {
            await editor.GetAsync(address);
            var page = editor.Seen!;
            ChangeOf(await editor.PressAsync("Save", typed, ("f.name", "Saved"), ("f.source", "ORS 187.010"), ("title", $"Saved at {address}")));
            var late = await editor.PostWithTokenOfAsync(page, $"{address}?handler=Draft", ("draft", Value(page, "draft")), ("f.name", "Sent before, and late"));
            Assert.Equal(HttpStatusCode.Conflict, late.Status);
            Assert.DoesNotContain("You typed this and did not save it", (await editor.GetAsync("/staff")).Words, StringComparison.Ordinal);
        }
    }

    private static Guid ChangeOf(Page answer)
    {
        if (answer.Location is null)
            Assert.Fail($"{answer.Status}: {answer.Words}");
        return Guid.Parse(answer.Location!.Split('/', '?')[3]);
    }

    private async Task<ProposedRevisionRow> ProposedAsync(Guid change)
    {
        await using var db = portal.Open();
        return Assert.Single(await Proposals.NowAsync(db, change, CancellationToken.None));
    }

    private static string Value(Page page, string name) => page.Document.QuerySelector($"[name='{name}']") is { } field
        ? (field.LocalName == "select" ? field.QuerySelector("option[selected]") : field)?.GetAttribute("value") ?? "" : throw new InvalidOperationException($"There is no field {name}: {page.Words}");
}

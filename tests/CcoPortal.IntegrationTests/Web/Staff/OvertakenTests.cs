using CcoPortal.Application.Staff.Changes;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Data.Changes;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Freshness;
using CcoPortal.IntegrationTests.Staff;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>Records of a change request that others published or withdrew since: nothing of it is lost, and none of them holds the whole.</summary>
public sealed class OvertakenTests(ChangesPortal portal) : IClassFixture<ChangesPortal>
{
    [Fact]
    public async Task A_record_that_others_published_can_be_taken_out()
    {
        var editor = await portal.EditorAsync();
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("allcare-cco", 700));
        await portal.PublishedAsync(Edits.Phone("allcare-cco", 701));
        await editor.GetAsync(ChangesPortal.PageOf(change));
        Assert.Contains("Changed meanwhile.", editor.Seen!.Words, StringComparison.Ordinal);

        await editor.PressAsync("Take it out of this request: CCO allcare-cco");

        Assert.Contains("Taken out of this change request.", (await editor.FollowAsync()).Words, StringComparison.Ordinal);
        Assert.Empty(await NowAsync(change));
    }

    [Fact]
    public async Task A_withdrawal_that_others_overtook_can_be_taken_out_and_proposed_again()
    {
        var editor = await portal.EditorAsync();
        var day = (await portal.FactsAsync()).Holidays[0].Day;
        var change = await portal.SubmittedAsync("Edie", f => f with { Holidays = [.. f.Holidays.Where(h => h.Day != day)] });
        await portal.PublishedAsync(f => f with { Holidays = [.. f.Holidays.Select(h => h.Day == day ? h with { Name = "Renamed" } : h)] });
        await editor.GetAsync(ChangesPortal.PageOf(change));
        Assert.Contains("Take it out of this request.", editor.Seen!.Words, StringComparison.Ordinal);

        await editor.PressAsync($"Take it out of this request: Holiday {day:O}");

        Assert.Empty(await NowAsync(change));
        await portal.ProposeAsync("Edie", change, f => f with { Holidays = [.. f.Holidays.Where(h => h.Day != day)] });
        Assert.DoesNotContain("Changed meanwhile.", (await editor.GetAsync(ChangesPortal.PageOf(change))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_of_a_record_that_others_withdrew_can_be_saved_again_and_then_published()
    {
        var editor = await portal.EditorAsync();
        var day = (await portal.FactsAsync()).Holidays[1].Day;
        var change = await portal.SubmittedAsync("Edie", f => f with { Holidays = [.. f.Holidays.Select(h => h.Day == day ? h with { Name = "Renamed too" } : h)] });
        await portal.PublishedAsync(f => f with { Holidays = [.. f.Holidays.Where(h => h.Day != day)] });

        await editor.GetAsync($"/staff/edit/holiday/{day:O}?change={change}");
        Assert.Contains("Somebody else withdrew this record", editor.Seen!.Words, StringComparison.Ordinal);
        await editor.PressAsync("Save", ("change", change.ToString()));

        Assert.StartsWith(ChangesPortal.PageOf(change), editor.Seen!.Location, StringComparison.Ordinal);
        await portal.ApproveAsync("Rosa", change);
        Assert.IsType<PublishChange.Outcome.Published>(await portal.AsAsync("Edie", new PublishChange.Command(change)));
        Assert.Equal("Renamed too", (await portal.FactsAsync()).Holidays.Single(h => h.Day == day).Name);
    }

    [Fact]
    public async Task A_form_with_the_work_of_others_in_it_says_so_also_when_nothing_is_in_conflict()
    {
        var editor = await portal.EditorAsync();
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("ihn-cco", 702));
        await portal.PublishedAsync(f => f with { Ccos = [.. f.Ccos.Select(c => c.Slug == "ihn-cco" ? c with { ShortName = "Named by others" } : c)] });

        var page = await editor.GetAsync($"/staff/edit/cco/ihn-cco?change={change}");

        Assert.Contains("Changed meanwhile. Nothing was saved yet. Somebody else changed this record.", page.Words, StringComparison.Ordinal);
        Assert.Equal("Named by others", page.All("[name='f.shortName']").Single().GetAttribute("value"));
        await editor.PressAsync("Save", ("change", change.ToString()));
        var fields = RecordForm.Of("cco").Fields(Assert.Single(await NowAsync(change)).Body!);
        Assert.Equal(("Named by others", "800-555-0702"), (fields["shortName"], fields["tollFree.value"]));
    }

    [Fact]
    public async Task Still_true_keeps_what_stands_in_its_change_request_when_others_published_meanwhile()
    {
        await using var own = await ViewsPortal.StartAsync();
        own.Clock.Set(TestClock.Noon.AddDays(200));
        var editor = await Colleague.InAsync(own, Domain.Staff.StaffRole.Editor);
        var due = Upkeep.Due(own.Edition().Facts, own.Moment().Today).Where(v => v is { Kind: "cco", Key: "trillium-lane" }).ToList();
        var (phone, hours) = (due.Single(v => v.Field == "phone.checkedOn"), due.Single(v => v.Field == "hours.checkedOn"));
        await editor.GetAsync("/staff/fresh?kind=cco");
        var change = Guid.Parse((await editor.PressAsync($"Still true: {phone.Label}")).Location!.Split('=')[^1]);
        // Somebody edits it within that change request, too.
        await editor.GetAsync($"/staff/edit/cco/trillium-lane?change={change}");
        await editor.PressAsync("Save", ("f.shortName", "A real edit"));
        await own.PublishAsync(Edits.Phone("trillium-lane", 703));

        await editor.GetAsync("/staff/fresh?kind=cco");
        await editor.PressAsync($"Still true: {hours.Label}");

        await using var db = own.Open();
        var fields = RecordForm.Of("cco").Fields(Assert.Single(await Proposals.NowAsync(db, change, CancellationToken.None)).Body!);
        Assert.Equal(("2027-06-10", "2027-06-10", "A real edit", "800-555-0703"), (fields[phone.Field], fields[hours.Field], fields["shortName"], fields["tollFree.value"]));

        // Where both said another thing, someone must decide, and nothing is written.
        await own.PublishAsync(f => f with { Ccos = [.. f.Ccos.Select(c => c.Slug == "trillium-lane" ? c with { ShortName = "Another name" } : c)] });
        await editor.GetAsync("/staff/fresh?kind=cco");
        Assert.Contains("changed this record in different ways: Name that people say.", (await editor.PostAsync("/staff/fresh", ("kind", "cco"), ("key", "trillium-lane"), ("field", hours.Field))).Words, StringComparison.Ordinal);
        Assert.Equal("A real edit", RecordForm.Of("cco").Fields(Assert.Single(await Proposals.NowAsync(db, change, CancellationToken.None)).Body!)["shortName"]);
    }

    private async Task<IReadOnlyList<ProposedRevisionRow>> NowAsync(Guid change)
    {
        await using var db = portal.Open();
        return await Proposals.NowAsync(db, change, CancellationToken.None);
    }
}

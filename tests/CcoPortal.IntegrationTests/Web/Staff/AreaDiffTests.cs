using CcoPortal.Application.Staff.Changes;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Staff;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>A change of service areas is shown on the map as it is and as it would be, and in words.</summary>
public sealed class AreaDiffTests
{
    [Fact]
    public async Task Both_maps_are_of_the_first_day_that_differs_and_the_places_are_named()
    {
        await using var portal = await ViewsPortal.StartAsync();
        // AllCare leaves Curry County in 2027 and serves one ZIP of it again in 2028.
        var change = await portal.SubmittedAsync("Edie", f => f with
        {
            ServiceAreas = [.. f.ServiceAreas.SelectMany(a => a is { Cco: "allcare-cco", County: "Curry" }
                ? [a with { To = new DateOnly(2027, 1, 1) }, a with { Extent = Extent.Only, Zips = ["97415"], From = new DateOnly(2028, 1, 1) }] : new[] { a })],
        });
        var reviewer = await Colleague.InAsync(portal, StaffRole.Reviewer);

        var page = await reviewer.GetAsync($"/staff/changes/{change}");

        var maps = page.All(".maps figure.map");
        Assert.Equal(["AllCare CCO on January 1, 2027, before this change", "AllCare CCO on January 1, 2027, after this change"], maps.Select(m => m.QuerySelector("svg title")!.TextContent));
        Assert.Contains("all of Curry County", maps[0].QuerySelector("svg desc")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Curry", maps[1].QuerySelector("svg desc")!.TextContent, StringComparison.Ordinal);
        Assert.All(maps, m => Assert.Contains(m.QuerySelector("svg desc")!.TextContent, Page.TextOf(m.QuerySelector("figcaption")!), StringComparison.Ordinal));
        var drawn = maps.Select(m => m.QuerySelectorAll(".map-county-served").Length).ToList();
        Assert.Equal(drawn[0] - 1, drawn[1]);
        Assert.NotEqual(maps[0].QuerySelector("svg")!.InnerHtml, maps[1].QuerySelector("svg")!.InnerHtml);
        // The same in words, for those who see no map.
        var words = Page.TextOf(Assert.Single(page.All("section:has(.maps) li")));
        Assert.StartsWith("Curry County: before, all of Curry County; after, not served. No longer served: ", words, StringComparison.Ordinal);
        foreach (var zip in portal.Edition().Facts.Zips.Where(z => z.Status != Domain.Places.ZipStatus.Retired))
            Assert.True(words.Contains($"{zip.Code} {zip.City}", StringComparison.Ordinal) == zip.Counties.Any(c => c is { County: "Curry", HasHomes: true }), $"{zip.Code}: {words}");
        Assert.Contains("More is different from January 1, 2028 on.", page.Words, StringComparison.Ordinal);
        Assert.Equal(page.All("[id]").Count, page.All("[id]").Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_change_of_other_things_has_no_map_and_a_note_on_an_area_changes_no_place()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var (phone, note) = (await portal.SubmittedAsync("Edie", IntegrationTests.Staff.Edits.Phone("allcare-cco", 101)), await portal.SubmittedAsync("Edie", f => f with
        {
            ServiceAreas = [.. f.ServiceAreas.Select(a => a is { Cco: "allcare-cco", County: "Josephine" } ? a with { Note = "It is so." } : a)],
        }));
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);

        Assert.Empty((await editor.GetAsync($"/staff/changes/{phone}")).All("svg.map"));
        var page = await editor.GetAsync($"/staff/changes/{note}");
        Assert.Empty(page.All("svg.map"));
        Assert.Contains("On the map: AllCare CCO It serves the same places on every day.", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_published_goes_on_showing_what_it_changed()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var change = await portal.SubmittedAsync("Edie", f => f with { ServiceAreas = f.HandedOver("trillium-lane", "allcare-cco", new DateOnly(2027, 1, 1)) });
        await portal.ApproveAsync("Rosa", change);
        await portal.UntilShownAsync(Assert.IsType<PublishChange.Outcome.Published>(await portal.AsAsync("Rosa", new PublishChange.Command(change))).Edition);
        var admin = await Colleague.InAsync(portal, StaffRole.Admin);

        var page = await admin.GetAsync($"/staff/changes/{change}");

        Assert.Equal(["AllCare CCO on January 1, 2027, before this change", "AllCare CCO on January 1, 2027, after this change"], page.All(".maps svg > title").Select(t => t.TextContent).Take(2));
        Assert.Equal(4, page.All(".maps svg").Count);
        Assert.Contains(page.All("section:has(.maps) li").Select(Page.TextOf), l => l.StartsWith("Lane County: before, not served; after, ", StringComparison.Ordinal) && l.Contains("Newly served: 97", StringComparison.Ordinal));
    }
}

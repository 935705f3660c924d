using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data.Editions;
using CcoPortal.Data.Reference;
using Xunit;

namespace CcoPortal.IntegrationTests.Staff;

/// <summary>A deployment that imports its data with a recorded reason, after staff have published.</summary>
public sealed class ImportAfterStaffTests(StaffPortal portal) : IClassFixture<StaffPortal>
{
    [Fact]
    public async Task What_two_people_published_or_withdrew_stays_and_the_rest_follows_the_data()
    {
        var change = await portal.SubmittedAsync("Edie", facts => Edits.Phone("allcare-cco", 701)(facts) with { Holidays = [.. facts.Holidays.Skip(1), new(new DateOnly(2031, 1, 1), "New Year", "A letter")] });
        await portal.ApproveAsync("Rosa", change);
        await portal.AsAsync("Edie", new PublishChange.Command(change));
        // And something that no change request did.
        var publisher = new Publisher(portal.Open, portal.Clock);
        await using var db = portal.Open();
        var trillium = RecordJson.Records(Edits.Phone("trillium-lane", 702)(await portal.FactsAsync())).Single(r => (r.Kind, r.Key) == ("cco", "trillium-lane"));
        await publisher.PublishAsync(new Publication("import", "An older deployment", [new RecordChange("cco", "trillium-lane", trillium.Body, 1)], "It was so in its data"), CancellationToken.None);
        var before = await portal.FactsAsync();

        var report = await new Import(portal.Open, publisher).RunAsync(Store.DataFolder.Original, "A newer deployment", CancellationToken.None);

        var after = await portal.FactsAsync();
        Assert.Equal(["cco:trillium-lane"], report.Added.Concat(report.Changed).Concat(report.Vanished));
        Assert.Equal("800-555-0701", after.PhoneOf("allcare-cco"));
        Assert.NotEqual("800-555-0702", after.PhoneOf("trillium-lane"));
        Assert.Equal(before.Holidays, after.Holidays);
    }
}

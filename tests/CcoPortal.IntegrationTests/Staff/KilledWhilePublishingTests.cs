using CcoPortal.Application.Staff.Changes;
using CcoPortal.Domain.Changes;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.IntegrationTests.Staff;

/// <summary>Whoever publishes may die at any moment: what is published is the old edition or the new one, whole.</summary>
public sealed class KilledWhilePublishingTests(StaffPortal portal, ITestOutputHelper output) : IClassFixture<StaffPortal>
{
    [Fact]
    public async Task Killed_at_any_step_of_publishing_the_old_edition_stands_whole_and_publishing_can_be_done_again()
    {
        using var killer = new Killer(portal.Connection);
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", 201));
        await portal.ApproveAsync("Rosa", change);
        var (edition, phone) = (await portal.EditionAsync(), (await portal.FactsAsync()).PhoneOf("trillium-lane"));
        var step = 1;
        while (await Killer.DiesAtAsync(step, () => portal.AsAsync("Edie", new PublishChange.Command(change))))
        {
            Assert.Equal(edition, await portal.EditionAsync());
            Assert.Equal(phone, (await portal.FactsAsync()).PhoneOf("trillium-lane"));
            Assert.Equal(ChangeState.Approved, (await portal.AsAsync("Edie", new ShowChange.Query(change)))!.Change.State);
            // All rows of all tables at every step would take minutes; they change from the middle on.
            if (step % 10 == 0)
                await portal.AssertWholeAsync();
            step++;
        }

        output.WriteLine($"{step - 1} steps");
        Assert.True(step > 15, $"Only {step - 1} steps were found.");
        Assert.Equal(edition + 1, await portal.EditionAsync());
        Assert.Equal("800-555-0201", (await portal.FactsAsync()).PhoneOf("trillium-lane"));
        await portal.AssertWholeAsync();
    }

    [Fact]
    public async Task Killed_at_any_step_of_an_emergency_nothing_or_all_of_it_is_recorded()
    {
        using var killer = new Killer(portal.Connection);
        var change = await portal.SubmittedAsync("Rosa", Edits.Phone("allcare-cco", 202));
        var edition = await portal.EditionAsync();
        var step = 1;
        while (await Killer.DiesAtAsync(step, () => portal.AsAsync("Rosa", new BreakGlass.Command(change, "The old number reaches a stranger.", portal.Clock.GetUtcNow()))))
        {
            Assert.Equal(edition, await portal.EditionAsync());
            Assert.DoesNotContain(await portal.AsAsync("Rosa", new ListBreakGlass.Query(Owed: true)), l => l.Change == change);
            step++;
        }

        Assert.True(step > 15);
        Assert.Contains(await portal.AsAsync("Rosa", new ListBreakGlass.Query(Owed: true)), l => l.Change == change && l.Edition == edition + 1);
        await portal.AssertWholeAsync();
    }
}

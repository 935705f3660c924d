using CcoPortal.Application.Staff.Changes;
using CcoPortal.Domain.Changes;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Staff;

/// <summary>The way of a change request, through every state and refusal.</summary>
public sealed class ChangeTests(StaffPortal portal) : IClassFixture<StaffPortal>
{
    [Fact]
    public async Task What_one_proposes_and_another_approves_is_published_as_the_next_edition()
    {
        var before = await portal.EditionAsync();
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", 101));
        await portal.ApproveAsync("Rosa", change);
        Assert.Equal(before, await portal.EditionAsync());

        var published = Assert.IsType<PublishChange.Outcome.Published>(await portal.AsAsync("Edie", new PublishChange.Command(change)));

        Assert.Equal(before + 1, published.Edition);
        Assert.Equal("800-555-0101", (await portal.FactsAsync()).PhoneOf("trillium-lane"));
        var shown = (await portal.AsAsync("Rosa", new ShowChange.Query(change)))!;
        Assert.Equal(ChangeState.Published, shown.Change.State);
        Assert.Equal(["change-opened", "record-proposed", "change-submitted", "change-approved", "edition-published"], shown.History.Select(h => h.Kind));
        Assert.Equal(["Edie", "Edie", "Edie", "Rosa", "Edie"], shown.History.Select(h => h.By));
    }

    [Fact]
    public async Task Publishing_twice_is_publishing_once()
    {
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", 102));
        await portal.ApproveAsync("Rosa", change);
        var first = Assert.IsType<PublishChange.Outcome.Published>(await portal.AsAsync("Edie", new PublishChange.Command(change)));

        var again = Assert.IsType<PublishChange.Outcome.Published>(await portal.AsAsync("Rosa", new PublishChange.Command(change)));

        Assert.Equal(first.Edition, again.Edition);
        Assert.Equal(first.Edition, await portal.EditionAsync());
    }

    [Fact]
    public async Task Nobody_approves_what_they_wrote_even_when_others_wrote_after_them()
    {
        var change = await portal.AsAsync("Rosa", new OpenChange.Command("A change", "It is so", "A letter"));
        await portal.ProposeAsync("Rosa", change, Edits.Phone("trillium-lane", 103));
        await portal.ProposeAsync("Edie", change, Edits.Phone("trillium-lane", 104));
        await portal.AsAsync("Edie", new SubmitChange.Command(change));

        Assert.Equal("You wrote in this change request, so somebody else must approve it.", await RefusedAsync(() => portal.ApproveAsync("Rosa", change)));
        await portal.ApproveAsync("Remy", change);
        await RefusedAsync(async () => await portal.ProposeAsync("Remy", change, Edits.Phone("trillium-lane", 105)));
    }

    [Fact]
    public async Task An_edit_after_the_approval_needs_a_new_one()
    {
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", 106));
        await portal.ApproveAsync("Rosa", change);

        await portal.ProposeAsync("Eli", change, Edits.Phone("trillium-lane", 107));

        Assert.Equal(ChangeState.InReview, (await portal.AsAsync("Eli", new ShowChange.Query(change)))!.Change.State);
        await RefusedAsync(() => portal.AsAsync("Eli", new PublishChange.Command(change)));
    }

    [Fact]
    public async Task Approval_is_for_what_was_shown()
    {
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", 108));
        var shown = (await portal.AsAsync("Rosa", new ShowChange.Query(change)))!;
        await portal.ProposeAsync("Edie", change, Edits.Phone("trillium-lane", 109));

        Assert.Equal(
            "Somebody changed this since you opened it. Look at it again.",
            await RefusedAsync(() => portal.AsAsync("Rosa", new ApproveChange.Command(change, shown.Seen, [], new Dictionary<string, string>()))));
    }

    [Fact]
    public async Task A_record_that_was_published_meanwhile_is_never_overwritten()
    {
        var (first, second) = (await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", 110)), await portal.SubmittedAsync("Eli", Edits.Phone("trillium-lane", 111)));
        await portal.ApproveAsync("Rosa", first);
        await portal.ApproveAsync("Rosa", second);
        await portal.AsAsync("Edie", new PublishChange.Command(first));

        var outcome = Assert.IsType<PublishChange.Outcome.BackInReview>(await portal.AsAsync("Eli", new PublishChange.Command(second)));

        Assert.StartsWith("Changed meanwhile: cco trillium-lane.", outcome.Why, StringComparison.Ordinal);
        Assert.Equal("800-555-0110", (await portal.FactsAsync()).PhoneOf("trillium-lane"));
        var shown = (await portal.AsAsync("Eli", new ShowChange.Query(second)))!;
        Assert.Equal(ChangeState.InReview, shown.Change.State);
        Assert.True(Assert.Single(shown.Proposals).Overtaken);
        Assert.Equal(outcome.Why, Assert.Single(shown.Comments).Text);
        Assert.StartsWith("Changed meanwhile", await RefusedAsync(() => portal.ApproveAsync("Remy", second)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_back_it_is_a_draft_with_a_comment_and_refused_it_is_closed()
    {
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", 112));
        await RefusedAsync(() => portal.AsAsync("Rosa", new SendBackChange.Command(change, " ", false)));
        await portal.AsAsync("Rosa", new SendBackChange.Command(change, "Which letter?", false));
        var shown = (await portal.AsAsync("Edie", new ShowChange.Query(change)))!;
        Assert.Equal((ChangeState.Draft, "Which letter?"), (shown.Change.State, Assert.Single(shown.Comments).Text));

        await portal.AsAsync("Edie", new SubmitChange.Command(change));
        await portal.AsAsync("Rosa", new SendBackChange.Command(change, "It is not so.", true));

        await RefusedAsync(() => portal.AsAsync("Edie", new SubmitChange.Command(change)));
        await RefusedAsync(async () => await portal.ProposeAsync("Edie", change, Edits.Phone("trillium-lane", 113)));
    }

    [Fact]
    public async Task Without_a_reason_or_a_source_or_anything_to_change_it_is_not_submitted()
    {
        var change = await portal.AsAsync("Edie", new OpenChange.Command("A change", "", ""));
        Assert.Equal("Say why first.", await RefusedAsync(() => portal.AsAsync("Edie", new SubmitChange.Command(change))));
        await portal.AsAsync("Edie", new DescribeChange.Command(change, "A change", "It is so", ""));
        Assert.Equal("Say where it is from first.", await RefusedAsync(() => portal.AsAsync("Edie", new SubmitChange.Command(change))));
        await portal.AsAsync("Edie", new DescribeChange.Command(change, "A change", "It is so", "A letter"));
        Assert.Equal("This change request changes nothing yet.", await RefusedAsync(() => portal.AsAsync("Edie", new SubmitChange.Command(change))));
        await RefusedAsync(() => portal.AsAsync("Edie", new DescribeChange.Command(change, "", "It is so", "A letter")));
    }

    [Fact]
    public async Task What_breaks_a_rule_is_not_submitted()
    {
        var change = await portal.AsAsync("Edie", new OpenChange.Command("A change", "It is so", "A letter"));
        await portal.ProposeAsync("Edie", change, f => f with { Ccos = [.. f.Ccos.Select(c => c.Slug == "trillium-lane" ? c with { Phone = c.Phone! with { Value = "12" } } : c)] });

        Assert.StartsWith("This must be put right first: ", await RefusedAsync(() => portal.AsAsync("Edie", new SubmitChange.Command(change))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scheduled_change_is_published_at_its_time_and_not_before()
    {
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("allcare-cco", 114));
        await portal.ApproveAsync("Rosa", change);
        var now = portal.Clock.GetUtcNow();
        await portal.AsAsync("Edie", new ScheduleChange.Command(change, new DateOnly(2026, 11, 23), new TimeOnly(8, 30)));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 16, 30, 0, TimeSpan.Zero), (await portal.AsAsync("Edie", new ShowChange.Query(change)))!.Change.PublishAt);
        try
        {
            Assert.DoesNotContain(change, await portal.AsAsync("Edie", new PublishDueChange.Query()));
            Assert.False(await portal.AsAsync("Edie", new PublishDueChange.Command(change)));
            portal.Clock.Set(new DateTimeOffset(2026, 11, 23, 16, 30, 0, TimeSpan.Zero));
            Assert.Contains(change, await portal.AsAsync("Edie", new PublishDueChange.Query()));
            Assert.True(await portal.AsAsync("Edie", new PublishDueChange.Command(change)));

            Assert.Equal("800-555-0114", (await portal.FactsAsync()).PhoneOf("allcare-cco"));
            Assert.False(await portal.AsAsync("Edie", new PublishDueChange.Command(change)));
        }
        finally
        {
            portal.Clock.Set(now);
        }
    }

    [Fact]
    public async Task What_decides_who_serves_whom_is_not_scheduled()
    {
        var change = await portal.SubmittedAsync("Edie", f => f with { ServiceAreas = [.. f.ServiceAreas.Select(a => a.Cco == "allcare-cco" && a.County == "Josephine" ? a with { Note = "It is so." } : a)] });
        await portal.ApproveAsync("Rosa", change);

        Assert.Contains("decides who serves whom", await RefusedAsync(() => portal.AsAsync("Edie", new ScheduleChange.Command(change, new DateOnly(2026, 12, 1), new TimeOnly(8, 30)))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_that_nobody_ticked_keep_it_from_being_approved()
    {
        var change = await portal.SubmittedAsync("Edie", f => f with { ServiceAreas = [.. f.ServiceAreas.Where(a => !(a.Cco == "allcare-cco" && a.County == "Curry"))] });
        var shown = (await portal.AsAsync("Rosa", new ShowChange.Query(change)))!;
        Assert.Contains(shown.Findings, f => f.Remedy == Remedy.Tick);

        Assert.StartsWith("Tick that this is meant so", await RefusedAsync(() => portal.AsAsync("Rosa", new ApproveChange.Command(
            change, shown.Seen, [], shown.Findings.ToDictionary(f => f.Id, _ => "We know, and it is meant so.")))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rolling_back_is_a_change_request_that_puts_a_record_back()
    {
        var phone = (await portal.FactsAsync()).PhoneOf("yamhill-community-care");
        var before = await portal.EditionAsync();
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("yamhill-community-care", 115));
        await portal.ApproveAsync("Rosa", change);
        await portal.AsAsync("Edie", new PublishChange.Command(change));

        var back = await portal.AsAsync("Remy", new RollBack.Command(before, "cco", "yamhill-community-care"));
        await portal.AsAsync("Edie", new DescribeChange.Command(back, "Back", "It was right", "Edition"));
        await portal.AsAsync("Edie", new SubmitChange.Command(back));
        await RefusedAsync(() => portal.ApproveAsync("Remy", back));
        await portal.ApproveAsync("Rosa", back);
        await portal.AsAsync("Edie", new PublishChange.Command(back));

        Assert.Equal(phone, (await portal.FactsAsync()).PhoneOf("yamhill-community-care"));
        await RefusedAsync(() => portal.AsAsync("Edie", new RollBack.Command(before, "cco", "yamhill-community-care")));
    }

    [Fact]
    public async Task In_an_emergency_a_reviewer_publishes_alone_and_somebody_else_reviews_it_afterwards()
    {
        var change = await portal.SubmittedAsync("Rosa", Edits.Phone("trillium-lane", 116));
        var fresh = portal.Clock.GetUtcNow();
        await RefusedAsync(() => portal.AsAsync("Rosa", new BreakGlass.Command(change, "Too short", fresh)));
        await RefusedAsync(() => portal.AsAsync("Rosa", new BreakGlass.Command(change, "The old number reaches a stranger.", fresh.AddMinutes(-6))));
        await RefusedAsync(() => portal.AsAsync("Rosa", new BreakGlass.Command(change, "The old number reaches a stranger.", null)));
        var edition = await portal.AsAsync("Rosa", new BreakGlass.Command(change, "The old number reaches a stranger.", fresh));

        await using var db = portal.Open();
        var glass = (await db.Editions.SingleAsync(e => e.Number == edition)).BreakGlassId!.Value;
        Assert.Equal("You wrote or published this, so somebody else must review it.", await RefusedAsync(() => portal.AsAsync("Rosa", new ReviewBreakGlass.Command(glass, "It stands as it is."))));
        await portal.AsAsync("Remy", new ReviewBreakGlass.Command(glass, "It stands as it is."));
        await RefusedAsync(() => portal.AsAsync("Remy", new ReviewBreakGlass.Command(glass, "It stands as it is.")));
        Assert.Equal(edition, (await portal.AsAsync("Rosa", new ShowChange.Query(change)))!.Change.PublishedIn);
    }

    /// <summary>What the command says when it refuses.</summary>
    private static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<ValidationException>(act)).Errors.First().ErrorMessage;
}

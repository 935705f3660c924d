using CcoPortal.Application.Staff.Changes;
using CcoPortal.Domain.Changes;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.IntegrationTests.Staff;

/// <summary>Whatever staff do, in whatever order, and whoever dies meanwhile: what must hold holds. The portal explains each refusal itself; none is left to the database.</summary>
public sealed class AnySequenceTests(StaffPortal portal, ITestOutputHelper output) : IClassFixture<StaffPortal>
{
    private static readonly string[] s_editors = ["Edie", "Eli", "Edie", "Eli", "Rosa", "Remy"], s_reviewers = ["Rosa", "Remy"];

    private readonly List<Guid> _changes = [];
    private readonly Dictionary<string, (int Done, int Refused)> _acts = new(StringComparer.Ordinal);

    [Theory]
    [InlineData(1859)]
    [InlineData(2026)]
    public async Task Random_sequences_of_acts_and_deaths_keep_what_must_hold(int seed)
    {
        using var killer = new Killer(portal.Connection);
        var random = new Random(seed);
        string[] each = ["propose", "propose an area", "submit", "approve", "publish", "schedule", "come due", "roll back", "break glass"];
        // Longer where chance has left something out so far.
        for (var i = 0; i < 150 || (i < 600 && each.Any(name => _acts.GetValueOrDefault(name).Done == 0)); i++)
        {
            var (name, act) = await NextAsync(random, i);
            var dies = random.Next(10) == 0;
            var done = true;
            try
            {
                if (dies)
                    done = !await Killer.DiesAtAsync(random.Next(1, 30), act);
                else
                    await act();
            }
            catch (ValidationException)
            {
                done = false;
            }

            var counted = _acts.GetValueOrDefault(name);
            _acts[name] = done ? (counted.Done + 1, counted.Refused) : (counted.Done, counted.Refused + 1);
            if (i % 75 == 74)
                await portal.AssertWholeAsync();
        }

        await portal.AssertWholeAsync();

        output.WriteLine(string.Join('\n', _acts.Select(a => $"{a.Key}: {a.Value.Done} done, {a.Value.Refused} refused or killed")));
        Assert.All(each, name => Assert.True(_acts[name].Done > 0, $"{name} was never done."));
    }

    private async Task<(string Name, Func<Task> Act)> NextAsync(Random random, int i)
    {
        var (editor, reviewer) = (s_editors[random.Next(s_editors.Length)], s_reviewers[random.Next(s_reviewers.Length)]);
        // Mostly a change that is in a state for the act, else any: most acts would be refused.
        var act = random.Next(16);
        await using var db = portal.Open();
        ChangeState[] fitting = act switch
        {
            <= 6 => [ChangeState.Draft],
            <= 8 => [ChangeState.InReview],
            <= 11 => [ChangeState.Approved, ChangeState.Scheduled],
            _ => [ChangeState.InReview, ChangeState.Scheduled],
        };
        var recent = _changes.TakeLast(12).ToList();
        var fits = await db.ChangeRequests.Where(c => recent.Contains(c.Id) && fitting.Contains(c.State)).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync();
        var change = fits.Count > 0 && random.Next(5) > 0 ? fits[random.Next(fits.Count)] : recent.Count > 0 ? recent[random.Next(recent.Count)] : Guid.NewGuid();
        var cco = new[] { "trillium-lane", "allcare-cco", "yamhill-community-care" }[random.Next(3)];
        return act switch
        {
            0 or 1 => ("open", async () => _changes.Add(await portal.AsAsync(editor, new OpenChange.Command($"Change {i}", "It is so", "A letter")))),
            // To another CCO from a day to come, or to nobody: the second must never be published.
            2 => ("propose an area", () => portal.ProposeAsync(editor, change, Edits.Ended("allcare-cco", "Curry", new DateOnly(2027, 2, 1), random.Next(2) == 0 ? null : "advanced-health"))),
            3 or 4 => ("propose", () => portal.ProposeAsync(editor, change, Edits.Phone(cco, i))),
            5 or 6 => ("submit", () => Send(editor, new SubmitChange.Command(change))),
            7 or 8 => ("approve", async () =>
            {
                if (await portal.AsAsync(reviewer, new ShowChange.Query(change)) is not null)
                    await portal.ApproveAsync(reviewer, change);
            }
            ),
            9 or 10 => ("publish", () => Send(editor, new PublishChange.Command(change))),
            11 => ("schedule", () => Send(editor, new ScheduleChange.Command(change, new DateOnly(2027, 1, 4), new TimeOnly(9, 0)))),
            12 => ("come due", async () =>
            {
                var now = portal.Clock.GetUtcNow();
                portal.Clock.Set(new DateTimeOffset(2027, 1, 4, 17, 0, 0, TimeSpan.Zero));
                try
                {
                    foreach (var due in await portal.AsAsync("Edie", new PublishDueChange.Query()))
                        await Send("Edie", new PublishDueChange.Command(due));
                }
                finally
                {
                    portal.Clock.Set(now);
                }
            }
            ),
            13 => random.Next(2) == 0 ? ("send back", () => Send(reviewer, new SendBackChange.Command(change, "Look again, thank you.", random.Next(4) == 0))) : ("unschedule or withdraw", async () =>
            {
                if (random.Next(3) > 0 && (await portal.AsAsync(editor, new ShowChange.Query(change)))?.Change.State == ChangeState.Scheduled)
                    await Send(editor, new UnscheduleChange.Command(change));
                else
                    await Send(editor, new WithdrawChange.Command(change));
            }
            ),
            14 => ("roll back", async () =>
            {
                var newest = await portal.EditionAsync();
                _changes.Add(await portal.AsAsync(editor, random.Next(3) == 0 ? new RollBack.Command(Math.Max(1, newest - 1), null, null) : new RollBack.Command(1, "cco", cco)));
                await Send(editor, new DescribeChange.Command(_changes[^1], "Back", "It was right before", "An edition"));
            }
            ),
            _ => random.Next(3) > 0 ? ("break glass", () => Send(reviewer, new BreakGlass.Command(change, "The old number reaches a stranger.", portal.Clock.GetUtcNow()))) : ("review the glass", async () =>
            {
                foreach (var owed in await portal.AsAsync(reviewer, new ListBreakGlass.Query(Owed: true)))
                    await Send(reviewer, new ReviewBreakGlass.Command(owed.BreakGlass, "It stands as it is."));
            }
            ),
        };
    }

    private Task<T> Send<T>(string name, IRequest<T> request) => portal.AsAsync(name, request);
}

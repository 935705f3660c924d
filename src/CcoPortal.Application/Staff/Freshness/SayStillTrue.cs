using CcoPortal.Application.Staff.Changes;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Data.Changes;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Freshness;
using CcoPortal.Domain.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Freshness;

/// <summary>
/// Someone has read the source again: the value is still true as of today. Published facts change by two people, so each click goes into the person's one change
/// request of checks, which a reviewer approves as a whole.
/// </summary>
public static class SayStillTrue
{
    private const string Title = "Checked, and still true";

    /// <param name="Field">Path of the day in the record's form; see <see cref="DueValue.Field"/>.</param>
    [For(StaffRole.Editor, StaffRole.Reviewer)]
    public sealed record Command(string Kind, string Key, string Field) : IRequest<Guid>, IChangeSet;

    public sealed class Handler(ChangeSet set, Actor actor, Moment moment) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            if (Upkeep.All(moment.Edition.Facts, moment.Today).All(v => (v.Kind, v.Key, v.Field) != (request.Kind, request.Key, request.Field)))
                throw Refusal.Of("", "There is no such value to check.");
            // Those of one person one after the other, or two clicks would open two change requests.
            await set.Db.Database.ExecuteSqlAsync($"select 1 from staff where id = {actor.Id} for update", cancellationToken);
            var id = await set.Db.ChangeRequests.Where(c => c.OpenedBy == actor.Id && c.State == ChangeState.Draft && c.Title == Title).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancellationToken)
                ?? await new OpenChange.Handler(set, actor).Handle(new OpenChange.Command(Title, "The sources were read again.", "The sources that the records name"), cancellationToken);
            var state = await RecordState.LoadAsync(set.Db, request.Kind, request.Key, id, cancellationToken);
            if (state.Published is null || state.Latest?.Op == Proposals.Withdraw)
                throw Refusal.Of("", "Somebody withdrew this record meanwhile.");
            var (form, body) = (RecordForm.Of(request.Kind), state.Body!);
            var merged = new MergedForm(form.Fields(body), []);
            // On top of what was published since the last click; what that click said, and whatever else stands in the change request, stays.
            if (state.Overtaken)
                merged = await state.RebaseAsync(set.Db, form, request.Key, merged.Fields, state.Latest!.SeenIn, state.Number, cancellationToken);
            if (merged.Conflicts.FirstOrDefault(c => c.Path != request.Field) is { } conflict)
                throw Refusal.Of("", $"Your change request “{Title}” and somebody else changed this record in different ways: {conflict.Label}. Open the record in that change request, and save it there first.");
            var fields = merged.Fields.ToDictionary(StringComparer.Ordinal);
            fields[request.Field] = moment.Today.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
            if (form.Read(fields).Body is not { } read)
                throw Refusal.Of("", "This record must be opened and put right first.");
            if ((read != body || state.Overtaken) && await new ProposeRecord.Handler(set, actor).Handle(
                new ProposeRecord.Command(id, request.Kind, request.Key, Proposals.Set, read, state.PublishedIn, state.Number), cancellationToken) is not ProposeRecord.Outcome.Saved)
                throw Refusal.Of("", "Somebody changed this at the same moment. Try again.");
            return id;
        }
    }
}

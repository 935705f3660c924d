using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data.Changes;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Staff;
using FluentValidation;
using MediatR;

namespace CcoPortal.Application.Staff.Editing;

/// <summary>An editor saves a record’s form into a change request. What somebody else wrote or published meanwhile is never overwritten: it is merged, shown, and saved again.</summary>
public static class SaveRecord
{
    /// <param name="Key">Null for a new record.</param>
    /// <param name="Typed">The form’s fields of the record.</param>
    /// <param name="Matching">Languages whose text says what the English says now.</param>
    /// <param name="SeenIn">The edition of the revision that the form began with; null for a new record.</param>
    /// <param name="SeenNumber">The number of the change’s own proposal that it began with; 0 for none.</param>
    /// <param name="Change">Null opens a new one, with the title, reason and source that follow.</param>
    /// <param name="Form">Whose draft is done with.</param>
    [For(StaffRole.Editor, StaffRole.Reviewer)]
    public sealed record Command(
        string Kind, string? Key, IReadOnlyDictionary<string, string> Typed, IReadOnlySet<string> Matching, int? SeenIn, int SeenNumber, Guid? Change, string? Title, string? Reason, string? Source,
        Guid Form = default)
        : IRequest<Outcome>, IChangeSet, IDescribed;

    public abstract record Outcome
    {
        private Outcome()
        {
        }

        public sealed record Saved(Guid Change, string Key) : Outcome;

        /// <param name="Errors">A sentence by path.</param>
        public sealed record Wrong(IReadOnlyDictionary<string, string> Errors) : Outcome;

        /// <summary>Nothing was saved: this is what was typed on top of what somebody else did.</summary>
        /// <param name="SeenIn">To go with the form now.</param>
        /// <param name="SeenNumber">To go with the form now.</param>
        /// <param name="Change">The change request that it is for; null for a new one.</param>
        public sealed record ChangedMeanwhile(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<FieldConflict> Conflicts, int? SeenIn, int SeenNumber, Guid? Change) : Outcome;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => When(c => c.Change is null, () => Include(new DescribedValidator()));
    }

    public sealed class Handler(ChangeSet set, Actor actor, Moment moment) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command request, CancellationToken cancellationToken)
        {
            if (!RecordJson.Kinds.Contains(request.Kind))
                throw Refusal.Of("", "There is no such kind of record.");
            var form = RecordForm.Of(request.Kind);
            // First the lock, then the look.
            if (request.Change is { } open)
                await set.LockAsync(open, "changed", cancellationToken, ChangeStates.Open);
            var state = request.Key is null ? null : await RecordState.LoadAsync(set.Db, request.Kind, request.Key, request.Change, cancellationToken);
            if (state is { Known: null })
                throw Refusal.Of("", "There is no such record.");
            if (state is not null && (state.Number != request.SeenNumber || state.PublishedIn != request.SeenIn))
            {
                var seen = form.Fields(state.Known!);
                var merged = await state.RebaseAsync(set.Db, form, request.Key!, form.Typed(request.Typed, seen), request.SeenIn, request.SeenNumber, cancellationToken);
                return new Outcome.ChangedMeanwhile(merged.Fields, merged.Conflicts, state.PublishedIn, state.Number, request.Change);
            }

            var there = state is null ? null : form.Fields(state.Known!);
            var read = TranslationMarks.Read(form, form.Typed(request.Typed, there), there, request.Matching, actor.Role.ToString().ToLowerInvariant(), moment.Today);
            if (read.Body is null)
                return new Outcome.Wrong(read.Errors);
            if (request.Key is null)
            {
                state = await RecordState.LoadAsync(set.Db, request.Kind, read.Key!, request.Change, cancellationToken);
                if (state.Published is not null || state.Latest is { Op: not Proposals.Drop })
                    return new Outcome.Wrong(new Dictionary<string, string> { [KeyField(form)] = $"There is already one with the key “{read.Key}”." });
            }
            else if (read.Key != request.Key)
            {
                return new Outcome.Wrong(new Dictionary<string, string> { [KeyField(form)] = "The key of a record cannot change." });
            }
            else if (state!.Body is not null && form.Differences(there!, form.Fields(read.Body)).Count == 0 && state.Latest?.Op != Proposals.Withdraw && !state.Overtaken)
            {
                throw Refusal.Of("", "You changed nothing.");
            }

            var change = request.Change ?? await new OpenChange.Handler(set, actor).Handle(new OpenChange.Command(request.Title, request.Reason, request.Source), cancellationToken);
            var seenIn = state!.Published is null ? null : state.PublishedIn;
            var outcome = await new ProposeRecord.Handler(set, actor).Handle(
                new ProposeRecord.Command(change, request.Kind, read.Key!, Proposals.Set, read.Body, seenIn, state.Number), cancellationToken);
            if (outcome is not ProposeRecord.Outcome.Saved)
                throw Refusal.Of("", "Somebody changed this at the same moment. Save again.");
            await RecordDrafts.ThrowAwayAsync(set, actor.Id, request.Kind, request.Key, request.Form, cancellationToken);
            return new Outcome.Saved(change, read.Key!);
        }

        private static string KeyField(RecordForm form) => form.Root.Fields.First(f => f.Words.IsKey).Name;
    }
}

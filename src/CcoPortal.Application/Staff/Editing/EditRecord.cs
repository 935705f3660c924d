using System.Text.Json;
using CcoPortal.Data;
using CcoPortal.Data.Changes;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Content;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Editing;

/// <summary>What does the form of a record begin with?</summary>
public static class EditRecord
{
    /// <param name="Key">Null for a new record.</param>
    /// <param name="Change">The change request that is worked on; null for none yet.</param>
    /// <param name="Like">Key of a record of which a new one is a copy at first; null for none.</param>
    /// <param name="Form">Tells forms of new records apart.</param>
    public sealed record Query(string Kind, string? Key, Guid? Change = null, string? Like = null, Guid Form = default) : IRequest<Result?>;

    /// <param name="There">The record as it is edited from, or as it was last; null for a new one.</param>
    /// <param name="Fields">What to show: <paramref name="There"/>, but re-based on what was published since the change’s own proposal.</param>
    /// <param name="Conflicts">What that found.</param>
    /// <param name="SeenIn">Goes with the form: the edition of the newest revision.</param>
    /// <param name="SeenNumber">Goes with the form: the number of the change’s own latest proposal.</param>
    /// <param name="Withdraws">The change request takes the record out of publication.</param>
    /// <param name="Draft">What who asks typed and did not save.</param>
    /// <param name="Others">Who else works on it.</param>
    /// <param name="OpenChanges">Where it can be saved.</param>
    /// <param name="Published">What is published now; empty when nothing is.</param>
    public sealed record Result(
        RecordForm Form, string? Key, string Title, IReadOnlyDictionary<string, string>? There, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<FieldConflict> Conflicts, int? SeenIn,
        int SeenNumber, bool Withdraws, Draft? Draft, IReadOnlyList<Worker> Others, IReadOnlyList<OpenChange> OpenChanges, IReadOnlyDictionary<string, string> Published)
    {
        /// <summary>What a reader must be told of the record’s text, by language; empty when it has no languages.</summary>
        public IReadOnlyDictionary<string, TranslationState> States { get; init; } = new Dictionary<string, TranslationState>();

        /// <summary>It is not published, and the change request does not have it: somebody withdrew it, or took it out.</summary>
        public bool IsGone { get; init; }

        /// <summary>Somebody else published or withdrew it since it was written into the change request.</summary>
        public bool IsOvertaken { get; init; }

        /// <summary>The newest other form of a new record of the kind that who asks began and did not save.</summary>
        public (Guid Form, DateTimeOffset At)? Begun { get; init; }

        /// <summary>For each kind that fields name records of: what can be typed, and what it means.</summary>
        public IReadOnlyDictionary<string, IReadOnlyList<(string Value, string Label)>> Names { get; init; } = new Dictionary<string, IReadOnlyList<(string, string)>>();
    }

    /// <param name="Fields">Of the whole form, by their names in it.</param>
    public sealed record Draft(IReadOnlyDictionary<string, string> Fields, DateTimeOffset At);

    /// <param name="Change">The change request in which they propose something for it, and its title; null for a form they have open.</param>
    public sealed record Worker(string Name, DateTimeOffset At, (Guid Id, string Title)? Change);

    public sealed record OpenChange(Guid Id, string Title, ChangeState State);

    public sealed class Handler(PortalStore store, Actor actor, Moment moment) : IRequestHandler<Query, Result?>
    {
        public Task<Result?> Handle(Query request, CancellationToken cancellationToken) => RecordJson.Kinds.Contains(request.Kind) ? store.AskAsync(db => OpenAsync(db, request, cancellationToken)) : Task.FromResult<Result?>(null);

        private async Task<Result?> OpenAsync(PortalDbContext db, Query request, CancellationToken cancellationToken)
        {
            var (form, kind, key) = (RecordForm.Of(request.Kind), request.Kind, request.Key);
            IReadOnlyDictionary<string, string> nothing = new Dictionary<string, string>();
            var state = key is null ? new RecordState(null, null, null) : await RecordState.LoadAsync(db, kind, key, request.Change, cancellationToken);
            if (key is not null && state.Known is null)
                return null;
            var there = key is null ? null : form.Fields(state.Known!);
            var merged = new MergedForm(there ?? nothing, []);
            if (state.Overtaken)
                merged = await state.RebaseAsync(db, form, key!, there!, state.Latest!.SeenIn, state.Number, cancellationToken);
            if (key is null && request.Like is { } like && (await RecordState.LoadAsync(db, kind, like, request.Change, cancellationToken)).Body is { } copied)
                merged = new MergedForm(form.Typed(form.Fields(copied), null), []);

            var of = RecordDrafts.Of(kind, key, request.Form);
            var draft = await db.StaffDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Staff == actor.Id && d.Form == of.Form && d.About == of.About, cancellationToken);
            return new Result(
                form, key, key is null ? "" : RecordForm.TitleOf(key, there!), there, merged.Fields, merged.Conflicts, state.PublishedIn, state.Number, state.Latest?.Op == Proposals.Withdraw,
                draft is null ? null : new Draft(RecordDrafts.Fields(draft), draft.At), key is null ? [] : await OthersAsync(db, kind, key, of.About, cancellationToken),
                await RecordDrafts.OpenChangesAsync(db, actor.Id, request.Change, cancellationToken), state.Published is null ? nothing : form.Fields(state.Published))
            {
                IsGone = key is not null && state.Body is null,
                IsOvertaken = state.Overtaken,
                Begun = key is null ? await BegunAsync(db, kind, of.About, cancellationToken) : null,
                States = StatesOf(kind, state.Known),
                Names = NamesOf(form.Root).Distinct().ToDictionary(k => k, k => NamesOf(k)),
            };
        }

        private static Dictionary<string, TranslationState> StatesOf(string kind, string? body) => body is null || JsonSerializer.Deserialize(body, RecordJson.TypeOf(kind)) is not TranslatedRecord record ? []
            : (record.Translations?.Keys ?? []).Append("es").Distinct().ToDictionary(tag => tag, record.StateIn);

        /// <summary>The kinds that a form’s fields name records of.</summary>
        private static IEnumerable<string> NamesOf(FieldShape shape) => shape switch
        {
            FieldShape.Group group => group.Fields.SelectMany(f => NamesOf(f.Shape).Concat(f.Words.Names is { } kind ? [kind] : [])),
            FieldShape.Many many => NamesOf(many.Of),
            FieldShape.Table table => NamesOf(table.Value.Shape).Concat(table.Key.Words.Names is { } kind ? [kind] : []),
            FieldShape.Languages languages => NamesOf(languages.Of),
            _ => [],
        };

        private IReadOnlyList<(string Value, string Label)> NamesOf(string kind) =>
            [.. PublishedRecords.Of(moment.Edition).Where(l => l.Kind == kind).Select(l => kind == "county" ? (l.Title, "") : (l.Key, l.Title))];

        private async Task<(Guid Form, DateTimeOffset At)?> BegunAsync(PortalDbContext db, string kind, string about, CancellationToken cancellationToken) =>
            await db.StaffDrafts.AsNoTracking().Where(d => d.Staff == actor.Id && d.Form == RecordDrafts.New && EF.Functions.Like(d.About, kind + ":%") && d.About != about)
                .OrderByDescending(d => d.At).Select(d => new { d.About, d.At }).FirstOrDefaultAsync(cancellationToken) is { } begun ? (Guid.Parse(begun.About[(kind.Length + 1)..]), begun.At) : null;

        private async Task<IReadOnlyList<Worker>> OthersAsync(PortalDbContext db, string kind, string key, string about, CancellationToken cancellationToken)
        {
            var drafts = await (from d in db.StaffDrafts join s in db.Users on d.Staff equals s.Id where d.Form == RecordDrafts.Edit && d.About == about && d.Staff != actor.Id select new Worker(s.Name, d.At, null))
                .ToListAsync(cancellationToken);
            var proposed = await (from r in db.ProposedRevisions
                                  join c in db.ChangeRequests on r.Change equals c.Id
                                  join s in db.Users on r.Author equals s.Id
                                  where r.Kind == kind && r.Key == key && ChangeStates.Open.Contains(c.State)
                                  select new { r.Change, c.Title, r.Number, r.Op, r.Author, s.Name, r.At }).ToListAsync(cancellationToken);
            return
            [
                .. drafts.OrderBy(d => d.At),
                .. from of in proposed.GroupBy(p => p.Change)
                   let last = of.MaxBy(p => p.Number)!
                   where last.Op != Proposals.Drop && last.Author != actor.Id
                   orderby last.At
                   select new Worker(last.Name, last.At, (of.Key, last.Title)),
            ];
        }
    }
}

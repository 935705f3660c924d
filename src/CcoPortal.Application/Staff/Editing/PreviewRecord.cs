using CcoPortal.Data;
using CcoPortal.Data.Changes;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Editions;
using MediatR;

namespace CcoPortal.Application.Staff.Editing;

/// <summary>What would a record be as it is typed: what is different from what is published, and what breaks a rule?</summary>
public static class PreviewRecord
{
    /// <param name="Key">Null for a new record.</param>
    /// <param name="Typed">The form’s fields of the record.</param>
    /// <param name="Matching">Languages whose text says what the English says now.</param>
    /// <param name="Change">What this change request does to other records counts; null for none.</param>
    public sealed record Query(string Kind, string? Key, IReadOnlyDictionary<string, string> Typed, IReadOnlySet<string> Matching, Guid? Change) : IRequest<Result>;

    /// <param name="Errors">A sentence by path; when there are some, the rest is empty.</param>
    /// <param name="Published">The body that is published; null when none is.</param>
    /// <param name="Faults">Rules that it breaks, each as a sentence: it cannot be published so.</param>
    /// <param name="Facts">As they would be; null when they break a rule.</param>
    public sealed record Result(IReadOnlyDictionary<string, string> Errors, string? Key, string? Body, string? Published, IReadOnlyList<string> Faults, Facts? Facts);

    public sealed class Handler(PortalStore store, Actor actor, Moment moment) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) => store.AskAsync(async db =>
        {
            var form = RecordForm.Of(request.Kind);
            var state = request.Key is null ? null : await RecordState.LoadAsync(db, request.Kind, request.Key, request.Change, cancellationToken);
            var there = state?.Known is null ? null : form.Fields(state.Known);
            var read = TranslationMarks.Read(form, form.Typed(request.Typed, there), there, request.Matching, actor.Role.ToString().ToLowerInvariant(), moment.Today);
            if (read.Body is null)
                return new Result(read.Errors, null, null, state?.Published, [], null);
            var others = request.Change is { } change ? await Proposals.NowAsync(db, change, cancellationToken) : [];
            var records = RecordJson.Records(Proposals.Apply(moment.Edition.Facts, others)).Where(r => (r.Kind, r.Key) != (request.Kind, read.Key!)).Append(new PublishedRecord(request.Kind, read.Key!, RecordJson.CurrentSchema, read.Body));
            var facts = RecordJson.Facts(records);
            var faults = FactRules.Check(facts);
            return new Result(read.Errors, read.Key, read.Body, state?.Published, [.. faults.Where(f => (f.Kind, f.Key) == (request.Kind, read.Key)).Select(f => f.Sentence)], faults.Count == 0 ? facts : null);
        });
    }
}

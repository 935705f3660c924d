using CcoPortal.Data;
using CcoPortal.Data.Changes;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Changes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Editing;

/// <summary>What is published of a record, since when, what was published before, and who is changing it?</summary>
public static class ShowRecord
{
    public sealed record Query(string Kind, string Key) : IRequest<Result?>;

    /// <param name="Body">Null when it was withdrawn.</param>
    /// <param name="Fields">Empty when it was withdrawn.</param>
    /// <param name="History">The newest first.</param>
    public sealed record Result(
        RecordForm Form, string Key, string Title, string? Body, IReadOnlyDictionary<string, string> Fields, int PublishedIn, IReadOnlyList<Revision> History,
        IReadOnlyList<OpenProposal> Open, IReadOnlyList<EditRecord.OpenChange> MyChanges);

    /// <param name="By">Who published it; those who wrote it are <paramref name="Authors"/>.</param>
    /// <param name="Body">Null when it was withdrawn.</param>
    public sealed record Revision(
        int Edition, DateTimeOffset At, string By, IReadOnlyList<string> Authors, string Reason, Guid? Change, string? Body, IReadOnlyList<FieldDifference> Differences);

    public sealed record OpenProposal(Guid Change, string Title, ChangeState State, string Author, DateTimeOffset At, bool Withdraws);

    public sealed class Handler(PortalStore store, Actor actor) : IRequestHandler<Query, Result?>
    {
        public Task<Result?> Handle(Query request, CancellationToken cancellationToken) => RecordJson.Kinds.Contains(request.Kind) ? store.AskAsync(db => FindAsync(db, request, cancellationToken)) : Task.FromResult<Result?>(null);

        private async Task<Result?> FindAsync(PortalDbContext db, Query request, CancellationToken cancellationToken)
        {
            var (form, kind, key) = (RecordForm.Of(request.Kind), request.Kind, request.Key);
            var revisions = await (from r in db.Revisions join e in db.Editions on r.PublishedIn equals e.Number where r.Kind == kind && r.Key == key orderby r.PublishedIn select new { r, e })
                .AsNoTracking().ToListAsync(cancellationToken);
            if (revisions.Count == 0)
                return null;
            var names = await db.Users.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Name, cancellationToken);
            var proposed = (await db.ProposedRevisions.AsNoTracking().Where(p => p.Kind == kind && p.Key == key).Select(p => new { p.Change, p.Number, p.Op, p.Author, p.At }).ToListAsync(cancellationToken))
                .ToLookup(p => p.Change);
            var history = new List<Revision>();
            IReadOnlyDictionary<string, string> before = new Dictionary<string, string>();
            foreach (var at in revisions)
            {
                IReadOnlyDictionary<string, string> after = at.r.Body is null ? new Dictionary<string, string>() : form.Fields(at.r.Body);
                history.Add(new Revision(
                    at.e.Number, at.e.PublishedAt, Guid.TryParse(at.e.Actor, out var who) ? names.GetValueOrDefault(who, "someone") : at.e.Actor,
                    [.. at.e.Change is { } c ? proposed[c].Select(p => names.GetValueOrDefault(p.Author, "someone")).Distinct() : []], at.e.Reason, at.e.Change, at.r.Body,
                    history.Count == 0 ? [] : form.Differences(before, after)));
                before = after;
            }

            history.Reverse();
            var title = RecordForm.TitleOf(key, before.Count > 0 || history.Count < 2 ? before : form.Fields(history[1].Body!));
            return new Result(
                form, key, title, history[0].Body, before, history[0].Edition, history, await OpenAsync(db, proposed.Select(p => p.Key).ToList(), cancellationToken),
                await RecordDrafts.OpenChangesAsync(db, actor.Id, null, cancellationToken));

            async Task<IReadOnlyList<OpenProposal>> OpenAsync(PortalDbContext db, List<Guid> changes, CancellationToken cancellationToken)
            {
                var open = await db.ChangeRequests.AsNoTracking().Where(c => changes.Contains(c.Id)).ToListAsync(cancellationToken);
                return
                [
                    .. from c in open.Where(c => c.State.IsOpen())
                       let last = proposed[c.Id].MaxBy(p => p.Number)!
                       where last.Op != Proposals.Drop
                       orderby last.At
                       select new OpenProposal(c.Id, c.Title, c.State, names.GetValueOrDefault(last.Author, "someone"), last.At, last.Op == Proposals.Withdraw),
                ];
            }
        }
    }
}

using CcoPortal.Application.Desk;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Data;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Desk;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Flags;

/// <summary>What do agents say is wrong?</summary>
public static class ListFlags
{
    public sealed record Query : IRequest<IReadOnlyList<Line>>;

    /// <summary>All open flags of one field, since they are dealt with together.</summary>
    /// <param name="Title">What a person would call the record.</param>
    /// <param name="Field">Path in the record's form; null for the record as a whole.</param>
    /// <param name="Published">What is published of it now, label and value; empty when it is not published any more.</param>
    /// <param name="Reasons">The most frequent first.</param>
    /// <param name="Agents">How many people said so.</param>
    /// <param name="Since">The oldest flag.</param>
    /// <param name="ChangedSince">The record was published again after the newest flag's edition.</param>
    /// <param name="Changes">Open change requests that touch the record.</param>
    public sealed record Line(
        string Kind, string Key, string Title, string? Field, string Label, IReadOnlyList<(string Label, string Value)> Published, IReadOnlyList<(FlagReason Reason, int Count)> Reasons,
        int Agents, DateTimeOffset Since, bool ChangedSince, IReadOnlyList<(Guid Id, string Title)> Changes, IReadOnlyList<Guid> Flags)
    {
        /// <summary>Of the line on the page.</summary>
        public string Id => $"flag-{Flags[0]:N}";
    }

    public sealed class Handler(PortalStore store, Moment moment) : IRequestHandler<Query, IReadOnlyList<Line>>
    {
        public async Task<IReadOnlyList<Line>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (flags, changes, newest) = await store.AskAsync(async db =>
            {
                var flags = await db.Flags.AsNoTracking().Where(f => f.Ended == null).OrderBy(f => f.At).ToListAsync(cancellationToken);
                var states = ChangeStates.Open.Select(s => s.ToString()).ToArray();
                var open = await db.Database.SqlQuery<Touch>(
                    $"select p.kind, p.key, c.id, c.title from proposed p join change_request c on c.id = p.change where c.state = any({states}) order by c.opened_at").ToListAsync(cancellationToken);
                var newest = await Data.Editions.EditionStore.NewestRevisionsAsync(db, cancellationToken);
                return (flags, open.ToLookup(o => (o.Kind, o.Key), o => (o.Id, o.Title)), newest);
            });
            return [.. flags.GroupBy(f => (f.Kind, f.Key, f.Field)).Select(Of)];

            Line Of(IGrouping<(string Kind, string Key, string? Field), FlagRow> same) => new(
                same.Key.Kind, same.Key.Key, PublishedRecords.TitleOf(moment.Edition, same.Key.Kind, same.Key.Key), same.Key.Field, FlagChoice.LabelOf(same.Key.Kind, same.Key.Field), Published(same.Key),
                [.. same.GroupBy(f => f.Reason).Select(g => (g.Key, g.Count())).OrderByDescending(g => g.Item2).ThenBy(g => g.Key)], same.Select(f => f.Agent).Distinct().Count(), same.Min(f => f.At),
                newest.GetValueOrDefault((same.Key.Kind, same.Key.Key)).PublishedIn > same.Max(f => f.Edition), [.. changes[(same.Key.Kind, same.Key.Key)]], [.. same.Select(f => f.Id)]);
        }

        private IReadOnlyList<(string Label, string Value)> Published((string Kind, string Key, string? Field) flagged)
        {
            if (flagged.Field is null || PublishedRecords.Find(moment.Edition, flagged.Kind, flagged.Key) is not { } record)
                return [];
            var form = RecordForm.Of(flagged.Kind);
            return
            [
                .. from field in form.Differences(new Dictionary<string, string>(), form.Fields(record.Body))
                   where field.Path == flagged.Field || field.Path.StartsWith($"{flagged.Field}.", StringComparison.Ordinal)
                   select (field.Label, field.Input is { Kind: InputKind.Choice } choice ? FieldTable.Choice(choice.Type, field.After) : field.After),
            ];
        }

        private sealed record Touch(string Kind, string Key, Guid Id, string Title);
    }
}

using System.Text.Json;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Spreadsheets;

/// <summary>A dry run: what a spreadsheet would change is kept for who sent it, and nothing else is done.</summary>
public static class ReadSpreadsheet
{
    /// <summary>The form of the kept draft.</summary>
    internal const string Form = "spreadsheet";

    /// <param name="Kind">One of <see cref="Sheet.Kinds"/>.</param>
    [For(StaffRole.Editor, StaffRole.Reviewer)]
    public sealed record Command(string Kind, byte[] File) : IRequest<Result>, IChangeSet;

    /// <param name="Errors">When there are some, nothing is kept; neither when there is nothing to change.</param>
    /// <param name="Changes">How many records it changes or adds.</param>
    public sealed record Result(IReadOnlyList<SheetError> Errors, int Changes);

    /// <param name="SeenIn">The edition of the revision that it changes; null for a new record.</param>
    internal sealed record Kept(int Row, string Body, int? SeenIn);

    public sealed class Handler(ChangeSet set, Actor actor, Moment moment) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            if (!Sheet.Kinds.Contains(request.Kind))
                throw Refusal.Of("", "There is no such kind of record.");
            var history = await set.Db.Revisions.AsNoTracking().Where(r => r.Kind == request.Kind).OrderBy(r => r.PublishedIn).ToListAsync(cancellationToken);
            var editions = (await EditionStore.NewestAsync(set.Db, cancellationToken))!.Value.Number;
            var (changes, errors) = SheetChanges.Of(
                RecordForm.Of(request.Kind), request.File, AsOf(editions), number => number >= 1 && number <= editions ? AsOf(number) : null, actor.Role.ToString().ToLowerInvariant(), moment.Today);
            // What was kept of an earlier file is not what this one says.
            await set.Db.StaffDrafts.Where(d => d.Staff == actor.Id && d.Form == Form && d.About == request.Kind).ExecuteDeleteAsync(cancellationToken);
            if (errors.Count > 0 || changes.Count == 0)
                return new Result(errors, 0);
            var seenIn = history.GroupBy(r => r.Key).ToDictionary(g => g.Key, g => g.Last().PublishedIn);
            var kept = JsonSerializer.Serialize(changes.ToDictionary(c => c.Key, c => JsonSerializer.Serialize(new Kept(c.Row, c.After, c.Before is null ? null : seenIn[c.Key]))));
            await set.Db.Database.ExecuteSqlAsync(
                $"""
                insert into staff_draft (staff, form, about, fields, at) values ({actor.Id}, {Form}, {request.Kind}, {kept}, {set.Now})
                on conflict (staff, form, about) do update set fields = excluded.fields, at = excluded.at
                """, cancellationToken);
            return new Result([], changes.Count);

            Dictionary<string, string> AsOf(int edition) =>
                history.Where(r => r.PublishedIn <= edition).GroupBy(r => r.Key).Select(g => g.Last()).Where(r => r.Body is not null).ToDictionary(r => r.Key, r => r.Body!);
        }
    }
}

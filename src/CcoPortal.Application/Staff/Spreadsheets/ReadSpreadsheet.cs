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

    /// <param name="Errors">When there are some, nothing is kept.</param>
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
            var newest = (await EditionStore.NewestAsync(set.Db, cancellationToken))!.Value.Number;
            var published = (await EditionStore.LoadAsync(set.Db, newest, cancellationToken)).Records.Where(r => r.Kind == request.Kind).ToDictionary(r => r.Key, r => r.Body);
            var (changes, errors) = SheetChanges.Of(RecordForm.Of(request.Kind), request.File, published, actor.Role.ToString().ToLowerInvariant(), moment.Today);
            if (errors.Count > 0)
                return new Result(errors, 0);
            var seenIn = await EditionStore.NewestRevisionsAsync(set.Db, cancellationToken);
            var kept = JsonSerializer.Serialize(changes.ToDictionary(
                c => c.Key, c => JsonSerializer.Serialize(new Kept(c.Row, c.After, c.Before is not null && seenIn.TryGetValue((request.Kind, c.Key), out var seen) ? seen.PublishedIn : null))));
            await set.Db.Database.ExecuteSqlAsync(
                $"""
                insert into staff_draft (staff, form, about, fields, at) values ({actor.Id}, {Form}, {request.Kind}, {kept}, {set.Now})
                on conflict (staff, form, about) do update set fields = excluded.fields, at = excluded.at
                """, cancellationToken);
            return new Result([], changes.Count);
        }
    }
}

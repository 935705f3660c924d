using System.Text.Json;
using CcoPortal.Domain.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Editing;

/// <summary>What someone typed into a record’s form is kept for them until it is saved or thrown away: one draft a person and record.</summary>
public static class KeepDraft
{
    private const int Longest = 1_000_000;

    /// <param name="Key">Null for a new record.</param>
    /// <param name="Fields">Of the whole form, by their names in it; null throws the draft away.</param>
    [For(StaffRole.Editor, StaffRole.Reviewer)]
    public sealed record Command(string Kind, string? Key, IReadOnlyDictionary<string, string>? Fields) : IRequest<DateTimeOffset>, IChangeSet;

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command, DateTimeOffset>
    {
        /// <returns>The moment that it is kept from.</returns>
        public async Task<DateTimeOffset> Handle(Command request, CancellationToken cancellationToken)
        {
            var about = RecordDrafts.About(request.Kind, request.Key);
            if (request.Fields is null)
            {
                await RecordDrafts.ThrowAwayAsync(set.Db, actor.Id, about, cancellationToken);
                return set.Now;
            }

            var fields = JsonSerializer.Serialize(request.Fields.ToDictionary(f => FieldTree.Seen(f.Key), f => FieldTree.Seen(f.Value)));
            if (fields.Length > Longest)
                throw Refusal.Of("", "This is too long to be kept.");
            await set.Db.Database.ExecuteSqlAsync(
                $"""
                insert into staff_draft (staff, form, about, fields, at) values ({actor.Id}, {RecordDrafts.Form}, {about}, {fields}, {set.Now})
                on conflict (staff, form, about) do update set fields = excluded.fields, at = excluded.at
                """, cancellationToken);
            return set.Now;
        }
    }
}

using System.Text.Json;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Editing;

/// <summary>What someone typed into a record’s form is kept for them until it is saved or thrown away: one draft a person and record, and one for each form of a new record.</summary>
public static class KeepDraft
{
    /// <summary>A draft is kept for so many days after it was last typed in.</summary>
    public const int Days = 90;

    /// <summary>Of one person; the one that was not typed in for the longest time goes first.</summary>
    public const int Most = 200;

    private const int Longest = 1_000_000;

    /// <param name="Key">Null for a new record.</param>
    /// <param name="Fields">Of the whole form, by their names in it; null throws the draft away.</param>
    /// <param name="Form">Tells forms apart.</param>
    /// <param name="IsLate">It was sent as someone typed, so it can arrive after the form was saved: then it is not kept.</param>
    [For(StaffRole.Editor, StaffRole.Reviewer)]
    public sealed record Command(string Kind, string? Key, IReadOnlyDictionary<string, string>? Fields, Guid Form = default, bool IsLate = false) : IRequest<DateTimeOffset?>, IChangeSet;

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command, DateTimeOffset?>
    {
        /// <returns>The moment that it is kept from; null when the form was saved or thrown away meanwhile.</returns>
        public async Task<DateTimeOffset?> Handle(Command request, CancellationToken cancellationToken)
        {
            if (!RecordJson.Kinds.Contains(request.Kind) || (request.Key is { } key && (await RecordState.LoadAsync(set.Db, request.Kind, key, null, cancellationToken)).Known is null))
                throw Refusal.Of("", "There is no such record.");
            if (request.Fields is null)
            {
                await RecordDrafts.ThrowAwayAsync(set, actor.Id, request.Kind, request.Key, request.Form, cancellationToken);
                return set.Now;
            }

            var fields = JsonSerializer.Serialize(request.Fields.ToDictionary(f => FieldTree.Seen(f.Key), f => FieldTree.Seen(f.Value)));
            if (fields.Length > Longest)
                throw Refusal.Of("", "This is too long to be kept.");
            await RecordDrafts.TakeTurnAsync(set.Db, request.Form, cancellationToken);
            var (drafts, done, late, old) = (set.Db.StaffDrafts, request.Form.ToString(), set.Now - RecordDrafts.Late, set.Now.AddDays(-Days));
            if (request.IsLate && await drafts.AnyAsync(d => d.Staff == actor.Id && d.Form == RecordDrafts.Done && d.About == done && d.At > late, cancellationToken))
                return null;
            var (form, about) = RecordDrafts.Of(request.Kind, request.Key, request.Form);
            await RecordDrafts.KeepAsync(set.Db, new StaffDraftRow(actor.Id, form, about, fields, set.Now), cancellationToken);
            await drafts.Where(d => d.At < old || (d.Form == RecordDrafts.Done && d.At < late)).ExecuteDeleteAsync(cancellationToken);
            var kept = drafts.Where(d => d.Staff == actor.Id && (d.Form == RecordDrafts.Edit || d.Form == RecordDrafts.New));
            if (await kept.CountAsync(cancellationToken) > Most)
                await kept.OrderByDescending(d => d.At).ThenByDescending(d => d.About == about).Skip(Most).ExecuteDeleteAsync(cancellationToken);
            return set.Now;
        }
    }
}

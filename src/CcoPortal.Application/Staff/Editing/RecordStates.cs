using System.Text.Json;
using CcoPortal.Data;
using CcoPortal.Data.Changes;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Changes;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Editing;

/// <summary>Where a record stands: what is published, and what a change request does to it.</summary>
/// <param name="PublishedIn">The edition of its newest revision; null when it never had one.</param>
/// <param name="Published">That revision’s body; null when it is not published.</param>
/// <param name="Latest">What the change request does to it; null for nothing.</param>
internal sealed record RecordState(int? PublishedIn, string? Published, ProposedRevisionRow? Latest)
{
    public int Number => Latest?.Number ?? 0;

    /// <summary>What an edit goes on from.</summary>
    public string? Body => Latest is { Op: Proposals.Set } ? Latest.Body : Published;

    /// <summary>Of a record that is neither published nor in the change request: the newest body that anyone gave it; null when nobody did.</summary>
    public string? Former { get; private init; }

    /// <summary>What its form is made of, also when it is gone; null when there never was one.</summary>
    public string? Known => Body ?? Former;

    /// <summary>The record was published or withdrawn by someone else since the proposal was made.</summary>
    public bool Overtaken => Latest is { Op: Proposals.Set } && Latest.SeenIn != PublishedIn && (Published is not null || Latest.SeenIn is not null);

    public static async Task<RecordState> LoadAsync(PortalDbContext db, string kind, string key, Guid? change, CancellationToken cancellationToken)
    {
        var newest = await db.Revisions.AsNoTracking().Where(r => r.Kind == kind && r.Key == key).OrderByDescending(r => r.PublishedIn).FirstOrDefaultAsync(cancellationToken);
        var latest = change is null ? null : await db.ProposedRevisions.AsNoTracking().Where(r => r.Change == change && r.Kind == kind && r.Key == key).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancellationToken);
        var state = new RecordState(newest?.PublishedIn, newest?.Body, latest);
        return state.Body is not null ? state : state with
        {
            Former = await db.Revisions.Where(r => r.Kind == kind && r.Key == key && r.Body != null).OrderByDescending(r => r.PublishedIn).Select(r => r.Body).FirstOrDefaultAsync(cancellationToken)
                ?? await db.ProposedRevisions.Where(r => r.Kind == kind && r.Key == key && r.Body != null).OrderByDescending(r => r.At).ThenByDescending(r => r.Number).Select(r => r.Body).FirstOrDefaultAsync(cancellationToken),
        };
    }

    /// <summary>The body that was published in an edition.</summary>
    public static async Task<string?> PublishedAsync(PortalDbContext db, string kind, string key, int? edition, CancellationToken cancellationToken) =>
        edition is null ? null : await db.Revisions.Where(r => r.Kind == kind && r.Key == key && r.PublishedIn == edition).Select(r => r.Body).SingleOrDefaultAsync(cancellationToken);

    /// <summary>
    /// What was typed on top of a version that is no longer the newest, as if it were typed on the newest: first what the change request says meanwhile, then
    /// what was published meanwhile.
    /// </summary>
    /// <param name="seenNumber">The change’s own proposal that was seen; 0 for none.</param>
    public async Task<MergedForm> RebaseAsync(
        PortalDbContext db, RecordForm form, string key, IReadOnlyDictionary<string, string> typed, int? seenIn, int seenNumber, CancellationToken cancellationToken)
    {
        var merged = new MergedForm(typed, []);
        var from = seenIn;
        if (Latest is { Op: Proposals.Set } && Number != seenNumber)
        {
            var seen = seenNumber == 0 ? null
                : await db.ProposedRevisions.Where(r => r.Change == Latest.Change && r.Kind == form.Kind && r.Key == key && r.Number == seenNumber).Select(r => r.Body).SingleOrDefaultAsync(cancellationToken);
            seen ??= await PublishedAsync(db, form.Kind, key, seenIn, cancellationToken);
            merged = form.Merge(Fields(form, seen), typed, Fields(form, Latest.Body));
            from = Latest.SeenIn;
        }

        if (from == PublishedIn || Published is null)
            return merged;
        var next = form.Merge(Fields(form, await PublishedAsync(db, form.Kind, key, from, cancellationToken)), merged.Fields, Fields(form, Published));
        return new MergedForm(next.Fields, [.. merged.Conflicts, .. next.Conflicts]);
    }

    private static IReadOnlyDictionary<string, string> Fields(RecordForm form, string? body) => body is null ? new Dictionary<string, string>() : form.Fields(body);
}

/// <summary>What is kept of a form that was not saved.</summary>
internal static class RecordDrafts
{
    // What stands in StaffDraftRow.Form: the form of a record, one of a new record, and one that was saved or thrown away.
    public const string Edit = "edit", New = "new", Done = "done";

    /// <summary>What was sent before a form was saved arrives no later than this.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    /// <summary>One draft for each person and record, and one for each form of a new record.</summary>
    /// <param name="form">Tells forms apart.</param>
    public static (string Form, string About) Of(string kind, string? key, Guid form) => key is null ? (New, $"{kind}:{form}") : (Edit, $"{kind}:{key}");

    public static IReadOnlyDictionary<string, string> Fields(StaffDraftRow draft) => JsonSerializer.Deserialize<Dictionary<string, string>>(draft.Fields)!;

    /// <summary>Waits until nothing else is done with the draft of a form; nothing else is until the transaction ends.</summary>
    public static Task TakeTurnAsync(PortalDbContext db, Guid form, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({form.ToString()}, 0))", cancellationToken);

    public static Task KeepAsync(PortalDbContext db, StaffDraftRow draft, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        insert into staff_draft (staff, form, about, fields, at) values ({draft.Staff}, {draft.Form}, {draft.About}, {draft.Fields}, {draft.At})
        on conflict (staff, form, about) do update set fields = excluded.fields, at = excluded.at
        """, cancellationToken);

    /// <summary>And notes that it was, so that what was typed before and arrives after makes no draft again.</summary>
    public static async Task ThrowAwayAsync(ChangeSet set, Guid staff, string kind, string? key, Guid form, CancellationToken cancellationToken)
    {
        await TakeTurnAsync(set.Db, form, cancellationToken);
        var of = Of(kind, key, form);
        await set.Db.StaffDrafts.Where(d => d.Staff == staff && d.Form == of.Form && d.About == of.About).ExecuteDeleteAsync(cancellationToken);
        await KeepAsync(set.Db, new StaffDraftRow(staff, Done, form.ToString(), "{}", set.Now), cancellationToken);
    }

    /// <summary>Change requests that can still be written into: the one that is wanted, then those that who asks opened, the newest first.</summary>
    public static async Task<IReadOnlyList<EditRecord.OpenChange>> OpenChangesAsync(PortalDbContext db, Guid actor, Guid? wanted, CancellationToken cancellationToken) =>
        await (from c in db.ChangeRequests.AsNoTracking()
               where ChangeStates.Open.Contains(c.State) && !db.Approvals.Any(a => a.Change == c.Id && a.Approver == actor)
                   && (c.OpenedBy == actor || c.Id == wanted || db.ProposedRevisions.Any(r => r.Change == c.Id && r.Author == actor))
               orderby c.Id == wanted descending, c.OpenedBy == actor descending, c.OpenedAt descending
               select new EditRecord.OpenChange(c.Id, c.Title, c.State)).ToListAsync(cancellationToken);
}

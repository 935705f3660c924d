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

    /// <summary>The record was published by someone else since the proposal was made.</summary>
    public bool Overtaken => Latest is { Op: Proposals.Set } && Latest.SeenIn != PublishedIn && Published is not null;

    public static async Task<RecordState> LoadAsync(PortalDbContext db, string kind, string key, Guid? change, CancellationToken cancellationToken)
    {
        var newest = await db.Revisions.AsNoTracking().Where(r => r.Kind == kind && r.Key == key).OrderByDescending(r => r.PublishedIn).FirstOrDefaultAsync(cancellationToken);
        var latest = change is null ? null : await db.ProposedRevisions.AsNoTracking().Where(r => r.Change == change && r.Kind == kind && r.Key == key).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancellationToken);
        return new RecordState(newest?.PublishedIn, newest?.Body, latest);
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
    /// <summary>The form of <see cref="StaffDraftRow.Form"/>.</summary>
    public const string Form = "edit";

    /// <summary>One draft for each person and record, and one for a new record of each kind.</summary>
    public static string About(string kind, string? key) => $"{kind}:{key}";

    public static IReadOnlyDictionary<string, string> Fields(StaffDraftRow draft) => JsonSerializer.Deserialize<Dictionary<string, string>>(draft.Fields)!;

    public static Task ThrowAwayAsync(PortalDbContext db, Guid staff, string about, CancellationToken cancellationToken) =>
        db.StaffDrafts.Where(d => d.Staff == staff && d.Form == Form && d.About == about).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Change requests that can still be written into, those of who asks first.</summary>
    public static async Task<IReadOnlyList<EditRecord.OpenChange>> OpenChangesAsync(PortalDbContext db, Guid actor, Guid? wanted, CancellationToken cancellationToken)
    {
        ChangeState[] open = [ChangeState.Draft, ChangeState.InReview, ChangeState.Approved, ChangeState.Scheduled];
        var found = await (from c in db.ChangeRequests.AsNoTracking()
                           where open.Contains(c.State) && !db.Approvals.Any(a => a.Change == c.Id && a.Approver == actor)
                               && (c.OpenedBy == actor || c.Id == wanted || db.ProposedRevisions.Any(r => r.Change == c.Id && r.Author == actor))
                           orderby c.OpenedAt descending
                           select new EditRecord.OpenChange(c.Id, c.Title, c.State)).Take(50).ToListAsync(cancellationToken);
        return found;
    }
}

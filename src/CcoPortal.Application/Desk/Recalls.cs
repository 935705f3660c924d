using CcoPortal.Application.Staff.Editing;
using CcoPortal.Data;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Editions;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Desk;

/// <summary>What was said, and what is right.</summary>
/// <param name="Title">What a person would call the record.</param>
/// <param name="Path">On the public site; null where it has no page.</param>
/// <param name="Said">Empty where nothing stood there.</param>
/// <param name="Right">As it is published now; empty where nothing stands there now.</param>
/// <param name="IsGone">The record is not published any more.</param>
public sealed record CorrectedField(string Kind, string Key, string Title, string? Path, string Label, string Said, string Right, bool IsGone);

/// <summary>A published change that corrected what was wrong, and the calls in which it was read out.</summary>
/// <param name="Calls">Each once, the oldest first.</param>
/// <param name="Numbers">Those that callers gave in these calls for corrections, by call.</param>
public sealed record Correction(
    Guid Change, string Title, int Edition, DateTimeOffset At, IReadOnlyList<CorrectedField> Fields, IReadOnlyList<CallRow> Calls, IReadOnlyDictionary<Guid, CallBackRow> Numbers);

/// <summary>Which calls heard what was wrong: worked out from the revisions and the calls whenever it is asked.</summary>
internal static class Recalls
{
    /// <param name="read">What was read out in the calls that are meant.</param>
    /// <returns>The newest first.</returns>
    public static async Task<IReadOnlyList<Correction>> LoadAsync(PortalDbContext db, Edition now, IQueryable<CallFactRow> read, CancellationToken cancellationToken)
    {
        var changes = await (from c in db.ChangeRequests.AsNoTracking()
                             join e in db.Editions on c.PublishedIn equals (int?)e.Number
                             where c.Corrects && c.State == ChangeState.Published
                             orderby e.Number descending
                             select new { c.Id, c.Title, e.Number, e.PublishedAt }).ToListAsync(cancellationToken);
        if (changes.Count == 0)
            return [];
        var history = (await db.Revisions.FromSql(
            $"""
            select r.* from revision r where exists (
              select from revision t join change_request c on c.published_in = t.published_in and c.corrects where t.kind = r.kind and t.key = r.key)
            """).AsNoTracking().ToListAsync(cancellationToken)).GroupBy(r => (r.Kind, r.Key)).ToDictionary(g => g.Key, g => g.OrderBy(r => r.PublishedIn).Select(Flat).ToList());
        var corrections = new List<Correction>();
        foreach (var change in changes)
        {
            var wrong = history.Where(h => h.Value.Exists(r => r.Edition == change.Number)).Select(h => (h.Key.Kind, h.Key.Key, Fact: WrongFact.Of(RecordForm.Of(h.Key.Kind), h.Value, change.Number))).Where(w => w.Fact is not null).ToList();
            var heard = new HashSet<Guid>();
            foreach (var (kind, key, fact) in wrong)
            {
                var editions = fact!.Editions.ToList();
                heard.UnionWith(await read.Where(f => f.Kind == kind && f.Key == key && editions.Contains(f.PublishedIn)).Select(f => f.Call).ToListAsync(cancellationToken));
            }

            var ids = heard.ToList();
            corrections.Add(new(
                change.Id, change.Title, change.Number, change.PublishedAt, [.. wrong.SelectMany(w => Fields(w.Kind, w.Key, w.Fact!, now))],
                await db.Calls.AsNoTracking().Where(c => ids.Contains(c.Id)).OrderBy(c => c.Ended).ToListAsync(cancellationToken),
                await db.CallBacks.AsNoTracking().Where(b => b.Purpose == CallBackPurpose.IfWrong && ids.Contains(b.Call)).ToDictionaryAsync(b => b.Call, cancellationToken)));
        }

        return corrections;
    }

    /// <summary>Where the public site has a record; null where it has no page.</summary>
    public static string? PathOf(string kind, string key) => kind switch
    {
        "cco" => $"/ccos/{key}",
        "contact" => $"/contact#{key}",
        "benefit" => $"/benefits/{key}",
        "page" => $"/{key}",
        "service-area" when key.Split('/') is [_, var county, ..] => $"/counties/{county}",
        _ => null,
    };

    private static PastRevision Flat(RevisionRow row) => new(row.PublishedIn, row.Body is null ? null : RecordForm.Of(row.Kind).Fields(row.Body));

    private static IEnumerable<CorrectedField> Fields(string kind, string key, WrongFact wrong, Edition now)
    {
        var (form, title, there) = (RecordForm.Of(kind), RecordForm.TitleOf(key, wrong.Said), PublishedRecords.Find(now, kind, key));
        // A record that is gone is one thing to say.
        if (there is null || wrong.Right is null)
            return [new(kind, key, title, there is null ? null : PathOf(kind, key), FlagChoice.LabelOf(kind, null), title, there is null ? "" : title, there is null)];
        var published = form.Fields(there.Value.Body);
        var (sinceSaid, sinceRight) = (form.Differences(wrong.Said, published), form.Differences(wrong.Right, published));
        return wrong.Fields.Select(f => new CorrectedField(kind, key, title, PathOf(kind, key), f.Label, InWords(f, f.Before), InWords(f, Published(f)), false));

        // It may have been changed again, and stand elsewhere in its list.
        string Published(FieldDifference f) => f.PathAfter is { } path ? sinceRight.FirstOrDefault(d => d.PathBefore == path)?.After ?? f.After : sinceSaid.FirstOrDefault(d => d.PathBefore == f.PathBefore) is { } gone ? gone.After : f.Before;
    }

    private static string InWords(FieldDifference field, string text) => text.Length > 0 && field is { IsLines: false, Input: { Kind: InputKind.Choice } choice } ? FieldTable.Choice(choice.Type, text) : text;
}

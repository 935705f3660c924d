using System.Text.Json;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Spreadsheets;

/// <summary>What would the spreadsheet change that was read last?</summary>
public static class ShowSpreadsheet
{
    public sealed record Query(string Kind) : IRequest<Result?>;

    /// <param name="Changes">By row.</param>
    /// <param name="OpenChanges">Where they can be put.</param>
    public sealed record Result(DateTimeOffset ReadAt, IReadOnlyList<SheetChange> Changes, IReadOnlyList<EditRecord.OpenChange> OpenChanges);

    public sealed class Handler(PortalStore store, Actor actor) : IRequestHandler<Query, Result?>
    {
        public Task<Result?> Handle(Query request, CancellationToken cancellationToken) => store.AskAsync(async db =>
        {
            if (await db.StaffDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Staff == actor.Id && d.Form == ReadSpreadsheet.Form && d.About == request.Kind, cancellationToken) is not { } draft)
                return null;
            var kept = Open(draft.Fields);
            var keys = kept.Keys.ToList();
            var newest = await db.Revisions.AsNoTracking().Where(r => r.Kind == request.Kind && keys.Contains(r.Key)).ToListAsync(cancellationToken);
            var before = newest.GroupBy(r => r.Key).ToDictionary(g => g.Key, g => g.MaxBy(r => r.PublishedIn)!.Body);
            return new Result(
                draft.At, [.. kept.OrderBy(k => k.Value.Row).Select(k => new SheetChange(k.Key, k.Value.Row, before.GetValueOrDefault(k.Key), k.Value.Body))],
                await RecordDrafts.OpenChangesAsync(db, actor.Id, null, cancellationToken));
        });
    }

    internal static Dictionary<string, ReadSpreadsheet.Kept> Open(string fields) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(fields)!.ToDictionary(f => f.Key, f => JsonSerializer.Deserialize<ReadSpreadsheet.Kept>(f.Value)!);
}

using CcoPortal.Application.Staff.Editing;
using CcoPortal.Data;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Editions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Desk;

/// <summary>Whom do we call back? Those to whom we promised it, and those who heard what turned out wrong and let us call then.</summary>
public static class ListCallBacks
{
    public sealed record Query : IRequest<IReadOnlyList<Line>>;

    /// <param name="Due">The promise; for a correction, when it was published.</param>
    /// <param name="About">The call, as it was recorded; null when the record is gone.</param>
    /// <param name="Read">What was read out in it: title and public address.</param>
    /// <param name="Corrected">What to say, for a correction; else empty.</param>
    public sealed record Line(
        Guid Call, CallBackPurpose Purpose, DateTimeOffset Asked, DateTimeOffset Due, bool Overdue, string Language, int Tries, CallRow? About, IReadOnlyList<(string Title, string? Path)> Read,
        IReadOnlyList<CorrectedField> Corrected)
    {
        /// <summary>Of the line on the page.</summary>
        public string Id => $"{Purpose}-{Call:N}";
    }

    public sealed class Handler(PortalStore store, Moment moment) : IRequestHandler<Query, IReadOnlyList<Line>>
    {
        public Task<IReadOnlyList<Line>> Handle(Query request, CancellationToken cancellationToken) => store.AskAsync(db => DueAsync(db, moment.Edition, moment.Now, cancellationToken));
    }

    /// <summary>The oldest promise first.</summary>
    private static async Task<IReadOnlyList<Line>> DueAsync(PortalDbContext db, Edition edition, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var promised = await (from b in db.CallBacks.AsNoTracking()
                              where b.Purpose == CallBackPurpose.Promised && b.Done == null
                              join c in db.Calls on b.Call equals c.Id into calls
                              from c in calls.DefaultIfEmpty()
                              select new { b, c }).ToListAsync(cancellationToken);
        var ids = promised.ConvertAll(p => p.b.Call);
        var read = (await db.CallFacts.AsNoTracking().Where(f => ids.Contains(f.Call)).OrderBy(f => f.Kind).ThenBy(f => f.Key).ToListAsync(cancellationToken)).ToLookup(f => f.Call);
        var waiting = db.CallFacts.Where(f => db.CallBacks.Any(b => b.Call == f.Call && b.Purpose == CallBackPurpose.IfWrong && b.Done == null));
        var corrections = await Recalls.LoadAsync(db, edition, waiting, cancellationToken);
        var wrong = from correction in corrections
                    from call in correction.Calls
                    group correction by call.Id into heard
                    let number = heard.First().Numbers[heard.Key]
                    select new Line(
                        heard.Key, CallBackPurpose.IfWrong, number.Asked, heard.Min(c => c.At), false, number.Language, number.Tries, heard.First().Calls.First(c => c.Id == heard.Key), [],
                        [.. heard.SelectMany(c => c.Fields).DistinctBy(f => (f.Kind, f.Key, f.Label, f.Said))]);
        return
        [
            .. promised.Select(p => new Line(
                p.b.Call, CallBackPurpose.Promised, p.b.Asked, p.b.PromisedBy!.Value, p.b.PromisedBy < now, p.b.Language, p.b.Tries, p.c,
                [.. read[p.b.Call].Select(f => (PublishedRecords.TitleOf(edition, f.Kind, f.Key), Recalls.PathOf(f.Kind, f.Key)))], [])).Concat(wrong).OrderBy(l => l.Due).ThenBy(l => l.Call),
        ];
    }
}

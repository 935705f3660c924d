using CcoPortal.Data.Changes;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Staff;
using MediatR;

namespace CcoPortal.Application.Staff.Changes;

/// <summary>An editor proposes what was published before: of one record, or of all. It is a change request like any other: reviewed, and published as the next edition.</summary>
public static class RollBack
{
    /// <param name="Edition">Whose records come back.</param>
    /// <param name="Kind">Null with <paramref name="Key"/>: the whole edition.</param>
    [For(StaffRole.Editor, StaffRole.Reviewer)]
    public sealed record Command(int Edition, string? Kind, string? Key) : IRequest<Guid>, IChangeSet;

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            // A record's page has a button for each of its versions, and no field.
            var field = request.Kind is null ? "Edition" : "";
            var newest = (await EditionStore.NewestAsync(set.Db, cancellationToken))!.Value.Number;
            if (request.Edition < 1 || request.Edition >= newest)
                throw Refusal.Of(field, "There is no such earlier edition.");
            var then = await RecordsAsync(request.Edition);
            var now = await RecordsAsync(newest);
            var seenIn = await EditionStore.NewestRevisionsAsync(set.Db, cancellationToken);
            var keys = request.Kind is null ? then.Keys.Union(now.Keys) : [(request.Kind, request.Key ?? "")];
            var different = keys.Where(k => then.GetValueOrDefault(k) != now.GetValueOrDefault(k)).OrderBy(k => k.Item1, StringComparer.Ordinal).ThenBy(k => k.Item2, StringComparer.Ordinal).ToList();
            if (different.Count == 0)
                throw Refusal.Of(field, $"It is the same now as in edition {request.Edition}.");

            var title = request.Kind is null ? $"Back to edition {request.Edition}" : Short($"Back to edition {request.Edition}: {request.Kind} {request.Key}");
            var change = await new OpenChange.Handler(set, actor).Handle(new OpenChange.Command(title, null, $"Edition {request.Edition} of this portal"), cancellationToken);
            foreach (var (kind, key) in different)
            {
                var body = then.GetValueOrDefault((kind, key));
                int? seen = seenIn.TryGetValue((kind, key), out var last) ? last.PublishedIn : null;
                var outcome = await new ProposeRecord.Handler(set, actor).Handle(
                    new ProposeRecord.Command(change, kind, key, body is null ? Proposals.Withdraw : Proposals.Set, body, seen, 0), cancellationToken);
                if (outcome is not ProposeRecord.Outcome.Saved)
                    throw Refusal.Of("Edition", "Somebody published at the same moment. Try again.");
            }

            return change;
        }

        /// <summary>As this portal writes them, whatever schema they were published with.</summary>
        private async Task<Dictionary<(string, string), string>> RecordsAsync(int edition) =>
            RecordJson.Records(RecordJson.Facts((await EditionStore.LoadAsync(set.Db, edition, CancellationToken.None)).Records)).ToDictionary(r => (r.Kind, r.Key), r => r.Body);

        private static string Short(string title) => title.Length <= 200 ? title : title[..200];
    }
}

using CcoPortal.Data;
using CcoPortal.Data.Changes;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Updates;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Views;

/// <summary>What would the portal say, were this change published now?</summary>
public static class ViewChange
{
    public sealed record Query(Guid Change, Viewpoint At) : IRequest<Result>;

    public abstract record Result
    {
        private Result()
        {
        }

        /// <param name="Edition">The next one, as it would be.</param>
        public sealed record Shown(string Title, ChangeState State, Edition Edition) : Result;

        /// <param name="At">When: from there it can be looked at as it was published.</param>
        public sealed record Published(string Title, DateTimeOffset At) : Result;

        /// <summary>The change would break rules; no edition can be made of it.</summary>
        public sealed record Faulty(string Title, IReadOnlyList<Fault> Faults) : Result;

        public sealed record NoSuchChange : Result;

        /// <summary>Nobody can ask about that day.</summary>
        public sealed record NoSuchDay : Result;
    }

    public sealed class Handler(PortalStore store, OpenedEditions opened, CurrentEdition current, TimeProvider clock) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            if (!request.At.IsIn(Moment.DayOf(now)))
                return new Result.NoSuchDay();
            var (change, publishedAt, proposals) = await store.AskAsync(async db =>
            {
                var change = await db.ChangeRequests.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Change, cancellationToken);
                DateTimeOffset? publishedAt = change?.PublishedIn is { } number ? (await db.Editions.AsNoTracking().SingleAsync(e => e.Number == number, cancellationToken)).PublishedAt : null;
                return (change, publishedAt, change is null ? [] : await Proposals.NowAsync(db, change.Id, cancellationToken));
            });
            if (change is null)
                return new Result.NoSuchChange();
            if (publishedAt is { } at)
                return new Result.Published(change.Title, at);
            var before = current.OrNull ?? throw new NoEditionException();
            try
            {
                // The day too: it stands beside what is new.
                var key = $"{before.Number} of {before.PublishedAt:O}, {change.Id} on {Moment.DayOf(now):O}: {string.Join(", ", proposals.Select(p => $"{p.Kind} {p.Key} {p.Number}"))}";
                return new Result.Shown(change.Title, change.State, proposals.Count == 0 ? before : await opened.GetAsync(key, () => Task.FromResult(Next(before, Proposals.Apply(before.Facts, proposals), now))));
            }
            catch (FaultyFactsException e)
            {
                return new Result.Faulty(change.Title, e.Faults);
            }
        }

        /// <exception cref="FaultyFactsException"/>
        private static Edition Next(Edition before, Facts after, DateTimeOffset now)
        {
            if (FactRules.Check(after) is { Count: > 0 } faults)
                throw new FaultyFactsException(faults);
            var number = before.Number + 1;
            var changes = EditionChanges.Between(before.Facts, after, Moment.DayOf(now));
            return new Edition(number, now, after) { News = changes.Count == 0 ? before.News : [new EditionNews(number, now, changes), .. before.News.Take(EditionStore.ToldOf - 1)] };
        }
    }
}

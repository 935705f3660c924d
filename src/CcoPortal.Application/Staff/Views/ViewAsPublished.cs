using CcoPortal.Data;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Editions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Views;

/// <summary>What did the portal say on that day?</summary>
public static class ViewAsPublished
{
    public sealed record Query(Viewpoint At) : IRequest<Result>;

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Shown(Edition Edition) : Result;

        /// <param name="First">When the first edition was published; null when there is none.</param>
        public sealed record NothingYet(DateTimeOffset? First) : Result;

        /// <summary>Nobody can ask about that day.</summary>
        public sealed record NoSuchDay : Result;
    }

    public sealed class Handler(PortalStore store, OpenedEditions opened, CurrentEdition current, TimeProvider clock) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            if (!request.At.IsIn(Moment.DayOf(clock.GetUtcNow())))
                return new Result.NoSuchDay();
            var before = request.At.Before;
            var (then, first) = await store.AskAsync(async db =>
            {
                var editions = db.Editions.AsNoTracking();
                var then = await editions.Where(e => e.PublishedAt < before).OrderByDescending(e => e.Number).FirstOrDefaultAsync(cancellationToken);
                return (then, then is null ? await editions.OrderBy(e => e.Number).FirstOrDefaultAsync(cancellationToken) : null);
            });
            if (then is null)
                return new Result.NothingYet(first?.PublishedAt);
            if (current.OrNull is { } now && now.Number == then.Number && now.PublishedAt == then.PublishedAt)
                return new Result.Shown(now);
            // The moment too: a database that was made anew may have the same number with other facts.
            return new Result.Shown(await opened.GetAsync(
                $"{then.Number} of {then.PublishedAt:O}", () => store.AskAsync(async db => (await EditionStore.LoadAsync(db, then.Number, CancellationToken.None)).Open())));
        }
    }
}

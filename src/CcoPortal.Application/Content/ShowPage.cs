using CcoPortal.Domain.Content;
using MediatR;

namespace CcoPortal.Application.Content;

/// <summary>What does this page say?</summary>
public static class ShowPage
{
    public sealed record Query(string Section, string Slug) : IRequest<Result?>;

    /// <param name="Others">The other pages of its section, in their order.</param>
    public sealed record Result(ContentPage Page, IReadOnlyList<ContentPage> Others);

    public sealed class Handler(Moment moment) : IRequestHandler<Query, Result?>
    {
        public Task<Result?> Handle(Query request, CancellationToken cancellationToken) => Task.FromResult(
            moment.Edition.Page($"{request.Section}/{request.Slug}") is { } page
                ? new Result(page, [.. moment.Edition.Facts.Pages.Where(p => p.Section == page.Section && p != page).OrderBy(p => p.Order)]) : null);
    }
}

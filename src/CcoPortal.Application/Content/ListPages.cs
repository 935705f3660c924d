using CcoPortal.Domain.Content;
using MediatR;

namespace CcoPortal.Application.Content;

/// <summary>Which pages does a section have?</summary>
public static class ListPages
{
    /// <param name="Section"><c>help</c> or <c>learn</c>.</param>
    public sealed record Query(string Section) : IRequest<IReadOnlyList<ContentPage>>;

    public sealed class Handler(Moment moment) : IRequestHandler<Query, IReadOnlyList<ContentPage>>
    {
        public Task<IReadOnlyList<ContentPage>> Handle(Query request, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<ContentPage>>([.. moment.Edition.Facts.Pages.Where(p => p.Section == request.Section).OrderBy(p => p.Order)]);
    }
}

using CcoPortal.Domain.Search;
using MediatR;

namespace CcoPortal.Application.Search;

/// <summary>Does what someone typed, into any box, say that a person may be in danger?</summary>
public static class HearDanger
{
    /// <summary>So many characters are read; more than anyone types.</summary>
    public const int MostCharacters = 2000;

    /// <param name="Typed">Never stored or logged.</param>
    public sealed record Query(string Typed) : IRequest<IReadOnlyList<DangerTopic>>;

    public sealed class Handler(Moment moment) : IRequestHandler<Query, IReadOnlyList<DangerTopic>>
    {
        public Task<IReadOnlyList<DangerTopic>> Handle(Query request, CancellationToken cancellationToken) =>
            Task.FromResult(moment.Edition.Dangers.In(TypedText.Readable(request.Typed.Length > MostCharacters ? request.Typed[..MostCharacters] : request.Typed)));
    }
}

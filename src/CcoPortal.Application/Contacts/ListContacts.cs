using CcoPortal.Domain.Ccos;
using MediatR;

namespace CcoPortal.Application.Contacts;

/// <summary>Whom can I call?</summary>
public static class ListContacts
{
    public sealed record Query : IRequest<Result>;

    /// <param name="ByGroup">Group (<c>emergency</c>, <c>members</c>, <c>rights</c>, <c>office</c>) to its lines.</param>
    public sealed record Result(ILookup<string, ContactLine> ByGroup);

    public sealed class Handler(Moment moment) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) =>
            Task.FromResult(new Result(moment.Edition.Facts.Contacts.ToLookup(c => c.Group, StringComparer.Ordinal)));
    }
}

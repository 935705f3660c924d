using System.Reflection;
using CcoPortal.Application.Staff;
using CcoPortal.Data;
using MediatR;

namespace CcoPortal.Application.Pipeline;

/// <summary>Runs a command that writes in one transaction, which is committed when its handler returns: what it changed and what the audit says of it, or nothing.</summary>
public sealed class ChangeSetBehavior<TRequest, TResponse>(PortalStore store, ChangeSet set, Actor actor) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IChangeSet // The container leaves it out for all others.
{
    private static readonly ForAttribute? Allowed = typeof(TRequest).GetCustomAttribute<ForAttribute>();

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) => store.AskAsync(async db =>
    {
        if (Allowed is not null && !Allowed.Roles.Contains(actor.Role))
            throw new NotAllowedException();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        set.Begin(db);
        try
        {
            var response = await next();
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return response;
        }
        finally
        {
            set.Begin(null);
        }
    });
}

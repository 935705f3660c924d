using System.Runtime.ExceptionServices;
using FluentValidation;
using MediatR;

namespace CcoPortal.Application.Pipeline;

/// <summary>Runs the request's validators once. A failure is a <see cref="ValidationException"/> that the web shows as the same page with status 400.</summary>
public sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var validator in validators)
        {
            var result = validator.Validate(request);
            if (!result.IsValid)
                throw new ValidationException(result.Errors);
        }

        try
        {
            return next();
        }
        catch (InvalidOperationException e) when (e.InnerException is NoEditionException)
        {
            // MediatR wraps whatever keeps a handler from being made; the web must see that only the edition is missing.
            ExceptionDispatchInfo.Throw(e.InnerException);
            throw;
        }
    }
}

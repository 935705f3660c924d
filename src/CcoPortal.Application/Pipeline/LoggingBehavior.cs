using System.Diagnostics;
using MediatR;
using Microsoft.Extensions.Logging;

namespace CcoPortal.Application.Pipeline;

/// <summary>Logs which use case ran, what kind of outcome it had and how long it took. Never the payload: it holds where people live.</summary>
public sealed partial class LoggingBehavior<TRequest, TResponse>(ILogger<LoggingBehavior<TRequest, TResponse>> logger) : IPipelineBehavior<TRequest, TResponse>
{
    private static readonly string UseCase = typeof(TRequest).DeclaringType?.Name ?? typeof(TRequest).Name;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (!logger.IsEnabled(LogLevel.Debug))
            return await next();
        var started = Stopwatch.GetTimestamp();
        var response = await next();
        Ran(UseCase, response?.GetType().Name ?? "nothing", Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return response;
    }

    [LoggerMessage(LogLevel.Debug, "{UseCase} gave {Outcome} in {Milliseconds:0.0} ms")]
    private partial void Ran(string useCase, string outcome, double milliseconds);
}

using System.Diagnostics;

namespace CcoPortal.Web.Setup;

/// <summary>
/// One line a request: method, the route's pattern, status and milliseconds. The pattern and not the address, so that nothing that
/// someone typed, in whatever part of an address, reaches the log.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!logger.IsEnabled(LogLevel.Information))
        {
            await next(context);
            return;
        }

        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var pattern = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no page)";
            Answered(context.Request.Method.Length > 7 ? "(other)" : context.Request.Method, pattern, context.Response.StatusCode, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Pattern} {Status} {Milliseconds:0.0} ms")]
    private partial void Answered(string method, string pattern, int status, double milliseconds);
}

internal static class RequestLogSetup
{
    public static void UseRequestLog(this IApplicationBuilder app) => app.UseMiddleware<RequestLog>();
}

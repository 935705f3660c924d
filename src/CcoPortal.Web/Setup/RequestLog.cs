using System.Collections.Frozen;
using System.Diagnostics;

namespace CcoPortal.Web.Setup;

/// <summary>
/// One line a request: method, the route's pattern, status and milliseconds. The pattern and not the address, so that nothing that
/// someone typed, in whatever part of an address, reaches the log. In a rush the lines of a second are bounded; the rest are counted.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    private const int LinesASecond = 100;

    private static readonly FrozenSet<string> Methods = new[] { "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private long _second;
    private int _lines;

    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            if (MayWrite(started, out var unwritten))
            {
                if (unwritten > 0)
                    More(unwritten);
                var pattern = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no page)";
                // A method is a word of the client's choice.
                var method = Methods.TryGetValue(context.Request.Method, out var known) ? known : "(other)";
                Answered(method, pattern, context.Response.StatusCode, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }
    }

    /// <param name="unwritten">How many lines of an earlier second were not written; said once.</param>
    private bool MayWrite(long now, out int unwritten)
    {
        unwritten = 0;
        var second = now / Stopwatch.Frequency;
        var was = Interlocked.Read(ref _second);
        if (second > was && Interlocked.CompareExchange(ref _second, second, was) == was)
            unwritten = Math.Max(0, Interlocked.Exchange(ref _lines, 0) - LinesASecond);
        return Interlocked.Increment(ref _lines) <= LinesASecond;
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Pattern} {Status} {Milliseconds:0.0} ms")]
    private partial void Answered(string method, string pattern, int status, double milliseconds);

    [LoggerMessage(LogLevel.Information, "and {Count} more requests in a rush before this")]
    private partial void More(int count);
}

internal static class RequestLogSetup
{
    public static void UseRequestLog(this IApplicationBuilder app) => app.UseMiddleware<RequestLog>();
}

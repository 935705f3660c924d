using System.Security.Cryptography;
using CcoPortal.Application;
using CcoPortal.Web.Copy;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace CcoPortal.Web.Setup;

/// <summary>What an error page may show.</summary>
/// <param name="Status">400, 404, 429, 500 or 503; other 4xx are shown as 400.</param>
/// <param name="Reference">Eight letters and digits that stand in the log too; null when nothing broke.</param>
public sealed record Problem(int Status, string? Reference);

/// <summary>
/// Turns whatever goes wrong into a page with a sentence, a phone number and, when something broke, a reference number; for the API into
/// RFC 9457 problem details. What the exception says may hold what someone typed: only its type and where it happened are logged.
/// </summary>
internal sealed partial class Problems(RequestDelegate next, ILogger<Problems> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        Problem? problem = null;
        try
        {
            // The one encoding whose name alone makes the framework throw while it reads a form.
            if (context.Request.ContentType?.Contains("utf-7", StringComparison.OrdinalIgnoreCase) == true)
                throw new BadHttpRequestException("UTF-7 is not read.");
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null } && context.Response.ContentLength is null or 0)
                problem = new Problem(context.Response.StatusCode, null);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException && !context.Response.HasStarted)
        {
            problem = new Problem(StatusCodes.Status400BadRequest, null);
        }
        // The mediator wraps what a handler's constructor throws.
        catch (Exception e) when (e.GetBaseException() is NoEditionException && !context.Response.HasStarted)
        {
            problem = new Problem(StatusCodes.Status503ServiceUnavailable, null);
        }
#pragma warning disable CA1031 // The outermost net: nothing that breaks may show a member anything but a way to go on.
        catch (Exception e) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            problem = new Problem(StatusCodes.Status500InternalServerError, Convert.ToHexString(RandomNumberGenerator.GetBytes(4)));
            Broke(problem.Reference!, e.GetType().FullName!, e.StackTrace ?? "");
        }

        if (problem is not null)
            await ShowAsync(context, problem);
    }

    private async Task ShowAsync(HttpContext context, Problem problem)
    {
        var isApi = context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
        var pattern = context.GetEndpoint();
        context.Response.Clear();
        SecurityHeaders.Write(context);
        context.Response.StatusCode = problem.Status;
        context.Response.Headers.CacheControl = "no-store";
        if (problem.Status == StatusCodes.Status429TooManyRequests)
            context.Response.Headers.RetryAfter = "60";
        if (isApi)
        {
            await Results.Problem(new ProblemDetails { Status = problem.Status, Title = Sentences.Problem(problem.Status), Detail = Sentences.Advice(problem.Status), Instance = problem.Reference })
                .ExecuteAsync(context);
            return;
        }

        var (path, query, method) = (context.Request.Path, context.Request.QueryString, context.Request.Method);
        try
        {
            context.Features.Set(problem);
            context.Request.Path = "/errors/page";
            context.Request.QueryString = default;
            context.Request.Method = HttpMethods.Get;
            context.SetEndpoint(null);
            context.Features.Get<IRouteValuesFeature>()?.RouteValues?.Clear();
            await next(context);
        }
#pragma warning disable CA1031 // A page that needs the edition cannot be shown without one, and an error page must not break.
        catch (Exception) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            context.Response.StatusCode = problem.Status;
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(PlainProblem.Page(problem), context.RequestAborted);
        }
        finally
        {
            (context.Request.Path, context.Request.QueryString, context.Request.Method) = (path, query, method);
            context.SetEndpoint(pattern);
        }
    }

    [LoggerMessage(LogLevel.Error, "Problem {Reference}: {Type}\n{Where}")]
    private partial void Broke(string reference, string type, string where);
}

internal static class ProblemsSetup
{
    public static void UsePortalProblems(this IApplicationBuilder app) => app.UseMiddleware<Problems>();
}

using CcoPortal.Application;
using CcoPortal.Application.Staff.Views;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Editions;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using MediatR;

namespace CcoPortal.Web.Views;

/// <summary>What a page within a view says of it at its top. A feature of the request.</summary>
/// <param name="Title">Of the change request; null for what was published.</param>
/// <param name="State">Of the change request.</param>
public sealed record StaffView(ViewAddress Address, Edition Edition, string? Title, ChangeState State)
{
    public static StaffView? Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<StaffView>();
    }
}

/// <summary>Why a page within a view is not shown. A feature of the request.</summary>
/// <param name="Why">One of the results of <see cref="ViewAsPublished"/> and <see cref="ViewChange"/>; null: something was sent that would change something.</param>
public sealed record NotShown(ViewAddress Address, object? Why)
{
    /// <summary>Opened directly, it is not there.</summary>
    public const string Page = "/staff/not-shown";
}

/// <summary>
/// Within a view, after it is known who asks: finds the edition that the request is answered from. Nothing of it is stored, or is for search engines, and nothing that is sent changes anything.
/// </summary>
internal sealed class StaffViews(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, IMediator mediator, Viewing viewing)
    {
        if (ViewAddress.Of(context) is not { } view || ShownInstead.Of(context) is not null)
        {
            await next(context);
            return;
        }

        context.Response.OnStarting(() =>
        {
            context.Response.Headers["X-Robots-Tag"] = "noindex";
            return Task.CompletedTask;
        });
        // An error page of the view comes here twice.
        if (viewing.Edition is null && !await IsFoundAsync(context, mediator, viewing, view))
            return;
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<SameSitePostsAttribute>() is not null)
        {
            Refuse(context, view, null, StatusCodes.Status403Forbidden);
            return;
        }

        await next(context);
    }

    private static async Task<bool> IsFoundAsync(HttpContext context, IMediator mediator, Viewing viewing, ViewAddress view)
    {
        object result = view.Change is { } change
            ? await mediator.Send(new ViewChange.Query(change, view.At), context.RequestAborted)
            : await mediator.Send(new ViewAsPublished.Query(view.At), context.RequestAborted);
        switch (result)
        {
            case ViewAsPublished.Result.Shown shown:
                Show(new StaffView(view, shown.Edition, null, default));
                return true;
            case ViewChange.Result.Shown shown:
                Show(new StaffView(view, shown.Edition, shown.Title, shown.State));
                return true;
            case ViewAsPublished.Result.NoSuchDay or ViewChange.Result.NoSuchDay:
                Refuse(context, view, result, StatusCodes.Status400BadRequest);
                return false;
            case ViewChange.Result.NoSuchChange:
                Refuse(context, view, result, StatusCodes.Status404NotFound);
                return false;
            default:
                Refuse(context, view, result, StatusCodes.Status200OK);
                return false;
        }

        void Show(StaffView shown)
        {
            viewing.Show(shown.Edition, view.At.Local);
            context.Features.Set(shown);
        }
    }

    private static void Refuse(HttpContext context, ViewAddress view, object? why, int status)
    {
        context.Features.Set(new NotShown(view, why));
        new ShownInstead(NotShown.Page, status).AskFor(context);
    }
}

internal static class StaffViewsSetup
{
    /// <summary>Before languages are.</summary>
    public static void UseViewPrefix(this IApplicationBuilder app) => app.UseMiddleware<ViewPrefix>();

    public static void UseStaffViews(this IApplicationBuilder app) => app.UseMiddleware<StaffViews>();
}

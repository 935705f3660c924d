using CcoPortal.Web.Pages.Account;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CcoPortal.Web.SignIn;

/// <summary>On pages that change how someone signs in: whoever found a session open does not get to them.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FreshProofAttribute : Attribute, IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - StaffSession.Of(http)!.ProvenAt <= StaffSession.Fresh)
            return next();
        context.Result = ConfirmModel.Go(http.Request.Path);
        return Task.CompletedTask;
    }
}

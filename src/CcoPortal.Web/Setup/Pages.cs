using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CcoPortal.Web.Copy;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.WebEncoders;

namespace CcoPortal.Web.Setup;

internal static class PagesSetup
{
    public static void AddPortalPages(this IServiceCollection services)
    {
        // US cultures (es-US, not es): numbers and dates as people here write them.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-US");
        services.AddRazorPages().AddMvcOptions(o => o.Filters.Add(new ValidationPageFilter()));
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        // Letters of every language go out as themselves.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }

    /// <summary>A validation failure shows the same page again with status 400, its errors and what was typed.</summary>
    private sealed class ValidationPageFilter : IAsyncPageFilter
    {
        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

        public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
        {
            var executed = await next();
            if (executed.Exception is not ValidationException invalid || context.HandlerInstance is not PageModel page)
                return;
            foreach (var error in invalid.Errors)
                page.ModelState.AddModelError("q", Sentences.Error(error.ErrorCode));
            executed.ExceptionHandled = true;
            executed.Result = new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        }
    }
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CcoPortal.Application.Search;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Languages;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.WebEncoders;

namespace CcoPortal.Web.Setup;

internal static class PagesSetup
{
    public static void AddPortalPages(this IServiceCollection services)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = Language.English.Culture;
        services.AddRazorPages(o => o.Conventions.AddPageRoute("/Staff/Editing/Edit", "/staff/new/{kind}")).AddMvcOptions(o =>
        {
            o.Filters.Add(new ValidationPageFilter());
            o.Filters.Add(new SpokenPages());
            o.ModelMetadataDetailsProviders.Add(new BlankStaysText());
            o.ModelBinderProviders.Insert(0, new SeenText());
        });
        services.AddSingleton<ISiteRoutes, SiteRoutes>();
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        // Letters of every language go out as themselves.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }

    /// <summary>A blank part of an address (<c>/ccos/%20</c>) is a text like any other that nothing is called by, not a null.</summary>
    private sealed class BlankStaysText : IDisplayMetadataProvider
    {
        public void CreateDisplayMetadata(DisplayMetadataProviderContext context) => context.DisplayMetadata.ConvertEmptyStringToNull = false;
    }

    /// <summary>What is typed into a bound field comes without marks that no keyboard has: PostgreSQL keeps no NUL, and nobody sees the others.</summary>
    private sealed class SeenText : IModelBinderProvider, IModelBinder
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.ModelType == typeof(string) && context.BindingInfo.BindingSource?.CanAcceptDataFrom(BindingSource.Body) != true ? this : null;

        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
            if (value == ValueProviderResult.None)
                return Task.CompletedTask;
            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, value);
            bindingContext.Result = ModelBindingResult.Success(string.Concat((value.FirstValue ?? "").Where(c => !char.IsControl(c) || c is '\n' or '\r' or '\t')));
            return Task.CompletedTask;
        }
    }

    /// <summary>A validation failure shows the same page again with status 400, its errors and what was typed.</summary>
    private sealed class ValidationPageFilter : IAsyncPageFilter
    {
        private static readonly string[] StaffsViews = ["/Staff/", "/Account/", "/Desk/"];

        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

        public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
        {
            // Without this, a page that has no handler for a method is shown all the same, with nothing in it.
            if (context.HandlerMethod is null && !HttpMethods.IsGet(context.HttpContext.Request.Method) && !HttpMethods.IsHead(context.HttpContext.Request.Method))
            {
                context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
                return;
            }

            var executed = await next();
            if (executed.Exception is not ValidationException invalid || context.HandlerInstance is not PageModel page)
                return;
            // What is said to staff is said in English, by the command itself. By the page and not by its address, under which staff see pages of members, too.
            var staffs = StaffsViews.Any(v => context.ActionDescriptor.ViewEnginePath.StartsWith(v, StringComparison.Ordinal));
            foreach (var error in invalid.Errors)
                page.ModelState.AddModelError(staffs ? error.PropertyName : Sentences.Field(error.ErrorCode), staffs ? error.ErrorMessage : Sentences.Error(error.ErrorCode));
            executed.ExceptionHandled = true;
            executed.Result = new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        }
    }
}

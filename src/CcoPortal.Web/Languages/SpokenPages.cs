using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Languages;

/// <summary>A language that has not the texts of all records shows those pages in English, whole, within its own frame; never English in the middle of a page.</summary>
public sealed class SpokenPages : IAsyncResourceFilter
{
    /// <summary>Folders of pages that are made of such texts.</summary>
    private static readonly string[] OfRecords = ["/Benefits/", "/Content/", "/Rights/", "/Search/"];

    public static bool Has(Language language, string viewPath) => language.SpeaksAll || !OfRecords.Any(f => viewPath.StartsWith(f, StringComparison.Ordinal));

    /// <summary>The same for an address, for lists of addresses.</summary>
    public static bool HasAddress(Language language, string path) =>
        language.SpeaksAll || !(path is "/benefits" or "/coverage" or "/help" or "/learn" || path.StartsWith("/benefits/", StringComparison.Ordinal) || path.StartsWith("/help/", StringComparison.Ordinal) || path.StartsWith("/learn/", StringComparison.Ordinal));

    public Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (context.ActionDescriptor is PageActionDescriptor page && !Has(Language.Current, page.ViewEnginePath))
            Language.English.Speak();
        return next();
    }
}

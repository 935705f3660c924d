using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Languages;

/// <summary>A language that has not the texts of all records shows those pages in English, whole, within its own frame; never English in the middle of a page.</summary>
public sealed class SpokenPages : IAsyncResourceFilter
{
    /// <summary>What is made of such texts: a folder of pages, and the addresses at and below which they are.</summary>
    private static readonly (string Views, string[] Addresses)[] OfRecords = [("/Benefits/", ["/benefits", "/coverage"]), ("/Content/", ["/learn"]), ("/Rights/", ["/help"]), ("/Search/", ["/search"])];

    public static bool Has(Language language, string viewPath) => language.SpeaksAll || !OfRecords.Any(r => viewPath.StartsWith(r.Views, StringComparison.Ordinal));

    /// <summary>The same for an address, for lists of addresses.</summary>
    public static bool HasAddress(Language language, string path) => language.SpeaksAll || !OfRecords.Any(r => r.Addresses.Any(a => path == a || path.StartsWith(a + "/", StringComparison.Ordinal)));

    public Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (context.ActionDescriptor is PageActionDescriptor page && !Has(Language.Current, page.ViewEnginePath))
            Language.English.Speak();
        return next();
    }
}

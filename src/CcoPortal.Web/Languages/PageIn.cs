using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Languages;

/// <summary>The page, said in a language of which is known only now whether it has the words; see <see cref="SpokenPages"/>.</summary>
public sealed class PageIn(Language language) : PageResult
{
    public override Task ExecuteResultAsync(ActionContext context)
    {
        language.Speak();
        return base.ExecuteResultAsync(context);
    }
}

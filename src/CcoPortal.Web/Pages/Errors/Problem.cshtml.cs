using CcoPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Errors;

/// <summary>Shown in place of a page that cannot be; its own address is a 404.</summary>
public sealed class ProblemModel : PageModel
{
    public Problem Problem { get; private set; } = null!;

    public IActionResult OnGet()
    {
        if (HttpContext.Features.Get<Problem>() is not { } problem)
            return NotFound();
        Problem = problem;
        return new PageResult { StatusCode = problem.Status };
    }
}

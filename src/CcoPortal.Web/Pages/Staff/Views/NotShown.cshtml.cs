using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using CcoPortal.Web.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.Views;

/// <summary>Why a page of a view cannot be shown; stands in its place.</summary>
[StaffOnly(StaffRole.Editor, StaffRole.Reviewer, StaffRole.Admin)]
public sealed class NotShownModel : PageModel
{
    public NotShown Shown { get; private set; } = null!;

    public IActionResult OnGet()
    {
        if (ShownInstead.Of(HttpContext) is not { } instead || HttpContext.Features.Get<NotShown>() is not { } shown)
            return NotFound();
        Shown = shown;
        return new PageResult { StatusCode = instead.Status };
    }
}

using CcoPortal.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Account.Shown;

/// <summary>A page that is shown in place of another; its own address is a 404.</summary>
[AllowAnonymous]
public sealed class ShownModel : PageModel
{
    public KeptForm? Kept { get; private set; }

    /// <summary>What was sent was not sent by someone else, as far as is known.</summary>
    public bool IsTheirs => Kept?.Sender is not { } sender || sender == StaffSession.Of(HttpContext)?.Id;

    public IActionResult OnGet()
    {
        if (ShownInstead.Of(HttpContext) is not { } shown)
            return NotFound();
        Kept = shown.Kept;
        return new PageResult { StatusCode = shown.Status };
    }
}

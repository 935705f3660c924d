using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Account;

[StaffOnly(EvenWithoutSecondFactor = true)]
public sealed class SecurityModel : PageModel
{
    public StaffSession Session => StaffSession.Of(HttpContext)!;
}

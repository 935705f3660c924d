using CcoPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.About;

[StoredPage]
public sealed class LanguagesModel : PageModel;

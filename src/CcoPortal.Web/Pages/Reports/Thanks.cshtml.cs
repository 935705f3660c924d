using CcoPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Reports;

[StoredPage]
public sealed class ThanksModel : PageModel;

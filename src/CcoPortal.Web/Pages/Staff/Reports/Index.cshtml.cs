using CcoPortal.Application.Staff.Reports;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.Reports;

[StaffOnly(StaffRole.Editor, StaffRole.Reviewer)]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public ListReports.Result Shown { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Shown = await mediator.Send(new ListReports.Query(), cancellationToken);

    public async Task<IActionResult> OnPostAsync(long report, bool @fixed, CancellationToken cancellationToken)
    {
        await mediator.Send(new CloseReport.Command(report, @fixed), cancellationToken);
        return Redirect("/staff/reports");
    }
}

using CcoPortal.Application.Staff.Spreadsheets;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.Spreadsheets;

[StaffOnly(StaffRole.Editor, StaffRole.Reviewer, StaffRole.Admin)]
public sealed class ExportModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string kind, CancellationToken cancellationToken) =>
        await mediator.Send(new ExportRecords.Query(kind), cancellationToken) is { } file ? File(file, "text/csv; charset=utf-8", $"{kind}.csv") : NotFound();
}

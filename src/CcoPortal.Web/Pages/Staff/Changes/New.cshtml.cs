using CcoPortal.Application.Staff.Changes;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.Changes;

[StaffOnly(StaffRole.Editor, StaffRole.Reviewer)]
public sealed class NewModel(IMediator mediator) : PageModel
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public bool Corrects { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Redirect($"/staff/changes/{await mediator.Send(new OpenChange.Command(Title, Reason, Source, Corrects), cancellationToken)}");
}

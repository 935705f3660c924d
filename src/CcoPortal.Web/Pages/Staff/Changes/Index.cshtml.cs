using CcoPortal.Application.Staff.Changes;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.Changes;

[StaffOnly(StaffRole.Editor, StaffRole.Reviewer, StaffRole.Admin)]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<ListChanges.Line> Lines { get; private set; } = [];

    public bool Closed { get; private set; }

    public bool MayEdit => StaffSession.Of(HttpContext)?.Role is StaffRole.Editor or StaffRole.Reviewer;

    /// <summary>As typed.</summary>
    [BindProperty]
    public string? Edition { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(closed: false, cancellationToken);
        return Redirect($"/staff/changes/{await mediator.Send(new RollBack.Command(int.TryParse(Edition, out var edition) ? edition : 0, null, null), cancellationToken)}?done=saved");
    }

    public async Task OnGetAsync(bool closed, CancellationToken cancellationToken)
    {
        Closed = closed;
        Lines = await mediator.Send(new ListChanges.Query(closed), cancellationToken);
    }
}

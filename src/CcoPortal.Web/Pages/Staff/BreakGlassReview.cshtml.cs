using CcoPortal.Application.Staff.Changes;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff;

[StaffOnly(StaffRole.Editor, StaffRole.Reviewer, StaffRole.Admin)]
public sealed class BreakGlassReviewModel(IMediator mediator) : PageModel
{
    [BindProperty]
    public string? Note { get; set; }

    public ListBreakGlass.Line Line { get; private set; } = null!;

    /// <summary>A reviewer who neither wrote nor published it.</summary>
    public bool MayReview => StaffSession.Of(HttpContext) is { Role: StaffRole.Reviewer } session && !Line.Makers.Contains(session.Id);

    public async Task<IActionResult> OnGetAsync([FromRoute] Guid id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        await mediator.Send(new ReviewBreakGlass.Command(id, Note), cancellationToken);
        return Redirect($"/staff/break-glass/{id}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        Line = (await mediator.Send(new ListBreakGlass.Query(Owed: false), cancellationToken)).FirstOrDefault(l => l.BreakGlass == id)!;
        return Line is not null;
    }
}

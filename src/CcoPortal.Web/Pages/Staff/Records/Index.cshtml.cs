using CcoPortal.Application.Staff.Editing;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.Records;

[StaffOnly(StaffRole.Editor, StaffRole.Reviewer, StaffRole.Admin)]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    /// <summary>Null on the page of all kinds.</summary>
    [FromRoute]
    public string? Kind { get; set; }

    [FromQuery(Name = "words")]
    public string? Words { get; set; }

    public bool MayEdit => StaffSession.Of(HttpContext)?.Role is StaffRole.Editor or StaffRole.Reviewer;

    public ListRecords.Result Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ListRecords.Query(Kind, Words), cancellationToken) is not { } shown)
            return NotFound();
        Shown = shown;
        return Page();
    }
}

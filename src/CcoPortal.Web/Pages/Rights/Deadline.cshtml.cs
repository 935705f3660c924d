using CcoPortal.Application.Rights;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Rights;

/// <summary>Until when a member can appeal or ask for a hearing. The answer is to a POST: no date of a person stands in an address.</summary>
[StoredPage]
[IgnoreAntiforgeryToken]
public sealed class DeadlineModel(IMediator mediator) : PageModel
{
    /// <summary>What was typed, to be shown again.</summary>
    public FindDeadline.Query Asked { get; private set; } = new(null, new(null, null, null), new(null, null, null));

    /// <summary>Null: nothing was asked, or what was asked cannot be read.</summary>
    public FindDeadline.Result? Result { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "private, no-cache";
        var form = await PostedForm.ReadAsync(Request, cancellationToken);
        Asked = new(form["letter"], new(form["dated-month"], form["dated-day"], form["dated-year"]), new(form["change-month"], form["change-day"], form["change-year"]));

        Result = await mediator.Send(Asked, cancellationToken);
        return Page();
    }
}

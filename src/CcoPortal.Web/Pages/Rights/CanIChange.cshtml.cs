using CcoPortal.Application.Rights;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Rights;

/// <summary>Whether a member can ask for another CCO today. The answer is to a POST: nothing of a person stands in an address.</summary>
[StoredPage]
[IgnoreAntiforgeryToken]
public sealed class CanIChangeModel(IMediator mediator) : PageModel
{
    /// <summary>What was typed, to be shown again.</summary>
    public AskCcoChange.Query Asked { get; private set; } = new(new(null, null, null), null, null, new(null, null, null), null, []);

    /// <summary>Null: nothing was asked, or what was asked cannot be read.</summary>
    public AskCcoChange.Result? Result { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "private, no-cache";
        var form = await PostedForm.ReadAsync(Request, cancellationToken);
        Asked = new(
            new(form["joined-month"], form["joined-day"], form["joined-year"]), form["first"], form["mistake"],
            new(form["renewed-month"], form["renewed-day"], form["renewed-year"]), form["changed"], [.. form["reason"].OfType<string>()]);

        Result = await mediator.Send(Asked, cancellationToken);
        return Page();
    }
}

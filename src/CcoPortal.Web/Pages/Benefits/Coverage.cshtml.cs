using CcoPortal.Application.Benefits;
using CcoPortal.Web.Setup;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Benefits;

/// <summary>What my plan covers. The answer is to a POST, so that nothing about a person stands in an address.</summary>
[StoredPage]
[IgnoreAntiforgeryToken]
public sealed class CoverageModel(IMediator mediator) : PageModel
{
    /// <summary>What was chosen, to be shown again.</summary>
    public ShowMyCoverage.Query Asked { get; private set; } = new(null, null, null, null, null);

    /// <summary>Null: nothing was asked, or what was asked cannot be read.</summary>
    public ShowMyCoverage.Result? Result { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "private, no-cache";
        if (!Request.HasFormContentType)
            throw new ValidationException([new ValidationFailure("letter", null) { ErrorCode = ShowMyCoverage.Errors.Letter }]);
        var form = await PostedForm.ReadAsync(Request, cancellationToken);
        Asked = new(form["age"], form["pregnancy"], form["package"], form["type"], form["letter"], form["cco"]);
        Result = await mediator.Send(Asked, cancellationToken);
        return Page();
    }
}

using CcoPortal.Application.Reports;
using CcoPortal.Data;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CcoPortal.Web.Pages.Reports;

/// <summary>Takes what a reader says is wrong on a page. The form stands on those pages; here it is shown again when it could not be taken.</summary>
[IgnoreAntiforgeryToken]
[SameSitePosts]
[EnableRateLimiting(RateLimits.Lookups)]
public sealed class ReportModel(IMediator mediator) : PageModel
{
    /// <summary>As typed, to be shown again.</summary>
    public ReportPage.Command Told { get; private set; } = new(null, null, null, null);

    /// <summary>The database could not take it.</summary>
    public bool IsAway { get; private set; }

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "private, no-cache";
        var form = await PostedForm.ReadAsync(Request, cancellationToken);
        Told = new(form["page"], form["edition"], form["kind"], form["words"]);

        try
        {
            await mediator.Send(Told, cancellationToken);
        }
        catch (StoreAwayException)
        {
            IsAway = true;
            return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }

        Response.Headers.Location = $"{Request.PathBase}/report/thanks";
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}

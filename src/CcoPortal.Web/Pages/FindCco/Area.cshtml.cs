using CcoPortal.Application;
using CcoPortal.Application.FindCco;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.FindCco;

/// <summary>Which CCOs serve an area, today or on another day.</summary>
[StoredPage]
public sealed class AreaModel(IMediator mediator, Moment moment) : PageModel
{
    public ShowArea.Outcome Outcome { get; private set; } = null!;

    public DateOnly Today => moment.Today;

    public async Task<IActionResult> OnGetAsync(string county, string ccos, CancellationToken cancellationToken)
    {
        Outcome = await mediator.Send(new ShowArea.Query(county, ccos), cancellationToken);
        return Outcome switch
        {
            ShowArea.Outcome.Moved moved => RedirectPermanent(Url.Content("~" + moved.Href)),
            ShowArea.Outcome.NeverHeld => NotFound(),
            _ => Page(),
        };
    }
}

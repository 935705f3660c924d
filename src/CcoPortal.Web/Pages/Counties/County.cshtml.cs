using CcoPortal.Application.Counties;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Maps;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Counties;

[StoredPage]
public sealed class CountyModel(IMediator mediator) : PageModel
{
    public ShowCounty.Result Shown { get; private set; } = null!;

    public MapArea[] MapAreas => [new MapArea(Shown.County.Name, MapFill.Whole, Words.County(Shown.County.Name), null)];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ShowCounty.Query(slug), cancellationToken) is not { } shown)
            return NotFound();
        Shown = shown;
        return Page();
    }
}

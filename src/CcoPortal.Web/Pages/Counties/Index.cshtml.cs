using CcoPortal.Application.Counties;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Maps;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Counties;

[StoredPage]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public ListCounties.Result Result { get; private set; } = null!;

    public IEnumerable<MapArea> MapAreas => Result.Counties.Select(c => new MapArea(c.County.Name, MapFill.None, Words.County(c.County.Name), Url.Content($"~/counties/{c.County.Slug}")));

    public async Task OnGetAsync(CancellationToken cancellationToken) => Result = await mediator.Send(new ListCounties.Query(), cancellationToken);
}

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

    public IEnumerable<MapArea> MapAreas => Result.Counties.Select(c => new MapArea(c.County.Name, MapFill.None, $"{c.County.Name} County", Url.Content($"~/counties/{c.County.Slug}")));

    /// <summary>Every CCO of the county, A to Z.</summary>
    public static string Names(ListCounties.Listed listed) =>
        Words.List(listed.Areas.SelectMany(a => a.Served.Ccos).Select(s => s.Cco).DistinctBy(c => c.Slug).OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase).Select(Words.Name));

    public async Task OnGetAsync(CancellationToken cancellationToken) => Result = await mediator.Send(new ListCounties.Query(), cancellationToken);
}

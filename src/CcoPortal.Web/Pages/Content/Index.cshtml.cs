using CcoPortal.Application.Content;
using CcoPortal.Domain.Content;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Content;

[StoredPage]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public string Section { get; private set; } = "";

    public IReadOnlyList<ContentPage> Pages { get; private set; } = [];

    public async Task OnGetAsync(string section, CancellationToken cancellationToken)
    {
        Section = section.ToLowerInvariant();
        Pages = await mediator.Send(new ListPages.Query(Section), cancellationToken);
    }
}

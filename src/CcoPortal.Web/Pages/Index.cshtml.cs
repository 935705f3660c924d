using CcoPortal.Application.Ccos;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages;

[StoredPage]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public ListCcos.Result Ccos { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Ccos = await mediator.Send(new ListCcos.Query(), cancellationToken);
}

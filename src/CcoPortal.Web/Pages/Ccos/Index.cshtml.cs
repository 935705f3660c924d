using CcoPortal.Application.Ccos;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Ccos;

[StoredPage]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public ListCcos.Result Result { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Result = await mediator.Send(new ListCcos.Query(), cancellationToken);
}

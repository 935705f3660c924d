using CcoPortal.Application.Desk;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Desk;

/// <summary>What became of what an agent said is wrong.</summary>
[StaffOnly(StaffRole.Agent, StaffRole.Supervisor)]
public sealed class FlagsModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<ListMyFlags.Line> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Lines = await mediator.Send(new ListMyFlags.Query(), cancellationToken);
}

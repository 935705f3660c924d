using CcoPortal.Application.Staff.Audit;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.Audit;

[StaffOnly(StaffRole.Reviewer, StaffRole.Admin)]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public ListAudit.Result Shown { get; private set; } = null!;

    public string? Kind { get; private set; }

    public Guid? Actor { get; private set; }

    public async Task OnGetAsync(long? before, string? kind, Guid? actor, CancellationToken cancellationToken)
    {
        (Kind, Actor) = (kind, actor);
        Shown = await mediator.Send(new ListAudit.Query(before, kind, actor), cancellationToken);
    }
}

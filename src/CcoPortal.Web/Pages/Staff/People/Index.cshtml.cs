using CcoPortal.Application.Staff.People;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.People;

[StaffOnly(StaffRole.Admin)]
public sealed class PeopleModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<ListStaff.Person> People { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => People = await mediator.Send(new ListStaff.Query(), cancellationToken);
}

using CcoPortal.Application.Staff.Tasks;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff;

[StaffOnly(StaffRole.Editor, StaffRole.Reviewer, StaffRole.Admin)]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public ShowTasks.Result Tasks { get; private set; } = null!;

    public bool MayEdit => StaffSession.Of(HttpContext)?.Role is StaffRole.Editor or StaffRole.Reviewer;

    /// <summary>Where a kept draft goes on; null where its form has no address of its own.</summary>
    public string? AddressOf(string form, string about) => form == "edit" && about?.Split(':', 2) is [var kind, var key] ? $"/staff/edit/{kind}/{key}" : null;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Tasks = await mediator.Send(new ShowTasks.Query(), cancellationToken);
}

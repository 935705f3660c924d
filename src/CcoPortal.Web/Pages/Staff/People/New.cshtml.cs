using CcoPortal.Application.Staff.People;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.People;

[StaffOnly(StaffRole.Admin)]
public sealed class NewPersonModel(IMediator mediator, PortalSettings settings) : PageModel
{
    public string? Name { get; private set; }

    public string? Email { get; private set; }

    public string Role { get; private set; } = "";

    /// <summary>Null until someone is invited.</summary>
    public HandOver? Link { get; private set; }

    public void OnGet()
    {
    }

    public async Task OnPostAsync(string? name, string? email, string? role, CancellationToken cancellationToken)
    {
        (Name, Email, Role) = (name, email, role ?? "");
        var invited = await mediator.Send(new InviteStaff.Command(name, email, role), cancellationToken);
        Link = HandOver.Of(invited.Name, $"{invited.Name} is invited.", invited.Token, settings, Request);
    }
}

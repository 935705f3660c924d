using CcoPortal.Application.Staff.People;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.People;

[StaffOnly(StaffRole.Admin)]
public sealed class NewPersonModel(IMediator mediator, PortalSettings settings) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    /// <summary>Null until someone is invited.</summary>
    public HandOver? Link { get; private set; }

    public void OnGet()
    {
    }

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        var invited = await mediator.Send(new InviteStaff.Command(Name, Email, Role), cancellationToken);
        Link = HandOver.Of(invited.Name, $"{invited.Name} is invited.", invited.Token, settings, Request);
    }
}

using CcoPortal.Application.Staff.People;
using CcoPortal.Data;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.People;

[StaffOnly(StaffRole.Admin)]
public sealed class PersonModel(IMediator mediator, PortalSettings settings) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public ListStaff.Person Person { get; private set; } = null!;

    [BindProperty]
    public string? Role { get; set; }

    /// <summary>Null until there is one to hand over.</summary>
    public HandOver? Link { get; private set; }

    public bool IsOwn => Id == StaffSession.Of(HttpContext)!.Id;

    /// <summary>What was just done, from the address.</summary>
    public string? DoneWords => Request.Query["done"].ToString() switch
    {
        "role" => "The role is changed. Their sessions ended.",
        "signed-out" => "All their sessions ended.",
        "disabled" => "The account is disabled.",
        "enabled" => "The account is enabled.",
        _ => null,
    };

    public static string State(ListStaff.Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person switch
        {
            { DisabledAt: { } at } => $"disabled on {Words.Day(OregonDay.Of(at))}",
            { HasPassword: false } => "has a link, and no password yet",
            { LockedUntil: not null } => "locked for some minutes after wrong passwords",
            _ => "active",
        };
    }

    public static string Factors(ListStaff.Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return (person.HasAuthenticator, person.Passkeys) switch
        {
            (false, 0) => "none",
            (true, 0) => "authenticator app",
            (false, var n) => Passkeys(n),
            (true, var n) => $"authenticator app, {Passkeys(n)}",
        };

        static string Passkeys(int n) => n == 1 ? "1 passkey" : $"{n} passkeys";
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostRoleAsync(CancellationToken cancellationToken) => DoAsync(new ChangeStaffRole.Command(Id, Role), "role", cancellationToken);

    public Task<IActionResult> OnPostSignOutAsync(CancellationToken cancellationToken) => DoAsync(new SignOutStaff.Command(Id), "signed-out", cancellationToken);

    public Task<IActionResult> OnPostDisableAsync(CancellationToken cancellationToken) => DoAsync(new DisableStaff.Command(Id), "disabled", cancellationToken);

    public Task<IActionResult> OnPostEnableAsync(CancellationToken cancellationToken) => DoAsync(new EnableStaff.Command(Id), "enabled", cancellationToken);

    public async Task<IActionResult> OnPostResetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        var reset = await mediator.Send(new ResetStaff.Command(Id), cancellationToken);
        Link = HandOver.Of(reset.Name, $"The old password and second factors of {reset.Name} are gone.", reset.Token, settings, Request);
        return Page();
    }

    private async Task<IActionResult> DoAsync(IRequest command, string done, CancellationToken cancellationToken)
    {
        // Before, so that the page can be shown again when the command is refused.
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        await mediator.Send(command, cancellationToken);
        return Redirect($"/staff/people/{Id}?done={done}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Person = (await mediator.Send(new ListStaff.Query(), cancellationToken)).FirstOrDefault(p => p.Id == Id)!;
        return Person is not null;
    }
}

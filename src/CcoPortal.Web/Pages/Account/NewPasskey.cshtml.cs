using CcoPortal.Application.Account;
using CcoPortal.Data.Configurations;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Account;

[StaffOnly(EvenWithoutSecondFactor = true)]
[FreshProof]
public sealed class NewPasskeyModel(IMediator mediator, SignInManager<StaffMember> passkeys, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? PasskeyName { get; set; }

    public void OnGet()
    {
    }

    /// <summary>What the browser needs to make one.</summary>
    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken cancellationToken)
    {
        var shown = await mediator.Send(new ShowSecurity.Query(), cancellationToken);
        return Content(await passkeys.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = StaffSession.Of(HttpContext)!.Id.ToString(), Name = shown.Email, DisplayName = shown.Name }), "application/json");
    }

    public async Task<IActionResult> OnPostAsync(string? credential, CancellationToken cancellationToken)
    {
        var session = StaffSession.Of(HttpContext)!;
        var attestation = await Answers.ReadAsync(() => passkeys.PerformPasskeyAttestationAsync(credential!));
        if (attestation is not { Succeeded: true } || attestation.UserEntity.Id != session.Id.ToString())
        {
            ModelState.AddModelError("PasskeyName", "The passkey was not made. Try again.");
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        }

        var member = await mediator.Send(new AddPasskey.Command(attestation.Passkey, PasskeyName), cancellationToken);
        await session.GoOnAsync(HttpContext, member, clock.GetUtcNow(), hasSecondFactor: true);
        return new LocalSeeOtherResult(Addresses.Security + "?done=passkey");
    }
}

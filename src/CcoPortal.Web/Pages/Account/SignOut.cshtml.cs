using CcoPortal.Application.Account;
using CcoPortal.Data;
using CcoPortal.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Account;

[AllowAnonymous]
public sealed class SignOutModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (StaffSession.Of(HttpContext) is { } session)
        {
            await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            try
            {
                await mediator.Send(new NoteSignOut.Command(session.Id), cancellationToken);
            }
            catch (StoreAwayException)
            {
                // Whoever wants to go may go; the audit misses it.
            }
        }

        return new LocalSeeOtherResult(Addresses.SignOut);
    }
}

using CcoPortal.Application.Account;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CcoPortal.Web.Pages.Account;

/// <summary>How someone signs in, for them to change.</summary>
[StaffOnly(EvenWithoutSecondFactor = true)]
[EnableRateLimiting(RateLimits.SignIns)]
public sealed class SecurityModel(IMediator mediator, SignInSettings settings, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public ShowSecurity.Result Shown { get; private set; } = null!;

    public bool MustSetUp => settings.RequireSecondFactor && !Session.HasSecondFactor;

    /// <summary>What was just done, from the address.</summary>
    public string? DoneWords => Request.Query["done"].ToString() switch
    {
        "authenticator" => "Your authenticator app is set up. From now on you type its code after your password.",
        "authenticator-removed" => "The authenticator app is removed.",
        "passkey" => "The passkey is added. You can sign in with it.",
        "passkey-removed" => "The passkey is removed.",
        "password" => "Your password is changed. All your other sessions ended.",
        _ => null,
    };

    private StaffSession Session => StaffSession.Of(HttpContext)!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Shown = await mediator.Send(new ShowSecurity.Query(), cancellationToken);

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken)
    {
        // Before, so that the page can be shown again when the new one is refused.
        await OnGetAsync(cancellationToken);
        if (await mediator.Send(new ChangePassword.Command(Current, Password, Again), cancellationToken) is ChangePassword.Result.Changed changed)
            return await DoneAsync(changed.Member, "password");
        ModelState.AddModelError("Current", "This is not your password.");
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    public async Task<IActionResult> OnPostAuthenticatorAsync(CancellationToken cancellationToken)
    {
        if (!IsFresh)
            return ConfirmModel.Go(Addresses.Security);
        await mediator.Send(new ProposeAuthenticator.Command(), cancellationToken);
        return new LocalSeeOtherResult(Addresses.Authenticator);
    }

    public async Task<IActionResult> OnPostRemoveAuthenticatorAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        return IsFresh ? await DoneAsync(await mediator.Send(new RemoveAuthenticator.Command(), cancellationToken), "authenticator-removed") : ConfirmModel.Go(Addresses.Security);
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync(string? id, CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        return IsFresh ? await DoneAsync(await mediator.Send(new RemovePasskey.Command(id), cancellationToken), "passkey-removed") : ConfirmModel.Go(Addresses.Security);
    }

    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new SignOutEverywhere.Command(), cancellationToken);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return new LocalSeeOtherResult(Addresses.SignOut);
    }

    private bool IsFresh => clock.GetUtcNow() - Session.ProvenAt <= StaffSession.Fresh;

    private async Task<IActionResult> DoneAsync(Member member, string done)
    {
        // With the new stamp: only the other sessions end.
        await Session.GoOnAsync(HttpContext, member);
        return new LocalSeeOtherResult($"{Addresses.Security}?done={done}");
    }
}

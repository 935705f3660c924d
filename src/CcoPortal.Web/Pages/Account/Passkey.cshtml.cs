using CcoPortal.Application.Account;
using CcoPortal.Data.Configurations;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CcoPortal.Web.Pages.Account;

/// <summary>Signing in with a passkey, or showing with it once more that it is them. The browser chooses which one, so nobody is asked who they are before.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIns)]
public sealed class PasskeyModel(IMediator mediator, KeptForms forms, StaffNav nav, TimeProvider clock) : PageModel
{
    public IActionResult OnGet() => new LocalSeeOtherResult(Addresses.SignIn);

    /// <summary>What the passkey is to sign.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => Content(await Passkeys.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostAsync(string? credential, CancellationToken cancellationToken)
    {
        var carried = Carried.Of(Request, forms);
        var assertion = await Answers.ReadAsync(() => Passkeys.PerformPasskeyAssertionAsync(credential!));
        if (assertion is not { Succeeded: true } || await mediator.Send(new SignInByPasskey.Command(assertion.User.Id, assertion.Passkey), cancellationToken) is not { } member)
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        var now = clock.GetUtcNow();
        await PendingSignIn.EndAsync(HttpContext);
        if (StaffSession.Of(HttpContext) is { } session && session.Id == member.Id)
            await session.GoOnAsync(HttpContext, member, now, hasSecondFactor: true);
        else
            await StaffSession.BeginAsync(HttpContext, member, hasSecondFactor: true, now);
        return carried.Go(HttpContext, forms, nav.Home(member.Role));
    }

    /// <summary>Asked for only here: it opens the database, without which the page of signing in is shown all the same.</summary>
    private SignInManager<StaffMember> Passkeys => HttpContext.RequestServices.GetRequiredService<SignInManager<StaffMember>>();
}

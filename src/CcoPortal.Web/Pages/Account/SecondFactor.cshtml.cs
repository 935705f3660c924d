using CcoPortal.Application.Account;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CcoPortal.Web.Pages.Account;

/// <summary>After the password.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIns)]
public sealed class SecondFactorModel(IMediator mediator, KeptForms forms, StaffNav nav, TimeProvider clock) : PageModel
{
    public sealed class Typed
    {
        public string? Code { get; set; }
    }

    [BindProperty]
    public Typed Input { get; set; } = new();

    public Carried Carried { get; private set; } = null!;

    /// <summary>Else a passkey is the only way.</summary>
    public bool HasAuthenticator { get; private set; }

    /// <summary>The way here: by an address, or in place of the answer when something that was sent goes along.</summary>
    internal static IActionResult Go(HttpContext context, Carried carried, KeptForms forms)
    {
        if (forms.Read(carried.Kept) is not { } kept)
            return new LocalSeeOtherResult(Addresses.SecondFactor + (carried.Back is null ? QueryString.Empty : QueryString.Create("back", carried.Back)));
        new ShownInstead(Addresses.SecondFactor, StatusCodes.Status200OK, kept).AskFor(context);
        return new EmptyResult();
    }

    public async Task<IActionResult> OnGetAsync()
    {
        Carried = Carried.Of(Request, forms);
        if (await PendingSignIn.OfAsync(HttpContext) is not { } pending)
            return new LocalSeeOtherResult(Addresses.SignIn);
        HasAuthenticator = pending.HasAuthenticator;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Carried = Carried.Of(Request, forms);
        var pending = await PendingSignIn.OfAsync(HttpContext);
        var result = pending is null ? new SignInByCode.Result.Over() : await mediator.Send(new SignInByCode.Command(pending.Id, pending.Stamp, Input.Code), cancellationToken);
        switch (result)
        {
            case SignInByCode.Result.In(var member):
                await PendingSignIn.EndAsync(HttpContext);
                await StaffSession.BeginAsync(HttpContext, member, hasSecondFactor: true, clock.GetUtcNow());
                return Carried.Go(HttpContext, forms, nav.Home(member.Role));
            case SignInByCode.Result.Wrong:
                HasAuthenticator = true;
                ModelState.AddModelError("Input.Code", "This is not the code, or it was used already. Wait for the next one.");
                return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
            default:
                await PendingSignIn.EndAsync(HttpContext);
                return SignInModel.Restart(HttpContext, Carried, forms);
        }
    }
}

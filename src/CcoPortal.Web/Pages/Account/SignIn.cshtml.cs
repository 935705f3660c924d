using CcoPortal.Application.Account;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CcoPortal.Web.Pages.Account;

[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIns)]
public sealed class SignInModel(IMediator mediator, KeptForms forms, StaffNav nav, TimeProvider clock) : PageModel
{
    /// <summary>No refusal comes sooner, so that how long it took does not tell why.</summary>
    private static readonly TimeSpan SoonestRefusal = TimeSpan.FromMilliseconds(400);

    public sealed class Typed
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }

    [BindProperty]
    public Typed Input { get; set; } = new();

    public Carried Carried { get; private set; } = null!;

    /// <summary>What someone sent waits for them to sign in.</summary>
    public bool WasSignedOut => Carried.Kept is not null;

    /// <summary>The sign-in begins anew; what was sent goes along.</summary>
    internal static IActionResult Restart(HttpContext context, Carried carried, KeptForms forms)
    {
        if (forms.Read(carried.Kept) is not { } kept)
            return new LocalSeeOtherResult(Addresses.SignIn + (carried.Back is null ? QueryString.Empty : QueryString.Create("back", carried.Back)));
        new ShownInstead(Addresses.SignIn, StatusCodes.Status401Unauthorized, kept).AskFor(context);
        return new EmptyResult();
    }

    public IActionResult OnGet()
    {
        Carried = Carried.Of(Request, forms);
        if (ShownInstead.Of(HttpContext) is { } shown)
            return new PageResult { StatusCode = shown.Status };
        return StaffSession.Of(HttpContext) is { } session ? new LocalSeeOtherResult(Carried.Back ?? nav.Home(session.Role)) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Carried = Carried.Of(Request, forms);
        var soonest = Task.Delay(SoonestRefusal, cancellationToken);
        switch (await mediator.Send(new SignInByPassword.Command(Input.Email, Input.Password), cancellationToken))
        {
            case SignInByPassword.Result.In(var member):
                await StaffSession.BeginAsync(HttpContext, member, hasSecondFactor: false, clock.GetUtcNow());
                return Carried.Go(HttpContext, forms, nav.Home(member.Role));
            case SignInByPassword.Result.NeedsSecondFactor(var member):
                await PendingSignIn.BeginAsync(HttpContext, member);
                return SecondFactorModel.Go(HttpContext, Carried, forms);
            default:
                await soonest;
                ModelState.AddModelError("Input.Email", "The e-mail address or the password is not right. After 5 wrong tries an account is locked for 15 minutes.");
                return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        }
    }
}

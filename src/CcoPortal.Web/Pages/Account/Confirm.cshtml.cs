using CcoPortal.Application.Account;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CcoPortal.Web.Pages.Account;

/// <summary>Before something that asks for a fresh proof: <c>?back=</c> names the page it is for.</summary>
[StaffOnly(EvenWithoutSecondFactor = true)]
[EnableRateLimiting(RateLimits.SignIns)]
public sealed class ConfirmModel(IMediator mediator, KeptForms forms) : PageModel
{
    /// <summary>The code, or the password.</summary>
    [BindProperty]
    public string? Typed { get; set; }

    public ShowSecurity.Result Shown { get; private set; } = null!;

    public Carried Carried { get; private set; } = null!;

    /// <summary>The way here and back.</summary>
    internal static IActionResult Go(string back) => new LocalSeeOtherResult(Addresses.Confirm + QueryString.Create("back", back));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Carried = Carried.Of(Request, forms);
        Shown = await mediator.Send(new ShowSecurity.Query(), cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        if (await mediator.Send(new ProveIdentity.Command(Typed), cancellationToken) is ProveIdentity.Result.Proven proven)
        {
            await StaffSession.Of(HttpContext)!.GoOnAsync(HttpContext, proven.Member, proven.At);
            return new LocalSeeOtherResult(Carried.Back ?? Addresses.Security);
        }

        ModelState.AddModelError("Typed", Shown.HasAuthenticator ? "This is not the code, or it was used already. Wait for the next one." : "This is not your password.");
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}

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
public sealed class FirstAdminModel(IMediator mediator, StaffNav nav, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    /// <summary>The same whether or not there is staff: nobody can ask that here.</summary>
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new MakeFirstAdmin.Command(Code, Name, Email, Password, Again), cancellationToken) is { } member)
        {
            await StaffSession.BeginAsync(HttpContext, member, hasSecondFactor: false, clock.GetUtcNow());
            return new LocalSeeOtherResult(nav.Home(member.Role));
        }

        ModelState.AddModelError("Code", "This code opens nothing. Start the portal again, and it prints a new one, unless it has staff.");
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}

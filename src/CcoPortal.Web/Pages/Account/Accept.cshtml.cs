using CcoPortal.Application.Account;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CcoPortal.Web.Pages.Account;

/// <summary>A link that an admin handed over.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIns)]
public sealed class AcceptModel(IMediator mediator, StaffNav nav, TimeProvider clock) : PageModel
{
    public string? Token { get; private set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    /// <summary>Null when the link opens nothing.</summary>
    public ShowInvitation.Result? For { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? token, CancellationToken cancellationToken)
    {
        await LoadAsync(token, cancellationToken);
        return For is null ? Gone() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? token, CancellationToken cancellationToken)
    {
        await LoadAsync(token, cancellationToken);
        if (For is null || await mediator.Send(new AcceptInvitation.Command(token, Password, Again), cancellationToken) is not { } member)
            return Gone();
        await StaffSession.BeginAsync(HttpContext, member, hasSecondFactor: false, clock.GetUtcNow());
        return new LocalSeeOtherResult(nav.Home(member.Role));
    }

    private async Task LoadAsync(string? token, CancellationToken cancellationToken) =>
        (Token, For) = (token, await mediator.Send(new ShowInvitation.Query(token), cancellationToken));

    private PageResult Gone()
    {
        For = null;
        return new PageResult { StatusCode = StatusCodes.Status404NotFound };
    }
}

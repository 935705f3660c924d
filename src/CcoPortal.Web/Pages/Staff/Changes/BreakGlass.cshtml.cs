using CcoPortal.Application.Account;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.Changes;

/// <summary>Asks for a fresh second factor: a code typed here, or a passkey shown within the last minutes. Only where none is demanded at all, and there is none, does it ask for nothing.</summary>
[StaffOnly(StaffRole.Reviewer)]
public sealed class BreakGlassModel(IMediator mediator, SignInSettings settings, TimeProvider clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public ShowChange.Result Shown { get; private set; } = null!;

    public bool AsksForCode => settings.RequireSecondFactor || StaffSession.Of(HttpContext) is { HasSecondFactor: true };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        await mediator.Send(new BreakGlass.Command(Id, Reason, await ProvedAtAsync(cancellationToken)), cancellationToken);
        return Redirect($"/staff/changes/{Id}?done=published");
    }

    /// <summary>When the person last proved that it is them.</summary>
    private async Task<DateTimeOffset?> ProvedAtAsync(CancellationToken cancellationToken)
    {
        var session = StaffSession.Of(HttpContext)!;
        if (!AsksForCode)
            return clock.GetUtcNow();
        if (string.IsNullOrWhiteSpace(Code))
            return session.HasSecondFactor ? session.ProvenAt : null;
        if (await mediator.Send(new ProveIdentity.Command(Code), cancellationToken) is not ProveIdentity.Result.Proven proven)
            return null;
        // The code is spent: if something else is missing, the next try needs none.
        await session.GoOnAsync(HttpContext, proven.Member, proven.At);
        return proven.At;
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Shown = (await mediator.Send(new ShowChange.Query(Id), cancellationToken))!;
        return Shown is not null && Shown.Change.State.IsOpen();
    }
}

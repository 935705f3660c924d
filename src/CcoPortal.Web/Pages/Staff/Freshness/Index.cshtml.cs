using CcoPortal.Application.Staff.Freshness;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.Freshness;

[StaffOnly(StaffRole.Editor, StaffRole.Reviewer, StaffRole.Admin)]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public const int Most = 100;

    public ListDue.Result Shown { get; private set; } = null!;

    public string? Kind { get; private set; }

    /// <summary>The change request that a check went into.</summary>
    public Guid? Change { get; private set; }

    public bool MayEdit => StaffSession.Of(HttpContext)?.Role is StaffRole.Editor or StaffRole.Reviewer;

    public async Task OnGetAsync(string? kind, Guid? change, CancellationToken cancellationToken)
    {
        (Kind, Change) = (kind, change);
        Shown = await mediator.Send(new ListDue.Query(kind), cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string? kind, string? key, string? field, string? only, CancellationToken cancellationToken)
    {
        await OnGetAsync(only, null, cancellationToken);
        var change = await mediator.Send(new SayStillTrue.Command(kind ?? "", key ?? "", field ?? ""), cancellationToken);
        return Redirect($"/staff/fresh?kind={Uri.EscapeDataString(only ?? "")}&change={change}");
    }
}

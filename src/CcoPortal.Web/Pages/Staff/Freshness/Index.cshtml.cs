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
    /// <summary>Lines on one page.</summary>
    public const int Most = 100;

    public ListDue.Result Shown { get; private set; } = null!;

    public string? Kind { get; private set; }

    /// <summary>Which page of the list is shown, from 1.</summary>
    public int Part { get; private set; }

    public int Parts => Math.Max(1, (Shown.Lines.Count + Most - 1) / Most);

    /// <summary>The change request that a check went into.</summary>
    public Guid? Change { get; private set; }

    public bool MayEdit => StaffSession.Of(HttpContext)?.Role is StaffRole.Editor or StaffRole.Reviewer;

    public async Task OnGetAsync(string? kind, int? part, Guid? change, CancellationToken cancellationToken)
    {
        (Kind, Change) = (kind, change);
        Shown = await mediator.Send(new ListDue.Query(kind), cancellationToken);
        Part = Math.Clamp(part ?? 1, 1, Parts);
    }

    public async Task<IActionResult> OnPostAsync(string? kind, string? key, string? field, string? only, int? part, CancellationToken cancellationToken)
    {
        await OnGetAsync(only, part, null, cancellationToken);
        var change = await mediator.Send(new SayStillTrue.Command(kind ?? "", key ?? "", field ?? ""), cancellationToken);
        return Redirect($"{At(Part)}&change={change}");
    }

    /// <summary>Address of a page of this list.</summary>
    public string At(int part) => FormattableString.Invariant($"/staff/fresh?kind={Uri.EscapeDataString(Kind ?? "")}{(part > 1 ? $"&part={part}" : "")}");
}

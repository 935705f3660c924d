using CcoPortal.Application.Staff.Spreadsheets;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.Spreadsheets;

[StaffOnly(StaffRole.Editor, StaffRole.Reviewer)]
public sealed class DryRunModel(IMediator mediator) : PageModel
{
    /// <summary>So many are shown field by field; all are put into the change request.</summary>
    public const int Most = 100;

    [FromRoute]
    public string Kind { get; set; } = "";

    public ShowSpreadsheet.Result Shown { get; private set; } = null!;

    /// <summary>What was typed, when the page is shown again.</summary>
    public string? Sent(string field) => Request.HasFormContentType ? Request.Form[field].ToString() : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid? change, string? title, string? reason, string? source, CancellationToken cancellationToken) => await LoadAsync(cancellationToken)
        ? Redirect($"/staff/changes/{await mediator.Send(new ImportSpreadsheet.Command(Kind, change, title, reason, source), cancellationToken)}?done=saved") : NotFound();

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Shown = Sheet.Kinds.Contains(Kind) ? (await mediator.Send(new ShowSpreadsheet.Query(Kind), cancellationToken))! : null!;
        return Shown is not null;
    }
}

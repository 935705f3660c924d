using CcoPortal.Application;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using CcoPortal.Web.Staff;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.Records;

[StaffOnly(StaffRole.Editor, StaffRole.Reviewer, StaffRole.Admin)]
public sealed class RecordModel(IMediator mediator, Moment moment) : PageModel
{
    [FromRoute]
    public string Kind { get; set; } = "";

    [FromRoute]
    public string Key { get; set; } = "";

    public ShowRecord.Result Shown { get; private set; } = null!;

    /// <summary>Where its CCO serves today; null when the record is no service area of a CCO that does.</summary>
    public AreaMap? Map { get; private set; }

    public bool MayEdit => StaffSession.Of(HttpContext)?.Role is StaffRole.Editor or StaffRole.Reviewer;

    /// <summary>What was typed, when the page is shown again.</summary>
    public string? Sent(string field) => Request.HasFormContentType ? Request.Form[field].ToString() : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>“Put this version back.”</summary>
    public async Task<IActionResult> OnPostBackAsync(int edition, CancellationToken cancellationToken) => await LoadAsync(cancellationToken)
        ? Redirect($"/staff/changes/{await mediator.Send(new RollBack.Command(edition, Kind, Key), cancellationToken)}?done=saved") : NotFound();

    public async Task<IActionResult> OnPostWithdrawAsync(Guid? change, int? seenIn, string? reason, string? source, CancellationToken cancellationToken) => await LoadAsync(cancellationToken)
        ? Redirect($"/staff/changes/{await mediator.Send(new WithdrawRecord.Command(Kind, Key, seenIn, change, reason, source), cancellationToken)}?done=saved") : NotFound();

    /// <summary>The area ends; then comes the form of the one that follows.</summary>
    public async Task<IActionResult> OnPostCloseAsync(Guid? change, int? seenIn, string? day, string? act, CancellationToken cancellationToken)
    {
        if (Kind != CloseArea.Kind || !await LoadAsync(cancellationToken))
            return NotFound();
        var into = await mediator.Send(new CloseArea.Command(Key, day, seenIn, change, "", ""), cancellationToken);
        return Redirect(act == "another" ? $"/staff/new/{Kind}?change={into}&like={Uri.EscapeDataString(Key)}&on={Uri.EscapeDataString(day!.Trim())}" : $"/staff/changes/{into}?done=saved");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Shown = (await mediator.Send(new ShowRecord.Query(Kind, Key), cancellationToken))!;
        if (Shown is not null && Kind == CloseArea.Kind)
            Map = AreaMap.Of(moment.Edition.Facts, Key.Split('/')[0], moment.Today);
        return Shown is not null;
    }
}

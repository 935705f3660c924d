using CcoPortal.Application;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Data.Changes;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using CcoPortal.Web.Staff;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.Changes;

[StaffOnly(StaffRole.Editor, StaffRole.Reviewer, StaffRole.Admin)]
public sealed class ChangeModel(IMediator mediator, Moment moment) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>What was just done, from the address: a key of <see cref="DoneWords"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    // Fields of its forms. Properties, since errors are told under the names by which fields were bound, and the page's links lead to those.
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Time { get; set; }

    public ShowChange.Result Shown { get; private set; } = null!;

    public DateOnly Today => moment.Today;

    /// <summary>On the map, for each CCO whose service areas it changes.</summary>
    public IReadOnlyList<AreaDiff> Areas => AreaDiff.Of(Shown.Before, Shown.After, Shown.Proposals.Where(p => p.Row.Kind == CloseArea.Kind).Select(p => p.Row.Key.Split('/')[0]), moment.Today);

    public ChangeState State => Shown.Change.State;

    public bool MayEdit => StaffSession.Of(HttpContext)?.Role is StaffRole.Editor or StaffRole.Reviewer;

    /// <summary>A reviewer who wrote nothing of it.</summary>
    public bool MayApprove => StaffSession.Of(HttpContext) is { Role: StaffRole.Reviewer } session && !Shown.Authors.Contains(session.Id);

    public bool MayBreakGlass => StaffSession.Of(HttpContext)?.Role == StaffRole.Reviewer && State.IsOpen();

    /// <summary>What was typed, when the page is shown again; null when another of its forms was sent.</summary>
    public string? Sent(string field) => Request.HasFormContentType && Request.Form.TryGetValue(field, out var sent) ? sent.ToString() : null;

    public bool Ticked(string id) => Request.HasFormContentType && Request.Form["ticks"].Contains(id);

    public string? DoneWords => Done switch
    {
        "described" or "saved" => "Saved.",
        "said" => "Your comment is below.",
        "submitted" => "Submitted. The reviewers get a mail.",
        "approved" => "Approved. Publish it now, or set a time.",
        "sent-back" => "Sent back to its editors.",
        "refused" => "Refused.",
        "withdrawn" => "Withdrawn. Nothing was published.",
        "scheduled" => "Scheduled.",
        "unscheduled" => "Taken off the schedule.",
        "dropped" => "Taken out of this change request.",
        "published" => "Published. Members see it now.",
        "back-in-review" => "Not published: see the newest comment. It is in review again.",
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostDescribeAsync(CancellationToken cancellationToken) =>
        DoAsync(new DescribeChange.Command(Id, Title, Reason, Source, Sent("seen"), Sent("corrects") is not null), "described", cancellationToken);

    public Task<IActionResult> OnPostCommentAsync(CancellationToken cancellationToken) => DoAsync(new CommentOnChange.Command(Id, Text), "said", cancellationToken);

    public Task<IActionResult> OnPostSubmitAsync(CancellationToken cancellationToken) => DoAsync(new SubmitChange.Command(Id), "submitted", cancellationToken);

    public Task<IActionResult> OnPostApproveAsync(string? seen, List<string> ticks, Dictionary<string, string> waivers, CancellationToken cancellationToken) =>
        DoAsync(new ApproveChange.Command(Id, (seen ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries), ticks, waivers), "approved", cancellationToken);

    public Task<IActionResult> OnPostSendBackAsync(CancellationToken cancellationToken) => DoAsync(new SendBackChange.Command(Id, Why, ForGood: false), "sent-back", cancellationToken);

    public Task<IActionResult> OnPostRefuseAsync(CancellationToken cancellationToken) => DoAsync(new SendBackChange.Command(Id, Why, ForGood: true), "refused", cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken) => DoAsync(new WithdrawChange.Command(Id), "withdrawn", cancellationToken);

    public Task<IActionResult> OnPostScheduleAsync(CancellationToken cancellationToken) =>
        DoAsync(new ScheduleChange.Command(Id, Read<DateOnly>(Day), Read<TimeOnly>(Time)), "scheduled", cancellationToken);

    public Task<IActionResult> OnPostUnscheduleAsync(CancellationToken cancellationToken) => DoAsync(new UnscheduleChange.Command(Id), "unscheduled", cancellationToken);

    public async Task<IActionResult> OnPostDropAsync(string? kind, string? key, int number, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        var row = Shown.Proposals.FirstOrDefault(p => p.Row.Kind == kind && p.Row.Key == key)?.Row;
        var outcome = row is null ? null : await mediator.Send(new ProposeRecord.Command(Id, row.Kind, row.Key, Proposals.Drop, null, row.SeenIn, number), cancellationToken);
        if (outcome is ProposeRecord.Outcome.Saved)
            return Redirect($"/staff/changes/{Id}?done=dropped");
        ModelState.AddModelError("", "Somebody changed this since you opened it. Look at it again.");
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    public async Task<IActionResult> OnPostPublishAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        return Redirect($"/staff/changes/{Id}?done={(await mediator.Send(new PublishChange.Command(Id), cancellationToken) is PublishChange.Outcome.Published ? "published" : "back-in-review")}");
    }

    private async Task<IActionResult> DoAsync(IRequest command, string done, CancellationToken cancellationToken)
    {
        // Before, so that the page can be shown again when the command is refused.
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        await mediator.Send(command, cancellationToken);
        return Redirect($"/staff/changes/{Id}?done={done}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Shown = (await mediator.Send(new ShowChange.Query(Id), cancellationToken))!;
        return Shown is not null;
    }

    private static T? Read<T>(string? typed)
        where T : struct, IParsable<T> => T.TryParse(typed?.Trim(), System.Globalization.CultureInfo.InvariantCulture, out var read) ? read : null;
}

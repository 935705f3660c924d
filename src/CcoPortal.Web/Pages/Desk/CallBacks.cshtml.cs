using CcoPortal.Application;
using CcoPortal.Application.Desk;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using CcoPortal.Web.Staff;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Desk;

/// <summary>Whom the desk calls back. A number stands on the page only for who pressed for it.</summary>
[StaffOnly(StaffRole.Agent, StaffRole.Supervisor)]
public sealed class CallBacksModel(IMediator mediator, Moment moment) : PageModel
{
    /// <summary>The buttons, and what each says.</summary>
    public static readonly IReadOnlyList<(string Outcome, string Words)> Outcomes =
    [
        (nameof(CallBackOutcome.Reached), "Reached"), (EndCallBack.NoAnswer, "No answer"), (nameof(CallBackOutcome.WrongNumber), "Wrong number"), (nameof(CallBackOutcome.NotWanted), "No longer wanted"),
        (nameof(CallBackOutcome.GaveUp), "Give up"),
    ];

    public IReadOnlyList<ListCallBacks.Line> Shown { get; private set; } = [];

    /// <summary>One of <see cref="Outcomes"/> that was pressed just now.</summary>
    public string? Done { get; private set; }

    /// <summary>The number that was asked for just now, and of which line.</summary>
    public (string Line, string? Number)? Number { get; private set; }

    /// <summary>“3 days”.</summary>
    public string Age(DateTimeOffset since) => StaffWords.Lasting(moment.Now - since);

    public async Task OnGetAsync(string? done, CancellationToken cancellationToken)
    {
        Done = Outcomes.FirstOrDefault(o => o.Outcome == done).Words;
        Shown = await mediator.Send(new ListCallBacks.Query(), cancellationToken);
    }

    public async Task<IActionResult> OnPostShowAsync(Guid call, CallBackPurpose purpose, CancellationToken cancellationToken)
    {
        Shown = await mediator.Send(new ListCallBacks.Query(), cancellationToken);
        var number = (await mediator.Send(new ShowNumber.Command(call, purpose), cancellationToken)).Number;
        Number = (Shown.FirstOrDefault(l => (l.Call, l.Purpose) == (call, purpose))?.Id ?? "", number);
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid call, CallBackPurpose purpose, string? outcome, int tries, CancellationToken cancellationToken)
    {
        // Before, so that the page can be shown again when the command is refused.
        Shown = await mediator.Send(new ListCallBacks.Query(), cancellationToken);
        await mediator.Send(new EndCallBack.Command(call, purpose, outcome, tries), cancellationToken);
        return Redirect($"/desk/call-backs?done={outcome}");
    }
}

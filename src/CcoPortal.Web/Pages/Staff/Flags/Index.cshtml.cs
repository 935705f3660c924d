using CcoPortal.Application;
using CcoPortal.Application.Staff.Flags;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using CcoPortal.Web.Staff;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.Flags;

[StaffOnly(StaffRole.Editor, StaffRole.Reviewer, StaffRole.Admin)]
public sealed class IndexModel(IMediator mediator, Moment moment) : PageModel
{
    public IReadOnlyList<ListFlags.Line> Shown { get; private set; } = [];

    /// <summary>One was answered just now.</summary>
    public bool Done { get; private set; }

    public bool MayEdit => StaffSession.Of(HttpContext)?.Role is StaffRole.Editor or StaffRole.Reviewer;

    public static string Words(FlagEnd end) => end switch
    {
        FlagEnd.InChange => "In a change",
        FlagEnd.TrueAsItIs => "True as it is: I read the source",
        _ => "Cannot be checked",
    };

    /// <summary>“3 days ago”.</summary>
    public string Ago(DateTimeOffset at) => $"{StaffWords.Lasting(moment.Now - at)} ago";

    public async Task OnGetAsync(bool done, CancellationToken cancellationToken)
    {
        Done = done;
        Shown = await mediator.Send(new ListFlags.Query(), cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string? flags, string? end, string? change, CancellationToken cancellationToken)
    {
        // Before, so that the page can be shown again when the command is refused.
        Shown = await mediator.Send(new ListFlags.Query(), cancellationToken);
        await mediator.Send(new EndFlags.Command([.. (flags ?? "").Split(' ').Where(f => Guid.TryParse(f, out _)).Select(Guid.Parse)], end, Guid.TryParse(change, out var id) ? id : null), cancellationToken);
        return Redirect("/staff/flags?done=true");
    }
}

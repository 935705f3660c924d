using CcoPortal.Application.Staff.Editing;
using CcoPortal.Application.Staff.Tasks;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff;

[StaffOnly(StaffRole.Editor, StaffRole.Reviewer, StaffRole.Admin)]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public ShowTasks.Result Tasks { get; private set; } = null!;

    public bool MayEdit => StaffSession.Of(HttpContext)?.Role is StaffRole.Editor or StaffRole.Reviewer;

    /// <summary>What a kept draft is of, and where it goes on; null where its form has no address of its own.</summary>
    public static (string Words, string? Address) Of(string form, string about) => (form, about?.Split(':', 2)) switch
    {
        ("edit", [var kind, ""]) => ($"New: {FieldTable.Kind(kind)}", $"/staff/new/{kind}"),
        ("edit", [var kind, var key]) => ($"{FieldTable.Kind(kind)} {key}", $"/staff/edit/{kind}/{key}"),
        ("spreadsheet", _) => ($"Spreadsheet: {FieldTable.KindOfMany(about!)}", $"/staff/spreadsheets/{about}"),
        _ => (about ?? "", null),
    };

    public async Task OnGetAsync(CancellationToken cancellationToken) => Tasks = await mediator.Send(new ShowTasks.Query(), cancellationToken);
}

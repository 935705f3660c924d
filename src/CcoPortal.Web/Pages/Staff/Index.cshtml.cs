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

    /// <summary>What a kept draft is of, and where it goes on.</summary>
    public (string Name, string Address) Draft(string form, string about)
    {
        var (kind, key) = about?.Split(':', 2) is [var first, var rest] ? (first, rest) : (about ?? "", "");
        return form == "spreadsheet" ? ($"A spreadsheet of {FieldTable.KindOfMany(kind)}", $"/staff/spreadsheets/{kind}")
            : form == "new" ? ($"New: {FieldTable.Kind(kind)}", $"/staff/new/{kind}?draft={key}")
            : ($"{FieldTable.Kind(kind)} {key}", $"/staff/edit/{kind}/{key}");
    }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Tasks = await mediator.Send(new ShowTasks.Query(), cancellationToken);
}

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

    /// <summary>What each kept draft is of, and where it goes on. Several new records of a kind are numbered.</summary>
    public IEnumerable<(string Name, string Address, DateTimeOffset At)> Drafts => from draft in Tasks.Drafts.Select(d => (Of: Draft(d.Form, d.About), d.At))
                                                                                   group draft by draft.Of.Name into same
                                                                                   from one in same.Index()
                                                                                   select (one.Index == 0 ? same.Key : $"{same.Key}, {one.Index + 1}", one.Item.Of.Address, one.Item.At);

    private static (string Name, string Address) Draft(string form, string about)
    {
        var (kind, key) = about?.Split(':', 2) is [var first, var rest] ? (first, rest) : (about ?? "", "");
        return form == "spreadsheet" ? ($"A spreadsheet of {FieldTable.KindOfMany(kind)}", $"/staff/spreadsheets/{kind}")
            : form == "new" ? ($"New: {FieldTable.Kind(kind)}", $"/staff/new/{kind}?draft={key}")
            : ($"{FieldTable.Kind(kind)} {key}", $"/staff/edit/{kind}/{key}");
    }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Tasks = await mediator.Send(new ShowTasks.Query(), cancellationToken);
}

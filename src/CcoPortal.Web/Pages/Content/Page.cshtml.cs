using CcoPortal.Application;
using CcoPortal.Application.Content;
using CcoPortal.Web.Content;
using CcoPortal.Web.Languages;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Content;

[StoredPage]
public sealed class ContentPageModel(IMediator mediator, Moment moment) : PageModel
{
    public ShowPage.Result Shown { get; private set; } = null!;

    public IEnumerable<(string? Html, string? Block)> Parts => PageBody.Parts(Shown.Page.In(Language.Current.Tag).Body, moment, Request.PathBase);

    public async Task<IActionResult> OnGetAsync(string section, string slug, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ShowPage.Query(section, slug), cancellationToken) is not { } shown)
            return NotFound();
        Shown = shown;
        return Page();
    }
}

using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CcoPortal.Web.ViewComponents;

/// <summary>Tells staff on every page of theirs that something was published without approval and nobody has looked at it since. Says nothing while the database is away.</summary>
public sealed class OwedReviews(IMediator mediator) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        try
        {
            return View(await mediator.Send(new ListBreakGlass.Query(Owed: true)));
        }
        catch (StoreAwayException)
        {
            return Content("");
        }
    }
}

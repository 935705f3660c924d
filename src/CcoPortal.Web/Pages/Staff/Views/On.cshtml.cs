using CcoPortal.Application;
using CcoPortal.Application.Staff.Views;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using CcoPortal.Web.Views;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.Views;

/// <summary>Chooses a day on which the public site is seen as it was published then, out of all editions.</summary>
[StaffOnly(StaffRole.Editor, StaffRole.Reviewer, StaffRole.Admin)]
public sealed class OnModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public string? Date { get; private set; }

    public string? Time { get; private set; }

    public ListEditions.Result Listed { get; private set; } = new([], false);

    /// <param name="date">As a browser's date field sends it.</param>
    /// <param name="time">As a browser's time field sends it; empty for the whole day.</param>
    /// <param name="to">The page to see there.</param>
    /// <param name="below">Editions with lower numbers.</param>
    public async Task<IActionResult> OnGetAsync(string? date, string? time, string? to, int? below, CancellationToken cancellationToken)
    {
        (Date, Time) = (date?.Trim(), time?.Trim());
        if (!string.IsNullOrEmpty(Date) || !string.IsNullOrEmpty(Time))
        {
            if (ViewDay.Read(Date, Time, Moment.DayOf(clock.GetUtcNow())) is { } at)
                return ViewDay.SeeOther(Response, new ViewAddress(null, at), to);
            ModelState.AddModelError("date", ViewDay.Wrong);
        }

        Listed = await mediator.Send(new ListEditions.Query(below), cancellationToken);
        return new PageResult { StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };
    }
}

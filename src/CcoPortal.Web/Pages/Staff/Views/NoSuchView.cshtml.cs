using CcoPortal.Application;
using CcoPortal.Application.Staff.Views;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using CcoPortal.Web.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.Views;

/// <summary>Addresses that look like a view's and are none, and the way from a change to its preview today.</summary>
[StaffOnly(StaffRole.Editor, StaffRole.Reviewer, StaffRole.Admin)]
public sealed class NoSuchViewModel(TimeProvider clock) : PageModel
{
    /// <param name="change">Null where a past day was asked for.</param>
    /// <param name="day">Null: today.</param>
    /// <param name="date">The same out of a form.</param>
    /// <param name="to">The page to see there.</param>
    public IActionResult OnGet(string? change, string? day, string? date, string? to)
    {
        var id = Guid.Empty;
        if (change is not null && !Guid.TryParseExact(change, "D", out id))
            return NotFound();
        // With a day that can be read, it is a page of staff's within a view: there is none.
        if (day is not null && Viewpoint.Read(day) is not null)
            return NotFound();
        var today = Moment.DayOf(clock.GetUtcNow());
        if (change is not null && day is null && (string.IsNullOrEmpty(date) ? new Viewpoint(today) : ViewDay.Read(date, null, today)) is { } at)
            return ViewDay.SeeOther(Response, new ViewAddress(id, at), to);
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}

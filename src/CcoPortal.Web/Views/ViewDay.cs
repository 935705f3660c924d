using CcoPortal.Application.Staff.Views;
using Microsoft.AspNetCore.Mvc;

namespace CcoPortal.Web.Views;

/// <summary>From a date in a form to a view.</summary>
internal static class ViewDay
{
    public const string Wrong = "Enter a day from January 1, 2013 to two years from now, like 2026-11-22. A time is like 15:30.";

    /// <summary>Null when it cannot be read, or nobody can ask about it.</summary>
    public static Viewpoint? Read(string? date, string? time, DateOnly today) =>
        Viewpoint.Read(string.IsNullOrEmpty(time) ? date : $"{date}T{time.Replace(":", "", StringComparison.Ordinal)}") is { } at && at.IsIn(today) ? at : null;

    /// <summary>To a page within the view; its first page when there is no such path.</summary>
    public static IActionResult SeeOther(HttpResponse response, ViewAddress view, string? to)
    {
        var isPath = to is ['/', ..] && !to.StartsWith("//", StringComparison.Ordinal) && to.All(c => char.IsAscii(c) && !char.IsControl(c) && c != '\\');
        response.Headers.Location = view.Prefix + new PathString(isPath ? Uri.UnescapeDataString(to!) : "/").ToUriComponent();
        return new StatusCodeResult(StatusCodes.Status303SeeOther);
    }
}

using System.Globalization;
using CcoPortal.Application;
using CcoPortal.Application.Desk;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Desk;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Desk;

/// <summary>What the desk did in a period.</summary>
[StaffOnly(StaffRole.Supervisor)]
public sealed class NumbersModel(IMediator mediator, Moment moment) : PageModel
{
    /// <summary>As typed, or the period that is shown.</summary>
    public string From { get; private set; } = "";

    public string To { get; private set; } = "";

    /// <summary>The days that can be chosen.</summary>
    public (string First, string Last) Days => (Text(ShowNumbers.Earliest(moment.Today)), Text(moment.Today.AddDays(-1)));

    /// <summary>Null where the period cannot be.</summary>
    public ShowNumbers.Result? Numbers { get; private set; }

    public IReadOnlyList<NumbersTable> Tables { get; private set; } = [];

    public async Task OnGetAsync(string? from, string? to, CancellationToken cancellationToken)
    {
        (From, To) = (from ?? "", to ?? "");
        Numbers = await mediator.Send(new ShowNumbers.Query(from, to), cancellationToken);
        (From, To, Tables) = (Text(Numbers.From), Text(Numbers.To), NumberWords.Tables(Numbers, moment));
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using CcoPortal.Application;
using CcoPortal.Application.Desk;
using CcoPortal.Application.Staff.Spreadsheets;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Desk;
using CcoPortal.Web.Pages.Account;
using CcoPortal.Web.Setup;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Desk;

/// <summary>One of the tables as a spreadsheet.</summary>
[StaffOnly(StaffRole.Supervisor)]
public sealed class NumbersSheetModel(IMediator mediator, Moment moment) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? table, string? from, string? to, CancellationToken cancellationToken)
    {
        try
        {
            var numbers = await mediator.Send(new ShowNumbers.Query(from, to), cancellationToken);
            return NumberWords.Tables(numbers, moment).FirstOrDefault(t => t.Key == table) is { } found
                ? File(Sheet.Write([found.Columns, .. found.Rows.Select(r => r.Select(c => c.Value).ToList())]), "text/csv; charset=utf-8", $"{found.Key}-{numbers.From:yyyy-MM-dd}-{numbers.To:yyyy-MM-dd}.csv")
                : NotFound();
        }
        catch (ValidationException)
        {
            // The page says what is wrong with the period.
            return new LocalSeeOtherResult($"/desk/numbers{QueryString.Create([KeyValuePair.Create<string, string?>("from", from), KeyValuePair.Create<string, string?>("to", to)])}");
        }
    }
}

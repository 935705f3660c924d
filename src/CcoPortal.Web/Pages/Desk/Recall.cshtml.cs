using CcoPortal.Application;
using CcoPortal.Application.Desk;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Desk;
using CcoPortal.Web.Setup;
using CcoPortal.Web.Staff;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Desk;

/// <summary>The calls in which something was read out that turned out wrong.</summary>
[StaffOnly(StaffRole.Supervisor)]
public sealed class RecallModel(IMediator mediator, Moment moment) : PageModel
{
    public IReadOnlyList<Correction> Shown { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Shown = await mediator.Send(new ListRecalls.Query(), cancellationToken);

    public static string Languages(IReadOnlyList<CallRow> calls) => Counted(calls, c => RecordForm.LanguageName(c.Language));

    public string Counties(IReadOnlyList<CallRow> calls) => Counted(calls, c => c.County is { } slug ? moment.Edition.County(slug)?.Name ?? slug : "not known");

    public static string Days(IReadOnlyList<CallRow> calls) => Counted(calls, c => StaffWords.Day(Moment.DayOf(c.Ended)), inOrder: true);

    /// <summary>What became of those that were made: “; Reached: 2”.</summary>
    public static string Ended(IEnumerable<CallBackRow> numbers) =>
        string.Concat(numbers.Where(n => n.Outcome is not null).GroupBy(n => n.Outcome!.Value).Select(g => $"; {CallWords.Of(g.Key)}: {g.Count()}"));

    /// <summary>“English 3, Spanish 1”: the most frequent first, or in the order of the calls.</summary>
    private static string Counted(IReadOnlyList<CallRow> calls, Func<CallRow, string> of, bool inOrder = false) =>
        string.Join("; ", calls.GroupBy(of).OrderByDescending(g => inOrder ? 0 : g.Count()).Select(g => $"{g.Key}: {g.Count()}"));
}

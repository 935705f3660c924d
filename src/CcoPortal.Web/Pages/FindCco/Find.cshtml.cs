using CcoPortal.Application.Search;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Search;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Setup;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Primitives;

namespace CcoPortal.Web.Pages.FindCco;

/// <summary>The form, and every answer that has no area page of its own.</summary>
[StoredPage(Unless = ["q"])]
[EnableRateLimiting(RateLimits.Lookups)]
[IgnoreAntiforgeryToken]
public sealed class FindModel(IMediator mediator) : PageModel
{
    /// <summary>What was typed, to be shown again.</summary>
    public string? Q { get; private set; }

    /// <summary>What was typed into this box may tell of danger too.</summary>
    public IReadOnlyList<DangerTopic> Dangers { get; private set; } = [];

    /// <summary>Null: nothing was asked, or what was asked cannot be read.</summary>
    public CoverageAnswer? Answer { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        Request.Query.TryGetValue("q", out var q) ? AnswerAsync(q, Request.Query["county"], cancellationToken) : Task.FromResult<IActionResult>(Page());

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var form = await PostedForm.ReadAsync(Request, cancellationToken);
        return await AnswerAsync(form["q"], form["county"], cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(StringValues q, StringValues county, CancellationToken cancellationToken)
    {
        // Back must work after a chooser, so it may be kept, by this browser only.
        Response.Headers.CacheControl = "private, no-cache";
        Dangers = await mediator.Send(new HearDanger.Query(q.ToString()), cancellationToken);
        if (q.Count > 1 || county.Count > 1)
            throw new ValidationException([new ValidationFailure("q", null) { ErrorCode = Sentences.Repeated }]);
        var query = Application.FindCco.FindCco.Query.FromText(q, county);
        Q = query.Zip ?? query.Name;
        Answer = (await mediator.Send(query, cancellationToken)).Coverage;
        return Answer switch
        {
            // Words of danger beside a ZIP: the numbers to call must be seen, so nothing leads away from them.
            _ when Dangers.Count > 0 => Page(),
            Served served => SeeOther(served.Href),
            ChooseZip { County: var parts } choose when choose.Name == $"{parts.Name} County" => SeeOther($"/counties/{parts.Slug}"),
            _ => Page(),
        };
    }

    private StatusCodeResult SeeOther(string href)
    {
        Response.Headers.Location = Url.Content("~" + href);
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}

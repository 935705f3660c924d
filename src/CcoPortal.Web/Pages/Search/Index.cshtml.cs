using CcoPortal.Application.Search;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Search;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Languages;
using CcoPortal.Web.Setup;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Primitives;

namespace CcoPortal.Web.Pages.Search;

/// <summary>The search of the whole site. Its words may stand in its address; a place stands in no link, so the menus send what was typed as a form.</summary>
[StoredPage(Unless = ["q"])]
[IgnoreAntiforgeryToken]
[EnableRateLimiting(RateLimits.Lookups)]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    /// <summary>How many of a group are shown at first.</summary>
    public const int Shown = 8;

    /// <summary>Null: what was asked cannot be read.</summary>
    public SearchSite.Result? Result { get; private set; }

    /// <summary>What was typed, to be shown again.</summary>
    public string Q { get; private set; } = "";

    public IReadOnlyList<DangerTopic> Dangers { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => AnswerAsync(Request.Query["q"], Request.Query["kind"], cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var form = await PostedForm.ReadAsync(Request, cancellationToken);
        return await AnswerAsync(form["q"], form["kind"], cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(StringValues q, StringValues kind, CancellationToken cancellationToken)
    {
        if (q.Count > 0 || HttpMethods.IsPost(Request.Method))
            Response.Headers.CacheControl = "private, no-cache";
        // A sign that no keyboard has would be no HTML.
        Q = string.Concat(q.ToString().Where(c => !char.IsControl(c)));
        Dangers = await mediator.Send(new HearDanger.Query(Q), cancellationToken);
        if (q.Count > 1)
            throw new ValidationException([new ValidationFailure("q", null) { ErrorCode = Sentences.TypedTwice }]);
        // Words of danger beside a ZIP: the numbers to call must be seen, so nothing leads away from them.
        if (Dangers.Count == 0 && await AreaOfZipAsync(cancellationToken) is { } href)
        {
            Response.Headers.Location = Url.Content("~" + href);
            return StatusCode(StatusCodes.Status303SeeOther);
        }

        Result = await mediator.Send(
            new SearchSite.Query(Q, Enum.TryParse<SiteKind>(kind.ToString(), ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : null, Language.Current.Tag), cancellationToken);
        return Page();
    }

    /// <summary>The area of a bare ZIP or ZIP+4 that has one; other answers stand at <c>/find</c>, where they ask on.</summary>
    private async Task<string?> AreaOfZipAsync(CancellationToken cancellationToken)
    {
        var clean = Application.FindCco.FindCco.Query.Clean(Q);
        if (Application.FindCco.FindCco.Query.FromText(Q, null) is not { Zip: { } zip } query || zip != clean || zip.Count(char.IsAsciiDigit) is not (5 or 9))
            return null;
        try
        {
            return (await mediator.Send(query, cancellationToken)).Coverage is Served served ? served.Href : null;
        }
        catch (ValidationException)
        {
            return null;
        }
    }
}

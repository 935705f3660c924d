using CcoPortal.Application.Benefits;
using CcoPortal.Application.Search;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Search;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Setup;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;

namespace CcoPortal.Web.Pages.Benefits;

/// <summary>The catalogue: filtered by area, person and words, all in the address.</summary>
[StoredPage(Keys = ["area", "person"], Unless = ["q"])]
[IgnoreAntiforgeryToken]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    /// <summary>Null: what was asked cannot be read.</summary>
    public ListBenefits.Result? Result { get; private set; }

    /// <summary>What was typed, to be shown again.</summary>
    public string Q { get; private set; } = "";

    public IReadOnlyList<DangerTopic> Dangers { get; private set; } = [];

    /// <summary>What was chosen, where it can be read.</summary>
    public BenefitArea? Area { get; private set; }

    public AgeGroup? Person { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-cache";
        return AnswerAsync(Request.Query["q"], Request.Query["area"], Request.Query["person"], cancellationToken);
    }

    /// <summary>The same question, sent again by a menu in whose links the words must not stand.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "private, no-cache";
        var form = await PostedForm.ReadAsync(Request, cancellationToken);
        return await AnswerAsync(form["q"], form["area"], form["person"], cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(StringValues q, StringValues area, StringValues person, CancellationToken cancellationToken)
    {
        Q = q.ToString();
        Area = BenefitAreas.Read(area.ToString());
        Person = person.ToString() switch { ListBenefits.Under21 => AgeGroup.Under21, ListBenefits.From21 => AgeGroup.From21, _ => null };
        Dangers = await mediator.Send(new HearDanger.Query(Q), cancellationToken);
        if (q.Count > 1 || area.Count > 1 || person.Count > 1)
            throw new ValidationException([new ValidationFailure("q", null) { ErrorCode = area.Count > 1 ? ListBenefits.Errors.Area : person.Count > 1 ? ListBenefits.Errors.Person : Sentences.TypedTwice }]);
        if (Application.FindCco.FindCco.Query.FromText(Q, null) is { Zip: not null } zip && Q.Trim().Length is 5 or 10)
            return await PlaceAsync(zip, cancellationToken);
        Result = await mediator.Send(new ListBenefits.Query(area, person, Q), cancellationToken);
        return Page();
    }

    /// <summary>A ZIP typed here is a question about a place; it must not stay in an address.</summary>
    private async Task<IActionResult> PlaceAsync(Application.FindCco.FindCco.Query zip, CancellationToken cancellationToken)
    {
        string href;
        try
        {
            href = (await mediator.Send(zip, cancellationToken)).Coverage is Served served ? served.Href : "/find";
        }
        catch (ValidationException)
        {
            href = "/find";
        }

        Response.Headers.Location = Url.Content("~" + href);
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}

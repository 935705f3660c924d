using CcoPortal.Application;
using CcoPortal.Application.Desk;
using CcoPortal.Data;
using CcoPortal.Domain.Desk;
using CcoPortal.Web.Desk;
using CcoPortal.Web.Languages;
using CcoPortal.Web.Setup;
using CcoPortal.Web.Staff;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CcoPortal.Web.Pages.Code;

/// <summary>What someone was told on the phone, by the code that they were given: as it is now, and what changed.</summary>
[StoredPage]
[IgnoreAntiforgeryToken]
[SameSitePosts]
[EnableRateLimiting(RateLimits.Codes)]
public sealed class IndexModel(IMediator mediator, Moment moment) : PageModel
{
    public enum Step
    {
        Form,
        NotThere,
        Braked,
        Away,
        Found,
    }

    public Step State { get; private set; }

    /// <summary>As typed, to be shown again.</summary>
    public string? Typed { get; private set; }

    /// <summary>Set when found.</summary>
    public HandOver HandOver { get; private set; } = null!;

    /// <summary>What was handed over, as it is now; null when there is no such record any more.</summary>
    public DeskAnswer? Answer { get; private set; }

    /// <summary>The same in words.</summary>
    public CallScript? Script { get; private set; }

    /// <summary>Sentences that no longer hold, and new ones.</summary>
    public (IReadOnlyList<string> Gone, IReadOnlyList<string> New) Changes { get; private set; } = ([], []);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "private, no-store";
        var form = await PostedForm.ReadAsync(Request, cancellationToken);
        Typed = form["code"].ToString();
        OpenCode.Result result;
        try
        {
            result = await mediator.Send(new OpenCode.Query(Typed, Language.Current.Tag), cancellationToken);
        }
        catch (StoreAwayException)
        {
            State = Step.Away;
            return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }

        switch (result)
        {
            case OpenCode.Result.Found found:
                return Show(found);
            case OpenCode.Result.Braked:
                State = Step.Braked;
                Response.Headers.RetryAfter = "3600";
                return new PageResult { StatusCode = StatusCodes.Status429TooManyRequests };
            default:
                State = Step.NotThere;
                return Page();
        }
    }

    private PageIn Show(OpenCode.Result.Found found)
    {
        (State, HandOver, Answer) = (Step.Found, found.HandOver, found.Answer);
        var language = ScriptWords.Has(Language.Current, Answer) ? Language.Current : Language.English;
        if (Answer is null)
            return new PageIn(language);
        var on = (HandOver.Answer as HandedAnswer.Place)?.On;
        Spoken.In(language, () =>
        {
            Script = ScriptWords.Of(Answer, moment, on ?? moment.Today);
            if (HandOver.Said.FirstOrDefault(s => s.Language == language.Tag) is { } then)
                Changes = HandOut.Changes(then, Script, on);
            return true;
        });
        return new PageIn(language);
    }
}

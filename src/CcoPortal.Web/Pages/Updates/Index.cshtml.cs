using CcoPortal.Application.Updates;
using CcoPortal.Data;
using CcoPortal.Web.Languages;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CcoPortal.Web.Pages.Updates;

/// <summary>What changed lately, and a form to hear about changes by e-mail.</summary>
[StoredPage]
[IgnoreAntiforgeryToken]
[SameSitePosts]
[EnableRateLimiting(RateLimits.Mails)]
public sealed class IndexModel(IMediator mediator, UpdatesSettings settings) : PageModel
{
    public enum Step
    {
        Form,
        Sent,
        Away,
    }

    public Step State { get; private set; }

    public ShowUpdates.Result Shown { get; private set; } = null!;

    /// <summary>As typed, to be shown again.</summary>
    public string? Email { get; private set; }

    public string? Watch { get; private set; }

    public bool AreOffered => settings.AreOffered;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Shown = await mediator.Send(new ShowUpdates.Query(), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "private, no-cache";
        Shown = await mediator.Send(new ShowUpdates.Query(), cancellationToken);
        if (!AreOffered)
            return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
        var form = await PostedForm.ReadAsync(Request, cancellationToken);
        (Email, Watch) = (form["email"], form["watch"]);
        try
        {
            await mediator.Send(new AskForUpdates.Command(Email, Watch, Language.Current.Tag), cancellationToken);
        }
        catch (StoreAwayException)
        {
            State = Step.Away;
            return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }

        State = Step.Sent;
        return Page();
    }
}

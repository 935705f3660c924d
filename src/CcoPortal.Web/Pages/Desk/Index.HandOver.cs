using CcoPortal.Application.Desk;
using CcoPortal.Data;
using CcoPortal.Data.Outbox;
using CcoPortal.Web.Desk;
using CcoPortal.Web.Setup;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CcoPortal.Web.Pages.Desk;

/// <summary>The answer goes along with the caller: as a letter, by e-mail, or by a code.</summary>
public sealed partial class IndexModel
{
    private bool _wentAlong;

    /// <summary>Whether an answer of this call went along, so that the wrap-up offers it.</summary>
    public bool WentAlong => _wentAlong || (Request.HasFormContentType && Request.Form["handed"] == "yes");

    /// <summary>The code that was made now.</summary>
    public GiveCode.Result? Code { get; private set; }

    /// <summary>No code could be made, since the database is away.</summary>
    public bool NoCode { get; private set; }

    /// <summary>Null before a letter or a mail is made of the answer.</summary>
    public HandOut? HandOut { get; private set; }

    public bool LargePrint { get; private set; }

    /// <summary>As typed, to be shown again when it could not be sent; it is kept nowhere else.</summary>
    public string? Email { get; private set; }

    /// <summary>Null before a mail was sent.</summary>
    public MailEnd? Mailed { get; private set; }

    /// <summary>A page to print.</summary>
    public Task<IActionResult> OnPostLetterAsync([FromServices] PortalSettings settings, CancellationToken cancellationToken) => HandOutAsync(settings, form =>
    {
        LargePrint = form["print"] == "large";
        WentOut();
        return Task.FromResult<IActionResult>(Instead("_Letter", StatusCodes.Status200OK));
    }, cancellationToken);

    /// <summary>The form for the address.</summary>
    public Task<IActionResult> OnPostEmailAsync([FromServices] PortalSettings settings, CancellationToken cancellationToken) =>
        HandOutAsync(settings, _ => Task.FromResult<IActionResult>(Instead("_Email", StatusCodes.Status200OK)), cancellationToken);

    public Task<IActionResult> OnPostSendAsync([FromServices] PortalSettings settings, CancellationToken cancellationToken) => HandOutAsync(settings, async form =>
    {
        Email = Clean(form["email"]);
        try
        {
            Mailed = await mediator.Send(new MailAnswer.Command(Guid.TryParse(form["once"], out var once) ? once : Guid.NewGuid(), Email, HandOut!.Mail(moment)), cancellationToken);
        }
        catch (ValidationException e)
        {
            foreach (var error in e.Errors)
                ModelState.AddModelError(error.PropertyName, error.ErrorMessage);
            return Instead("_Email", StatusCodes.Status400BadRequest);
        }

        if (Mailed != MailEnd.Sent)
            return Instead("_Email", StatusCodes.Status503ServiceUnavailable);
        Email = null;
        WentOut();
        return Instead("_Email", StatusCodes.Status200OK);
    }, cancellationToken);

    public async Task<IActionResult> OnPostCodeAsync([FromServices] PortalSettings settings, CancellationToken cancellationToken)
    {
        await AskAsync(cancellationToken);
        if (Result?.Shown is not { Handed: { } handed } shown)
            return Page();
        HandOut = HandOut.Of(shown, CallerTag, moment, Result.On, settings.RootFor(Request));
        try
        {
            Code = await mediator.Send(new GiveCode.Command(handed, HandOut.Said(shown, moment, Result.On), HandOut.Language.Tag), cancellationToken);
        }
        catch (StoreAwayException)
        {
            NoCode = true;
            return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }

        _wentAlong = true;
        return Page();
    }

    /// <summary>Where a caller types a code, without what stands before it on the web.</summary>
    public string CodeAddress(PortalSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return $"{new Uri(settings.RootFor(Request)).Authority}{HandOut?.Language.Prefix}/code";
    }

    private async Task<IActionResult> HandOutAsync(PortalSettings settings, Func<IFormCollection, Task<IActionResult>> show, CancellationToken cancellationToken)
    {
        await AskAsync(cancellationToken);
        // What stands there now may be a question, or nothing: then the desk shows it.
        if (Result?.Shown is not { Handed: not null } shown)
            return Page();
        HandOut = HandOut.Of(shown, CallerTag, moment, Result.On, settings.RootFor(Request));
        return await show(await PostedForm.ReadAsync(Request, cancellationToken));
    }

    /// <summary>The numbers at the end of a letter or a mail were given as those of the answer were.</summary>
    private void WentOut()
    {
        _wentAlong = true;
        AddRead(ScriptWords.LinesIn(string.Join('\n', HandOut!.Paragraphs(moment)), moment.Edition).Select(Line));
    }

    private ViewResult Instead(string view, int status) => new() { ViewName = $"/Pages/Desk/{view}.cshtml", StatusCode = status, ViewData = new ViewDataDictionary<IndexModel>(ViewData, this) };
}

using CcoPortal.Data;
using CcoPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Updates;

/// <summary>A page that a link in a mail opens: the link changes nothing, its button does. Whether the token is known is not told before.</summary>
[IgnoreAntiforgeryToken]
[SameSitePosts]
public abstract class TokenPage : PageModel
{
    public enum Step
    {
        Button,
        Done,
        Away,
    }

    public Step State { get; private set; }

    /// <summary>Out of the link; goes with the button.</summary>
    public string Token { get; private set; } = "";

    public IActionResult OnGet(string? token)
    {
        Response.Headers.CacheControl = "no-store";
        Token = token ?? "";
        return Token.Length is 0 or > 100 ? NotFound() : Page();
    }

    /// <summary>The token stands in the form, or in the address where a mail provider unsubscribes (RFC 8058).</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "private, no-cache";
        var form = await PostedForm.ReadAsync(Request, cancellationToken);
        Token = form["token"] is { Count: > 0 } posted ? posted.ToString() : Request.Query["token"].ToString();
        try
        {
            await DoAsync(cancellationToken);
        }
        catch (StoreAwayException)
        {
            State = Step.Away;
            return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }

        State = Step.Done;
        return Page();
    }

    protected abstract Task DoAsync(CancellationToken cancellationToken);
}

using CcoPortal.Web.Reading;
using CcoPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Reading;

/// <summary>Text size, contrast, text only, spacing. Sets the one cookie that members can get, and takes it away again.</summary>
[IgnoreAntiforgeryToken]
[SameSitePosts]
public sealed class PreferencesModel : PageModel
{
    public WaysToRead Ways { get; private set; } = WaysToRead.Usual;

    /// <summary>The page that the person came from, a path of the portal's own; null for none.</summary>
    public string? Back { get; private set; }

    /// <summary>What was asked there, when the page was the answer to a form: it is asked again on the way back.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Asked { get; private set; } = [];

    public bool IsSaved { get; private set; }

    public void OnGet(string? back)
    {
        Response.Headers.CacheControl = "private, no-cache";
        Ways = WaysToRead.Of(HttpContext);
        Back = Own(back);
    }

    /// <summary>From a page that answered a form: shows the choices, and keeps the questions.</summary>
    public Task OnPostOpenAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    private async Task<IFormCollection> ReadAsync(CancellationToken cancellationToken)
    {
        var form = await PostedForm.ReadAsync(Request, cancellationToken);
        OnGet(form["back"]);
        Asked = [.. form.Where(f => f.Key.StartsWith(AskedPrefix, StringComparison.Ordinal)).Take(MostQuestions).SelectMany(f => f.Value.OfType<string>().Select(v => KeyValuePair.Create(f.Key[AskedPrefix.Length..], v)))];
        return form;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var form = await ReadAsync(cancellationToken);
        Ways = form["reset"].Count > 0 ? WaysToRead.Usual : new(
            Enum.TryParse<TextSize>(form["size"], ignoreCase: true, out var size) && Enum.IsDefined(size) ? size : TextSize.Normal,
            form["contrast"].Count > 0, form["text-only"].Count > 0, form["spacing"].Count > 0);
        var options = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps, Path = "/", IsEssential = true, MaxAge = TimeSpan.FromDays(365) };
        if (Ways == WaysToRead.Usual)
            Response.Cookies.Delete(WaysToRead.Cookie, new CookieOptions { Path = "/" });
        else
            Response.Cookies.Append(WaysToRead.Cookie, Ways.Key, options);
        if (Asked.Count == 0)
        {
            Response.Headers.Location = Request.PathBase + (Back ?? "/preferences");
            return StatusCode(StatusCodes.Status303SeeOther);
        }

        IsSaved = true;
        HttpContext.Items[WaysToRead.Cookie] = Ways;
        return Page();
    }

    public const string AskedPrefix = "asked.";

    private const int MostQuestions = 40;

    private string? Own(string? path) => Url.IsLocalUrl(path) && path!.StartsWith('/') && path.All(char.IsAscii) ? path : null;
}

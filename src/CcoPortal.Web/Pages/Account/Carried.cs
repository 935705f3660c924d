using CcoPortal.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace CcoPortal.Web.Pages.Account;

/// <summary>What goes with someone through the pages of signing in: where they wanted to go, and what they had sent.</summary>
/// <param name="Back">An address of staff's pages.</param>
/// <param name="Kept">A <see cref="KeptForm"/>, unreadable to all but the portal.</param>
public sealed record Carried(string? Back, string? Kept)
{
    /// <summary>Out of the request: what was sent to a page that now shows the sign-in, or the hidden fields of its form.</summary>
    internal static Carried Of(HttpRequest request, KeptForms forms)
    {
        if (ShownInstead.Of(request.HttpContext)?.Kept is { } kept)
            return new Carried(Addresses.Back(kept.Address), forms.Write(kept));
        // A page that is shown in place of another has that one's fields.
        var form = HttpMethods.IsPost(request.Method) && request.HasFormContentType ? request.Form : null;
        var field = form?[KeptForms.Field].ToString();
        return new Carried(Addresses.Back(form is null ? request.Query["back"] : form["back"]), forms.Read(field) is null ? null : field);
    }

    /// <summary>The answer once someone is in.</summary>
    internal IActionResult Go(HttpContext context, KeptForms forms, string home)
    {
        if (forms.Read(Kept) is not { } kept)
            return new LocalSeeOtherResult(Back ?? home);
        new ShownInstead(ShownInstead.Again, StatusCodes.Status200OK, kept).AskFor(context);
        return new EmptyResult();
    }
}

/// <summary>303 to an address of our own, so that a reload sends nothing twice.</summary>
internal sealed class LocalSeeOtherResult(string address) : ActionResult
{
    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = address;
    }
}

namespace CcoPortal.Web.SignIn;

/// <summary>Asks <see cref="StaffGate"/> to show another page in place of the answer: what was posted then goes on from page to page in its body, never in an address. A feature of the request.</summary>
/// <param name="Path">Of a page; opened directly, pages under <c>/account/shown</c> are not there.</param>
public sealed record ShownInstead(string Path, int Status, KeptForm? Kept = null)
{
    public const string Away = "/account/shown/away", Refused = "/account/shown/refused", Again = "/account/shown/again", Token = "/account/shown/token";

    public static ShownInstead? Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<ShownInstead>();
    }

    public void AskFor(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Features.Set(this);
    }
}

using CcoPortal.Application.Account;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CcoPortal.Web.Pages.Account;

[StaffOnly(EvenWithoutSecondFactor = true)]
[FreshProof]
[EnableRateLimiting(RateLimits.SignIns)]
public sealed class AuthenticatorModel(IMediator mediator, SignInSettings settings, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>In fours, as it is easier to type.</summary>
    public string Key { get; private set; } = "";

    public QrCode Qr { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : new LocalSeeOtherResult(Addresses.Security);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return new LocalSeeOtherResult(Addresses.Security);
        var member = await mediator.Send(new AcceptAuthenticator.Command(Code), cancellationToken);
        await StaffSession.Of(HttpContext)!.GoOnAsync(HttpContext, member, clock.GetUtcNow(), hasSecondFactor: true);
        return new LocalSeeOtherResult(Addresses.Security + "?done=authenticator");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var shown = await mediator.Send(new ShowSecurity.Query(), cancellationToken);
        if (shown.ProposedKey is not { } key)
            return false;
        Key = string.Join(' ', key.Chunk(4).Select(c => new string(c)));
        Qr = QrCode.Of($"otpauth://totp/{Uri.EscapeDataString($"CCO Portal ({settings.Domain}):{shown.Email}")}?secret={key}&issuer={Uri.EscapeDataString($"CCO Portal ({settings.Domain})")}");
        return true;
    }
}

using CcoPortal.Application.Benefits;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Web.Languages;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Benefits;

[StoredPage]
public sealed class BenefitModel(IMediator mediator) : PageModel
{
    public ShowBenefit.Result Shown { get; private set; } = null!;

    public Benefit Benefit => Shown.Benefit;

    public BenefitText Text => Benefit.In(Language.Current.Tag);

    /// <summary>What is sure enough to say, in words; what was never read in a source is left out.</summary>
    public IEnumerable<(string Text, bool Sure)> Limits =>
        Text.Limits.Zip(Benefit.Limits).Where(l => l.Second.Confidence > Confidence.Low).Select(l => (l.First, l.Second.Confidence == Confidence.High));

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ShowBenefit.Query(slug), cancellationToken) is not { } shown)
            return NotFound();
        Shown = shown;
        return Page();
    }
}

using CcoPortal.Application;
using CcoPortal.Application.Ccos;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Coverage;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Maps;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using static CcoPortal.Web.Copy.Say;

namespace CcoPortal.Web.Pages.Ccos;

[StoredPage]
public sealed class CcoModel(IMediator mediator, Moment moment) : PageModel
{
    public ShowCco.Result Shown { get; private set; } = null!;

    public Cco Cco => Shown.Cco;

    public string Name => Words.Name(Cco);

    /// <summary>Null when the hours are not sure enough, or it has ended.</summary>
    public OpeningState? Opening { get; private set; }

    /// <summary>The enrollment types of people who have a CCO.</summary>
    public IEnumerable<EnrollmentType> Types => moment.Edition.Facts.EnrollmentTypes.Where(t => t.HasCco);

    public bool InMountainTime => Shown.Areas.Any(a => CcoFacts.InMountainTime(a.County));

    /// <summary>A county once, whose ZIPs may be served for several reasons.</summary>
    public IEnumerable<MapArea> MapAreas => Shown.Areas.GroupBy(a => a.County).Select(county =>
        new MapArea(county.Key, county.Any(a => a.Extent == Extent.Whole) ? MapFill.Whole : MapFill.Part, T("{0} County: {1}", county.Key, Words.Rule(county)), null));

    /// <summary>What the map shows: the whole counties in one sentence, and one for each that is served in part.</summary>
    public string WhereInWords
    {
        get
        {
            var whole = Shown.Areas.Where(a => a.Extent == Extent.Whole).Select(a => a.County).ToList();
            var all = whole.Count switch { 0 => "", 1 => T("It serves all of {0} County.", whole[0]), _ => T("It serves all of these counties: {0}.", Words.List(whole)) };
            return string.Join(' ', Shown.Areas.Where(a => a.Extent != Extent.Whole).Select(a => T("It serves {0}.", Words.Rule(a))).Prepend(all).Append(T("The table below says the same."))).Trim();
        }
    }

    /// <summary>Shapes of the ZIPs served in counties that are served in part.</summary>
    public IEnumerable<string> MapZips => Shown.Areas.Where(a => a.Extent != Extent.Whole).SelectMany(a => Shown.Zips[a.County]).Select(z => z.Zcta ?? z.Code).Distinct();

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ShowCco.Query(slug), cancellationToken) is not { } shown)
            return NotFound();
        Shown = shown;
        Opening = shown.Ended is null ? CcoFacts.Opening(shown.Cco.Hours, moment) : null;
        return Page();
    }
}

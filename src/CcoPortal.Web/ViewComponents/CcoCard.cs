using CcoPortal.Application;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Coverage;
using CcoPortal.Web.Copy;
using Microsoft.AspNetCore.Mvc;

namespace CcoPortal.Web.ViewComponents;

/// <summary>One CCO of an answer as a card: whom to call first.</summary>
public sealed class CcoCard(Moment moment) : ViewComponent
{
    /// <param name="inMountainTime">The county keeps Mountain time: hours are said in both.</param>
    public IViewComponentResult Invoke(Serving serving, bool inMountainTime)
    {
        ArgumentNullException.ThrowIfNull(serving);
        return View(new Model(serving.Cco, serving.Certainty, CcoFacts.Opening(serving.Cco.Hours, moment), moment.Today, inMountainTime));
    }

    public sealed record Model(Cco Cco, Certainty Certainty, OpeningState? Opening, DateOnly Today, bool InMountainTime);
}

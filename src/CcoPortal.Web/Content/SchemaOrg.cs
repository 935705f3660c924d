using CcoPortal.Application;
using CcoPortal.Domain.Ccos;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Languages;
using static CcoPortal.Web.Copy.Say;

namespace CcoPortal.Web.Content;

/// <summary>What a page is about, in the words of schema.org, for search engines: only what the page says too.</summary>
public static class SchemaOrg
{
    private const string Context = "https://schema.org";

    /// <summary>The Oregon Health Plan as a service of the state, with the line for members.</summary>
    public static object OregonHealthPlan(Moment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        return new Dictionary<string, object>
        {
            ["@context"] = Context,
            ["@type"] = "GovernmentService",
            ["name"] = T("Oregon Health Plan"),
            ["serviceType"] = "Medicaid",
            ["areaServed"] = new Dictionary<string, object> { ["@type"] = "State", ["name"] = "Oregon" },
            ["availableLanguage"] = Language.All.Select(l => l.Tag).ToArray(),
            ["serviceOperator"] = new Dictionary<string, object> { ["@type"] = "GovernmentOrganization", ["name"] = "Oregon Health Authority", ["url"] = "https://www.oregon.gov/oha" },
            ["availableChannel"] = new Dictionary<string, object>
            {
                ["@type"] = "ServiceChannel",
                ["servicePhone"] = new Dictionary<string, object> { ["@type"] = "ContactPoint", ["telephone"] = moment.Edition.Contact("client-services").Phone },
            },
        };
    }

    /// <summary>A CCO, with the values that are sure enough to show, and the counties that it serves today.</summary>
    public static object Organization(Cco cco, Moment moment)
    {
        ArgumentNullException.ThrowIfNull(cco);
        ArgumentNullException.ThrowIfNull(moment);
        var about = new Dictionary<string, object> { ["@context"] = Context, ["@type"] = "Organization", ["name"] = Words.Name(cco), ["legalName"] = cco.Organization };
        if (CcoFacts.BestPhone(cco) is { } phone)
            about["telephone"] = phone.Value;
        if (CcoFacts.Shown(cco.Website) is { } website)
            about["url"] = website.Value;
        var counties = moment.Edition.AreasOf(cco).Where(a => a.Holds(moment.Today)).Select(a => a.County).Distinct().ToList();
        if (counties.Count > 0)
            about["areaServed"] = counties.Select(c => new Dictionary<string, object> { ["@type"] = "AdministrativeArea", ["name"] = $"{c} County, Oregon" }).ToArray();
        return about;
    }
}

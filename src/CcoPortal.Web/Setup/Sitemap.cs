using System.Xml.Linq;
using CcoPortal.Application;
using CcoPortal.Application.Search;
using CcoPortal.Web.Languages;

namespace CcoPortal.Web.Setup;

/// <summary>What search engines ask for: every page that may be found, in every language that has it.</summary>
internal static class Sitemap
{
    private static readonly XNamespace Sites = "http://www.sitemaps.org/schemas/sitemap/0.9", Xhtml = "http://www.w3.org/1999/xhtml";

    private static readonly string[] Fixed =
        ["/", "/find", "/benefits", "/coverage", "/ccos", "/counties", "/contact", "/help", "/help/deadline", "/help/can-i-change", "/learn", "/languages", "/notices", "/updates", "/accessibility", "/privacy"];

    public static void MapSitemap(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sitemap.xml", (HttpContext context, Moment moment, PortalSettings settings, ISiteRoutes site) =>
        {
            var root = settings.RootFor(context.Request) + Here.BaseOf(context.Request);
            var edition = moment.Edition;
            string[] paths =
            [
                .. Fixed.Where(site.Has), .. edition.CcosOn(moment.Today).Select(c => $"/ccos/{c.Slug}"), .. edition.Facts.Counties.Select(c => $"/counties/{c.Slug}"),
                .. edition.Facts.Pages.Select(p => $"/{p.Key}"), .. edition.Facts.Benefits.Select(b => $"/benefits/{b.Slug}"),
            ];
            var all = from path in paths
                      let languages = Language.All.Where(l => SpokenPages.HasAddress(l, path)).ToList()
                      from language in languages
                      select new XElement(
                          Sites + "url", new XElement(Sites + "loc", root + language.Prefix + path),
                          languages.Select(l => new XElement(Xhtml + "link", new XAttribute("rel", "alternate"), new XAttribute("hreflang", l.Tag), new XAttribute("href", root + l.Prefix + path))));
            var document = new XDocument(new XElement(Sites + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Xhtml), all));
            return Results.Text($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{document}\n", "application/xml; charset=utf-8");
        }).WithMetadata(new StoredPageAttribute()).ExcludeFromDescription();

        // What is not for search engines says so itself (noindex); staff pages and answers have nothing to be found by.
        routes.MapGet("/robots.txt", (HttpContext context, PortalSettings settings) =>
            Results.Text($"User-agent: *\nDisallow: /account/\nDisallow: /desk/\nDisallow: /staff/\n\nSitemap: {settings.RootFor(context.Request)}{Here.BaseOf(context.Request)}/sitemap.xml\n", "text/plain; charset=utf-8"))
            .WithMetadata(new StoredPageAttribute()).ExcludeFromDescription();
    }
}

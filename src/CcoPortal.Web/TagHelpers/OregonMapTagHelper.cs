using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using CcoPortal.Web.Maps;
using CcoPortal.Web.Reading;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CcoPortal.Web.TagHelpers;

/// <summary>
/// Draws Oregon's counties as inline SVG. Colors come from the style sheet: <c>map-county</c>, <c>map-county-served</c>,
/// <c>map-county-part</c> (filled with a hatch of <c>map-hatch-ground</c> and <c>map-hatch</c>), <c>map-zip-served</c>,
/// <c>map-outline</c>, <c>map-label</c> (with <c>map-label-served</c> or <c>map-label-part</c>). The page says the same in words beside it.
/// </summary>
[HtmlTargetElement("oregon-map")]
public sealed class OregonMapTagHelper(OregonMap map, HtmlEncoder encoder) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext? ViewContext { get; set; }

    /// <summary>Counties to show as served or to link; the others are drawn plain. In any order, each once.</summary>
    public IEnumerable<MapArea> Areas { get; set; } = [];

    /// <summary>
    /// ZIPs served in counties that are served in part; their shapes are cut off at the borders of those counties. A ZIP without a shape
    /// (a PO box) is left out: pass its <c>zcta</c>.
    /// </summary>
    public IEnumerable<string> Zips { get; set; } = [];

    /// <summary>The map's accessible name.</summary>
    public string Title { get; set; } = "";

    /// <summary>What the map shows, in words.</summary>
    public string Desc { get; set; } = "";

    /// <summary>What the ids in the drawing begin with; another one for each map on a page.</summary>
    public string IdPrefix { get; set; } = "map";

    /// <summary>Makes each county with an <see cref="MapArea.Href"/> a link. The page offers the same links as a list.</summary>
    public bool Interactive { get; set; }

    /// <summary>Whether counties are named where the name fits.</summary>
    public bool Labels { get; set; } = true;

    /// <exception cref="ArgumentException">An area is no Oregon county or is given twice, a text or a link’s label is missing, or the prefix is no start of an id.</exception>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentException.ThrowIfNullOrWhiteSpace(Title);
        ArgumentException.ThrowIfNullOrWhiteSpace(Desc);
        if (IdPrefix.Length == 0 || !char.IsAsciiLetter(IdPrefix[0]) || !IdPrefix.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw new ArgumentException($"“{IdPrefix}” cannot begin an id: a letter, then letters, digits and hyphens.");

        if (ViewContext is not null && WaysToRead.Of(ViewContext.HttpContext).TextOnly)
        {
            output.SuppressOutput();
            return;
        }

        var areas = AreasByCounty();
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("map", encoder);
        // Inside an image nothing can be reached; a map with links is a group.
        output.Attributes.SetAttribute("role", Interactive ? "group" : "img");
        output.Attributes.SetAttribute("aria-labelledby", $"{IdPrefix}-title");
        output.Attributes.SetAttribute("aria-describedby", $"{IdPrefix}-desc");
        output.Attributes.SetAttribute("viewBox", OregonMap.ViewBox);
        output.Attributes.SetAttribute("stroke-linejoin", "round");

        var svg = new StringBuilder(16_384);
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{IdPrefix}-title\">{encoder.Encode(Title)}</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<desc id=\"{IdPrefix}-desc\">{encoder.Encode(Desc)}</desc>");
        AppendHatch(svg, areas);
        AppendCounties(svg, areas);
        AppendZips(svg, areas);
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"map-outline\" fill=\"none\" pointer-events=\"none\" d=\"{map.OutlinePath}\"/>");
        if (Labels)
            AppendLabels(svg, areas);
        output.Content.SetHtmlContent(svg.ToString());
    }

    private Dictionary<string, MapArea> AreasByCounty()
    {
        var areas = new Dictionary<string, MapArea>(StringComparer.Ordinal);
        foreach (var area in Areas)
        {
            if (!map.CountyPaths.ContainsKey(area.County))
                throw OregonMap.UnknownCounty(area.County);
            if (!areas.TryAdd(area.County, area))
                throw new ArgumentException($"{area.County} County is given twice; a county has one fill and one link.");
            if (area.Href is not null && string.IsNullOrWhiteSpace(area.Label))
                throw new ArgumentException($"The link of {area.County} County has no label to be heard.");
        }

        return areas;
    }

    private IEnumerable<string> PartCounties(Dictionary<string, MapArea> areas) =>
        map.CountyPaths.Keys.Where(county => areas.TryGetValue(county, out var area) && area.Fill == MapFill.Part);

    private void AppendHatch(StringBuilder svg, Dictionary<string, MapArea> areas)
    {
        if (PartCounties(areas).Any())
            svg.Append(CultureInfo.InvariantCulture, $"""<pattern id="{IdPrefix}-hatch" patternUnits="userSpaceOnUse" width="10" height="10" patternTransform="rotate(45)"><path class="map-hatch-ground" d="M0 0h10v10h-10z"/><path class="map-hatch" d="M0 0h10v4h-10z"/></pattern>""");
    }

    private void AppendCounties(StringBuilder svg, Dictionary<string, MapArea> areas)
    {
        // Served counties last, so that no plain neighbour's border covers theirs; but links in the order of the alphabet.
        IEnumerable<string> counties = map.CountyPaths.Keys;
        if (!Interactive)
            counties = counties.OrderBy(county => areas.TryGetValue(county, out var area) ? area.Fill : MapFill.None);

        foreach (var county in counties)
        {
            var area = areas.GetValueOrDefault(county);
            var label = area is null ? "" : encoder.Encode(area.Label);
            var href = Interactive ? area?.Href : null;
            var title = label.Length == 0 ? "" : $"<title>{label}</title>";
            if (href is not null)
            {
                // The title belongs to the link: on the path, the same words would be heard again as an image in the link.
                svg.Append(CultureInfo.InvariantCulture, $"<a href=\"{encoder.Encode(href)}\" aria-label=\"{label}\">{title}");
                title = "";
            }

            svg.Append("<path class=\"map-county");
            if (area?.Fill == MapFill.Whole)
                svg.Append("-served");
            else if (area?.Fill == MapFill.Part)
                svg.Append(CultureInfo.InvariantCulture, $"-part\" id=\"{PartId(county)}\" fill=\"url(#{IdPrefix}-hatch)");
            svg.Append(CultureInfo.InvariantCulture, $"\" d=\"{map.CountyPaths[county]}\"");
            svg.Append(title.Length == 0 ? "/>" : $">{title}</path>");
            if (href is not null)
                svg.Append("</a>");
        }
    }

    private void AppendZips(StringBuilder svg, Dictionary<string, MapArea> areas)
    {
        var paths = Zips.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(map.ZipPath).OfType<string>().ToList();
        if (paths.Count == 0)
            return;

        // A ZIP's area reaches over county lines; what is said of it here is said of the county.
        var parts = PartCounties(areas).ToList();
        var clip = "";
        if (parts.Count > 0)
        {
            clip = $" clip-path=\"url(#{IdPrefix}-parts)\"";
            svg.Append(CultureInfo.InvariantCulture, $"<clipPath id=\"{IdPrefix}-parts\">");
            foreach (var county in parts)
                svg.Append(CultureInfo.InvariantCulture, $"<use href=\"#{PartId(county)}\"/>");
            svg.Append("</clipPath>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<g{clip} fill-rule=\"evenodd\" pointer-events=\"none\">");
        foreach (var path in paths)
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"map-zip-served\" d=\"{path}\"/>");
        svg.Append("</g>");
    }

    private void AppendLabels(StringBuilder svg, Dictionary<string, MapArea> areas)
    {
        // Names only: what is heard is the description, or each link's own name.
        svg.Append("<g text-anchor=\"middle\" pointer-events=\"none\" aria-hidden=\"true\">");
        foreach (var county in map.CountyPaths.Keys)
        {
            if (map.Label(county) is not { } label)
                continue;
            var kind = areas.GetValueOrDefault(county)?.Fill switch
            {
                MapFill.Whole => " map-label-served",
                MapFill.Part => " map-label-part",
                _ => "",
            };
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"map-label{kind}\" font-size=\"{label.FontSize}\">");
            for (var line = 0; line < label.Lines.Count; line++)
            {
                // Capitals are about 0.7 of the size: this puts their middle, over all lines, on the label's.
                var y = label.Y + label.FontSize * (0.35 + (line - (label.Lines.Count - 1) / 2.0) * MapLabel.LineHeight);
                svg.Append(CultureInfo.InvariantCulture, $"<tspan x=\"{label.X:0.#}\" y=\"{y:0.#}\">{encoder.Encode(label.Lines[line])}</tspan>");
            }

            svg.Append("</text>");
        }

        svg.Append("</g>");
    }

    private string PartId(string county) => $"{IdPrefix}-{county.Replace(' ', '-')}";
}

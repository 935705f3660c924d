using System.Globalization;
using System.Text.Encodings.Web;
using System.Xml.Linq;
using CcoPortal.Web.Maps;
using CcoPortal.Web.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Xunit;

namespace CcoPortal.UnitTests.Maps;

public sealed class OregonMapTagHelperTests
{
    private static readonly MapArea Lane = new("Lane", MapFill.Whole, "Lane County: served", "/counties/lane");
    private static readonly MapArea Douglas = new("Douglas", MapFill.Part, "Douglas County: served in part", "/counties/douglas");

    [Fact]
    public void A_map_is_an_image_with_a_name_and_a_description()
    {
        var svg = Drawn(Map());

        Assert.Equal("svg", svg.Name.LocalName);
        Assert.Equal(("img", "map", "0 0 800 600"), (Attribute(svg, "role"), Attribute(svg, "class"), Attribute(svg, "viewBox")));
        Assert.Equal("Where Example CCO serves", ById(svg, Attribute(svg, "aria-labelledby")).Value);
        Assert.Equal("Lane County.", ById(svg, Attribute(svg, "aria-describedby")).Value);
    }

    [Fact]
    public void Every_county_is_drawn_once_and_as_it_is_served()
    {
        var svg = Drawn(Map(Lane, Douglas));

        Assert.Equal(34, WithClass(svg, "map-county").Count());
        Assert.Equal("Lane County: served", Assert.Single(WithClass(svg, "map-county-served")).Value);
        Assert.Equal("Douglas County: served in part", Assert.Single(WithClass(svg, "map-county-part")).Value);
        Assert.Single(WithClass(svg, "map-outline"));
    }

    [Fact]
    public void A_county_served_in_part_is_hatched_and_not_only_colored()
    {
        var svg = Drawn(Map(Lane, Douglas));
        var hatch = Assert.Single(svg.Descendants("pattern"));

        Assert.Equal($"url(#{Attribute(hatch, "id")})", Attribute(WithClass(svg, "map-county-part").Single(), "fill"));
        Assert.Empty(Drawn(Map(Lane)).Descendants("pattern"));
    }

    [Fact]
    public void Served_ZIPs_are_cut_off_at_the_county_line()
    {
        var map = Map(Lane, Douglas);
        map.Zips = ["97473", "97441", "97441", "97207"];
        var svg = Drawn(map);

        // Twice the same is drawn once; a PO box has no shape.
        Assert.Equal([OregonMap.Load().ZipPath("97441"), OregonMap.Load().ZipPath("97473")], WithClass(svg, "map-zip-served").Select(zip => Attribute(zip, "d")));
        var clip = Assert.Single(svg.Descendants("clipPath"));
        Assert.Equal($"url(#{Attribute(clip, "id")})", Attribute(WithClass(svg, "map-zip-served").First().Parent!, "clip-path"));
        Assert.Equal("map-county-part", Attribute(ById(svg, Attribute(clip.Elements("use").Single(), "href")[1..]), "class"));
    }

    [Fact]
    public void An_interactive_map_is_a_group_of_links_from_A_to_Z_with_names()
    {
        var map = Map(Lane, Douglas, new MapArea("Baker", MapFill.None, "Baker County", null));
        map.Interactive = true;
        var svg = Drawn(map);
        var links = svg.Descendants("a").ToList();

        Assert.Equal("group", Attribute(svg, "role"));
        Assert.Equal(["/counties/douglas", "/counties/lane"], links.Select(link => Attribute(link, "href")));
        Assert.Equal(["Douglas County: served in part", "Lane County: served"], links.Select(link => Attribute(link, "aria-label")));
        Assert.All(links, link => Assert.Equal(Attribute(link, "aria-label"), Assert.Single(link.Descendants("title")).Value));
    }

    [Fact]
    public void A_map_that_is_not_interactive_has_no_links() => Assert.Empty(Drawn(Map(Lane, Douglas)).Descendants("a"));

    [Fact]
    public void Two_maps_on_a_page_have_no_id_in_common()
    {
        var (one, other) = (Map(Lane, Douglas), Map(Lane, Douglas));
        one.Zips = other.Zips = ["97473"];
        other.IdPrefix = "map-2";

        Assert.Empty(Ids(one).Intersect(Ids(other)));
        Assert.Equal(Ids(one).Distinct(), Ids(one));

        static IEnumerable<string> Ids(OregonMapTagHelper map) =>
            Drawn(map).DescendantsAndSelf().Attributes("id").Select(id => id.Value).ToList();
    }

    [Fact]
    public void All_texts_are_encoded()
    {
        const string Hostile = "\"><script>alert('&')</script>";
        var map = Map(new MapArea("Lane", MapFill.Whole, Hostile, "/" + Hostile));
        map.Title = map.Desc = Hostile;
        map.Interactive = true;

        Assert.DoesNotContain("<script", Html(map), StringComparison.Ordinal);
        var svg = Drawn(map);
        Assert.Equal(Hostile, Attribute(svg.Descendants("a").Single(), "aria-label"));
        Assert.Equal("/" + Hostile, Attribute(svg.Descendants("a").Single(), "href"));
        Assert.Equal([Hostile, Hostile], svg.Descendants("title").Select(title => title.Value));
        Assert.Equal(Hostile, svg.Descendants("desc").Single().Value);
    }

    [Fact]
    public void Nothing_needs_an_inline_style_or_script()
    {
        var map = Map(Lane, Douglas);
        map.Zips = ["97473"];
        map.Interactive = true;
        var svg = Drawn(map);

        Assert.DoesNotContain(svg.DescendantsAndSelf(), element => element.Name.LocalName is "style" or "script");
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), attribute =>
            attribute.Name.LocalName == "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_stand_where_they_fit_and_nowhere_else()
    {
        var svg = Drawn(Map(Lane, Douglas));
        var names = svg.Descendants("text").Select(text => string.Join(' ', text.Elements("tspan").Select(line => line.Value))).ToList();

        Assert.Equal(OregonMap.Load().CountyPaths.Keys.Intersect(names), names);
        Assert.Contains("Harney", names);
        Assert.InRange(names.Count, 28, 36);
        Assert.All(svg.Descendants("tspan"), line =>
        {
            var county = OregonMap.Load().CountyPaths[line.Parent!.Elements("tspan").Select(part => part.Value).Aggregate((a, b) => $"{a} {b}")];
            var size = double.Parse(Attribute(line.Parent!, "font-size"), CultureInfo.InvariantCulture);
            var (x, baseline) = (double.Parse(Attribute(line, "x"), CultureInfo.InvariantCulture), double.Parse(Attribute(line, "y"), CultureInfo.InvariantCulture));
            // Half an em a letter is what a common sans-serif face takes.
            var half = line.Value.Length * size / 4;
            Assert.All([(x - half, baseline), (x + half, baseline), (x - half, baseline - size * 0.7), (x + half, baseline - size * 0.7)],
                corner => Assert.True(SvgPath.Contains(county, corner.Item1, corner.Item2), line.Value));
        });

        var plain = Map(Lane);
        plain.Labels = false;
        Assert.Empty(Drawn(plain).Descendants("text"));
    }

    [Fact]
    public void The_order_in_which_areas_are_given_and_the_reader_s_culture_change_nothing()
    {
        var expected = Html(Map(Lane, Douglas));
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-EG");
            Assert.Equal(expected, Html(Map(Douglas, Lane)));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void What_cannot_be_drawn_is_said_clearly()
    {
        Assert.Contains("“Lanne”", Message(Map(Lane with { County = "Lanne" })), StringComparison.Ordinal);
        Assert.Contains("Lane County is given twice", Message(Map(Lane, Lane)), StringComparison.Ordinal);
        Assert.Contains("The link of Lane County has no label", Message(Map(Lane with { Label = "" })), StringComparison.Ordinal);
        var prefix = Map(Lane);
        prefix.IdPrefix = "two words";
        Assert.Contains("“two words”", Message(prefix), StringComparison.Ordinal);
        var unnamed = Map(Lane);
        unnamed.Title = " ";
        Assert.Contains("Title", Message(unnamed), StringComparison.Ordinal);

        static string Message(OregonMapTagHelper map) => Assert.ThrowsAny<ArgumentException>(() => Html(map)).Message;
    }

    private static OregonMapTagHelper Map(params MapArea[] areas) =>
        new(OregonMap.Load(), HtmlEncoder.Default) { Areas = areas, Title = "Where Example CCO serves", Desc = "Lane County." };

    private static string Html(OregonMapTagHelper map)
    {
        var output = new TagHelperOutput("oregon-map", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        map.Process(new TagHelperContext([], new Dictionary<object, object>(), "test"), output);
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    /// <summary>The markup is also XML, so that it can be read strictly.</summary>
    private static XElement Drawn(OregonMapTagHelper map) => XElement.Parse(Html(map));

    private static IEnumerable<XElement> WithClass(XElement svg, string name) =>
        svg.Descendants().Where(element => (string?)element.Attribute("class") == name);

    private static XElement ById(XElement svg, string id) => Assert.Single(svg.Descendants(), element => (string?)element.Attribute("id") == id);

    private static string Attribute(XElement element, string name) => element.Attribute(name)!.Value;
}

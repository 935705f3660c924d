using System.Reflection;

namespace CcoPortal.Web.Maps;

/// <summary>
/// Oregon's counties and ZIP areas as SVG path data, read and simplified once from the Census outlines in <c>data/geography</c>.
/// Everything is in the units of <see cref="ViewBox"/>, y downwards. Immutable; safe to share between requests.
/// </summary>
public sealed class OregonMap
{
    /// <summary>The SVG <c>viewBox</c> that all paths are drawn for.</summary>
    public const string ViewBox = "0 0 800 600";

    private const double Width = 800, Height = 600, Margin = 4;

    private static readonly Lazy<OregonMap> Embedded = new(() =>
    {
        using var counties = Resource("geography/oregon_counties.topo.json");
        using var zctas = Resource("geography/oregon_zcta.topo.json");
        return Read(counties, zctas);
    });

    private readonly Dictionary<string, Lazy<string>> zipPaths;
    private readonly Dictionary<string, (double X, double Y)> labelPoints;
    private readonly Dictionary<string, MapLabel> labels;

    private OregonMap(Topology counties, Topology zctas)
    {
        var place = FitToViewBox(counties);
        var drawing = new Drawing(counties, place, smallestTriangle: 10);
        var shapes = counties.Areas.OrderBy(area => area.Name, StringComparer.Ordinal)
            .Select(area => (area.Name, Rings: drawing.Rings(area))).ToArray();

        CountyPaths = new OrderedDictionary<string, string>(
            shapes.Select(shape => KeyValuePair.Create(shape.Name, PathData.Of(shape.Rings))), StringComparer.Ordinal);
        OutlinePath = PathData.Of(drawing.Outline());
        var placed = shapes.Select(shape => (shape.Name, Placed: MapLabel.Place(shape.Name, shape.Rings))).ToArray();
        labelPoints = placed.ToDictionary(county => county.Name, county => county.Placed.Point, StringComparer.Ordinal);
        labels = placed.Where(county => county.Placed.Label is not null)
            .ToDictionary(county => county.Name, county => county.Placed.Label!, StringComparer.Ordinal);

        var zipDrawing = new Drawing(zctas, place, smallestTriangle: 1.5);
        // Written when first asked for: few of the 430 ever are.
        zipPaths = zctas.Areas.ToDictionary(
            area => area.Id, area => new Lazy<string>(() => PathData.Of(zipDrawing.Rings(area))), StringComparer.Ordinal);
    }

    /// <summary>Path data of each of the 36 counties, by name without the word “County”, A to Z.</summary>
    public IReadOnlyDictionary<string, string> CountyPaths { get; }

    /// <summary>Path data of the line around the state, made of the same points as the counties.</summary>
    public string OutlinePath { get; }

    /// <summary>The map of the files embedded in this assembly; read at the first call, the same object at every later one.</summary>
    public static OregonMap Load() => Embedded.Value;

    /// <summary>Reads a map from two quantized TopoJSON files, objects <c>counties</c> and <c>zcta</c>.</summary>
    /// <exception cref="InvalidDataException">A file is not such a topology.</exception>
    public static OregonMap Read(Stream counties, Stream zctas) =>
        new(Topology.Read(counties, "counties"), Topology.Read(zctas, "zcta"));

    /// <summary>
    /// Path data of a ZIP's area, or null where the Census draws none (PO boxes, a single building): the caller asks for the ZIP in the
    /// <c>zcta</c> column of <c>oregon_zips.csv</c> instead. An area may reach over the state line and over county lines.
    /// </summary>
    public string? ZipPath(string zip) => zipPaths.GetValueOrDefault(zip)?.Value;

    /// <summary>A point well inside the county for a short label.</summary>
    /// <exception cref="ArgumentException">No such county.</exception>
    public (double X, double Y) LabelPoint(string county) =>
        labelPoints.TryGetValue(county, out var point) ? point : throw UnknownCounty(county);

    /// <summary>The county's name where it fits, or null where it does not.</summary>
    internal MapLabel? Label(string county) => labels.GetValueOrDefault(county);

    internal static ArgumentException UnknownCounty(string county) =>
        new($"“{county}” is not the name of an Oregon county; names are those of oregon_counties.csv, without the word “County”.", nameof(county));

    /// <summary>The state in the middle of the view box, as large as it can be.</summary>
    private static Func<Topology.GeoPoint, GridPoint> FitToViewBox(Topology counties)
    {
        var points = counties.Arcs.SelectMany(arc => arc).Select(OregonProjection.Project).ToArray();
        var (left, right) = (points.Min(point => point.X), points.Max(point => point.X));
        var (top, bottom) = (points.Min(point => point.Y), points.Max(point => point.Y));
        var scale = Math.Min((Width - 2 * Margin) / (right - left), (Height - 2 * Margin) / (bottom - top));
        var (offsetX, offsetY) = ((Width - scale * (left + right)) / 2, (Height - scale * (top + bottom)) / 2);
        return point =>
        {
            var (x, y) = OregonProjection.Project(point);
            return new GridPoint(
                (int)Math.Round((x * scale + offsetX) * GridPoint.PerUnit), (int)Math.Round((y * scale + offsetY) * GridPoint.PerUnit));
        };
    }

    private static Stream Resource(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The map file “{name}” is not embedded in the assembly.");
}

using System.Text.Json;

namespace CcoPortal.Web.Maps;

/// <summary>
/// One object of a quantized TopoJSON file: its arcs in degrees of longitude and latitude, and its areas as rings of arcs.
/// A border that two areas share is one arc, so what is done to an arc is done to both sides.
/// </summary>
internal sealed class Topology
{
    private Topology(IReadOnlyList<GeoPoint[]> arcs, IReadOnlyList<Area> areas)
    {
        Arcs = arcs;
        Areas = areas;
    }

    public IReadOnlyList<GeoPoint[]> Arcs { get; }

    public IReadOnlyList<Area> Areas { get; }

    /// <exception cref="InvalidDataException">The file is not a quantized topology of polygons with that object.</exception>
    public static Topology Read(Stream file, string objectName)
    {
        using var json = JsonDocument.Parse(file);
        var root = json.RootElement;
        if (!root.TryGetProperty("transform", out var transform)
            || !root.TryGetProperty("objects", out var objects)
            || !objects.TryGetProperty(objectName, out var collection))
            throw new InvalidDataException($"The map file is not a quantized TopoJSON file with the object “{objectName}”.");

        var (scaleX, scaleY) = Pair(transform.GetProperty("scale"));
        var (originX, originY) = Pair(transform.GetProperty("translate"));
        var arcs = new List<GeoPoint[]>(root.GetProperty("arcs").GetArrayLength());
        foreach (var arc in root.GetProperty("arcs").EnumerateArray())
        {
            // Each position but the first is the step from the one before.
            long x = 0, y = 0;
            var points = new GeoPoint[arc.GetArrayLength()];
            var at = 0;
            foreach (var position in arc.EnumerateArray())
            {
                x += position[0].GetInt64();
                y += position[1].GetInt64();
                points[at++] = new GeoPoint(x * scaleX + originX, y * scaleY + originY);
            }

            arcs.Add(points);
        }

        var areas = new List<Area>();
        foreach (var geometry in collection.GetProperty("geometries").EnumerateArray())
        {
            var id = geometry.GetProperty("id").GetString()!;
            var name = geometry.GetProperty("properties").TryGetProperty("name", out var given) ? given.GetString()! : id;
            var rings = geometry.GetProperty("type").GetString() switch
            {
                "Polygon" => Rings(geometry.GetProperty("arcs")),
                "MultiPolygon" => geometry.GetProperty("arcs").EnumerateArray().SelectMany(Rings),
                var type => throw new InvalidDataException($"The map file holds “{name}” as {type}; only polygons can be drawn."),
            };
            areas.Add(new Area(id, name, [.. rings]));
        }

        return new Topology(arcs, areas);

        static (double First, double Second) Pair(JsonElement pair) => (pair[0].GetDouble(), pair[1].GetDouble());

        static IEnumerable<int[]> Rings(JsonElement polygon) =>
            polygon.EnumerateArray().Select(ring => ring.EnumerateArray().Select(arc => arc.GetInt32()).ToArray());
    }

    /// <summary>Degrees, WGS 84 or NAD 83: at this scale the same.</summary>
    public readonly record struct GeoPoint(double Longitude, double Latitude);

    /// <param name="Id">FIPS code or ZIP.</param>
    /// <param name="Name">The name, or the id where there is none.</param>
    /// <param name="Rings">Outer rings and holes; each a list of arc indices, where <c>~n</c> is arc n backwards.</param>
    public sealed record Area(string Id, string Name, IReadOnlyList<int[]> Rings);
}

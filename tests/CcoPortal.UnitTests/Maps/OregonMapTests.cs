using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CcoPortal.Web.Maps;
using Xunit;

namespace CcoPortal.UnitTests.Maps;

public sealed class OregonMapTests
{
    private static readonly OregonMap Map = OregonMap.Load();

    public static TheoryData<string> Counties => [.. Map.CountyPaths.Keys];

    [Fact]
    public void The_map_has_the_36_counties_from_A_to_Z()
    {
        Assert.Equal(36, Map.CountyPaths.Count);
        Assert.Equal("Baker", Map.CountyPaths.Keys.First());
        Assert.Equal("Yamhill", Map.CountyPaths.Keys.Last());
        Assert.Equal(Map.CountyPaths.Keys.Order(StringComparer.Ordinal), Map.CountyPaths.Keys);
    }

    [Theory]
    [MemberData(nameof(Counties))]
    public void A_county_is_a_closed_shape_within_the_view_box(string county)
    {
        var rings = SvgPath.Rings(Map.CountyPaths[county]);

        Assert.All(rings, ring => Assert.True(ring.Distinct().Count() >= 4));
        Assert.All(rings.SelectMany(ring => ring), point => Assert.True(point is { X: >= 0 and <= 8000, Y: >= 0 and <= 6000 }, $"{point}"));
    }

    [Theory]
    [MemberData(nameof(Counties))]
    public void A_label_point_lies_inside_its_county_and_in_no_other(string county)
    {
        var (x, y) = Map.LabelPoint(county);

        Assert.Equal([county], Map.CountyPaths.Where(other => SvgPath.Contains(other.Value, x, y)).Select(other => other.Key));
        // Well inside: four units to each side are still in the county.
        Assert.All([(x - 4, y), (x + 4, y), (x, y - 4), (x, y + 4)], near => Assert.True(SvgPath.Contains(Map.CountyPaths[county], near.Item1, near.Item2)));
    }

    [Fact]
    public void An_unknown_county_is_named_in_the_error() =>
        Assert.Contains("“Lanne”", Assert.Throws<ArgumentException>(() => Map.LabelPoint("Lanne")).Message, StringComparison.Ordinal);

    [Fact]
    public void Neighbours_share_their_border_point_for_point()
    {
        var edges = Map.CountyPaths.Values.SelectMany(SvgPath.Edges).ToList();
        var directed = edges.ToHashSet();
        Assert.Equal(edges.Count, directed.Count);

        // Each edge is run once each way, or is a piece of the state's own outline.
        var alone = directed.Where(edge => !directed.Contains((edge.To, edge.From))).ToHashSet();
        Assert.Equal(alone, SvgPath.Edges(Map.OutlinePath).ToHashSet());
    }

    [Fact]
    public void The_outline_is_one_ring_around_all_counties()
    {
        Assert.Single(SvgPath.Rings(Map.OutlinePath));
        Assert.Equal(Map.CountyPaths.Values.Sum(SvgPath.Area), SvgPath.Area(Map.OutlinePath), 0.01);
    }

    [Fact]
    public void No_border_crosses_another()
    {
        var edges = Map.CountyPaths.Values.SelectMany(SvgPath.Edges).ToArray();
        for (var i = 0; i < edges.Length; i++)
            for (var j = i + 1; j < edges.Length; j++)
                Assert.False(Cross(edges[i], edges[j]), $"{edges[i]} crosses {edges[j]}");

        static bool Cross(((int X, int Y) From, (int X, int Y) To) a, ((int X, int Y) From, (int X, int Y) To) b) =>
            Side(a, b.From) * Side(a, b.To) < 0 && Side(b, a.From) * Side(b, a.To) < 0;

        static int Side(((int X, int Y) From, (int X, int Y) To) line, (int X, int Y) point) =>
            Math.Sign((long)(line.To.X - line.From.X) * (point.Y - line.From.Y) - (long)(line.To.Y - line.From.Y) * (point.X - line.From.X));
    }

    [Fact]
    public void No_county_gains_or_loses_more_than_3_percent_of_its_area()
    {
        var onEarth = Topology("oregon_counties", "counties").ToDictionary(area => area.Name, area => AreaOnEarth(area.Rings));
        var scale = Map.CountyPaths.Values.Sum(SvgPath.Area) / onEarth.Values.Sum();

        Assert.All(Map.CountyPaths, county =>
            Assert.InRange(SvgPath.Area(county.Value) / (onEarth[county.Key] * scale), 0.97, 1.03));
    }

    [Fact]
    public void All_county_paths_and_the_outline_take_9_KB_and_3_and_a_half_compressed()
    {
        var svg = string.Concat(Map.CountyPaths.Values.Append(Map.OutlinePath).Select(path => $"<path class=\"map-county\" d=\"{path}\"/>"));
        var compressed = new byte[svg.Length];

        Assert.True(BrotliEncoder.TryCompress(Encoding.ASCII.GetBytes(svg), compressed, out var size, quality: 5, window: 22));
        Assert.InRange(Map.CountyPaths.Values.Sum(path => path.Length), 4_000, 9_000);
        Assert.InRange(svg.Length, 4_000, 10_000);
        Assert.InRange(size, 1_000, 3_500);
    }

    [Fact]
    public void Every_ZIP_area_of_the_Census_has_a_shape_where_it_lies()
    {
        var areas = Topology("oregon_zcta", "zcta");
        var (toX, toY) = Fit();

        Assert.Equal(430, areas.Count);
        Assert.All(areas, area =>
        {
            var path = Map.ZipPath(area.Id);
            Assert.NotNull(path);
            Assert.True(SvgPath.Area(path) > 0, area.Id);
            // Within 12 units (10 km) of its place by a rough flat projection: decoded from the right arcs, the right way round.
            var points = SvgPath.Rings(path).SelectMany(ring => ring).ToList();
            Assert.All(points, point => Assert.True(point is { X: >= -20 and <= 8020, Y: >= -20 and <= 6020 }, $"{area.Id} {point}"));
            var onEarth = area.Rings.SelectMany(ring => ring).ToList();
            Assert.Equal(toX((onEarth.Min(p => p.Lon) + onEarth.Max(p => p.Lon)) / 2, (onEarth.Min(p => p.Lat) + onEarth.Max(p => p.Lat)) / 2), (points.Min(p => p.X) + points.Max(p => p.X)) / 20.0, 12.0);
            Assert.Equal(toY((onEarth.Min(p => p.Lat) + onEarth.Max(p => p.Lat)) / 2), (points.Min(p => p.Y) + points.Max(p => p.Y)) / 20.0, 12.0);
        });

        // A flat map with meridians that draw together northwards; 0.8168 km to the unit.
        static (Func<double, double, double> X, Func<double, double> Y) Fit()
        {
            const double Degree = 110.9 / 0.8168;
            return ((lon, lat) => 402 + (lon + 120.5) * Math.Cos(lat * Math.PI / 180) * Degree, lat => 300 - (lat - 44.13) * Degree);
        }
    }

    [Theory]
    [InlineData("97013")]
    [InlineData("97731")]
    public void A_ZIP_area_keeps_its_size(string zip)
    {
        var counties = Topology("oregon_counties", "counties");
        var scale = SvgPath.Area(Map.OutlinePath) / counties.Sum(county => AreaOnEarth(county.Rings));
        var area = Topology("oregon_zcta", "zcta").Single(area => area.Id == zip);

        Assert.InRange(SvgPath.Area(Map.ZipPath(zip)!) / (AreaOnEarth(area.Rings) * scale), 0.95, 1.05);
    }

    [Fact]
    public void A_PO_box_has_no_shape() => Assert.Null(Map.ZipPath("97207"));

    [Fact]
    public void The_same_files_give_the_same_paths()
    {
        var again = ReadAgain();

        Assert.NotSame(Map, again);
        Assert.Equal(Map.CountyPaths, again.CountyPaths);
        Assert.Equal(Map.OutlinePath, again.OutlinePath);
        Assert.All(Map.CountyPaths.Keys, county => Assert.Equal(Map.LabelPoint(county), again.LabelPoint(county)));
        Assert.All(Topology("oregon_zcta", "zcta"), area => Assert.Equal(Map.ZipPath(area.Id), again.ZipPath(area.Id)));
    }

    [Fact]
    public void The_embedded_map_is_read_once() => Assert.Same(Map, OregonMap.Load());

    [Fact]
    public void Reading_the_map_does_not_hold_up_the_start()
    {
        var best = Enumerable.Range(0, 3).Min(_ =>
        {
            var clock = Stopwatch.StartNew();
            ReadAgain();
            return clock.Elapsed;
        });

        Assert.True(best < TimeSpan.FromMilliseconds(1000), $"{best.TotalMilliseconds:0} ms");
    }

    [Fact]
    public void A_file_that_is_no_topology_is_refused_with_its_object_named()
    {
        using var counties = new MemoryStream("{}"u8.ToArray());
        using var zctas = new MemoryStream("{}"u8.ToArray());

        Assert.Contains("“counties”", Assert.Throws<InvalidDataException>(() => OregonMap.Read(counties, zctas)).Message, StringComparison.Ordinal);
    }

    private static OregonMap ReadAgain()
    {
        using var counties = File("oregon_counties");
        using var zctas = File("oregon_zcta");
        return OregonMap.Read(counties, zctas);
    }

    private static Stream File(string name) => typeof(OregonMap).Assembly.GetManifestResourceStream($"geography/{name}.topo.json")!;

    /// <summary>The file read a second way: every ring as longitudes and latitudes.</summary>
    private static List<(string Id, string Name, List<List<(double Lon, double Lat)>> Rings)> Topology(string file, string name)
    {
        using var json = JsonDocument.Parse(File(file));
        var transform = json.RootElement.GetProperty("transform");
        double[] scale = transform.GetProperty("scale").Deserialize<double[]>()!, origin = transform.GetProperty("translate").Deserialize<double[]>()!;
        var arcs = json.RootElement.GetProperty("arcs").Deserialize<int[][][]>()!.Select(arc =>
        {
            var (x, y) = (0, 0);
            return arc.Select(step => ((x += step[0]) * scale[0] + origin[0], (y += step[1]) * scale[1] + origin[1])).ToList();
        }).ToList();

        return [.. json.RootElement.GetProperty("objects").GetProperty(name).GetProperty("geometries").EnumerateArray().Select(geometry => (
            geometry.GetProperty("id").GetString()!,
            geometry.GetProperty("properties").TryGetProperty("name", out var given) ? given.GetString()! : "",
            (geometry.GetProperty("type").GetString() == "Polygon"
                ? geometry.GetProperty("arcs").Deserialize<int[][]>()!
                : geometry.GetProperty("arcs").Deserialize<int[][][]>()!.SelectMany(polygon => polygon))
            .Select(ring => ring.SelectMany(arc => arc >= 0 ? arcs[arc].Skip(1) : Enumerable.Reverse(arcs[~arc]).Skip(1)).ToList()).ToList()))];
    }

    /// <summary>On a sphere of radius 1, by the strips between each edge and the equator.</summary>
    private static double AreaOnEarth(List<List<(double Lon, double Lat)>> rings) => Math.Abs(rings.Sum(ring =>
        ring.Select((from, i) => (From: from, To: ring[(i + 1) % ring.Count])).Sum(edge =>
            (edge.To.Lon - edge.From.Lon) * Math.PI / 180 * (Math.Sin(edge.From.Lat * Math.PI / 180) + Math.Sin(edge.To.Lat * Math.PI / 180)) / 2)));
}

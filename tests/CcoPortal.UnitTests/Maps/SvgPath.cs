using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace CcoPortal.UnitTests.Maps;

/// <summary>Reads path data back as a browser does, knowing nothing of how it was written. Rings in tenths of a unit, exact.</summary>
internal static partial class SvgPath
{
    public static List<List<(int X, int Y)>> Rings(string path)
    {
        Assert.Matches(Grammar(), path);
        var rings = new List<List<(int X, int Y)>>();
        foreach (Match part in Command().Matches(path))
        {
            var numbers = Number().Matches(part.Groups[2].Value)
                .Select(number => (int)Math.Round(double.Parse(number.Value, CultureInfo.InvariantCulture) * 10)).ToArray();
            switch (part.Groups[1].Value)
            {
                case "M":
                    Assert.Equal(2, numbers.Length);
                    rings.Add([(numbers[0], numbers[1])]);
                    break;
                case "l":
                    foreach (var step in numbers.Chunk(2))
                        Move(step[0], step[1]);
                    break;
                case "h":
                    foreach (var step in numbers)
                        Move(step, 0);
                    break;
                case "v":
                    foreach (var step in numbers)
                        Move(0, step);
                    break;
            }
        }

        return rings;

        void Move(int dx, int dy) => rings[^1].Add((rings[^1][^1].X + dx, rings[^1][^1].Y + dy));
    }

    /// <summary>Directed edges of all rings, the closing one included.</summary>
    public static IEnumerable<((int X, int Y) From, (int X, int Y) To)> Edges(string path) =>
        Rings(path).SelectMany(ring => ring.Select((from, i) => (from, ring[(i + 1) % ring.Count])));

    /// <summary>In square units, holes taken off (they run the other way).</summary>
    public static double Area(string path) =>
        Math.Abs(Edges(path).Sum(edge => (double)edge.From.X * edge.To.Y - (double)edge.To.X * edge.From.Y)) / 200;

    /// <summary>Counts the edges to the right of the point: odd is inside.</summary>
    public static bool Contains(string path, double x, double y)
    {
        var inside = false;
        foreach (var ((ax, ay), (bx, by)) in Edges(path))
            if (ay > y * 10 != by > y * 10 && x * 10 < (bx - ax) * (y * 10 - ay) / (by - ay) + ax)
                inside = !inside;
        return inside;
    }

    [GeneratedRegex(@"^(M-?[\d.]+[ -][\d.]+([lhv][-\d. ]+)+z)+$")]
    private static partial Regex Grammar();

    [GeneratedRegex("([Mlhvz])([^Mlhvz]*)")]
    private static partial Regex Command();

    [GeneratedRegex(@"-?(\d+(\.\d)?|\.\d)")]
    private static partial Regex Number();
}

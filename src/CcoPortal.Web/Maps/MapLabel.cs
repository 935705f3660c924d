using System.Runtime.CompilerServices;

namespace CcoPortal.Web.Maps;

/// <summary>A county's name where it fits into the county: the middle of the text, its lines and its size, in SVG units.</summary>
internal sealed record MapLabel(double X, double Y, IReadOnlyList<string> Lines, int FontSize)
{
    /// <summary>From one line to the next, in font sizes.</summary>
    public const double LineHeight = 1.1;

    private static readonly int[] Sizes = [15, 13, 12];

    /// <summary>
    /// A point well inside for a text of this name, and the label in the largest size that fits, in one line or in one for each word;
    /// null where none fits.
    /// </summary>
    public static ((double X, double Y) Point, MapLabel? Label) Place(string name, IReadOnlyList<GridPoint[]> rings)
    {
        var edges = EdgesOf(rings);
        string[] words = name.Split(' ');
        var inOneLine = Fit(edges, [name]);
        var inWords = words.Length > 1 ? Fit(edges, words) : inOneLine;
        var (x, y, lines, room) = inWords.Room > inOneLine.Room ? inWords : inOneLine;
        var size = Array.Find(Sizes, size => size <= room);
        return ((inOneLine.X, inOneLine.Y), size == 0 ? null : new MapLabel(x, y, lines, size));
    }

    private static (double X, double Y, string[] Lines, double Room) Fit(List<Edge> edges, string[] lines)
    {
        // Some air on each side, and the border's own stroke.
        var (x, y, room) = RoomiestBox(edges, lines.Max(Ems) + 0.4, lines.Length * LineHeight + 0.1);
        return (x, y, lines, room);
    }

    /// <summary>Width of a text in font sizes, on the generous side of the sans-serif faces in use.</summary>
    private static double Ems(string text) => text.Sum(letter => letter switch
    {
        'i' or 'j' or 'l' or 't' or 'f' or 'r' or ' ' => 0.34,
        'm' or 'w' or 'M' or 'W' => 0.9,
        _ when char.IsUpper(letter) => 0.7,
        _ => 0.57,
    });

    private static List<Edge> EdgesOf(IReadOnlyList<GridPoint[]> rings)
    {
        var edges = new List<Edge>();
        foreach (var ring in rings)
            for (var i = 0; i < ring.Length; i++)
            {
                var (a, b) = (ring[i], ring[(i + 1) % ring.Length]);
                edges.Add(new Edge(Units(a.X), Units(a.Y), Units(b.X), Units(b.Y)));
            }

        return edges;

        static double Units(int steps) => steps / (double)GridPoint.PerUnit;
    }

    /// <summary>
    /// The middle of the largest box of these proportions inside the shape, and how many times larger than asked it is. Searches a
    /// grid over the shape, then a finer one around the best find.
    /// </summary>
    private static (double X, double Y, double Room) RoomiestBox(List<Edge> edges, double width, double height)
    {
        const int Cells = 12;
        var (left, right) = (edges.Min(edge => edge.Ax), edges.Max(edge => edge.Ax));
        var (top, bottom) = (edges.Min(edge => edge.Ay), edges.Max(edge => edge.Ay));
        var best = (X: left, Y: top, Room: 0.0);
        for (var pass = 0; pass < 2; pass++)
        {
            var (stepX, stepY) = ((right - left) / Cells, (bottom - top) / Cells);
            for (var row = 0; row <= Cells; row++)
                for (var column = 0; column <= Cells; column++)
                {
                    var (x, y) = (Math.Round(left + column * stepX, 1), Math.Round(top + row * stepY, 1));
                    var room = RoomAt(edges, x, y, width / 2, height / 2, best.Room);
                    if (room > best.Room)
                        best = (x, y, room);
                }

            (left, right, top, bottom) = (best.X - stepX, best.X + stepX, best.Y - stepY, best.Y + stepY);
        }

        return best;
    }

    // The hot loop of loading, which runs once: compiled well at the first call, not after some thousand.
    /// <summary>How far the box around (x, y) can grow before it meets an edge; 0 outside, or once it is <paramref name="atLeast"/> or less.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double RoomAt(List<Edge> edges, double x, double y, double halfWidth, double halfHeight, double atLeast)
    {
        var inside = false;
        foreach (var (ax, ay, bx, by) in edges)
            if (ay > y != by > y && x < (bx - ax) * (y - ay) / (by - ay) + ax)
                inside = !inside;
        if (!inside)
            return 0;

        var room = double.MaxValue;
        foreach (var (ax, ay, bx, by) in edges)
        {
            // Measured in boxes; most edges are beyond the nearest so far in one direction alone.
            var (fromX, toX) = ((ax - x) / halfWidth, (bx - x) / halfWidth);
            var (fromY, toY) = ((ay - y) / halfHeight, (by - y) / halfHeight);
            if (Math.Min(fromX, toX) >= room || Math.Max(fromX, toX) <= -room || Math.Min(fromY, toY) >= room || Math.Max(fromY, toY) <= -room)
                continue;
            room = Math.Min(room, BoxDistance(fromX, fromY, toX, toY));
            if (room <= atLeast)
                return 0;
        }

        return room;
    }

    /// <summary>Half the side of the smallest square around the origin that touches the segment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double BoxDistance(double ax, double ay, double bx, double by)
    {
        var (dx, dy) = (bx - ax, by - ay);
        var least = Math.Min(At(0), At(1));
        // max(|x|, |y|) along a segment is least at an end, on an axis, or on a diagonal.
        if (dx != 0)
            least = Math.Min(least, At(-ax / dx));
        if (dy != 0)
            least = Math.Min(least, At(-ay / dy));
        if (dx != dy)
            least = Math.Min(least, At((ay - ax) / (dx - dy)));
        if (dx != -dy)
            least = Math.Min(least, At(-(ay + ax) / (dx + dy)));
        return least;

        double At(double along)
        {
            along = Math.Clamp(along, 0, 1);
            return Math.Max(Math.Abs(ax + along * dx), Math.Abs(ay + along * dy));
        }
    }

    private readonly record struct Edge(double Ax, double Ay, double Bx, double By);
}

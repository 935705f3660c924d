namespace CcoPortal.Web.Maps;

/// <summary>A topology on the drawing's grid, simplified arc by arc, so that neighbours stay without gap or overlap.</summary>
internal sealed class Drawing
{
    private readonly Topology topology;
    private readonly GridPoint[][] arcs;

    /// <param name="topology">What to draw.</param>
    /// <param name="place">Where a place on the globe lies on the grid.</param>
    /// <param name="smallestTriangle">A point goes when it makes a triangle smaller than this with its neighbours, in square SVG units.</param>
    public Drawing(Topology topology, Func<Topology.GeoPoint, GridPoint> place, double smallestTriangle)
    {
        this.topology = topology;
        var full = topology.Arcs.Select(arc => Array.ConvertAll(arc, point => place(point))).ToArray();
        var threshold = (long)(smallestTriangle * 2 * GridPoint.PerUnit * GridPoint.PerUnit);
        arcs = Array.ConvertAll(full, arc => Simplified(arc, threshold));

        // A ring that all but vanished (an enclave of a few blocks) gets its points back, and so do its neighbours.
        foreach (var ring in topology.Areas.SelectMany(area => area.Rings))
            if (Math.Abs(TwiceArea(Points(ring))) * 2 < Math.Abs(TwiceArea(Points(ring, full))))
                foreach (var arc in ring)
                    arcs[IndexOf(arc)] = full[IndexOf(arc)];
    }

    /// <summary>The area's rings; each closed without repeating its first point. A ring smaller than the grid is one step square.</summary>
    public IReadOnlyList<GridPoint[]> Rings(Topology.Area area) => [.. area.Rings.Select(ring => Visible(Points(ring)))];

    /// <summary>The line around all areas together: the arcs that only one area has, joined end to end.</summary>
    public IReadOnlyList<GridPoint[]> Outline()
    {
        var outer = topology.Areas.SelectMany(area => area.Rings).SelectMany(ring => ring)
            .GroupBy(IndexOf).Where(uses => uses.Count() == 1).Select(uses => uses.First()).Order().ToList();
        var rings = new List<GridPoint[]>();
        while (outer.Count > 0)
        {
            var ring = new List<int> { outer[0] };
            outer.RemoveAt(0);
            var (start, end) = (Directed(ring[0], arcs)[0], Directed(ring[0], arcs)[^1]);
            while (end != start)
            {
                var next = outer.FindIndex(arc => Directed(arc, arcs)[0] == end);
                if (next < 0)
                    throw new InvalidDataException("The outline of the map does not close.");
                ring.Add(outer[next]);
                end = Directed(outer[next], arcs)[^1];
                outer.RemoveAt(next);
            }

            rings.Add(Points([.. ring]));
        }

        return rings;
    }

    /// <summary>Twice the signed area of a ring in square grid steps: exact, and enough to compare.</summary>
    public static long TwiceArea(IReadOnlyList<GridPoint> ring)
    {
        long sum = 0;
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            sum += (long)a.X * b.Y - (long)b.X * a.Y;
        }

        return sum;
    }

    private GridPoint[] Points(int[] ring) => Points(ring, arcs);

    private static GridPoint[] Points(int[] ring, GridPoint[][] arcs)
    {
        var points = new List<GridPoint>();
        foreach (var arc in ring)
            foreach (var point in Directed(arc, arcs))
                if (points.Count == 0 || points[^1] != point)
                    points.Add(point);
        if (points.Count > 1 && points[^1] == points[0])
            points.RemoveAt(points.Count - 1);
        return [.. points];
    }

    private static int IndexOf(int arc) => arc < 0 ? ~arc : arc;

    private static ReadOnlySpan<GridPoint> Directed(int arc, GridPoint[][] arcs)
    {
        if (arc >= 0)
            return arcs[arc];
        var backwards = (GridPoint[])arcs[~arc].Clone();
        Array.Reverse(backwards);
        return backwards;
    }

    private static GridPoint[] Visible(GridPoint[] ring) =>
        TwiceArea(ring) != 0
            ? ring
            : [ring[0], ring[0] with { X = ring[0].X + 1 }, new(ring[0].X + 1, ring[0].Y + 1), ring[0] with { Y = ring[0].Y + 1 }];

    /// <summary>Visvalingam and Whyatt's rule: the least noticed point goes first. Both ends stay, for other arcs begin there.</summary>
    private static GridPoint[] Simplified(GridPoint[] arc, long threshold)
    {
        var points = new List<GridPoint>(arc.Length);
        foreach (var point in arc)
            if (points.Count == 0 || points[^1] != point)
                points.Add(point);

        // A closed arc keeps three points and its return; others may become a straight line.
        var fewest = points.Count > 0 && points[0] == points[^1] ? 4 : 2;
        while (points.Count > fewest)
        {
            var (least, at) = (long.MaxValue, -1);
            for (var i = 1; i < points.Count - 1; i++)
                if (TwiceTriangle(points[i - 1], points[i], points[i + 1]) is var area && area < least)
                    (least, at) = (area, i);
            if (least >= threshold)
                break;
            points.RemoveAt(at);
        }

        return [.. points];
    }

    private static long TwiceTriangle(GridPoint a, GridPoint b, GridPoint c) =>
        Math.Abs((long)(b.X - a.X) * (c.Y - a.Y) - (long)(c.X - a.X) * (b.Y - a.Y));
}

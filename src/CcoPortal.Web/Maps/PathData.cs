using System.Text;

namespace CcoPortal.Web.Maps;

/// <summary>Writes rings as SVG path data: a start, then steps from point to point, in as few characters as the grammar allows.</summary>
internal static class PathData
{
    public static string Of(IEnumerable<GridPoint[]> rings)
    {
        var path = new StringBuilder();
        foreach (var ring in rings)
        {
            path.Append('M');
            Append(path, ring[0].X);
            Append(path, ring[0].Y);
            var command = ' ';
            for (var i = 1; i < ring.Length; i++)
            {
                var (dx, dy) = (ring[i].X - ring[i - 1].X, ring[i].Y - ring[i - 1].Y);
                var next = dy == 0 ? 'h' : dx == 0 ? 'v' : 'l';
                // A repeated command need not be said again.
                if (next != command)
                    path.Append(command = next);
                if (command != 'v')
                    Append(path, dx);
                if (command != 'h')
                    Append(path, dy);
            }

            path.Append('z');
        }

        return path.ToString();
    }

    private static void Append(StringBuilder path, int steps)
    {
        // A minus sign or a command ends the number before.
        if (steps >= 0 && char.IsAsciiDigit(path[^1]))
            path.Append(' ');
        GridPoint.AppendInUnits(path, steps);
    }
}

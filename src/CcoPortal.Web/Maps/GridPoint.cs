using System.Text;

namespace CcoPortal.Web.Maps;

/// <summary>A point of the drawing, in whole steps of 1/<see cref="PerUnit"/> of an SVG user unit, so that arithmetic on the drawing is exact.</summary>
internal readonly record struct GridPoint(int X, int Y)
{
    /// <summary>Steps per SVG user unit. Ten, five or two: then one decimal says it exactly.</summary>
    public const int PerUnit = 5;

    /// <summary>Writes a length in steps as SVG user units: one decimal at most, no zero before the point.</summary>
    public static void AppendInUnits(StringBuilder text, int steps)
    {
        if (steps < 0)
            text.Append('-');
        var (whole, rest) = Math.DivRem(Math.Abs(steps), PerUnit);
        if (whole != 0 || rest == 0)
            text.Append(whole);
        if (rest != 0)
            text.Append('.').Append(rest * 10 / PerUnit);
    }
}

namespace CcoPortal.Web.Maps;

/// <summary>
/// Albers' equal-area projection with the parallels and the meridian of the state's own Oregon Lambert grid (43°, 45.5° N, 120.5° W),
/// so that the state has the shape Oregonians know and a county looks as large as it is.
/// </summary>
internal static class OregonProjection
{
    private static readonly double South = Radians(43), North = Radians(45.5), Meridian = Radians(-120.5), Origin = Radians(44);
    private static readonly double Cone = (Math.Sin(South) + Math.Sin(North)) / 2;
    private static readonly double Constant = Math.Pow(Math.Cos(South), 2) + 2 * Cone * Math.Sin(South);
    private static readonly double OriginRadius = Radius(Origin);

    /// <summary>In earth radii, x to the east and y to the <em>south</em>, as a drawing has it.</summary>
    public static (double X, double Y) Project(Topology.GeoPoint point)
    {
        var angle = Cone * (Radians(point.Longitude) - Meridian);
        var radius = Radius(Radians(point.Latitude));
        return (radius * Math.Sin(angle), radius * Math.Cos(angle) - OriginRadius);
    }

    private static double Radius(double latitude) => Math.Sqrt(Constant - 2 * Cone * Math.Sin(latitude)) / Cone;

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}

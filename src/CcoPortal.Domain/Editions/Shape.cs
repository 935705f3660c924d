using System.Text.RegularExpressions;

namespace CcoPortal.Domain.Editions;

/// <summary>How published values are written.</summary>
internal static partial class Shape
{
    /// <summary>An address of a page, of the web. Pages show its host.</summary>
    public static bool IsAddress(string text, bool safe = false) =>
        Address().IsMatch(text) && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Host.Length > 0 && (!safe || url.Scheme == Uri.UriSchemeHttps);

    [GeneratedRegex(@"^[0-9]{5}\z")]
    public static partial Regex Zip();

    [GeneratedRegex(@"^([2-9][0-9]{2}-[0-9]{3}-[0-9]{4}|[2-9]11|988)\z")]
    public static partial Regex Phone();

    /// <summary>Part of an address: <c>hood-river</c>.</summary>
    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    public static partial Regex Key();

    /// <summary>A county of Oregon, by the Census.</summary>
    [GeneratedRegex(@"^41[0-9]{3}\z")]
    public static partial Regex Fips();

    [GeneratedRegex(@"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}\z")]
    public static partial Regex Email();

    /// <summary>A year, or a year and a month.</summary>
    [GeneratedRegex(@"^20[0-9]{2}(-(0[1-9]|1[0-2]))?\z")]
    public static partial Regex AsOf();

    [GeneratedRegex(@"^https?://[^\s""'<>\\]+\z")]
    private static partial Regex Address();
}

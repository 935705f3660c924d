namespace CcoPortal.Web.Reading;

public enum TextSize
{
    Small,
    Normal,
    Large,
    Largest,
}

/// <summary>How a person wants pages shown: kept in one cookie, which is set only when someone asks. The words of a page are the same in every way.</summary>
public sealed record WaysToRead(TextSize Size, bool HighContrast, bool TextOnly, bool Spaced)
{
    public const string Cookie = "ways-to-read";

    public static readonly WaysToRead Usual = new(TextSize.Normal, false, false, false);

    /// <summary>Short, the same for the same ways, and empty for the usual ones: the cookie's value, and a part of what stored pages are kept under.</summary>
    public string Key => this == Usual ? "" : $"{(int)Size}{(HighContrast ? "c" : "")}{(TextOnly ? "t" : "")}{(Spaced ? "s" : "")}";

    /// <summary>For the root of the page; see <c>assets/own/_reading.scss</c>.</summary>
    public string? Classes => this == Usual ? null : string.Join(' ', new[]
    {
        Size switch { TextSize.Small => "text-small", TextSize.Large => "text-large", TextSize.Largest => "text-largest", _ => null },
        HighContrast ? "high-contrast" : null, TextOnly ? "text-only" : null, Spaced ? "spaced" : null,
    }.OfType<string>());

    /// <summary>Anything that is no such key is the usual way: what a browser sends is nobody's promise.</summary>
    public static WaysToRead Read(string? key)
    {
        if (key is not [>= '0' and <= '3', ..])
            return Usual;
        var ways = new WaysToRead((TextSize)(key[0] - '0'), key.Contains('c', StringComparison.Ordinal), key.Contains('t', StringComparison.Ordinal), key.Contains('s', StringComparison.Ordinal));
        return ways.Key == key ? ways : Usual;
    }

    public static WaysToRead Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Items.TryGetValue(Cookie, out var chosen) ? (WaysToRead)chosen! : Read(context.Request.Cookies[Cookie]);
    }
}

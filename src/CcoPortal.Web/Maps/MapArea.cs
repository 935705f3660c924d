namespace CcoPortal.Web.Maps;

/// <summary>How a county is drawn.</summary>
public enum MapFill
{
    /// <summary>Not served: plain.</summary>
    None,

    /// <summary>Served in the whole county: filled.</summary>
    Whole,

    /// <summary>Served in a part of the county: hatched, so that the difference does not rest on color.</summary>
    Part,
}

/// <summary>What to say and show for one county of the map.</summary>
/// <param name="County">The county's name without the word “County”, as in the data: <c>Hood River</c>.</param>
/// <param name="Fill">How it is drawn.</param>
/// <param name="Label">What a screen reader hears for its link, and what a pointer that rests on it shows; in the page's language.</param>
/// <param name="Href">Where it leads on an interactive map; null for no link.</param>
public sealed record MapArea(string County, MapFill Fill, string Label, string? Href);

namespace CcoPortal.Domain.Coverage;

/// <summary>How sure a fact about coverage is; the weakest comes first, so the weaker of two is the smaller.</summary>
public enum Certainty
{
    /// <summary>A possibility: the member must call OHP Client Services to be sure.</summary>
    Ask,
    Likely,
    Confirmed,
}

/// <summary>Which ZIPs of a county a service area takes in.</summary>
public enum Extent
{
    Whole,
    Only,
    Except,

    /// <summary>Some ZIPs of the county, and which ones is not known. Always <see cref="Certainty.Ask"/>.</summary>
    PartUnlisted,
}

/// <summary>This CCO serves this county, or part of it, from one day until another.</summary>
/// <param name="Cco">CCO slug.</param>
/// <param name="County">County name.</param>
/// <param name="Zips">The listed ZIPs of <see cref="Extent.Only"/> and <see cref="Extent.Except"/>, ascending; else empty.</param>
/// <param name="From">First day; null when it began on a day that is not known, before every record.</param>
/// <param name="To">First day on which it no longer holds; null when open.</param>
/// <param name="Sources">Addresses of the pages that say so; may be empty when <see cref="Certainty.Ask"/>.</param>
/// <param name="CheckedOn">The day on which the sources were read.</param>
public sealed record ServiceArea(
    string Cco, string County, Extent Extent, IReadOnlyList<string> Zips, DateOnly? From, DateOnly? To,
    Certainty Certainty, string Note, IReadOnlyList<string> Sources, DateOnly CheckedOn)
{
    /// <summary>Stable key: who, where, how and since when.</summary>
    public string Key => $"{Cco}/{Places.Slug.From(County)}/{Places.Slug.From(Extent.ToString())}/{From?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "always"}";

    public bool Holds(DateOnly on) => (From is not { } from || from <= on) && (To is not { } to || on < to);

    public bool Covers(string zip) => Extent switch
    {
        Extent.Only => Zips.Contains(zip, StringComparer.Ordinal),
        Extent.Except => !Zips.Contains(zip, StringComparer.Ordinal),
        _ => true,
    };
}

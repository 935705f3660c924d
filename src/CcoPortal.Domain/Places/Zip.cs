namespace CcoPortal.Domain.Places;

/// <summary>Whether people can still have a ZIP as their address.</summary>
public enum ZipStatus
{
    /// <summary>On the Postal Service's list.</summary>
    Active,

    /// <summary>Another state's ZIP with homes on the Oregon side.</summary>
    Border,

    /// <summary>Drawn by the Census but no longer on the Postal Service's list; it answers, and says so.</summary>
    Disputed,

    /// <summary>On old lists only: no longer used.</summary>
    Retired,
}

/// <summary>A five-digit ZIP that is or was used in Oregon.</summary>
/// <param name="Code">Five digits.</param>
/// <param name="Type"><c>STANDARD</c>, <c>PO BOX</c> or <c>UNIQUE</c>, as the Postal Service says.</param>
/// <param name="City">The Postal Service's city, which is not always the municipality.</param>
/// <param name="Zcta">The Census area to show on a map for this ZIP, or null.</param>
/// <param name="Counties">Oregon counties it touches, likeliest first.</param>
public sealed record Zip(string Code, ZipStatus Status, string Type, string City, string? Zcta, IReadOnlyList<ZipCounty> Counties);

/// <summary>A ZIP in one Oregon county.</summary>
/// <param name="County">County name.</param>
/// <param name="Share">Share of the ZIP's homes that lie in this county, 0 to 1 (HUD 2024 Q4, else Census 2010).</param>
/// <param name="HasHomes">False when the ZIP only has empty land here: then it counts in no answer unless someone names this county.</param>
public sealed record ZipCounty(string County, double Share, bool HasHomes)
{
    /// <summary>Residents there at the 2010 Census; null where it counted none apart: PO boxes, single buildings, ZIPs made since. The Census of 2020 is known by county only.</summary>
    public int? People2010 { get; init; }
}

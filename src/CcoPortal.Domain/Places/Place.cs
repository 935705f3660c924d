namespace CcoPortal.Domain.Places;

/// <summary>A city or community by the name people use.</summary>
/// <param name="Key">Stable key: name and first county, for example <c>riverside-malheur</c>.</param>
/// <param name="Kind"><c>incorporated city</c>, <c>census-designated place</c>, and so on, as in the source.</param>
/// <param name="Counties">Counties with a share of its people above zero, largest first.</param>
/// <param name="Zips">ZIPs that people there use; never empty.</param>
/// <param name="Population">Residents, where known.</param>
public sealed record Place(
    string Key, string Name, string Kind, IReadOnlyList<PlaceCounty> Counties, IReadOnlyList<string> Zips, int? Population);

/// <summary>The part of a place in one county.</summary>
/// <param name="Share">Share of the place's people, 0 to 1.</param>
public sealed record PlaceCounty(string County, double Share);

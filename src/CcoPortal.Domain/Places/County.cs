namespace CcoPortal.Domain.Places;

/// <summary>One of Oregon's 36 counties.</summary>
/// <param name="Slug">Stable address part, for example <c>hood-river</c>.</param>
/// <param name="Name">Name without the word “County”.</param>
/// <param name="Fips">Five-digit Census code, for example <c>41027</c>.</param>
/// <param name="Seat">County seat.</param>
/// <param name="Population">Residents at the 2020 Census.</param>
public sealed record County(string Slug, string Name, string Fips, string Seat, int Population);

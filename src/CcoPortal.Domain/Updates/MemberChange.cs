using CcoPortal.Domain.Places;

namespace CcoPortal.Domain.Updates;

/// <summary>What can change for members from one edition to the next. The names are kept in published editions: add, never rename.</summary>
public enum ChangeKind
{
    CcoStarts,
    CcoEnds,
    AreaStarts,
    AreaEnds,

    /// <summary>A start that was announced will not be on that day.</summary>
    AreaStartOff,

    /// <summary>An end that was announced will not be on that day.</summary>
    AreaEndOff,
    Name,
    Phone,
    Tty,
    Website,
    Hours,
}

/// <summary>Something that an edition changed for the members of a CCO.</summary>
/// <param name="Cco">CCO slug.</param>
/// <param name="Name">What the CCO was called then, for when its record is gone.</param>
/// <param name="Counties">Names of the counties it is about, A to Z: for an area those that start or end, else all that the CCO serves.</param>
/// <param name="InPart">For an area: some ZIPs of each county, not all.</param>
/// <param name="Day">For a start or an end: the first day of the new state; null when it is not known.</param>
/// <param name="Successors">For an end: slugs of the CCOs that take over there, where known.</param>
/// <param name="Value">The new phone, TTY number or website (null: none is listed any more), or the name before.</param>
public sealed record MemberChange(
    ChangeKind Kind, string Cco, string Name, IReadOnlyList<string> Counties, bool InPart, DateOnly? Day, IReadOnlyList<string> Successors, string? Value)
{
    /// <summary>Keys of the watches that this is news for; see <see cref="Watch"/>.</summary>
    public IEnumerable<string> Watches() => [Watch.All, Watch.Cco(Cco), .. Counties.Select(c => Watch.County(Slug.From(c)))];
}

/// <summary>What the changes of an edition were.</summary>
/// <param name="Edition">Its number.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Changes">Never empty.</param>
public sealed record EditionNews(int Edition, DateTimeOffset PublishedAt, IReadOnlyList<MemberChange> Changes);

/// <summary>What someone wants to hear about, as a key: everything, one CCO or one county.</summary>
public static class Watch
{
    public const string All = "all";

    private const string CcoPrefix = "cco:", CountyPrefix = "county:";

    public static string Cco(string slug) => CcoPrefix + slug;

    public static string County(string slug) => CountyPrefix + slug;

    /// <summary>The slug of the CCO that a key names, or null.</summary>
    public static string? CcoOf(string key) => key.StartsWith(CcoPrefix, StringComparison.Ordinal) ? key[CcoPrefix.Length..] : null;

    /// <summary>The slug of the county that a key names, or null.</summary>
    public static string? CountyOf(string key) => key.StartsWith(CountyPrefix, StringComparison.Ordinal) ? key[CountyPrefix.Length..] : null;
}

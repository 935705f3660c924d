namespace CcoPortal.Domain.Content;

/// <summary>Something that everyone should know for a time: it stands at the top of every page.</summary>
/// <param name="Key">For example <c>wildfires-2027</c>.</param>
/// <param name="Start">From then on it is shown.</param>
/// <param name="End">From then on it is no longer shown; later than <paramref name="Start"/>, by a year at most.</param>
/// <param name="Texts">By language tag, <c>en</c> always among them.</param>
public sealed record BannerNotice(string Key, NoticeLevel Level, WallClock Start, WallClock End, IReadOnlyDictionary<string, NoticeText> Texts) : TranslatedRecord
{
    public NoticeText In(string language) => Text(Texts, language);

    private protected override IEnumerable<string?> EnglishParts() => Texts[English].Parts();
}

/// <summary>The later, the graver: the gravest stands first.</summary>
public enum NoticeLevel
{
    Information,
    Warning,
    Emergency,
}

/// <summary>A day and a time by the clocks in Oregon (Pacific).</summary>
public sealed record WallClock(DateOnly Day, TimeOnly Time)
{
    public DateTime Local() => Day.ToDateTime(Time);
}

/// <param name="Title">A line; facts may stand as placeholders (<see cref="FactText"/>).</param>
/// <param name="Body">A few lines of Markdown without headings, tables and HTML; facts stand as placeholders.</param>
public sealed record NoticeText(string Title, string Body)
{
    public IEnumerable<string?> Parts() => [Title, Body];
}

namespace CcoPortal.Domain.Content;

/// <summary>A published page of words.</summary>
/// <param name="Section"><c>help</c> or <c>learn</c>: the first part of its address.</param>
/// <param name="Slug">The second part.</param>
/// <param name="Order">Its place in its section.</param>
/// <param name="Owner">The role that keeps it true.</param>
/// <param name="Sources">Addresses.</param>
/// <param name="CheckedOn">The day on which the sources were read.</param>
/// <param name="Texts">By language tag, <c>en</c> always among them.</param>
public sealed record ContentPage(
    string Section, string Slug, int Order, string Owner, IReadOnlyList<string> Sources, DateOnly CheckedOn, IReadOnlyDictionary<string, PageText> Texts)
    : TranslatedRecord
{
    public string Key => $"{Section}/{Slug}";

    /// <summary>Words and short phrases that it is found by, by language tag.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? SearchWords { get; init; }

    public PageText In(string language) => Text(Texts, language);

    private protected override IEnumerable<string?> EnglishParts() => Texts[English].Parts();
}

/// <param name="Summary">What the page helps to do, in a sentence or two.</param>
/// <param name="Body">Markdown without HTML; facts stand as placeholders (<see cref="FactText"/>).</param>
public sealed record PageText(string Title, string Summary, string Body)
{
    public IEnumerable<string?> Parts() => [Title, Summary, Body];
}

using CcoPortal.Domain.Ccos;

namespace CcoPortal.Domain.Content;

/// <summary>A result of the whole state over the years, in percent; higher is better.</summary>
/// <param name="Key">For example <c>treatment-started</c>.</param>
/// <param name="Order">Its place among all.</param>
/// <param name="Values">By year, each year at most once. A year that is not there has no data.</param>
/// <param name="Goals">In percent, the newest last; empty when none is given.</param>
/// <param name="CountsAnewFrom">The first year that is counted in another way, so that it cannot be compared with those before; null when there is none.</param>
/// <param name="Sources">Addresses.</param>
/// <param name="CheckedOn">The day on which the sources were read.</param>
/// <param name="Texts">Its name by language tag, <c>en</c> always among them.</param>
public sealed record Measure(
    string Key, int Order, IReadOnlyList<MeasureValue> Values, IReadOnlyList<decimal> Goals, int? CountsAnewFrom, IReadOnlyList<string> Sources, DateOnly CheckedOn,
    Confidence Confidence, IReadOnlyDictionary<string, string> Texts) : TranslatedRecord
{
    public string In(string language) => Text(Texts, language);

    /// <summary>Whether the value of a year can be compared with that of the year before: both are there, and counted in the same way.</summary>
    public bool Follows(int year) => CountsAnewFrom != year && Values.Any(v => v.Year == year) && Values.Any(v => v.Year == year - 1);

    private protected override IEnumerable<string?> EnglishParts() => [Texts[English]];
}

/// <param name="Year">Of the report.</param>
/// <param name="Value">Percent, 0 to 100.</param>
public sealed record MeasureValue(int Year, decimal Value);

using CcoPortal.Domain.Benefits;

namespace CcoPortal.Domain.Desk;

/// <summary>Which answer a caller takes along, in keys of published records: nothing of it is as someone said it. The set is closed: each can be stored, and found again.</summary>
public abstract record HandedAnswer
{
    private HandedAnswer()
    {
    }

    /// <summary>Who serves a place: a ZIP, a place or a county, by the names that the edition has for them.</summary>
    /// <param name="Zip">Five digits.</param>
    /// <param name="County">Its name: alone, or the part of the ZIP or of the places called so that is meant.</param>
    /// <param name="On">The day that was asked for; null: the day on which it is looked at.</param>
    public sealed record Place(string? Zip, string? Name, string? County, DateOnly? On) : HandedAnswer;

    public sealed record Cco(string Slug) : HandedAnswer;

    /// <param name="Type">Code of the enrollment type that the caller told of; null: not known.</param>
    public sealed record Benefit(string Slug, AgeGroup? Age, string? Type) : HandedAnswer;

    /// <param name="Packages">Slugs of those that the codes stand for; empty where only the type was read.</param>
    /// <param name="Type">Code of the enrollment type; null where only packages were read.</param>
    public sealed record Letter(AgeGroup? Age, IReadOnlyList<string> Packages, string? Type) : HandedAnswer;

    /// <summary>A statewide line.</summary>
    public sealed record Line(string Key) : HandedAnswer;

    /// <param name="Path">For example <c>/help/rides</c>.</param>
    public sealed record Page(string Path) : HandedAnswer;

    /// <summary>A word of the glossary.</summary>
    public sealed record Word(string Anchor) : HandedAnswer;
}

/// <summary>What was said of an answer, in one language, sentence by sentence: words of the portal alone.</summary>
/// <param name="Language">Its tag.</param>
public sealed record SaidIn(string Language, IReadOnlyList<string> Sentences);

/// <summary>An answer that was handed over, as it is kept.</summary>
/// <param name="Said">In each language that has words for it.</param>
/// <param name="Edition">In which it was true.</param>
/// <param name="Until">Up to this moment the code leads to it.</param>
public sealed record HandOver(HandedAnswer Answer, IReadOnlyList<SaidIn> Said, string Language, int Edition, DateTimeOffset Made, DateTimeOffset Until);

using System.Security.Cryptography;
using System.Text;

namespace CcoPortal.Domain.Content;

/// <summary>How a record's text came into a language.</summary>
/// <param name="By">The role that last worked on it.</param>
/// <param name="On">The day of that.</param>
/// <param name="From">Hash of the English that it was made from: <see cref="TranslatedRecord.EnglishHash"/>.</param>
public sealed record Translation(TranslationStatus Status, string By, DateOnly On, string From);

public enum TranslationStatus
{
    /// <summary>Not yet checked by a qualified translator.</summary>
    Drafted,
    Reviewed,
}

/// <summary>What a reader must be told about a text in a language; the later, the graver.</summary>
public enum TranslationState
{
    /// <summary>English, or reviewed.</summary>
    Sound,
    Drafted,

    /// <summary>The English has changed since.</summary>
    Outdated,

    /// <summary>There is none: it is shown in English.</summary>
    Missing,
}

/// <summary>A published record with texts in one or more languages.</summary>
public abstract record TranslatedRecord
{
    private protected const string English = "en";

    private protected TranslatedRecord()
    {
    }

    /// <summary>By language tag, one for each language of its texts but English.</summary>
    public IReadOnlyDictionary<string, Translation>? Translations { get; init; }

    /// <summary>Everything that its English says, in a fixed order.</summary>
    private protected abstract IEnumerable<string?> EnglishParts();

    /// <summary>Changes with the English: 16 hexadecimal digits of a SHA-256 of its parts, one in a line.</summary>
    public string EnglishHash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', EnglishParts()))), 0, 8);

    public TranslationState StateIn(string language) => language == English ? TranslationState.Sound
        : Translations?.TryGetValue(language, out var translation) != true ? TranslationState.Missing
        : translation!.From != EnglishHash() ? TranslationState.Outdated
        : translation.Status == TranslationStatus.Drafted ? TranslationState.Drafted : TranslationState.Sound;

    /// <summary>The text in a language; in English when it has none, which <see cref="StateIn"/> tells.</summary>
    private protected static T Text<T>(IReadOnlyDictionary<string, T> texts, string language) => texts.TryGetValue(language, out var text) ? text : texts[English];
}

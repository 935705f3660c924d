using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Domain.Editions;

namespace CcoPortal.Application.Desk;

/// <summary>A field of an answer that an agent can say is wrong.</summary>
/// <param name="Title">What a person would call the record.</param>
/// <param name="Field">Path in the record's form; null for the record as a whole.</param>
/// <param name="Edition">The one that the desk showed.</param>
public sealed partial record FlagChoice(string Kind, string Key, string Title, string? Field, int Edition)
{
    private const string Whole = "All of it";

    /// <summary>As the staff forms call it.</summary>
    public string Label => LabelOf(Kind, Field);

    /// <summary>As a form carries it: <c>cco:allcare-cco@12#phone</c>.</summary>
    public string Value => $"{Kind}:{Key}@{Edition.ToString(CultureInfo.InvariantCulture)}{(Field is null ? "" : $"#{Field}")}";

    /// <summary>The same, read again; null when it is none, or names a field that the kind does not have.</summary>
    public static FlagChoice? From(string? value) =>
        Shape().Match(value ?? "") is { Success: true } match && Data.Editions.RecordJson.Kinds.Contains(match.Groups["kind"].Value)
        && (!match.Groups["field"].Success || RecordForm.Of(match.Groups["kind"].Value).At(match.Groups["field"].Value) is not null)
            ? new(match.Groups["kind"].Value, match.Groups["key"].Value, "", match.Groups["field"] is { Success: true } field ? field.Value : null, int.Parse(match.Groups["edition"].Value, CultureInfo.InvariantCulture))
            : null;

    public static string LabelOf(string kind, string? field) => field is null ? Whole : RecordForm.Of(kind).At(field)?.Label ?? field;

    [GeneratedRegex(@"^(?<kind>[a-z-]{1,40}):(?<key>[^@\s]{1,200})@(?<edition>[1-9][0-9]{0,7})(#(?<field>[A-Za-z0-9._-]{1,200}))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}

/// <summary>What of an answer can be said to be wrong: the fields of its records that the desk reads out.</summary>
public static class FlagChoices
{
    /// <summary>The first that is there is what is wrong most often.</summary>
    private static readonly Dictionary<string, string[]> ReadOut = new(StringComparer.Ordinal)
    {
        ["cco"] = ["tollFree", "phone", "tty", "hours", "rides", "shortName"],
        ["contact"] = ["phone", "localPhone", "tty", "hours", "label", "purpose"],
        ["service-area"] = ["zips", "to", "certainty"],
        ["benefit"] = ["texts.en.summary", "texts.en.howToGet", "isCovered", "adults", "under21", "approval", "referral", "whoPays", "limits"],
        ["package"] = ["texts.en", "codes"],
        ["enrollment-type"] = ["texts.en", "physical", "behavioral", "dental", "rides"],
        ["page"] = ["texts.en.title", "texts.en.summary", "texts.en.body"],
    };

    /// <summary>Answers come as someone types, and a record is read into fields once for each edition.</summary>
    private static readonly ConditionalWeakTable<Edition, ConcurrentDictionary<(string Kind, string Key, string Language), IReadOnlyList<FlagChoice>>> Made = [];

    /// <summary>By record in the given order, a record as a whole last; empty when no record is read out.</summary>
    /// <param name="records">What is read out, as kind and key.</param>
    /// <param name="language">Tag of the language in which it is said besides English.</param>
    public static IReadOnlyList<FlagChoice> Of(IReadOnlyList<(string Kind, string Key)> records, Edition edition, string language)
    {
        ArgumentNullException.ThrowIfNull(records);
        var made = Made.GetOrCreateValue(edition);
        return [.. records.SelectMany(r => made.GetOrAdd((r.Kind, r.Key, language), _ => [.. OfRecord(r.Kind, r.Key, edition, language)]))];
    }

    private static IEnumerable<FlagChoice> OfRecord(string kind, string key, Edition edition, string language)
    {
        if (PublishedRecords.Find(edition, kind, key) is not var (title, body))
            return [];
        var fields = RecordForm.Of(kind).Fields(body);
        string[] translated = language == "en" ? [] : [$"texts.{language}"];
        return ReadOut.GetValueOrDefault(kind, []).Concat(translated).Where(f => IsShown(fields, f)).Append(null).Select(field => new FlagChoice(kind, key, title, field, edition.Number));
    }

    /// <summary>The phone of a CCO, or of what the answer is about; else all of it.</summary>
    public static FlagChoice? Default(IReadOnlyList<FlagChoice> choices) =>
        choices.FirstOrDefault(c => c.Field is "tollFree" or "phone" && (c.Kind == "cco" || c.Kind == choices[0].Kind)) ?? choices.FirstOrDefault(c => c.Field is null);

    private static bool IsShown(IReadOnlyDictionary<string, string> fields, string path) =>
        fields.Keys.Any(f => f == path || f.StartsWith($"{path}.", StringComparison.Ordinal)) && fields.GetValueOrDefault($"{path}.confidence") != "Low";
}

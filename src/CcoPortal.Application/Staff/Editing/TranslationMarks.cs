using System.Globalization;
using System.Text.Json;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Content;

namespace CcoPortal.Application.Staff.Editing;

/// <summary>What the portal itself says of translations in a form: who worked on a text, when, and which English it was made from.</summary>
internal static class TranslationMarks
{
    private const string Unknown = "?";

    /// <param name="typed">The form’s fields.</param>
    /// <param name="there">The record that is edited; null for a new one.</param>
    /// <param name="matching">Languages whose text someone found to say what the English says now.</param>
    /// <param name="by">The role of who edits.</param>
    public static ReadForm Read(RecordForm form, IReadOnlyDictionary<string, string> typed, IReadOnlyDictionary<string, string>? there, IReadOnlySet<string> matching, string by, DateOnly today)
    {
        if (form.Root.Fields.All(f => f.Name != "translations"))
            return form.Read(typed);
        var fields = typed.ToDictionary(StringComparer.Ordinal);
        var day = today.ToString("O", CultureInfo.InvariantCulture);
        var marked = new List<string>();
        foreach (var tag in fields.Keys.Select(Tag).OfType<string>().Distinct().ToList())
        {
            var (status, on, from) = ($"translations.{tag}.status", $"translations.{tag}.on", $"translations.{tag}.from");
            var text = TextOf(fields, tag);
            if (text.Count == 0)
            {
                foreach (var path in fields.Keys.Where(k => k.StartsWith($"translations.{tag}.", StringComparison.Ordinal)).ToList())
                    fields.Remove(path);
                continue;
            }

            if (string.IsNullOrWhiteSpace(fields.GetValueOrDefault(status)))
                fields[status] = nameof(TranslationStatus.Drafted);
            var isNew = there is null || !there.ContainsKey(from);
            if (isNew || matching.Contains(tag))
            {
                fields[from] = Unknown;
                marked.Add(from);
            }

            if (isNew || matching.Contains(tag) || !text.ToHashSet().SetEquals(TextOf(there!, tag)) || fields[status] != there!.GetValueOrDefault(status))
                (fields[$"translations.{tag}.by"], fields[on]) = (by, day);
        }

        var read = form.Read(fields);
        if (read.Body is null || marked.Count == 0)
            return read;
        var hash = ((TranslatedRecord)JsonSerializer.Deserialize(read.Body, RecordJson.TypeOf(form.Kind))!).EnglishHash();
        foreach (var from in marked)
            fields[from] = hash;
        return form.Read(fields);
    }

    /// <summary>The language of a field of texts or of how they were translated; null for English and for other fields.</summary>
    private static string? Tag(string path) => path.Split('.') is ["texts" or "translations", var tag, ..] && tag != "en" && RecordForm.IsTag(tag) ? tag : null;

    private static List<string> TextOf(IReadOnlyDictionary<string, string> fields, string tag) =>
        [.. fields.Where(f => (f.Key == $"texts.{tag}" || f.Key.StartsWith($"texts.{tag}.", StringComparison.Ordinal)) && !string.IsNullOrWhiteSpace(f.Value))
            .Select(f => $"{f.Key}={f.Value.ReplaceLineEndings("\n").Trim()}")];
}

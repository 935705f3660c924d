using System.Globalization;
using System.Text.Json.Nodes;
using CcoPortal.Domain.Editions;

namespace CcoPortal.Application.Staff.Editing;

/// <summary>Makes a record’s JSON of typed fields, or says by path what is wrong.</summary>
internal sealed class Reader
{
    public Dictionary<string, string> Errors { get; } = new(StringComparer.Ordinal);

    public JsonNode? Read(FieldShape shape, FieldTree tree, string path, FieldWords words) => shape switch
    {
        FieldShape.Input input => Value(input, Tidy(tree.Text, input.Kind), path, words),
        FieldShape.Lines lines => Lines(lines, tree.Text, path, words),
        FieldShape.Group { MayBeAbsent: true } group when tree.IsBlank(group) => null,
        FieldShape.Group group => Group(group, tree, path),
        FieldShape.Many many => Many(many, tree, path, words),
        FieldShape.Table table => Table(table, tree, path),
        FieldShape.Languages languages => ByLanguage(languages, tree, path, words),
        _ => throw new ArgumentException($"{shape} is not known.", nameof(shape)),
    };

    private JsonObject Group(FieldShape.Group group, FieldTree tree, string path)
    {
        var read = new JsonObject();
        foreach (var field in group.Fields)
            read[field.Name] = Read(field.Shape, tree[field.Name], RecordForm.Path(path, field.Name), field.Words);
        return read;
    }

    private JsonArray? Many(FieldShape.Many many, FieldTree tree, string path, FieldWords words)
    {
        var read = new JsonArray();
        foreach (var item in tree.Items.Where(i => !tree[i].IsBlank(many.Of)))
            read.Add(Read(many.Of, tree[item], RecordForm.Path(path, item), words));
        return read.Count == 0 && many.NullWhenEmpty ? null : read;
    }

    private JsonObject? Table(FieldShape.Table table, FieldTree tree, string path)
    {
        var read = new JsonObject();
        foreach (var item in tree.Items)
        {
            var (key, value, at) = (Tidy(tree[item][table.Key.Name].Text, InputKind.Line), tree[item][table.Value.Name], RecordForm.Path(path, item));
            if (key.Length == 0 && value.IsBlank(table.Value.Shape))
                continue;
            if (key.Length == 0)
                Errors[RecordForm.Path(at, table.Key.Name)] = Empty;
            else if (read.ContainsKey(key))
                Errors[RecordForm.Path(at, table.Key.Name)] = $"“{key}” is there twice.";
            else
                read[key] = Read(table.Value.Shape, value, RecordForm.Path(at, table.Value.Name), table.Value.Words);
        }

        return read.Count == 0 && table.NullWhenEmpty ? null : read;
    }

    private JsonObject? ByLanguage(FieldShape.Languages languages, FieldTree tree, string path, FieldWords words)
    {
        var read = new JsonObject();
        var tags = tree.Tags.Where(t => !tree[t].IsBlank(languages.Of)).ToList();
        // Where English is missing, it is its own fields that say so.
        foreach (var tag in words.NeedsEnglish && !tags.Contains("en") ? tags.Prepend("en") : tags)
            read[tag] = Read(languages.Of, tree[tag], RecordForm.Path(path, tag), words);
        return read.Count == 0 && languages.NullWhenEmpty ? null : read;
    }

    private JsonArray? Lines(FieldShape.Lines lines, string text, string path, FieldWords words)
    {
        var items = Tidy(text, InputKind.Paragraph).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (items.Length == 0 && !lines.MayBeEmpty)
            Errors[path] = Empty;
        if (words.IsSorted)
            Array.Sort(items, StringComparer.Ordinal);
        var read = new JsonArray();
        foreach (var item in items)
            read.Add(Value(lines.Of, item, path, words));
        return read.Count == 0 && lines.NullWhenEmpty ? null : read;
    }

    private JsonValue? Value(FieldShape.Input input, string text, string path, FieldWords words)
    {
        if (text.Length == 0)
        {
            if (input.Kind == InputKind.YesNo)
                return JsonValue.Create(false);
            if (!input.MayBeEmpty)
                Errors[path] = input.Kind is InputKind.Choice ? "Choose one." : Empty;
            return input.MayBeEmpty && words.MayBeEmpty ? JsonValue.Create("") : null;
        }

        switch (input.Kind)
        {
            case InputKind.Choice:
                return input.Choices.FirstOrDefault(c => Letters(c).Equals(Letters(text), StringComparison.OrdinalIgnoreCase)) is { } choice
                    ? JsonValue.Create(choice) : Wrong($"“{text}” is not one of: {string.Join(", ", input.Choices)}.");
            case InputKind.Day:
                return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                    ? JsonValue.Create(text) : Wrong($"“{text}” is not a day. Type the day like 2026-11-22.");
            case InputKind.Time:
                return TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                    ? JsonValue.Create(time.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "HH:mm:ss" : "HH:mm:ss.fffffff", CultureInfo.InvariantCulture))
                    : Wrong($"“{text}” is not a time. Type the time like 08:00 or 17:30.");
            case InputKind.Whole:
                return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                    ? JsonValue.Create(whole) : Wrong($"“{text}” is not a whole number.");
            case InputKind.Number when input.Type == typeof(decimal):
                return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var exact)
                    ? JsonValue.Create(exact) : Wrong($"“{text}” is not a number like 3.5.");
            case InputKind.Number:
                return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                    ? JsonValue.Create(number) : Wrong($"“{text}” is not a number like 0.5.");
            case InputKind.YesNo:
                return text.Equals("yes", StringComparison.OrdinalIgnoreCase) || text.Equals("no", StringComparison.OrdinalIgnoreCase)
                    ? JsonValue.Create(text.Equals("yes", StringComparison.OrdinalIgnoreCase)) : Wrong($"“{text}” is neither yes nor no.");
            default:
                if (words.IsPhone && !FactRules.IsPhone(text))
                    return Wrong($"“{text}” is not a phone number like 800-273-0557 or 711.");
                if (words.IsWeb && !(text.StartsWith("https://", StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out _)))
                    return Wrong($"“{text}” is not an address that begins with https://.");
                return JsonValue.Create(input.Kind == InputKind.Markdown ? text + "\n" : text);
        }

        JsonValue? Wrong(string sentence)
        {
            Errors.TryAdd(path, sentence.Length <= 200 ? sentence : sentence[..200] + "…");
            return null;
        }
    }

    /// <summary>“part-unlisted”, “Part unlisted” and “PartUnlisted” are one choice.</summary>
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static string Tidy(string text, InputKind kind) => (kind is InputKind.Paragraph or InputKind.Markdown ? text : text.Replace('\n', ' ')).Trim();

    private const string Empty = "This cannot be empty.";
}

using System.Globalization;
using CcoPortal.Application.Staff.Editing;

namespace CcoPortal.Web.Staff;

/// <summary>A record’s form as a page shows it.</summary>
/// <param name="There">The record that is edited; null for a new one, whose key can be typed.</param>
/// <param name="Fields">What stands in the fields, by path.</param>
/// <param name="Errors">A sentence by path.</param>
/// <param name="Conflicts">What somebody else wrote meanwhile.</param>
/// <param name="States">What a reader must be told of a text, by language; null when the record has no English yet.</param>
public sealed record FormView(
    RecordForm Form, IReadOnlyDictionary<string, string>? There, IReadOnlyDictionary<string, string> Fields, IReadOnlyDictionary<string, string> Errors,
    IReadOnlyList<FieldConflict> Conflicts, Func<string, string?> States)
{
    /// <summary>What the names of the record’s fields begin with on the page.</summary>
    public const string Prefix = "f.";

    /// <summary>Languages whose text was found to say what the English says.</summary>
    public IReadOnlySet<string> Matching { get; init; } = new HashSet<string>();

    /// <summary>Stands in a list item that was added and has nothing in it yet; no field of any record.</summary>
    public const string Added = "+";

    /// <summary>Languages that staff translate into: these always have a column.</summary>
    private static readonly string[] Offered = ["en", "es"];

    public string Text(string path) => Fields.GetValueOrDefault(path, "");

    /// <summary>Whether a path or what is under it has an error or a conflict: then it is not folded away.</summary>
    public bool IsTroubled(string path) => Errors.Keys.Concat(Conflicts.Select(c => c.Path)).Any(p => p == path || p.StartsWith(path + ".", StringComparison.Ordinal));

    public bool IsFilled(string path) => Fields.Any(f => (f.Key == path || f.Key.StartsWith(path + ".", StringComparison.Ordinal)) && f.Value.Length > 0 && f.Value != "no");

    /// <summary>The numbers of a list’s items, ascending.</summary>
    public IEnumerable<string> Items(string path) => Under(path).Where(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out _)).Distinct()
        .OrderBy(n => int.Parse(n, CultureInfo.InvariantCulture));

    /// <summary>The languages that have a column.</summary>
    public IEnumerable<string> Languages(string path) => Offered.Concat(Under(path)).Distinct().OrderBy(t => t != "en").ThenBy(t => t, StringComparer.Ordinal);

    public bool MayType(FieldWords words) => !(words.IsPortals || (words.IsKey && There is not null));

    private IEnumerable<string> Under(string path) => Fields.Keys.Where(k => k.StartsWith(path + ".", StringComparison.Ordinal)).Select(k => k[(path.Length + 1)..].Split('.')[0]);
}

/// <summary>A field or a group of them, at its place in the form.</summary>
/// <param name="Label">Of the group that it stands for, when its own words have none.</param>
/// <param name="Language">Tag of the language that is typed; null for English or no language.</param>
public sealed record FieldView(FormView Form, FieldShape Shape, FieldWords Words, string Path, string Label, string? Language = null)
{
    public string Id => FormView.Prefix + Path;

    public string? Error => Form.Errors.GetValueOrDefault(Path);

    public FieldConflict? Conflict => Form.Conflicts.FirstOrDefault(c => c.Path == Path);

    /// <summary>Wanted, when the rest of what it belongs to is there.</summary>
    public bool IsNeeded => Shape is FieldShape.Input { MayBeEmpty: false } or FieldShape.Lines { MayBeEmpty: false };

    public FieldView Of(Field field) => new(Form, field.Shape, field.Words, $"{Path}{(Path.Length == 0 ? "" : ".")}{field.Name}", field.Words.Label.Length == 0 ? Label : field.Words.Label, Language);

    /// <summary>An item of a list, or the text in a language.</summary>
    public FieldView Item(FieldShape shape, string name, string label, string? language = null) => new(Form, shape, Words, $"{Path}.{name}", label, language ?? Language);

    /// <summary>The value of a fact, apart from where it comes from; null for any other group.</summary>
    public static Field? ValueOf(FieldShape.Group group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Fields.FirstOrDefault(f => f.Words.Label.Length == 0);
    }

    /// <summary>“High, checked on 2026-11-22”, for the fold that holds a fact’s source.</summary>
    public string Provenance => string.Join(", ", new[]
    {
        Form.Text($"{Path}.confidence"), Form.Text($"{Path}.checkedOn") is { Length: > 0 } day ? $"checked on {day}" : Form.IsFilled(Path) ? "never checked" : "",
    }.Where(t => t.Length > 0)).ToLowerInvariant() is { Length: > 0 } said ? $": {said}" : "";
}

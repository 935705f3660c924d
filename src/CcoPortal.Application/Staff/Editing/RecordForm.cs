using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using CcoPortal.Data.Editions;

namespace CcoPortal.Application.Staff.Editing;

/// <summary>What became of a form’s fields.</summary>
/// <param name="Body">The record, exactly as <see cref="RecordJson"/> writes it today; null when there are errors.</param>
/// <param name="Key">The record’s key; null when there are errors.</param>
/// <param name="Errors">A sentence by path.</param>
public sealed record ReadForm(string? Body, string? Key, IReadOnlyDictionary<string, string> Errors);

/// <summary>Two edits of one version of a record as one.</summary>
/// <param name="Fields">To be read as any form's.</param>
/// <param name="Conflicts">What both changed, each in another way.</param>
public sealed record MergedForm(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<FieldConflict> Conflicts);

/// <summary>
/// A kind of record as a form: its body as flat fields and back. Made by reflection over the record’s type, so a new kind needs words in
/// <see cref="FieldTable"/> and nothing else. A text is kept without blanks around it and with line ends of one character; an empty field is null, or an
/// empty text or list where the record has no null. So <c>Read(Fields(body))</c> gives the same body for each body that was read from a form.
/// </summary>
public sealed partial class RecordForm
{
    private static readonly ConcurrentDictionary<string, RecordForm> Made = new(StringComparer.Ordinal);
    private readonly JsonTypeInfo _type;

    private RecordForm(string kind)
    {
        Kind = kind;
        _type = RecordJson.TypeOf(kind);
        Root = GroupOf(_type.Type, false);
    }

    public string Kind { get; }

    public FieldShape.Group Root { get; }

    /// <exception cref="KeyNotFoundException">There is no such kind.</exception>
    public static RecordForm Of(string kind) => Made.GetOrAdd(kind, k => new RecordForm(k));

    /// <summary>The record as fields, in the form’s order; an empty field is left out.</summary>
    /// <param name="body">Of any schema that can still be read.</param>
    /// <exception cref="JsonException">It has not the kind’s shape.</exception>
    public IReadOnlyDictionary<string, string> Fields(string body)
    {
        var fields = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        Write(Root, JsonSerializer.SerializeToNode(JsonSerializer.Deserialize(body, _type), _type), "", fields);
        return fields;
    }

    /// <summary>The fields as a record. Only paths of the form are read; whatever else was sent is passed over.</summary>
    public ReadForm Read(IReadOnlyDictionary<string, string> fields)
    {
        var reader = new Reader();
        var node = reader.Read(Root, FieldTree.Of(fields), "", new FieldWords(""));
        if (reader.Errors.Count == 0)
        {
            try
            {
                var body = JsonSerializer.Serialize(JsonSerializer.Deserialize(node, _type), _type);
                return new ReadForm(body, RecordJson.KeyOf(Kind, body), reader.Errors);
            }
            catch (JsonException e)
            {
                reader.Errors[""] = $"This cannot be kept: {e.Path}";
            }
        }

        return new ReadForm(null, null, reader.Errors);
    }

    /// <summary>
    /// What someone typed, as far as it is theirs to say: the key of a record that is there, and what the portal tells of translations, stay as they are.
    /// </summary>
    /// <param name="there">The record that is edited; null for a new one.</param>
    public IReadOnlyDictionary<string, string> Typed(IReadOnlyDictionary<string, string> typed, IReadOnlyDictionary<string, string>? there)
    {
        var fields = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, text) in typed.Where(f => At(f.Key) is { } at && !IsKept(at.Field)).Concat((there ?? typed).Where(f => At(f.Key) is { } at && IsKept(at.Field) && !(there is null && at.Field.Words.IsPortals))))
            fields[path] = text;
        return fields;

        bool IsKept(Field field) => field.Words.IsPortals || field.Words.IsKey;
    }

    /// <summary>Two versions field by field, in the form's order; of a record that is new or withdrawn, one of them has no fields.</summary>
    public IReadOnlyList<FieldDifference> Differences(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after)
    {
        var differences = new RecordDifferences();
        differences.Compare(Root, FieldTree.Of(before), FieldTree.Of(after), new("", ""), []);
        return differences.All;
    }

    /// <summary>
    /// Two edits of one version as one: what only one of them changed is taken from it, what both changed in different ways is a conflict, in which mine
    /// stays until someone decides.
    /// </summary>
    /// <param name="seen">The version that both began with.</param>
    public MergedForm Merge(IReadOnlyDictionary<string, string> seen, IReadOnlyDictionary<string, string> mine, IReadOnlyDictionary<string, string> theirs)
    {
        var merge = new RecordMerge();
        var merged = merge.Merge(Root, FieldTree.Of(seen), FieldTree.Of(mine), FieldTree.Of(theirs), "", []);
        var fields = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        merged.WriteTo("", fields);
        return new MergedForm(fields, merge.Conflicts);
    }

    /// <summary>The field or group at a path and what it is called, for example “Hours – times 1 – opens”; null when the form has none there.</summary>
    public (Field Field, string Label)? At(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        Field? at = new("", Root, new FieldWords(""));
        var label = new List<string>();
        foreach (var name in path.Split('.'))
        {
            switch (at.Shape)
            {
                case FieldShape.Group group when group.Fields.FirstOrDefault(f => f.Name == name) is { } field:
                    if (field.Words.Label.Length > 0)
                        label.Add(field.Words.Label);
                    at = field;
                    break;
                case FieldShape.Many many when FieldTree.IsNumber(name):
                    label[^1] += $" {int.Parse(name, CultureInfo.InvariantCulture) + 1}";
                    at = new(name, many.Of, at.Words);
                    break;
                case FieldShape.Table table when FieldTree.IsNumber(name):
                    label[^1] += $" {int.Parse(name, CultureInfo.InvariantCulture) + 1}";
                    at = new(name, new FieldShape.Group([table.Key, table.Value], false), at.Words);
                    break;
                case FieldShape.Languages languages when IsTag(name):
                    label[^1] += $" in {LanguageName(name)}";
                    at = new(name, languages.Of, at.Words);
                    break;
                default:
                    return null;
            }
        }

        return (at, Label(label));
    }

    /// <summary>What a person would call the record.</summary>
    /// <param name="key">Said when it has no name.</param>
    public static string TitleOf(string key, IReadOnlyDictionary<string, string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.ContainsKey("extent") && fields.TryGetValue("county", out var county))
            return $"{county} County: {fields.GetValueOrDefault("cco")}, {Part(fields["extent"])}, from {fields.GetValueOrDefault("from", "before our records")}{(fields.TryGetValue("to", out var to) ? $" until {to}" : "")}";
        foreach (var path in new[] { "name", "label", "texts.en.title", "texts.en.name", "texts.en", "day" })
        {
            if (fields.TryGetValue(path, out var text) && text.Length <= 120)
                return text;
        }

        return key;

        static string Part(string extent) => FieldTable.Choice(typeof(Domain.Coverage.Extent), extent) is var said ? char.ToLowerInvariant(said[0]) + said[1..] : extent;
    }

    /// <summary>“Spanish” for <c>es</c>.</summary>
    public static string LanguageName(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }

    internal static string Label(IEnumerable<string> parts) =>
        string.Join(" – ", parts.Select((p, i) => i == 0 || (p.Length > 1 && char.IsUpper(p[1])) ? p : char.ToLowerInvariant(p[0]) + p[1..]));

    internal static string Path(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    internal static bool IsTag(string name) => TagShape().IsMatch(name);

    // --- the shape ---------------------------------------------------------------------------------------------------------

    private static FieldShape.Group GroupOf(Type type, bool mayBeAbsent, FieldWords? parent = null) => new(
        [
            .. from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
               where property.CanWrite
               let name = $"{property.DeclaringType!.Name.Split('`')[0]}.{property.Name}"
               orderby FieldTable.Place(name)
               select FieldOf(property, name, parent),
        ],
        mayBeAbsent);

    private static Field FieldOf(PropertyInfo property, string name, FieldWords? parent)
    {
        var words = FieldTable.Words(name);
        // The value of a fact is told by what the fact is of.
        if (words.Label.Length == 0 && parent is not null)
            words = parent with { Label = "", IsByLanguage = false, IsRare = false };
        var open = property.DeclaringType!.IsGenericType && property.DeclaringType.GetGenericTypeDefinition().GetProperty(property.Name)!.PropertyType.IsGenericParameter;
        var nullable = !open && (Nullable.GetUnderlyingType(property.PropertyType) is not null
            || (!property.PropertyType.IsValueType && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable));
        return new Field(JsonNamingPolicy.CamelCase.ConvertName(property.Name), ShapeOf(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, nullable, open, name, words), words);
    }

    private static FieldShape ShapeOf(Type type, bool nullable, bool mustBeFilled, string name, FieldWords words)
    {
        if (Kinds(type, words) is { } kind)
            return new FieldShape.Input(kind, type, nullable || words.MayBeEmpty);
        if (Arguments(type, typeof(IReadOnlyDictionary<,>)) is [_, var value])
        {
            return words.IsByLanguage ? new FieldShape.Languages(ShapeOf(value, false, false, name, words), nullable)
                : new FieldShape.Table(PartOf("key", typeof(string)), PartOf("value", value), nullable);
        }

        if (Arguments(type, typeof(IReadOnlyList<>)) is [var item])
        {
            return ShapeOf(item, false, true, name, words) is FieldShape.Input input
                ? new FieldShape.Lines(input with { MayBeEmpty = true }, nullable, !mustBeFilled) : new FieldShape.Many(ShapeOf(item, false, true, name, words), nullable);
        }

        return GroupOf(type, nullable, words);

        Field PartOf(string part, Type of)
        {
            var own = FieldTable.Words($"{name}.{part}");
            return new Field(part, ShapeOf(of, false, true, $"{name}.{part}", own), own);
        }
    }

    private static Type[]? Arguments(Type type, Type of) => type.IsGenericType && type.GetGenericTypeDefinition() == of ? type.GetGenericArguments() : null;

    private static InputKind? Kinds(Type type, FieldWords words) =>
        type == typeof(string) ? words.IsMarkdown ? InputKind.Markdown : words.IsLong ? InputKind.Paragraph : InputKind.Line
        : type.IsEnum ? InputKind.Choice
        : type == typeof(DateOnly) ? InputKind.Day
        : type == typeof(TimeOnly) ? InputKind.Time
        : type == typeof(int) ? InputKind.Whole
        : type == typeof(double) || type == typeof(decimal) ? InputKind.Number
        : type == typeof(bool) ? InputKind.YesNo
        : null;

    // --- a record as fields ------------------------------------------------------------------------------------------------

    private static void Write(FieldShape shape, JsonNode? node, string path, IDictionary<string, string> fields)
    {
        if (node is null)
            return;
        switch (shape)
        {
            case FieldShape.Input input when TextOf(input, node) is { Length: > 0 } text:
                fields[path] = text;
                break;
            case FieldShape.Lines lines when node.AsArray() is { Count: > 0 } items:
                fields[path] = string.Join('\n', items.Select(i => TextOf(lines.Of, i!)));
                break;
            case FieldShape.Group group:
                foreach (var field in group.Fields)
                    Write(field.Shape, node[field.Name], Path(path, field.Name), fields);
                break;
            case FieldShape.Many many:
                foreach (var (at, item) in node.AsArray().Index())
                    Write(many.Of, item, Path(path, at.ToString(CultureInfo.InvariantCulture)), fields);
                break;
            case FieldShape.Table table:
                foreach (var (at, (key, value)) in node.AsObject().Index())
                {
                    var item = Path(path, at.ToString(CultureInfo.InvariantCulture));
                    fields[Path(item, table.Key.Name)] = key;
                    Write(table.Value.Shape, value, Path(item, table.Value.Name), fields);
                }

                break;
            case FieldShape.Languages languages:
                foreach (var (tag, value) in node.AsObject().OrderBy(p => p.Key != "en").ThenBy(p => p.Key, StringComparer.Ordinal))
                    Write(languages.Of, value, Path(path, tag), fields);
                break;
        }
    }

    private static string TextOf(FieldShape.Input input, JsonNode node) => input.Kind switch
    {
        InputKind.YesNo => node.GetValue<bool>() ? "yes" : "no",
        InputKind.Whole or InputKind.Number => node.ToJsonString(),
        InputKind.Time => node.GetValue<string>() is { Length: 8 } time && time.EndsWith(":00", StringComparison.Ordinal) ? time[..5] : node.GetValue<string>(),
        _ => node.GetValue<string>().ReplaceLineEndings("\n").Trim(),
    };

    [GeneratedRegex(@"^[a-z]{2,3}(-[A-Za-z]{2,4})?\z")]
    private static partial Regex TagShape();
}

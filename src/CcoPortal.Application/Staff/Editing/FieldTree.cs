using System.Globalization;
using System.Text;

namespace CcoPortal.Application.Staff.Editing;

/// <summary>Flat fields (<c>hours.value.spans.0.opens</c>) as a tree of their path’s parts. What no shape asks for is never read.</summary>
internal sealed class FieldTree
{
    private static readonly FieldTree None = new();
    private readonly Dictionary<string, FieldTree> _children = new(StringComparer.Ordinal);

    public string Text { get; set; } = "";

    public static FieldTree Of(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var root = new FieldTree();
        foreach (var (path, text) in fields)
            root.At(path).Text = Seen(text);
        return root;
    }

    /// <summary>With line ends of one character (browsers send two), and without characters that no one can see and PostgreSQL or JSON cannot keep.</summary>
    internal static string Seen(string text)
    {
        var span = text.AsSpan();
        return span.ContainsAnyInRange('\0', '\u001f') || span.ContainsAnyInRange('\u007f', '\u009f') || span.ContainsAny('\u2028', '\u2029') || span.ContainsAnyInRange('\ud800', '\udfff')
            ? string.Concat(text.ReplaceLineEndings("\n").Replace('\t', ' ').EnumerateRunes().Where(r => r.Value == '\n' || (r != Rune.ReplacementChar && !Rune.IsControl(r))))
            : text;
    }

    /// <summary>What is under a part of the path; an empty tree when nothing is.</summary>
    public FieldTree this[string name] => _children.GetValueOrDefault(name, None);

    public IEnumerable<string> Names => _children.Keys;

    /// <summary>The numbers of list items that are there, ascending.</summary>
    public IEnumerable<string> Items => _children.Keys.Where(IsNumber).OrderBy(n => int.Parse(n, CultureInfo.InvariantCulture));

    public FieldTree At(string path)
    {
        var at = this;
        foreach (var name in path.Split('.'))
        {
            if (!at._children.TryGetValue(name, out var child))
                at._children[name] = child = new FieldTree();
            at = child;
        }

        return at;
    }

    public void Put(string name, FieldTree tree) => _children[name] = tree;

    public void Remove(string name) => _children.Remove(name);

    /// <summary>Nothing but blanks and “no” in what the shape asks for.</summary>
    public bool IsBlank(FieldShape shape) => shape switch
    {
        FieldShape.Input { Kind: InputKind.YesNo } => Text.Trim() is "" or "no",
        FieldShape.Input or FieldShape.Lines => string.IsNullOrWhiteSpace(Text),
        FieldShape.Group group => group.Fields.All(f => this[f.Name].IsBlank(f.Shape)),
        FieldShape.Many many => Items.All(i => this[i].IsBlank(many.Of)),
        FieldShape.Table table => Items.All(i => this[i][table.Key.Name].IsBlank(table.Key.Shape) && this[i][table.Value.Name].IsBlank(table.Value.Shape)),
        FieldShape.Languages languages => Tags.All(t => this[t].IsBlank(languages.Of)),
        _ => true,
    };

    /// <summary>The language tags that are there: English first, then by the alphabet.</summary>
    public IEnumerable<string> Tags => _children.Keys.Where(RecordForm.IsTag).OrderBy(t => t != "en").ThenBy(t => t, StringComparer.Ordinal);

    /// <summary>Every text that is in it, by path.</summary>
    public void WriteTo(string path, IDictionary<string, string> fields)
    {
        if (Text.Length > 0)
            fields[path] = Text;
        foreach (var (name, child) in _children)
            child.WriteTo(RecordForm.Path(path, name), fields);
    }

    /// <summary>What items of lists are called: 0 to 999.</summary>
    internal static bool IsNumber(string name) => name.Length is > 0 and <= 3 && name.All(char.IsAsciiDigit) && (name.Length == 1 || name[0] != '0');
}

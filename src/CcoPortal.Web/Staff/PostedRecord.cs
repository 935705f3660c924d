using System.Globalization;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Web.Setup;

namespace CcoPortal.Web.Staff;

/// <summary>What the form of a record holds: the record’s fields (<see cref="FormView.Prefix"/>), where it is to be saved, and what its editor saw when they opened it.</summary>
/// <param name="Fields">By their names in the form; also a kept draft.</param>
public sealed record PostedRecord(IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>A new change request, in <c>change</c>.</summary>
    public const string NewChange = "new";

    private static readonly string[] NotKept = ["__RequestVerificationToken", "act", "remove"];

    /// <summary>Which button was pressed: <c>save</c>, <c>preview</c>, <c>draft</c>, <c>throw-away</c>, <c>add:path</c>.</summary>
    public string Act { get; private init; } = "";

    /// <summary>Languages whose text was found to say what the English says.</summary>
    public IReadOnlySet<string> Matching => this["matching"].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>Tells this form apart from others that the same person has open.</summary>
    public Guid Form => Guid.TryParse(this["draft"], out var id) ? id : Guid.Empty;

    public string this[string name] => Fields.GetValueOrDefault(name, "");

    /// <summary>The record’s fields by path.</summary>
    public IReadOnlyDictionary<string, string> Record { get; } =
        Fields.Where(f => f.Key.StartsWith(FormView.Prefix, StringComparison.Ordinal)).ToDictionary(f => f.Key[FormView.Prefix.Length..], f => f.Value);

    /// <summary>Where it is to be saved; null for a new change request.</summary>
    public Guid? Change => Guid.TryParse(this["change"], out var id) ? id : null;

    /// <summary>The change request whose proposal was seen.</summary>
    public Guid? SeenChange => Guid.TryParse(this["seen-change"], out var id) ? id : null;

    public int? SeenIn => int.TryParse(this["seen-in"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public int SeenNumber => int.TryParse(this["seen-number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>As the form is first shown.</summary>
    public static PostedRecord Of(EditRecord.Result shown, IReadOnlyDictionary<string, string> record, Guid? change, Guid form)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var fields = record.ToDictionary(f => FormView.Prefix + f.Key, f => f.Value);
        fields["change"] = change?.ToString() ?? NewChange;
        fields["seen-change"] = change?.ToString() ?? "";
        fields["seen-in"] = shown.SeenIn?.ToString(CultureInfo.InvariantCulture) ?? "";
        fields["seen-number"] = shown.SeenNumber.ToString(CultureInfo.InvariantCulture);
        return new PostedRecord(fields).As(form);
    }

    /// <summary>What was sent, without list items that were ticked to be removed, and with a place for one that was asked for.</summary>
    /// <exception cref="BadHttpRequestException">It cannot be read.</exception>
    public static async Task<PostedRecord> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var form = await PostedForm.ReadAsync(request, cancellationToken);
        var removed = form["remove"].OfType<string>().Select(p => FormView.Prefix + p + ".").ToList();
        // Several boxes of one name are a list: one in a line.
        var fields = form.Where(f => !NotKept.Contains(f.Key) && !removed.Any(r => f.Key.StartsWith(r, StringComparison.Ordinal)))
            .ToDictionary(f => f.Key, f => string.Join('\n', f.Value.OfType<string>()));
        var act = form["act"].ToString();
        if (act.StartsWith("add:", StringComparison.Ordinal))
        {
            var list = FormView.Prefix + act["add:".Length..] + ".";
            var next = fields.Keys.Where(k => k.StartsWith(list, StringComparison.Ordinal)).Select(k => int.TryParse(k[list.Length..].Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n + 1 : 0)
                .DefaultIfEmpty().Max();
            fields[$"{list}{next}.{FormView.Added}"] = "";
        }

        var posted = new PostedRecord(fields) { Act = act };
        return posted.Form == Guid.Empty ? posted.As(Guid.NewGuid()) : posted;
    }

    /// <summary>On top of what somebody else did meanwhile.</summary>
    public PostedRecord With(SaveRecord.Outcome.ChangedMeanwhile merged)
    {
        ArgumentNullException.ThrowIfNull(merged);
        var fields = Fields.Where(f => !f.Key.StartsWith(FormView.Prefix, StringComparison.Ordinal)).Concat(merged.Fields.Select(f => KeyValuePair.Create(FormView.Prefix + f.Key, f.Value))).ToDictionary();
        fields["seen-change"] = merged.Change?.ToString() ?? "";
        fields["seen-in"] = merged.SeenIn?.ToString(CultureInfo.InvariantCulture) ?? "";
        fields["seen-number"] = merged.SeenNumber.ToString(CultureInfo.InvariantCulture);
        // Who ticked that a text says what the English says has seen neither the text nor the English of somebody else.
        string[] before = [.. Texts(Record, "en")], after = [.. Texts(merged.Fields, "en")];
        fields["matching"] = string.Join('\n', Matching.Where(tag => before.SequenceEqual(after) && Texts(Record, tag).SequenceEqual(Texts(merged.Fields, tag))));
        return new PostedRecord(fields) { Act = Act };

        static IEnumerable<string> Texts(IReadOnlyDictionary<string, string> record, string tag) => record.Where(f => f.Value.Trim().Length > 0 && (f.Key == $"texts.{tag}" || f.Key.StartsWith($"texts.{tag}.", StringComparison.Ordinal)))
            .Select(f => $"{f.Key}={f.Value.ReplaceLineEndings("\n").Trim()}").Order(StringComparer.Ordinal);
    }

    /// <summary>In another form.</summary>
    public PostedRecord As(Guid form) => With("draft", form.ToString());

    /// <summary>To be saved into a change request.</summary>
    public PostedRecord Into(Guid change) => With("change", change.ToString());

    private PostedRecord With(string name, string text) => this with { Fields = new Dictionary<string, string>(Fields) { [name] = text } };
}

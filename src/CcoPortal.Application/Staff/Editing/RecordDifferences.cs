using System.Globalization;

namespace CcoPortal.Application.Staff.Editing;

/// <summary>A field that is not the same in two versions of a record.</summary>
/// <param name="PathBefore">In the earlier version; null in an item of a list that it does not have.</param>
/// <param name="PathAfter">In the later version; null in an item of a list that it does not have.</param>
/// <param name="Label">Its groups and its name, for example “Hours – times 1 – opens”.</param>
/// <param name="Before">Empty for what is new.</param>
/// <param name="After">Empty for what is gone.</param>
/// <param name="Input">What kind of text it is; null for the order of a list.</param>
/// <param name="IsLines">A list: one value in a line.</param>
public sealed record FieldDifference(string? PathBefore, string? PathAfter, string Label, string Before, string After, FieldShape.Input? Input, bool IsLines)
{
    /// <summary>In the later version; in the earlier one for what is gone.</summary>
    public string Path => PathAfter ?? PathBefore!;
}

/// <summary>Two versions of a record, field by field. An item of a list is known again by what tells it apart, or by its whole content, wherever it moved.</summary>
internal sealed class RecordDifferences
{
    public List<FieldDifference> All { get; } = [];

    public void Compare(FieldShape shape, FieldTree before, FieldTree after, Paths path, string[] label)
    {
        switch (shape)
        {
            case FieldShape.Input input:
                Add(path, label, before.Text, after.Text, input, false);
                break;
            case FieldShape.Lines lines:
                Add(path, label, before.Text, after.Text, lines.Of, true);
                break;
            case FieldShape.Group group:
                foreach (var field in group.Fields)
                    Compare(field.Shape, before[field.Name], after[field.Name], path.To(field.Name), field.Words.Label.Length == 0 ? label : [.. label, field.Words.Label]);
                break;
            case FieldShape.Languages languages:
                foreach (var tag in after.Tags.Concat(before.Tags).Distinct())
                    Compare(languages.Of, before[tag], after[tag], path.To(tag), [.. label[..^1], $"{label[^1]} in {RecordForm.LanguageName(tag)}"]);
                break;
            case FieldShape.Table table:
                var (olds, news) = (ByKey(before, table), ByKey(after, table));
                foreach (var key in news.Keys.Concat(olds.Keys.Except(news.Keys, StringComparer.Ordinal)))
                {
                    Compare(
                        table.Value.Shape, Item(before, olds.GetValueOrDefault(key))[table.Value.Name], Item(after, news.GetValueOrDefault(key))[table.Value.Name],
                        path.To(olds.GetValueOrDefault(key), news.GetValueOrDefault(key)).To(table.Value.Name), [.. label, key]);
                }

                AddOrder(path, label, [.. olds.Keys], [.. news.Keys]);
                break;
            case FieldShape.Many many:
                CompareItems(many, before, after, path, label);
                break;
        }
    }

    private void CompareItems(FieldShape.Many many, FieldTree before, FieldTree after, Paths path, string[] label)
    {
        var pairs = Pairs(many, before, after);
        foreach (var (old, now) in pairs)
        {
            var at = now ?? old!;
            var name = Identity(many.Of, Item(after, now)) ?? Identity(many.Of, Item(before, old));
            var said = name is { Length: <= 60 } ? $"{label[^1]}: {name}" : $"{label[^1]} {int.Parse(at, CultureInfo.InvariantCulture) + 1}";
            Compare(many.Of, Item(before, old), Item(after, now), path.To(old, now), [.. label[..^1], said]);
        }

        // The order of what is in both: only what tells items apart can say it.
        var both = pairs.Where(p => p is { Old: not null, New: not null }).ToList();
        AddOrder(
            path, label,
            [.. both.OrderBy(p => Number(p.Old!)).Select(p => Identity(many.Of, before[p.Old!]) ?? "").Where(n => n.Length > 0)],
            [.. both.OrderBy(p => Number(p.New!)).Select(p => Identity(many.Of, before[p.Old!]) ?? "").Where(n => n.Length > 0)]);
    }

    private void Add(Paths path, string[] label, string before, string after, FieldShape.Input input, bool isLines)
    {
        if (before != after)
            All.Add(new FieldDifference(path.Before, path.After, RecordForm.Label(label), before, after, input, isLines));
    }

    private void AddOrder(Paths path, string[] label, List<string> before, List<string> after)
    {
        var (old, now) = (before.Intersect(after).ToList(), after.Intersect(before).ToList());
        if (!old.SequenceEqual(now))
            All.Add(new FieldDifference(path.Before, path.After, RecordForm.Label([.. label, "order"]), string.Join('\n', old), string.Join('\n', now), null, true));
    }

    /// <summary>Which items of two lists are one and the same; in the order of the later list, then those that are gone.</summary>
    private static List<(string? Old, string? New)> Pairs(FieldShape.Many many, FieldTree before, FieldTree after)
    {
        var (olds, news) = (before.Items.ToList(), after.Items.ToList());
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        Match(Content);
        Match(i => Identity(many.Of, i));
        // What is left was edited in its place, when as many are left on both sides.
        var (oldsLeft, newsLeft) = (olds.Except(pairs.Values).ToList(), news.Except(pairs.Keys).ToList());
        if (oldsLeft.Count == newsLeft.Count && (oldsLeft.Count == 1 || !oldsLeft.Any(o => Identity(many.Of, before[o]) is not null)))
        {
            foreach (var (old, now) in oldsLeft.Zip(newsLeft))
                pairs[now] = old;
        }

        return [.. news.Select(n => (pairs.GetValueOrDefault(n), (string?)n)), .. olds.Except(pairs.Values).Select(o => ((string?)o, (string?)null))];

        void Match(Func<FieldTree, string?> by)
        {
            var free = olds.Except(pairs.Values).ToList();
            foreach (var now in news.Where(n => !pairs.ContainsKey(n)))
            {
                if (by(after[now]) is { } wanted && free.FirstOrDefault(o => by(before[o]) == wanted) is { } old)
                {
                    pairs[now] = old;
                    free.Remove(old);
                }
            }
        }
    }

    /// <summary>What tells an item apart from the others of its list; null when nothing does.</summary>
    internal static string? Identity(FieldShape shape, FieldTree item) => shape is not FieldShape.Group group ? null
        : group.Fields.FirstOrDefault(f => f.Words.IsIdentity) is { } own ? item[own.Name].Text is { Length: > 0 } text ? text : null
        : group.Fields.FirstOrDefault(f => f.Words.Label.Length == 0) is { } value ? value.Shape is FieldShape.Input ? item[value.Name].Text is { Length: > 0 } said ? said : null : Identity(value.Shape, item[value.Name])
        : null;

    internal static string Content(FieldTree item)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        item.WriteTo("", fields);
        return string.Join('\n', fields.Select(f => $"{f.Key}={f.Value}"));
    }

    /// <summary>Key to the number of its item; the first of two that are the same.</summary>
    private static Dictionary<string, string> ByKey(FieldTree tree, FieldShape.Table table) =>
        tree.Items.GroupBy(i => tree[i][table.Key.Name].Text, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    private static FieldTree Item(FieldTree list, string? number) => number is null ? list[""] : list[number];

    private static int Number(string item) => int.Parse(item, CultureInfo.InvariantCulture);

    /// <summary>Where something stands in the earlier and in the later version; null in an item that one does not have.</summary>
    internal readonly record struct Paths(string? Before, string? After)
    {
        public Paths To(string name) => To(name, name);

        public Paths To(string? before, string? after) =>
            new(Before is null || before is null ? null : RecordForm.Path(Before, before), After is null || after is null ? null : RecordForm.Path(After, after));
    }
}

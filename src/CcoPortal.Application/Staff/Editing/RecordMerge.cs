using System.Globalization;

namespace CcoPortal.Application.Staff.Editing;

/// <summary>A field that two edits changed, each in another way.</summary>
/// <param name="Path">In the merged form.</param>
/// <param name="Label">Its groups and its name.</param>
/// <param name="Mine">Stands in the merged form.</param>
public sealed record FieldConflict(string Path, string Label, string Seen, string Mine, string Theirs);

/// <summary>Three-way merge of forms. Items of lists are matched by what tells them apart; a list whose items nothing tells apart is taken whole.</summary>
internal sealed class RecordMerge
{
    public List<FieldConflict> Conflicts { get; } = [];

    public FieldTree Merge(FieldShape shape, FieldTree seen, FieldTree mine, FieldTree theirs, string path, string[] label)
    {
        switch (shape)
        {
            case FieldShape.Group group:
                return Parts(group.Fields.Select(f => (f.Name, f.Shape, f.Words.Label.Length == 0 ? label : [.. label, f.Words.Label])));
            case FieldShape.Languages languages:
                return Parts(mine.Tags.Concat(theirs.Tags).Distinct().Select(tag => (tag, languages.Of, (string[])[.. label[..^1], $"{label[^1]} in {RecordForm.LanguageName(tag)}"])));
            case FieldShape.Table table:
                var row = new FieldShape.Group([table.Key, table.Value], false);
                return Items(row, i => i[table.Key.Name].Text is { Length: > 0 } key ? key : null, seen, mine, theirs, path, label);
            case FieldShape.Many many:
                return Items(many.Of, i => RecordDifferences.Identity(many.Of, i), seen, mine, theirs, path, label);
            default:
                return Whole(seen, mine, theirs, path, label, t => t.Text);
        }

        FieldTree Parts(IEnumerable<(string Name, FieldShape Shape, string[] Label)> parts)
        {
            var merged = new FieldTree();
            foreach (var (name, part, said) in parts)
                merged.Put(name, Merge(part, seen[name], mine[name], theirs[name], RecordForm.Path(path, name), said));
            return merged;
        }
    }

    /// <summary>The one that changed; mine, with a conflict, when both did.</summary>
    private FieldTree Whole(FieldTree seen, FieldTree mine, FieldTree theirs, string path, string[] label, Func<FieldTree, string> text)
    {
        var (was, is1, is2) = (text(seen), text(mine), text(theirs));
        if (is1 == is2 || was == is2)
            return mine;
        if (was == is1)
            return theirs;
        Conflicts.Add(new FieldConflict(path, RecordForm.Label(label), was, is1, is2));
        return mine;
    }

    private FieldTree Items(FieldShape of, Func<FieldTree, string?> identity, FieldTree seen, FieldTree mine, FieldTree theirs, string path, string[] label)
    {
        if (ByIdentity(seen) is not { } was || ByIdentity(mine) is not { } is1 || ByIdentity(theirs) is not { } is2)
            return Whole(Filled(seen, of), Filled(mine, of), Filled(theirs, of), path, label, RecordDifferences.Content);

        if (Same(mine, seen) || Same(theirs, seen))
            return Same(mine, seen) ? theirs : mine;
        var merged = new FieldTree();
        var next = 0;
        // They say where items stand only when they alone moved some.
        foreach (var name in Moved(is2) && !Moved(is1) ? is2.Keys.Union(is1.Keys) : is1.Keys.Union(is2.Keys))
        {
            var (old, item, other) = (was.GetValueOrDefault(name), is1.GetValueOrDefault(name), is2.GetValueOrDefault(name));
            // Who took it out wins over who left it alone; over who changed it, someone must decide.
            if ((old is null ? "" : RecordDifferences.Content(old)) is { Length: > 0 } before && (item is null || other is null))
            {
                if (RecordDifferences.Content((item ?? other)!) == before)
                    continue;
                Conflicts.Add(new FieldConflict(
                    item is null ? path : RecordForm.Path(path, Next()), Said(name), before, item is null ? "" : RecordDifferences.Content(item), other is null ? "" : RecordDifferences.Content(other)));
                if (item is null)
                    continue;
            }

            merged.Put(Next(), item is null ? other! : other is null ? item : Merge(of, old ?? new FieldTree(), item, other, RecordForm.Path(path, Next()), [.. label[..^1], $"{label[^1]}: {name}"]));
            next++;
        }

        return merged;

        bool Moved(OrderedDictionary<string, FieldTree> items) => !items.Keys.Intersect(was.Keys).SequenceEqual(was.Keys.Intersect(items.Keys));

        bool Same(FieldTree a, FieldTree b) => RecordDifferences.Content(Filled(a, of)) == RecordDifferences.Content(Filled(b, of));

        string Next() => next.ToString(CultureInfo.InvariantCulture);

        string Said(string name) => RecordForm.Label([.. label[..^1], $"{label[^1]}: {name}"]);

        OrderedDictionary<string, FieldTree>? ByIdentity(FieldTree list)
        {
            var all = new OrderedDictionary<string, FieldTree>(StringComparer.Ordinal);
            foreach (var item in list.Items.Select(i => list[i]).Where(i => !i.IsBlank(of)))
            {
                if (identity(item) is not { } name || !all.TryAdd(name, item))
                    return null;
            }

            return all;
        }
    }

    /// <summary>The list without empty items, numbered from 0.</summary>
    private static FieldTree Filled(FieldTree list, FieldShape of)
    {
        var filled = new FieldTree();
        foreach (var (at, item) in list.Items.Select(i => list[i]).Where(i => !i.IsBlank(of)).Index())
            filled.Put(at.ToString(CultureInfo.InvariantCulture), item);
        return filled;
    }
}

using System.Globalization;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Data.Editions;

namespace CcoPortal.Application.Staff.Spreadsheets;

/// <summary>A record that a spreadsheet changes or adds.</summary>
/// <param name="Row">As spreadsheet programs count.</param>
/// <param name="Before">Null for a new record.</param>
/// <param name="After">As <see cref="RecordJson"/> writes it.</param>
public sealed record SheetChange(string Key, int Row, string? Before, string After);

/// <summary>What a spreadsheet would change. Nothing is done while one of its cells is wrong.</summary>
public static class SheetChanges
{
    /// <param name="published">The kind’s records by key.</param>
    /// <param name="role">Of who reads it in, for translations that are new.</param>
    /// <returns>Changes and new records in the order of the rows; or what is wrong. A record that is not in the file is left alone, a column that is not in it too.</returns>
    public static (IReadOnlyList<SheetChange> Changes, IReadOnlyList<SheetError> Errors) Of(RecordForm form, byte[] file, IReadOnlyDictionary<string, string> published, string role, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(published);
        var (columns, rows, faults) = Sheet.Read(form, file);
        if (faults.Count > 0)
            return ([], faults);

        var (changes, errors, seen) = (new List<SheetChange>(), new List<SheetError>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var there = published.ToDictionary(p => Name(form, form.Fields(p.Value)), p => p.Key, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var name = Name(form, row.Cells);
            var key = there.GetValueOrDefault(name);
            var before = key is null ? null : form.Fields(published[key]);
            var fields = before?.ToDictionary(StringComparer.Ordinal) ?? [];
            foreach (var column in columns)
                fields[column] = Day(form, column, row.Cells[column]);
            var read = TranslationMarks.Read(form, form.Typed(fields, before), before, new HashSet<string>(), role, today);
            errors.AddRange(read.Errors.Select(e => new SheetError(row.Number, e.Key, e.Value)));
            if (!seen.TryAdd(name, row.Number))
                errors.Add(new SheetError(row.Number, null, $"This record stands in row {seen[name]} too."));
            else if (read.Body is not null && (key is null || form.Differences(before!, form.Fields(read.Body)).Count > 0))
                changes.Add(new SheetChange(read.Key!, row.Number, key is null ? null : published[key], read.Body));
        }

        return errors.Count > 0 ? ([], errors) : (changes, []);
    }

    /// <summary>Which record a row is: its fields that make up the key.</summary>
    private static string Name(RecordForm form, IReadOnlyDictionary<string, string> fields) => string.Join('\n', form.Root.Fields.Where(f => f.Words.IsKey).Select(f =>
    {
        var text = Day(form, f.Name, fields.GetValueOrDefault(f.Name, "")).Trim();
        return f.Shape is FieldShape.Input { Kind: InputKind.Choice } ? string.Concat(text.Where(char.IsLetter)).ToLowerInvariant() : text;
    }));

    /// <summary>Spreadsheet programs turn 2026-11-22 into 11/22/2026.</summary>
    private static string Day(RecordForm form, string path, string text) =>
        form.At(path)?.Field.Shape is FieldShape.Input { Kind: InputKind.Day } && DateOnly.TryParseExact(text.Trim(), "M/d/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("O", CultureInfo.InvariantCulture) : text;
}

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
    /// <param name="asOf">The same as they were in an edition; null for a number that no edition has.</param>
    /// <param name="role">Of who reads it in, for translations that are new.</param>
    /// <returns>
    /// Changes and new records in the order of the rows; or what is wrong. A record that is not in the file is left alone, a column that is not in it too, and so is what others published
    /// since the file was got.
    /// </returns>
    public static (IReadOnlyList<SheetChange> Changes, IReadOnlyList<SheetError> Errors) Of(
        RecordForm form, byte[] file, IReadOnlyDictionary<string, string> published, Func<int, IReadOnlyDictionary<string, string>?> asOf, string role, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(asOf);
        var (columns, rows, faults) = Sheet.Read(form, file);
        if (faults.Count > 0)
            return ([], faults);

        var (changes, errors, taken) = (new List<SheetChange>(), new List<SheetError>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var there = ByName(form, published);
        var editions = new Dictionary<string, Dictionary<string, Record>?>(StringComparer.Ordinal) { [""] = there };
        foreach (var row in rows)
        {
            var name = Name(form, row.Cells);
            var edition = row.Cells.GetValueOrDefault(Sheet.Edition, "").Trim();
            if (!editions.TryGetValue(edition, out var got))
                editions[edition] = got = int.TryParse(edition, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && asOf(number) is { } then ? ByName(form, then) : null;
            if (got is null)
                errors.Add(new SheetError(row.Number, Sheet.Edition, $"There is no edition “{edition}”. Leave this column as it is in the file that you got."));
            else if (!taken.TryAdd(name, row.Number))
                errors.Add(new SheetError(row.Number, null, $"This record stands in row {taken[name]} too."));
            else
                Read(row, got.GetValueOrDefault(name), there.GetValueOrDefault(name));
        }

        return errors.Count > 0 ? ([], errors) : (changes, []);

        void Read(SheetRow row, Record? got, Record? now)
        {
            var fields = got?.Fields.ToDictionary(StringComparer.Ordinal) ?? [];
            foreach (var column in columns.Where(c => c != Sheet.Edition))
            {
                if (row.Cells.TryGetValue(column, out var text))
                    fields[column] = Day(form, column, text);
                else
                    fields.Remove(column);
            }

            var typed = form.Typed(fields, got?.Fields);
            if (got is null && now is not null)
            {
                errors.Add(new SheetError(row.Number, null, "Somebody added this record since you got the file. Get the file again."));
                return;
            }

            if (got is not null && now is not null && got.Body != now.Body)
            {
                var merged = form.Merge(got.Fields, typed, now.Fields);
                errors.AddRange(merged.Conflicts.Select(c => new SheetError(
                    row.Number, c.Path, $"Changed meanwhile: when you got the file it was “{c.Seen}”, now it is “{c.Theirs}”. You wrote “{c.Mine}”. Get the file again.")));
                typed = form.Typed(merged.Fields, now.Fields);
            }

            var read = TranslationMarks.Read(form, typed, (now ?? got)?.Fields, new HashSet<string>(), role, today);
            errors.AddRange(read.Errors.Select(e => new SheetError(row.Number, e.Key, e.Value)));
            if (read.Body is null || ((now ?? got) is { } before && form.Differences(before.Fields, form.Fields(read.Body)).Count == 0))
                return;
            if (got is not null && now is null)
                errors.Add(new SheetError(row.Number, null, "Somebody withdrew this record since you got the file. Get the file again."));
            else
                changes.Add(new SheetChange(read.Key!, row.Number, now?.Body, read.Body));
        }
    }

    private sealed record Record(string Body, IReadOnlyDictionary<string, string> Fields);

    private static Dictionary<string, Record> ByName(RecordForm form, IReadOnlyDictionary<string, string> records) =>
        records.Values.Select(body => new Record(body, form.Fields(body))).ToDictionary(r => Name(form, r.Fields), StringComparer.Ordinal);

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

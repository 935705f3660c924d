using System.Globalization;
using System.Text;
using CcoPortal.Application.Staff.Editing;
using CsvHelper;
using CsvHelper.Configuration;

namespace CcoPortal.Application.Staff.Spreadsheets;

/// <summary>Something wrong in a spreadsheet.</summary>
/// <param name="Row">As spreadsheet programs count: the header is 1; null for the file as a whole.</param>
/// <param name="Column">The header of the column; null for the row as a whole.</param>
public sealed record SheetError(int? Row, string? Column, string Sentence);

/// <summary>A row of a spreadsheet.</summary>
/// <param name="Number">As spreadsheet programs count.</param>
/// <param name="Cells">Header to text; without those that are empty.</param>
public sealed record SheetRow(int Number, IReadOnlyDictionary<string, string> Cells);

/// <summary>
/// Records as CSV: a header of field paths and a row for each record, the same fields as its form. A cell that a spreadsheet program would take for a
/// formula is sent out behind an apostrophe, which is taken off on the way in; so is a cell that begins with an apostrophe of its own.
/// </summary>
public static class Sheet
{
    /// <summary>Kinds that can be sent out and read in.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["cco", "contact", "service-area", "benefit"];

    /// <summary>Bytes.</summary>
    public const int Largest = 5 * 1024 * 1024;

    /// <summary>The last column: the edition that the row was got from, so that what was published since is not undone.</summary>
    public const string Edition = "edition";

    /// <summary>Each cell of each row is looked at, also where there is none: few bytes could ask for much work.</summary>
    private const int MostRows = 5000, MostCells = 250_000;

    /// <summary>What begins a formula in a spreadsheet program, also as the wide forms that some of them take for the same; and what hides one.</summary>
    private const string Formula = "=+-@\t\r\n＝＋－＠";

    /// <summary>A line end of any kind within a cell is quoted, or other programs would begin a row there.</summary>
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        ShouldQuote = cell => cell.Field is { } text && (text.AsSpan().ContainsAny("\r\n\",") || text.StartsWith(' ') || text.EndsWith(' ')),
    };

    /// <summary>For programs that write other line ends. Blank lines are rows there, too.</summary>
    private static readonly CsvConfiguration AnyFormat = new(CultureInfo.InvariantCulture) { BadDataFound = null, DetectColumnCountChanges = false, IgnoreBlankLines = false };

    /// <summary>UTF-8 with a byte order mark, without which some spreadsheet programs read another encoding.</summary>
    public static byte[] Write(RecordForm form, IReadOnlyList<IReadOnlyDictionary<string, string>> records, int edition)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(records);
        var columns = Columns(form, records);
        return Write([[.. columns, Edition], .. records.Select(r => columns.Select(c => r.GetValueOrDefault(c, "")).Append(edition.ToString(CultureInfo.InvariantCulture)).ToList())]);
    }

    /// <summary>Any table, its header first.</summary>
    public static byte[] Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, Format))
        {
            foreach (var row in rows)
            {
                foreach (var cell in row)
                    csv.WriteField(Escaped(cell));
                csv.NextRecord();
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The rows of a file; or what is wrong with it as a file.</summary>
    public static (IReadOnlyList<string> Columns, IReadOnlyList<SheetRow> Rows, IReadOnlyList<SheetError> Errors) Read(RecordForm form, byte[] file)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(file);
        if (Refusal(file) is { } refusal)
            return ([], [], [new SheetError(null, null, refusal)]);
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return ([], [], [new SheetError(null, null, "This file is not in UTF-8. In your spreadsheet program, save it as “CSV UTF-8”.")]);
        }

        if (SheetLayout.Fault(text) is { } fault)
            return ([], [], [fault]);
        using var csv = new CsvParser(new StringReader(text), AnyFormat);
        if (!csv.Read() || csv.Record is not { } header)
            return ([], [], [new SheetError(null, null, "The file is empty.")]);
        var columns = header.Select(h => Unescaped(h).Trim()).ToList();
        while (columns.Count > 0 && columns[^1].Length == 0)
            columns.RemoveAt(columns.Count - 1);
        if (columns.Count == 0)
            return ([], [], [new SheetError(1, null, "The first row is empty. It must name the fields.")]);
        var errors = Errors(form, columns).ToList();
        var rows = new List<SheetRow>();
        for (var number = 2; errors.Count == 0 && csv.Read(); number++)
        {
            var cells = csv.Record!;
            if (cells.All(string.IsNullOrWhiteSpace))
                continue;
            if (rows.Count == MostRows)
                return (columns, [], [new SheetError(null, null, $"The file has more than {MostRows} rows.")]);
            if (rows.Count * columns.Count > MostCells)
                return (columns, [], [new SheetError(null, null, "The file has too many columns for so many rows. Take the columns out that you do not change, or do it in parts.")]);
            if (cells.Length > columns.Count && cells.Skip(columns.Count).Any(c => c.Length > 0))
                errors.Add(new SheetError(number, null, $"This row has {cells.Length} cells, but the header has {columns.Count}. Is there a comma without quotation marks around its cell?"));
            else
                rows.Add(new SheetRow(number, columns.Zip(cells).Where(c => c.Second.Length > 0).ToDictionary(c => c.First, c => Unescaped(c.Second), StringComparer.Ordinal)));
        }

        return (columns, rows, errors);
    }

    /// <summary>A cell that no spreadsheet program takes for a formula.</summary>
    public static string Escaped(string text) => text.Length > 0 && (text[0] == '\'' || Formula.Contains(text[0], StringComparison.Ordinal)) ? "'" + text : text;

    /// <summary>What was in the cell before <see cref="Escaped"/>.</summary>
    public static string Unescaped(string cell) => cell.Length > 1 && cell[0] == '\'' && (cell[1] == '\'' || Formula.Contains(cell[1], StringComparison.Ordinal)) ? cell[1..] : cell;

    /// <summary>Not a text at all, told by how it begins.</summary>
    private static string? Refusal(byte[] file) => file switch
    {
        { Length: > Largest } => "The file is larger than 5 MB.",
        [0x50, 0x4B, ..] => "This is a workbook or a packed file. In your spreadsheet program, save it as “CSV UTF-8”, then choose that file.",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "This is an old workbook. In your spreadsheet program, save it as “CSV UTF-8”, then choose that file.",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "This file is in UTF-16. In your spreadsheet program, save it as “CSV UTF-8”.",
        _ when file.AsSpan().Contains((byte)0) => "This is not a CSV file. In your spreadsheet program, save it as “CSV UTF-8”.",
        _ => null,
    };

    private static IEnumerable<SheetError> Errors(RecordForm form, List<string> columns)
    {
        if (columns.Count == 1 && columns.All(c => c.Contains(';', StringComparison.Ordinal)))
            return [new SheetError(1, null, "The cells are not separated by commas. In your spreadsheet program, save it as “CSV UTF-8 (comma delimited)”.")];
        return
        [
            .. columns.Where(c => !IsField(form, c)).Select(c => new SheetError(1, c, $"There is no field “{(c.Length <= 100 ? c : c[..100] + "…")}”. Take the headers from a file that you got here.")),
            .. columns.CountBy(c => c).Where(c => c.Value > 1).Select(c => new SheetError(1, c.Key, "This column is there twice.")),
            .. form.Root.Fields.Where(f => f.Words.IsKey && !columns.Contains(f.Name)).Select(f => new SheetError(1, f.Name, "This column is missing: it tells which record a row is.")),
        ];
    }

    private static bool IsField(RecordForm form, string path) => path == Edition || form.At(path) is { Field: { Shape: FieldShape.Input or FieldShape.Lines, Words.IsPortals: false } };

    /// <summary>Every field that a form of these records has, in its order; lists are as long as the longest.</summary>
    private static List<string> Columns(RecordForm form, IReadOnlyList<IReadOnlyDictionary<string, string>> records)
    {
        var columns = new List<string>();
        Add(form.Root, new FieldWords(""), "", [.. records.Select(FieldTree.Of)]);
        return columns;

        void Add(FieldShape shape, FieldWords words, string path, IReadOnlyList<FieldTree> trees)
        {
            switch (shape)
            {
                case FieldShape.Group group:
                    foreach (var field in group.Fields)
                        Add(field.Shape, field.Words, RecordForm.Path(path, field.Name), [.. trees.Select(t => t[field.Name])]);
                    break;
                case FieldShape.Many many:
                    foreach (var item in Numbers(trees))
                        Add(many.Of, words, RecordForm.Path(path, item), [.. trees.Select(t => t[item])]);
                    break;
                case FieldShape.Table table:
                    foreach (var item in Numbers(trees))
                        Add(new FieldShape.Group([table.Key, table.Value], false), words, RecordForm.Path(path, item), [.. trees.Select(t => t[item])]);
                    break;
                case FieldShape.Languages languages:
                    foreach (var tag in trees.SelectMany(t => t.Tags).Distinct().OrderBy(t => t != "en").ThenBy(t => t, StringComparer.Ordinal))
                        Add(languages.Of, words, RecordForm.Path(path, tag), [.. trees.Select(t => t[tag])]);
                    break;
                default:
                    if (!words.IsPortals)
                        columns.Add(path);
                    break;
            }
        }

        static IEnumerable<string> Numbers(IReadOnlyList<FieldTree> trees) =>
            Enumerable.Range(0, trees.Select(t => t.Items.Count()).DefaultIfEmpty().Max()).Select(n => n.ToString(CultureInfo.InvariantCulture));
    }
}

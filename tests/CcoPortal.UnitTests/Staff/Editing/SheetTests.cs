using System.Globalization;
using System.Text;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Application.Staff.Spreadsheets;
using CcoPortal.Data.Editions;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CcoPortal.UnitTests.Staff.Editing;

public sealed class SheetTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    public static TheoryData<string> Kinds => [.. Sheet.Kinds];

    private static Dictionary<string, string> Real(string kind) => RecordJson.Records(RealData.Edition.Facts).Where(r => r.Kind == kind).ToDictionary(r => r.Key, r => r.Body);

    private static byte[] Export(string kind, IEnumerable<string> bodies) => Sheet.Write(RecordForm.Of(kind), [.. bodies.Select(RecordForm.Of(kind).Fields)], 1);

    private static (IReadOnlyList<SheetChange> Changes, IReadOnlyList<SheetError> Errors) Read(string kind, byte[] file) => Read(kind, file, Real(kind));

    /// <param name="editions">The records as they were in edition 1 and so on; the last is what is published.</param>
    private static (IReadOnlyList<SheetChange> Changes, IReadOnlyList<SheetError> Errors) Read(string kind, byte[] file, params IReadOnlyDictionary<string, string>[] editions) =>
        SheetChanges.Of(RecordForm.Of(kind), file, editions[^1], number => editions.ElementAtOrDefault(number - 1), "editor", Today);

    /// <summary>The file with other cells: a header and the rows that are left.</summary>
    private static byte[] Edited(string kind, Action<List<string[]>> edit)
    {
        using var parser = new CsvParser(new StringReader(Encoding.UTF8.GetString(Export(kind, Real(kind).Values)).TrimStart('\uFEFF')), CultureInfo.InvariantCulture);
        var rows = new List<string[]>();
        while (parser.Read())
            rows.Add(parser.Record!);
        edit(rows);
        using var text = new StringWriter();
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            foreach (var row in rows)
            {
                foreach (var cell in row)
                    csv.WriteField(cell);
                csv.NextRecord();
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_sent_out_and_read_in_changes_nothing(string kind)
    {
        var (changes, errors) = Read(kind, Export(kind, Real(kind).Values));

        Assert.Empty(errors);
        Assert.Empty(changes);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Whatever_a_record_holds_comes_back_as_it_was(string kind)
    {
        var form = RecordForm.Of(kind);
        Prop.ForAll(RecordFormTests.Random(form).ToArbitrary(), fields =>
        {
            if (form.Read(fields) is not { Body: { } body, Key: { } key })
                return;
            var file = Export(kind, [body]);
            var (changes, errors) = Read(kind, file, new Dictionary<string, string> { [key] = body });
            Assert.Empty(errors);
            Assert.Empty(changes);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void A_cell_that_begins_like_a_formula_goes_out_behind_an_apostrophe_and_comes_back_without()
    {
        foreach (var start in new[] { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'", "''", "'=" })
        {
            var text = start + "cmd|' /C calc'!A0";
            Assert.Equal("'" + text, Sheet.Escaped(text));
            Assert.Equal(text, Sheet.Unescaped(Sheet.Escaped(text)));
        }

        Assert.Equal(("O’Brien", "a=b", "", "'tis", "'"), (Sheet.Escaped("O’Brien"), Sheet.Escaped("a=b"), Sheet.Escaped(""), Sheet.Unescaped("'tis"), Sheet.Unescaped("'")));
        var form = RecordForm.Of("contact");
        var fields = form.Fields(Real("contact").Values.First()).ToDictionary();
        fields["label"] = "=HYPERLINK(\"http://evil.example\")";
        using var csv = new CsvParser(new StringReader(Encoding.UTF8.GetString(Sheet.Write(form, [fields], 1)).TrimStart('\uFEFF')), CultureInfo.InvariantCulture);
        Assert.True(csv.Read() && csv.Read());
        Assert.DoesNotContain(csv.Record!, c => c.Length > 0 && "=+-@\t\r\n".Contains(c[0], StringComparison.Ordinal));
    }

    [Fact]
    public void The_file_begins_with_the_mark_of_UTF_8_and_a_header_of_field_paths()
    {
        var file = Export("contact", Real("contact").Values);

        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        Assert.StartsWith("key,phone,tty,localPhone,label,purpose,hours.value.spans.0.days,", Encoding.UTF8.GetString(file[3..]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_cell_is_one_change_a_new_key_a_new_record_and_what_is_missing_is_left_alone()
    {
        var file = Edited("contact", rows =>
        {
            var (key, phone) = (Array.IndexOf(rows[0], "key"), Array.IndexOf(rows[0], "phone"));
            var changed = rows.Single(r => r[key] == "client-services");
            changed[phone] = "800-273-0558";
            var added = (string[])rows.Single(r => r[key] == "crisis").Clone();
            added[key] = "new-line";
            rows.RemoveAll(r => r[key] is not ("key" or "client-services"));
            rows.Add(added);
        });

        var (changes, errors) = Read("contact", file);

        Assert.Empty(errors);
        Assert.Equal([("client-services", 2, true), ("new-line", 3, false)], changes.Select(c => (c.Key, c.Row, c.Before is not null)));
        var form = RecordForm.Of("contact");
        var difference = Assert.Single(form.Differences(form.Fields(changes[0].Before!), form.Fields(changes[0].After)));
        Assert.Equal(("phone", "800-273-0557", "800-273-0558"), (difference.Path, difference.Before, difference.After));
    }

    [Fact]
    public void A_column_that_is_not_in_the_file_is_left_alone()
    {
        var (changes, errors) = Read("cco", Encoding.UTF8.GetBytes("slug,fax.value\nallcare-cco,541-471-3785\n"));

        Assert.Empty(errors);
        var form = RecordForm.Of("cco");
        Assert.Equal("fax.value", Assert.Single(form.Differences(form.Fields(Assert.Single(changes).Before!), form.Fields(changes[0].After))).Path);
    }

    [Fact]
    public void What_is_wrong_is_told_by_row_and_column_and_nothing_is_done()
    {
        var file = Edited("cco", rows =>
        {
            var header = rows[0].ToList();
            rows[1][header.IndexOf("phone.value")] = "none";
            rows[2][header.IndexOf("name")] = "";
            rows[3][header.IndexOf("slug")] = rows[2][header.IndexOf("slug")];
            rows[4][header.IndexOf("organization")] = "Another";
        });

        var (changes, errors) = Read("cco", file);

        Assert.Empty(changes);
        Assert.Equal(
            [(2, "phone.value", "“none” is not a phone number like 800-273-0557 or 711."), (3, "name", "This cannot be empty."), (4, null, "This record stands in row 3 too.")],
            errors.Select(e => (e.Row ?? 0, e.Column, e.Sentence)));
    }

    [Fact]
    public void Days_as_spreadsheet_programs_write_them_are_read()
    {
        var file = Edited("service-area", rows =>
        {
            foreach (var column in new[] { "from", "to", "checkedOn" }.Select(c => Array.IndexOf(rows[0], c)))
            {
                foreach (var row in rows.Skip(1).Where(r => r[column].Length > 0))
                    row[column] = DateOnly.ParseExact(row[column], "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("M/d/yyyy", CultureInfo.InvariantCulture);
            }
        });

        var (changes, errors) = Read("service-area", file);

        Assert.Empty(errors);
        Assert.Empty(changes);
    }

    [Fact]
    public void What_others_published_since_the_file_was_got_stays_and_what_both_changed_is_told()
    {
        var (form, then) = (RecordForm.Of("contact"), Real("contact"));
        var now = new Dictionary<string, string>(then)
        {
            ["client-services"] = With("client-services", ("phone", "800-555-0100")),
            ["crisis"] = With("crisis", ("label", "Crisis line")),
        };
        var gone = then.Keys.Except(["client-services", "crisis"]).First();
        now.Remove(gone);

        var (changes, errors) = Read("contact", Edited("contact", rows => Cell(rows, "client-services", "label", "Client services of OHP")), then, now);
        Assert.Empty(errors);
        var change = Assert.Single(changes);
        Assert.Equal(("client-services", now["client-services"]), (change.Key, change.Before));
        Assert.Equal("label", Assert.Single(form.Differences(form.Fields(change.Before!), form.Fields(change.After))).Path);

        (changes, errors) = Read("contact", Edited("contact", rows =>
        {
            Cell(rows, "client-services", "phone", "800-555-0199");
            Cell(rows, gone, "label", "Another name");
        }), then, now);
        Assert.Empty(changes);
        Assert.Equal(
            [
                $"phone: Changed meanwhile: when you got the file it was “{form.Fields(then["client-services"])["phone"]}”, now it is “800-555-0100”. You wrote “800-555-0199”. Get the file again.",
                ": Somebody withdrew this record since you got the file. Get the file again.",
            ],
            errors.Select(e => $"{e.Column}: {e.Sentence}").OrderDescending());

        // The other way round: it was added since.
        Assert.Equal(["Somebody added this record since you got the file. Get the file again."], Read("contact", Edited("contact", _ => { }), now, then).Errors.Where(e => e.Column is null).Select(e => e.Sentence).Distinct());

        string With(string key, params (string Path, string Text)[] edits)
        {
            var fields = form.Fields(then[key]).ToDictionary();
            foreach (var (path, text) in edits)
                fields[path] = text;
            return form.Read(fields).Body!;
        }

        static void Cell(List<string[]> rows, string key, string column, string text) => rows.Single(r => r[Array.IndexOf(rows[0], "key")] == key)[Array.IndexOf(rows[0], column)] = text;
    }

    [Fact]
    public void Rows_are_counted_as_spreadsheet_programs_count_them_also_after_blank_ones_and_cells_of_many_lines()
    {
        var (_, errors) = Read("cco", Encoding.UTF8.GetBytes("slug,name\n\nallcare-cco,\"a\nb\"\n\n,,\nihn-cco,\n"));

        Assert.Equal([(6, "name")], errors.Select(e => (e.Row!.Value, e.Column!)));
    }

    [Theory]
    [InlineData("PK\u0003\u0004 a workbook", "This is a workbook or a packed file. In your spreadsheet program, save it as “CSV UTF-8”, then choose that file.")]
    [InlineData("a\0b", "This is not a CSV file. In your spreadsheet program, save it as “CSV UTF-8”.")]
    [InlineData("", "The file is empty.")]
    [InlineData("slug;name\nallcare-cco;x", "The cells are not separated by commas. In your spreadsheet program, save it as “CSV UTF-8 (comma delimited)”.")]
    [InlineData("slug,nmae\nallcare-cco,x", "There is no field “nmae”. Take the headers from a file that you got here.")]
    [InlineData("slug,phone\nallcare-cco,x", "There is no field “phone”. Take the headers from a file that you got here.")]
    [InlineData("slug,formerNames.x.value\nallcare-cco,x", "There is no field “formerNames.x.value”. Take the headers from a file that you got here.")]
    [InlineData("slug,formerNames.1000.value\nallcare-cco,x", "There is no field “formerNames.1000.value”. Take the headers from a file that you got here.")]
    [InlineData("slug,slug\nallcare-cco,x", "This column is there twice.")]
    [InlineData("name\nx", "This column is missing: it tells which record a row is.")]
    [InlineData("\n\nslug,name\n", "The first row is empty. It must name the fields.")]
    [InlineData("slug,name\nallcare-cco,\"x\nihn-cco,y\n", "A quotation mark in this row is not closed. A cell that holds one stands between two others, and its own is there twice.")]
    [InlineData("slug,name\nallcare-cco,5\" wide\nihn-cco,y\n", "A quotation mark in this row is in a wrong place, or not closed. A cell that holds one stands between two others, and its own is there twice.")]
    [InlineData("slug,name\nallcare-cco,\"x\nihn-cco,\"y\"\n", "A quotation mark in this row is in a wrong place, or not closed. A cell that holds one stands between two others, and its own is there twice.")]
    [InlineData("slug,\"name\nallcare-cco,x", "A quotation mark in this row is not closed. A cell that holds one stands between two others, and its own is there twice.")]
    [InlineData("slug,edition,name\nallcare-cco,2,x", "There is no edition “2”. Leave this column as it is in the file that you got.")]
    [InlineData("slug,edition,name\nallcare-cco,one,x", "There is no edition “one”. Leave this column as it is in the file that you got.")]
    [InlineData("slug,name\nallcare-cco,x,y", "This row has 3 cells, but the header has 2. Is there a comma without quotation marks around its cell?")]
    public void A_file_that_cannot_be_read_is_refused_with_a_sentence(string text, string sentence) =>
        Assert.Equal(sentence, Assert.Single(Read("cco", Encoding.UTF8.GetBytes(text)).Errors).Sentence);

    [Fact]
    public void Other_encodings_and_large_files_are_refused()
    {
        Assert.StartsWith("This file is not in UTF-8.", Assert.Single(Read("cco", Encoding.Latin1.GetBytes("slug,name\nx,é")).Errors).Sentence, StringComparison.Ordinal);
        Assert.StartsWith("This file is in UTF-16.", Assert.Single(Read("cco", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("slug,name")]).Errors).Sentence, StringComparison.Ordinal);
        Assert.Equal("The file is larger than 5 MB.", Assert.Single(Read("cco", new byte[Sheet.Largest + 1]).Errors).Sentence);
        Assert.Equal("The file has more than 5000 rows.", Assert.Single(Read("cco", Encoding.UTF8.GetBytes("slug\n" + string.Concat(Enumerable.Range(0, 5002).Select(i => $"x{i}\n")))).Errors).Sentence);
    }
}

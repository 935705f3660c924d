using System.Globalization;
using System.Net;
using System.Text;
using CsvHelper;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>A spreadsheet as someone has it open: a header and rows of cells.</summary>
internal sealed class OpenSheet(List<string[]> rows)
{
    public List<string[]> Rows => rows;

    public static OpenSheet Of(byte[] file)
    {
        using var parser = new CsvParser(new StringReader(Encoding.UTF8.GetString(file).TrimStart('\uFEFF')), CultureInfo.InvariantCulture);
        var rows = new List<string[]>();
        while (parser.Read())
            rows.Add(parser.Record!);
        return new OpenSheet(rows);
    }

    /// <summary>The row whose first cell is this.</summary>
    public string[] Row(string key) => rows.Single(r => r[0] == key);

    public int Column(string name) => Array.IndexOf(rows[0], name);

    public string this[string key, string column]
    {
        get => Row(key)[Column(column)];
        set => Row(key)[Column(column)] = value;
    }

    /// <summary>As spreadsheet programs save it.</summary>
    public byte[] Saved()
    {
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
}

internal static class ColleagueSheets
{
    public static async Task<byte[]> ExportAsync(this Colleague colleague, string kind)
    {
        var page = await colleague.GetAsync($"/staff/spreadsheets/{kind}.csv");
        Assert.Equal((HttpStatusCode.OK, "text/csv", $"attachment; filename={kind}.csv; filename*=UTF-8''{kind}.csv"), (page.Status, page.Type, page.Header("Content-Disposition")));
        return page.Bytes;
    }

    /// <summary>Chooses a file on the page of spreadsheets and presses its button.</summary>
    public static async Task<Page> UploadAsync(this Colleague colleague, string kind, byte[]? file, Action<HttpContent>? change = null)
    {
        await colleague.GetAsync("/staff/spreadsheets");
        return await colleague.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/staff/spreadsheets") { Content = colleague.FormWith(kind, file, change) });
    }

    /// <summary>The form of the page that was seen last, filled in.</summary>
    public static HttpContent FormWith(this Colleague colleague, string kind, byte[]? file, Action<HttpContent>? change = null)
    {
        var token = colleague.Seen!.Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        var form = new MultipartFormDataContent { { new StringContent(kind), "Kind" }, { new StringContent(token), "__RequestVerificationToken" } };
        if (file is not null)
            form.Add(new ByteArrayContent(file), "file", $"{kind}.csv");
        change?.Invoke(form);
        return form;
    }

    /// <summary>What the page says of a file that it does not take, at its field; nothing else of it is done.</summary>
    public static string Refused(this Page page)
    {
        Assert.True(page.Status == HttpStatusCode.BadRequest, $"{page.Status} {page.Location} {page.Text}");
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Equal("#file", Assert.Single(page.All(".error-summary a")).GetAttribute("href"));
        return Page.TextOf(Assert.Single(page.All("#file-error .raw")));
    }

    /// <summary>The table of what is wrong: row, column, sentence.</summary>
    public static IEnumerable<(string Row, string Column, string Sentence)> Faults(this Page page) =>
        page.All("#errors + div tbody tr").Select(r => (Page.TextOf(r.Children[0]), r.QuerySelector("code") is { } column ? Page.TextOf(column) : "", Page.TextOf(r.Children[2])));

    /// <summary>The tables of differences: field, published, proposed.</summary>
    public static IEnumerable<(string Field, string Before, string After)> Differences(this Page page) =>
        page.All("section.record table tbody tr").Select(r => (Page.TextOf(r.Children[0]), Page.TextOf(r.Children[1]), Page.TextOf(r.Children[2])));
}

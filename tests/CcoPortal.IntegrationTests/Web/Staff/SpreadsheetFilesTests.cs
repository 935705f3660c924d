using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CcoPortal.Data;
using CcoPortal.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>Files that are no spreadsheets, or too large, or made to do harm: each is refused in words, soon, and without much memory, and nothing is done.</summary>
[Collection(Alone.Name)]
public sealed class SpreadsheetFilesTests(StaffPortal portal, ITestOutputHelper output) : IClassFixture<StaffPortal>
{
    private const string Csv8 = "In your spreadsheet program, save it as “CSV UTF-8”", Wrong = "Some cells are wrong. Nothing was done.";

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    [Fact]
    public async Task What_is_no_spreadsheet_of_ours_is_refused_in_words()
    {
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        using var workbook = new MemoryStream();
        using (var zip = new ZipArchive(workbook, ZipArchiveMode.Create, leaveOpen: true))
        {
            // A bomb: 200 MB of zeros in 200 KB.
            await using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            for (var i = 0; i < 200; i++)
                await sheet.WriteAsync(new byte[1024 * 1024]);
        }

        foreach (var (name, file, sentence) in new (string, byte[], string)[]
        {
            ("no bytes", [], "Choose a file."),
            ("blank lines", Text("\r\n\r\n"), Wrong),
            ("a mark only", [0xEF, 0xBB, 0xBF], "The file is empty."),
            ("UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("slug,name\n")], "This file is in UTF-16. " + Csv8),
            ("UTF-16, unmarked", Encoding.BigEndianUnicode.GetBytes("slug,name\n"), "This is not a CSV file. " + Csv8),
            ("Windows-1252", Encoding.Latin1.GetBytes("slug,name\nallcare-cco,Café"), "This file is not in UTF-8. " + Csv8),
            ("NUL", Text("slug,name\nallcare-cco,a\0b"), "This is not a CSV file. " + Csv8),
            ("a packed workbook", workbook.ToArray(), "This is a workbook or a packed file. " + Csv8),
            ("an old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "This is an old workbook. " + Csv8),
            ("gzip", Packed(Text("slug,name\nallcare-cco,x")), "This is not a CSV file. " + Csv8),
            ("other headers", Text("CCO,Phone number\nallcare-cco,x"), Wrong),
            ("semicolons", Text("slug;name\nallcare-cco;x"), Wrong),
            ("an unclosed quotation mark", Text("slug,name\nallcare-cco,\"x\nihn-cco,y"), Wrong),
            ("100,000 columns", Text("slug," + string.Join(',', Enumerable.Range(0, 100_000)) + "\nallcare-cco"), Wrong),
            ("a cell of 40,000 letters", Text("slug,name\nallcare-cco," + new string('a', 40_000)), Wrong),
            ("one row too many", Text("slug\n" + string.Concat(Enumerable.Range(0, 5002).Select(i => $"x{i}\n"))), "The file has more than 5000 rows."),
        })
        {
            var said = (await editor.UploadAsync("cco", file)).Refused();
            Assert.True(said.StartsWith(sentence, StringComparison.Ordinal), $"{name}: {said}");
        }

        Assert.Equal(["There is no field “CCO”. Take the headers from a file that you got here.", "There is no field “Phone number”. Take the headers from a file that you got here.", "This column is missing: it tells which record a row is."],
            (await editor.UploadAsync("cco", Text("CCO,Phone number\nallcare-cco,x"))).Faults().Select(f => f.Sentence));
        foreach (var (text, row, sentence) in new[]
        {
            ("\n\nslug,name\n", "1", "The first row is empty. It must name the fields."),
            ("slug,name\nallcare-cco,\"x\nihn-cco,y", "2", "A quotation mark in this row is not closed. A cell that holds one stands between two others, and its own is there twice."),
            ("slug,name\nallcare-cco,x\n" + new string(',', 100_000), "3", "This row has more than 3000 cells."),
            ("slug,name\nallcare-cco," + new string('a', 40_000), "2", "A cell has more than 32,767 letters. A quotation mark may be missing at its end."),
        })
            Assert.Equal((row, "", sentence), Assert.Single((await editor.UploadAsync("cco", Text(text))).Faults()));
        Assert.Equal("Choose a file.", (await editor.UploadAsync("cco", null)).Refused());
        Assert.Equal("Choose what the file holds.", Page.TextOf((await editor.UploadAsync("page", Text("slug,name\n"))).All("#Kind-error").Single())["Error: ".Length..]);
        await NothingWrittenAsync();
    }

    /// <summary>Small files that ask for much memory or time, and the largest that are read.</summary>
    [Theory]
    [InlineData("many columns and short rows", "The file has too many columns for so many rows.")]
    [InlineData("as many cells as are read", "This cannot be empty.")]
    [InlineData("as many full cells as are read", "This cannot be empty.")]
    [InlineData("5 MB of commas", "This row has more than 3000 cells.")]
    [InlineData("5 MB of line ends", "")]
    [InlineData("5 MB of quotation marks", "A cell has more than 32,767 letters.")]
    [InlineData("5 MB in one cell", "A cell has more than 32,767 letters.")]
    [InlineData("5000 new records, all wrong", "This cannot be empty.")]
    public async Task A_file_takes_no_more_time_and_memory_than_its_size_is_worth(string what, string sentence)
    {
        const int size = 5 * 1024 * 1024 - 100;
        var wide = "slug," + string.Join(',', Enumerable.Range(0, 999).SelectMany(n => new[] { $"formerNames.{n}.value", $"formerNames.{n}.source", $"formerNames.{n}.confidence" })) + "\n";
        var file = Text(what switch
        {
            "many columns and short rows" => wide + string.Concat(Enumerable.Range(0, 5000).Select(n => $"x{n}\n")),
            "as many cells as are read" => wide + string.Concat(Enumerable.Range(0, 83).Select(n => $"x{n}\n")),
            "as many full cells as are read" => wide + string.Concat(Enumerable.Range(0, 83).Select(n => $"x{n}{string.Concat(Enumerable.Repeat(",a", 2997))}\n")),
            "5 MB of commas" => "slug,name\nallcare-cco" + new string(',', size),
            "5 MB of line ends" => "slug,name\n" + new string('\n', size),
            "5 MB of quotation marks" => "slug,name\nallcare-cco," + new string('"', size),
            "5 MB in one cell" => "slug,name\nallcare-cco," + new string('a', size),
            _ => "slug\n" + string.Concat(Enumerable.Range(0, 5000).Select(n => $"x{n}\n")),
        });
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        Page page = null!;

        var (took, most) = await MeasuredAsync(async () => page = await editor.UploadAsync("cco", file));

        output.WriteLine($"{what} ({file.Length:N0} bytes): {page.Status} {page.Location} in {took.TotalMilliseconds:N0} ms, {most / 1024 / 1024:N0} MB more at most");
        if (sentence.Length == 0)
            Assert.Equal("/staff/spreadsheets?same=cco", page.Location);
        else
            Assert.StartsWith(sentence, page.Faults().Select(f => f.Sentence).Append(page.Refused()).First(), StringComparison.Ordinal);
        Assert.True(took < TimeSpan.FromSeconds(20) && most < 200 * 1024 * 1024, $"{took}, {most:N0} bytes");
    }

    [Fact]
    public async Task Fifty_megabytes_are_refused_in_words_also_to_a_browser_that_reads_no_answer_before_it_has_sent_them()
    {
        await using var another = new AnotherStaffPortal(portal);
        another.UseKestrel(0);
        another.StartServer();
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        await editor.GetAsync("/staff/spreadsheets");
        var answer = "";

        var (took, most) = await MeasuredAsync(async () => answer = await SendSlowlyAsync(another.ClientOptions.BaseAddress.Port, editor, 50 * 1024 * 1024));

        output.WriteLine($"50 MB: {answer.Split('\r')[0]} in {took.TotalMilliseconds:N0} ms, {most / 1024 / 1024:N0} MB more at most");
        Assert.StartsWith("HTTP/1.1 302", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nLocation: /staff/spreadsheets?tooLarge=true\r\n", answer, StringComparison.Ordinal);
        Assert.Equal("The file is larger than 5 MB.", (await editor.GetAsync("/staff/spreadsheets?tooLarge=true")).Refused());
        Assert.True(took < TimeSpan.FromSeconds(15) && most < 200 * 1024 * 1024, $"{took}, {most:N0} bytes");
        // Just above what is read, and without a length that says so.
        Assert.Equal("/staff/spreadsheets?tooLarge=true", (await editor.UploadAsync("cco", new byte[5 * 1024 * 1024 + 70_000])).Location);
        Assert.Equal("The file is larger than 5 MB.", (await editor.UploadAsync("cco", Text("slug,name\n" + new string('a', 5 * 1024 * 1024)))).Refused());
        await NothingWrittenAsync();
    }

    [Fact]
    public async Task A_request_that_says_that_it_is_packed_is_not_unpacked()
    {
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        await editor.GetAsync("/staff/spreadsheets");
        var form = editor.FormWith("cco", new byte[300 * 1024 * 1024]);
        var body = new ByteArrayContent(Packed(await form.ReadAsByteArrayAsync()));
        form.Dispose();
        body.Headers.TryAddWithoutValidation("Content-Type", form.Headers.ContentType!.ToString());
        body.Headers.ContentEncoding.Add("gzip");
        Page page = null!;

        var (_, most) = await MeasuredAsync(async () => page = await editor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/staff/spreadsheets") { Content = body }));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.True(page.Heading.Length > 0 && page.Words.Length > page.Heading.Length, page.Text);
        output.WriteLine($"300 MB, packed: {most / 1024 / 1024:N0} MB more at most");
        Assert.True(most < 200 * 1024 * 1024, $"{most:N0} bytes");
        await NothingWrittenAsync();
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>Byte for byte over a real socket: all of it is sent before anything is read.</summary>
    private static async Task<string> SendSlowlyAsync(int port, Colleague who, int size)
    {
        var token = who.Seen!.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        var (before, after) = ($"--b\r\nContent-Disposition: form-data; name=\"Kind\"\r\n\r\ncco\r\n--b\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"cco.csv\"\r\n\r\n", "\r\n--b--\r\n");
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(
            $"POST /staff/spreadsheets HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: {who.Cookies.GetCookieHeader(new Uri("http://localhost/staff"))}\r\nContent-Type: multipart/form-data; boundary=b\r\n"
            + string.Create(CultureInfo.InvariantCulture, $"Content-Length: {before.Length + size + after.Length}\r\n\r\n{before}")));
        var part = Encoding.Latin1.GetBytes(new string('a', 64 * 1024));
        for (var sent = 0; sent < size; sent += part.Length)
            await stream.WriteAsync(part.AsMemory(0, Math.Min(part.Length, size - sent)));
        await stream.WriteAsync(Encoding.Latin1.GetBytes(after));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    /// <summary>How long it took, and how much more memory than before was held at most, looked at again and again. Garbage is collected at each look: how much of it the runtime lets lie is its own affair (up to 200 MB without concurrent collection).</summary>
    private static async Task<(TimeSpan Took, long Most)> MeasuredAsync(Func<Task> act)
    {
        static long Held()
        {
            GC.Collect();
            return GC.GetTotalMemory(forceFullCollection: false);
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (watch, most) = (Stopwatch.StartNew(), before);
        var acting = Task.Run(act);
        while (!acting.IsCompleted)
        {
            most = Math.Max(most, Held());
            await Task.WhenAny(acting, Task.Delay(50));
        }

        await acting;
        return (watch.Elapsed, most - before);
    }

    private async Task NothingWrittenAsync()
    {
        await using var db = PortalDbContext.At(portal.Connection);
        Assert.Equal((0, 0), (await db.StaffDrafts.CountAsync(), await db.ProposedRevisions.CountAsync()));
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>
/// Whatever is sent, by hand or by a program, nothing breaks: never a 500, always a sentence, never the sender's own markup. Sent over a
/// real socket, byte for byte, since a polite client would not send most of this.
/// </summary>
[Collection(SharedPortal.Name)]
public sealed partial class BadInputTests(PortalFactory first)
{
    private const string Marker = "<zq onload=alert(1)>";

    /// <summary>What people and programs put into a box.</summary>
    private static readonly string[] Bank =
    [
        "", " ", "\t\r\n", "abc", "9", "9730", "973011", "97301-", "-97301", "97301-12", "0", "00000", "99999", "-1", "1e5", "97301.0", "+97301", "97 301", "1234567890123456789012345678901234567890",
        "🏔️", "🏔️🌲🦫 Portland", "🇺🇸", "e\u0301\u0301\u0301", new string('\u0301', 300), "ＰＯＲＴＬＡＮＤ", "ｐｏｒｔｌａｎｄ", "俄勒冈", "Портленд", "بورتلاند", "\u202EdnaltroP", "\u200F\u200E", "\uFEFF97301", "\u0000", "Port\u0000land", "\u0001\u0002\u001b[31m", "\u007f", "\u0085\u2028\u2029", "\uFFFE", "dent\uFFFFist", "\uFDD0",
        "' or 1=1 --", "'; drop table revision; --", "\" or \"\"=\"", "1; select pg_sleep(10)", "%' or '%'='", "Robert'); DELETE FROM edition;--",
        Marker, "\"><script>alert(1)</script>", "'><img src=x onerror=alert(1)>", "<!--", "-->", "]]>", "</title><script>", "&lt;script&gt;", "&#60;script&#62;", "{{7*7}}", "${7*7}", "@(1+1)", "javascript:alert(1)", "%3Cscript%3E", "\\\"", "\\", "/", "//", "/../..", "../../etc/passwd", "..\\..\\web.config", "file:///etc/passwd", "http://example.org/",
        "null", "undefined", "NaN", "true", "[]", "{}", "[object Object]", "(none)", ",", ",,,,", "Salem,", ",Salem", "Salem,,Marion", ", County", "County", "county county county", "Oregon", "OR", "or or or", "Co", "st", "St.", "Mt. Mt. Mt.", "City of", "Town of Town of", "Portland, OR, USA, Earth",
        "Portland\r\nSet-Cookie: x=1", "Portland\nLocation: https://evil.example", "%0d%0aSet-Cookie:x", "a@b.c", "555-0100", "503-555-0100", "123 Main St, Salem OR 97301", "Salem & Bend", "Salem;Bend", "Salem=Bend", "q=97301", "?q=97301", "#97301",
        new string('a', 99), new string('a', 100), new string('a', 101), new string('9', 101), new string(',', 5000), new string('a', 99) + "🏔️", "\ud83c", string.Concat(Enumerable.Repeat("🏔️", 200)), new string('a', 200 * 1024), new string('<', 20000), string.Concat(Enumerable.Repeat("Portland ", 20000)),
        "Lane County" + new string(' ', 500) + "Oregon", "97301" + new string(' ', 500), new string(' ', 500) + "97301",
    ];

    /// <summary>Percent-encoded bytes that are no text.</summary>
    private static readonly string[] Raw =
    [
        "%00", "97301%00", "%FF", "%FF%FE97301", "%ED%A0%80", "%ED%B0%80", "%C0%80", "%F8%88%80%80%80", "%E2%80", "%", "%%", "%zz", "%1", "%u0041", "%25%30%30", "+", "+++", "%2B", "%26q=1", "%0A", "%0D%0A", "%7F", "%C2%80", "%EF%BF%BE", "%F4%90%80%80", "=", "==", "a=b",
    ];

    [Fact]
    public async Task Every_way_of_asking_stands_everything_in_the_bank()
    {
        await using var portal = Start();
        var faults = new List<string>();
        var asked = 0;
        foreach (var value in Bank.Select(Encoded).Concat(Raw))
        {
            foreach (var request in EveryWay(value))
            {
                asked++;
                faults.AddRange(Faults(request, await SendAsync(portal, request)));
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} faults in {asked} requests:\n{string.Join('\n', faults.Take(25))}");
        Assert.True(asked > 2000, $"{asked} requests");
    }

    [Fact]
    public async Task Three_thousand_generated_inputs_break_nothing()
    {
        await using var portal = Start();
        var random = new Random(18590214);
        var seeds = Bank.Where(b => b.Length < 400).Concat(first.Edition().Facts.Places.Select(p => p.Name)).Concat(first.Edition().Facts.Zips.Select(z => z.Code)).ToList();
        var faults = new List<string>();
        for (var i = 0; i < 3000; i++)
        {
            var value = random.Next(4) == 0 ? Raw[random.Next(Raw.Length)] + Encoded(Mutated(random, seeds)) : Encoded(Mutated(random, seeds));
            var ways = EveryWay(value);
            var request = ways[random.Next(ways.Count)];
            faults.AddRange(Faults(request, await SendAsync(portal, request)));
        }

        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n{string.Join('\n', faults.Take(25))}");
    }

    [Fact]
    public async Task Odd_forms_odd_methods_and_odd_addresses_get_a_sentence_too()
    {
        await using var portal = Start();
        const string Form = "application/x-www-form-urlencoded";
        var faults = new List<string>();
        List<Request> requests =
        [
            Post(Form, string.Join('&', Enumerable.Range(0, 5000).Select(i => $"f{i}=x"))),
            Post(Form, string.Join('&', Enumerable.Range(0, 5000).Select(_ => "q=97301"))),
            Post(Form, new string('k', 5000) + "=1"), Post(Form, "q=97301&q=97302"), Post(Form, "q=97301&county=Lane&county=Linn"), Post(Form, ""), Post(Form, "&&&&"), Post(Form, "%%%=%%%"), Post(Form, "\0\0\0"),
            Post(Form, "q=" + new string('a', 900_000)), Post(Form, "q=" + new string('a', 1_100_000)),
            Post(Form + "; charset=utf-16", "q=97301"), Post(Form + "; charset=no-such", "q=97301"), Post(Form + "; charset=utf-7", "q=+ADw-script+AD4-"),
            Post("application/json", "{\"q\":\"97301\"}"), Post("application/json", "{"), Post("text/plain", "97301"), Post("", "97301"), Post("garbage", "97301"), Post("application/xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><q>&e;</q>"),
            Post("multipart/form-data", "q=97301"), Post("multipart/form-data; boundary=", "--\r\n"), Post("multipart/form-data; boundary=x", "garbage"), Post("multipart/form-data; boundary=x", "--x\r\n"),
            Post("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"q\"\r\n\r\n97301"), Post("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"q\"\r\n\r\n97301\r\n--x--\r\n"),
            Post("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"q\"; filename=\"../../x\"\r\n\r\n97301\r\n--x--\r\n"), Post($"multipart/form-data; boundary={new string('x', 500)}", "--x"),
        ];
        foreach (var path in new[] { "/", "/find", "/find?q=97301", "/ccos", "/ccos/allcare-cco", "/ccos/allcare-cco/contact.vcf", "/counties", "/counties/lane", "/areas/lane/trillium-lane", "/contact", "/privacy", "/benefits", "/benefits?q=teeth", "/benefits/dental-cleaning", "/coverage", "/api/v1/lookup?zip=97301", "/api/v1/ccos", "/api/v1/benefits", "/api/v1/coverage", "/openapi/v1.json", "/health/live", "/health/ready", "/favicon.svg", "/no-such-page", "/errors/page" })
        {
            foreach (var method in new[] { "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "97301", "get", "G<T" })
                requests.Add(new Request($"{method} {path}", "", ""));
        }

        foreach (var path in new[]
        {
            "/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/css/../../appsettings.json", "/css/..%5c..%5cx", "/.env", "/.git/config", "//", "///find", "//evil.example/%2e%2e", "/find/", "/FIND", "/find;x=1", "/find%20", "/%66ind", "/find%2F", "/find?", "/find?q", "/find?q=", "/find?=", "/find?&&", "/find?q[]=97301", "/find?Q=97301",
            "/benefits/", "/BENEFITS", "/benefits?", "/benefits?q[]=x", "/benefits?area[]=dental", "/benefits/%2e%2e", "/benefits/..", "/benefits?q=" + new string('a', 60_000), "/coverage/", "/coverage?age=under-21", "/api/v1/benefits?area[]=x", "/api/v1/coverage?age[]=x",
            "/find?q=97301&q=97301", "/api/v1/lookup?zip[]=97301", "/api/v1/lookup?zip", "/areas", "/areas/", "/areas//", "/areas/lane", "/areas/%00/x", "/areas/lane/%FF", "/ccos/%2e%2e", "/ccos/..", "/counties/" + new string('a', 60_000), "/" + new string('a', 200_000), "/" + string.Concat(Enumerable.Repeat("a/", 20_000)), "/?" + string.Join('&', Enumerable.Range(0, 3000).Select(i => $"a{i}")), "/api/v1/ccos/" + new string('%', 50),
            "/areas/lane/" + string.Join(',', Enumerable.Repeat("trillium-lane", 3000)), "/robots.txt", "/sitemap.xml", "/favicon.ico", "/wp-login.php", "/index.html", "/Index", "/Pages/Index.cshtml", "/css", "/css/", "/openapi", "/openapi/%2e%2e/v1.json", "/health", "/errors", "*", "http://evil.example/", "/find?q=" + new string('a', 600_000),
        })
            requests.Add(new Request($"GET {path}", "", ""));
        foreach (var request in requests)
            faults.AddRange(Faults(request, await SendAsync(portal, request)));
        foreach (var request in requests.Where(r => r.Line == "POST /find").ToList())
            faults.AddRange(Faults(request with { Line = "POST /coverage" }, await SendAsync(portal, request with { Line = "POST /coverage" })));
        Assert.True(faults.Count == 0, $"{faults.Count} faults in {requests.Count} requests:\n{string.Join('\n', faults.Take(25))}");

        static Request Post(string type, string body) => new("POST /find", type, body);
    }

    private AnotherPortal Start()
    {
        var portal = new AnotherPortal(first);
        portal.OnSocket().Dispose();
        return portal;
    }

    private static List<Request> EveryWay(string value)
    {
        const string Form = "application/x-www-form-urlencoded";
        var plus = value.Replace("%20", "+", StringComparison.Ordinal);
        return
        [
            new($"GET /find?q={value}", "", ""), new($"GET /find?q=97140&county={value}", "", ""), new("POST /find", Form, $"q={plus}"), new("POST /find", Form, $"q=97140&county={plus}"), new("POST /find", Form, $"q=Gaston&county={plus}"),
            new("POST /find", Form, $"q={plus}&county={plus}"), new($"GET /api/v1/lookup?zip={value}", "", ""), new($"GET /api/v1/lookup?place={value}", "", ""), new($"GET /api/v1/lookup?county={value}", "", ""),
            new($"GET /api/v1/lookup?zip=97140&county={value}", "", ""), new($"GET /api/v1/lookup?zip=97140&on={value}", "", ""), new($"GET /api/v1/ccos?on={value}", "", ""), new($"GET /api/v1/ccos/{value}", "", ""),
            new($"GET /{value}", "", ""), new($"GET /ccos/{value}", "", ""), new($"GET /counties/{value}", "", ""), new($"GET /areas/{value}/{value}", "", ""), new($"GET /areas/lane/{value}", "", ""), new($"GET /ccos/{value}/contact.vcf", "", ""),
            new($"GET /benefits?q={value}", "", ""), new($"GET /benefits?area={value}&person={value}", "", ""), new($"GET /benefits/{value}", "", ""), new("POST /coverage", Form, $"letter={plus}"), new("POST /coverage", Form, $"age={plus}&pregnancy={plus}&package={plus}&type={plus}&cco={plus}"),
            new("POST /code", Form, $"code={plus}"), new($"GET /api/v1/benefits?q={value}", "", ""), new($"GET /api/v1/benefits?area={value}&person={value}&lang={value}", "", ""), new($"GET /api/v1/benefits/{value}", "", ""), new($"GET /api/v1/coverage?age={value}&package={value}&type={value}", "", ""),
        ];
    }

    private static string Encoded(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        var text = new StringBuilder(bytes.Length);
        foreach (var b in bytes)
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'.' or (byte)',')
                text.Append((char)b);
            else
                text.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }

        return text.ToString();
    }

    private static string Mutated(Random random, List<string> seeds)
    {
        var text = new StringBuilder(seeds[random.Next(seeds.Count)]);
        for (var i = random.Next(6); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            switch (random.Next(5))
            {
                case 0:
                    text.Insert(at, (char)random.Next(1, 0x3000));
                    break;
                case 1:
                    text.Insert(at, char.ConvertFromUtf32(random.Next(0x10000, 0x110000)));
                    break;
                case 2 when text.Length > 0:
                    text.Remove(random.Next(text.Length), 1);
                    break;
                case 3:
                    text.Insert(at, seeds[random.Next(seeds.Count)]);
                    break;
                default:
                    text.Insert(at, (char)random.Next(0x20, 0x7f));
                    break;
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Faults(Request request, Answer answer)
    {
        var asked = $"{request.Line} {request.Type} {request.Body}";
        var said = asked.Length > 160 ? $"{asked[..160]}… ({asked.Length})" : asked;
        if (answer.Status is 0 or >= 500 and not 501)
            yield return $"{answer.Status}: {said}\n{answer.Body[..Math.Min(answer.Body.Length, 300)]}";
        if (answer.Body.Contains("<zq", StringComparison.OrdinalIgnoreCase) || answer.Body.Contains("alert(1)>", StringComparison.Ordinal) || answer.Body.Contains("<img", StringComparison.Ordinal) || answer.Body.Contains("<script>", StringComparison.OrdinalIgnoreCase))
            yield return $"echoes markup: {said}";
        if (answer.Headers.Contains("Set-Cookie", StringComparison.OrdinalIgnoreCase) || Regex.IsMatch(answer.Headers, @"(?m)^Location: (?!/)", RegexOptions.IgnoreCase))
            yield return $"cookie or redirect away: {said}\n{answer.Headers}";
        // What Kestrel itself refuses, before the portal sees it, has no body.
        if (!answer.Headers.Contains("Content-Security-Policy", StringComparison.OrdinalIgnoreCase))
        {
            if (answer.Status is not (400 or 404 or 405 or 411 or 413 or 414 or 431 or 501 or 505) || answer.Body.Length > 0)
                yield return $"without the portal's headers ({answer.Status}): {said}";
            yield break;
        }

        var head = request.Line.StartsWith("HEAD ", StringComparison.Ordinal);
        if (answer.Status >= 400 && !head)
        {
            if (answer.Headers.Contains("application/problem+json", StringComparison.Ordinal))
            {
                using var json = JsonDocument.Parse(answer.Body);
                if (json.RootElement.GetProperty("status").GetInt32() != answer.Status || string.IsNullOrEmpty(json.RootElement.GetProperty("detail").GetString()))
                    yield return $"a problem without a sentence: {said}\n{answer.Body}";
            }
            else if (Heading().Match(answer.Body) is not { Success: true } || !answer.Body.Contains("800-273-0557", StringComparison.Ordinal))
            {
                yield return $"{answer.Status} without a heading and a phone number: {said}\n{answer.Body[..Math.Min(answer.Body.Length, 300)]}";
            }
        }
        else if (answer.Status == 200 && answer.Headers.Contains("text/html", StringComparison.Ordinal) && !head && Heading().Count(answer.Body) != 1)
        {
            yield return $"a page with {Heading().Count(answer.Body)} headings: {said}";
        }
    }

    private static async Task<Answer> SendAsync(AnotherPortal portal, Request request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, portal.ClientOptions.BaseAddress.Port);
        await using var stream = client.GetStream();
        var body = Encoding.UTF8.GetBytes(request.Body);
        var head = new StringBuilder($"{request.Line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        if (request.Type.Length > 0)
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: {request.Type}\r\n");
        if (!request.Line.StartsWith("GET ", StringComparison.Ordinal) && !request.Line.StartsWith("HEAD ", StringComparison.Ordinal))
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        head.Append("\r\n");
        using var received = new MemoryStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(head.ToString()));
            await stream.WriteAsync(body);
        }
        catch (IOException)
        {
            // Refused while it was still being sent: the answer may be there all the same.
        }

        try
        {
            await stream.CopyToAsync(received);
        }
        catch (IOException)
        {
            // The same, after the answer.
        }

        var text = Encoding.UTF8.GetString(received.ToArray());
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return new Answer(text.Length == 0 && body.Length > 1_000_000 ? 413 : 0, text, "");
        var (headers, rest) = (text[..end], text[(end + 4)..]);
        if (headers.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
            rest = Chunks().Replace(rest, "");
        return new Answer(int.Parse(text.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture), headers, rest);
    }

    /// <summary>The length that stands before each chunk; our own answers have no such lines in them.</summary>
    [GeneratedRegex("(^|\r\n)[0-9a-f]+\r\n")]
    private static partial Regex Chunks();

    [GeneratedRegex("<h1[^>]*>[^<]+</h1>")]
    private static partial Regex Heading();

    private sealed record Request(string Line, string Type, string Body);

    private sealed record Answer(int Status, string Headers, string Body);
}

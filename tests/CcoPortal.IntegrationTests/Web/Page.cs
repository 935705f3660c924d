using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Dom.Events;
using AngleSharp.Html.Parser;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>An answer as a browser gets it.</summary>
internal sealed partial class Page
{
    private readonly HttpResponseMessage _response;
    private readonly Lazy<IHtmlDocument> _document;
    private readonly List<string> _errors = [];

    private Page(HttpResponseMessage response, byte[] body, string asked)
    {
        _response = response;
        (Bytes, Text, Asked) = (body, System.Text.Encoding.UTF8.GetString(body), asked);
        _document = new(Parse);
    }

    /// <summary>What was asked for, to be said when a test fails.</summary>
    public string Asked { get; }

    public byte[] Bytes { get; }

    public string Text { get; }

    public HttpStatusCode Status => _response.StatusCode;

    public string Method => _response.RequestMessage!.Method.Method;

    public string? Type => _response.Content.Headers.ContentType?.MediaType;

    public bool IsHtml => Type == "text/html";

    /// <summary>Where a redirect leads.</summary>
    public string? Location => _response.Headers.Location?.OriginalString;

    public IHtmlDocument Document => _document.Value;

    public IReadOnlyList<string> ParseErrors => Document is null ? [] : _errors;

    public string Title => Document.Title ?? "";

    /// <summary>The tag of its frame.</summary>
    public string Language => Document.DocumentElement.GetAttribute("lang") ?? "";

    /// <summary>Leaves it for the HTML checker of <c>./dev test</c>, when that asks for pages.</summary>
    public async Task KeepAsync()
    {
        if (!IsHtml || Environment.GetEnvironmentVariable("CCO_PORTAL_PAGES") is not { Length: > 0 } folder)
            return;
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Bytes), 0, 6)}{NotOfFiles().Replace(Asked.Length > 80 ? Asked[..80] : Asked, "_")}.html"), Bytes);
    }

    public string Heading => Spaces().Replace(Document.QuerySelector("h1")!.TextContent, " ").Trim();

    /// <summary>The visible words of main.</summary>
    public string Words => Spaces().Replace(Document.QuerySelector("main")!.TextContent, " ").Trim();

    public static async Task<Page> FromAsync(HttpResponseMessage response, string asked) => new(response, await response.Content.ReadAsByteArrayAsync(), asked);

    /// <summary>An element's visible words.</summary>
    public static string TextOf(IElement element) => Spaces().Replace(element.TextContent, " ").Trim();

    public IReadOnlyList<IElement> All(string selector) => [.. Document.QuerySelectorAll(selector)];

    /// <summary>A header's value; empty when it is missing.</summary>
    public string Header(string name) =>
        _response.Headers.NonValidated.TryGetValues(name, out var values) || _response.Content.Headers.NonValidated.TryGetValues(name, out values) ? values.ToString() : "";

    public IEnumerable<KeyValuePair<string, IEnumerable<string>>> Headers => _response.Headers.Concat(_response.Content.Headers);

    /// <summary>Addresses of our own that the page points at, without fragments.</summary>
    public IEnumerable<string> OurLinks() => All("[href], [src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!)
        .Where(h => IsOurs(h) && h[0] != '#').Select(h => h.Split('#')[0]).Distinct();

    /// <summary>It names no host and no other scheme.</summary>
    public static bool IsOurs(string href) => href.Length > 0 && !href.StartsWith("//", StringComparison.Ordinal) && !Scheme().IsMatch(href);

    /// <summary>What a screen reader says for a link or a button.</summary>
    public static string NameOf(IElement element) => Spaces().Replace(
        element.GetAttribute("aria-label") ?? (element.QuerySelector("svg") is not null && element.NamespaceUri?.Contains("svg", StringComparison.Ordinal) == true ? element.QuerySelector("title")?.TextContent : null)
        ?? element.TextContent, " ").Trim();

    /// <summary>The texts of main and the footer but those in a language of their own, one for each paragraph, list item, cell, heading, answer or label.</summary>
    public IEnumerable<string> Blocks() => All($"main :is({Block}), footer :is({Block})").Where(e => e.QuerySelector(Block) is null && e.Closest("main [lang]") is null)
        .Select(e => Spaces().Replace(string.Concat(e.Descendants().Select(n => n is IText text ? text.Data : n is IElement { LocalName: "br" } ? ". " : "")), " ").Trim()).Where(t => t.Length > 0);

    private const string Block = "p, li, dd, dt, td, th, h1, h2, h3, h4, summary, figcaption, caption, label, .usa-hint, .usa-error-message, .choice-name, .choice-detail, .directory-detail, title, desc";

    private IHtmlDocument Parse()
    {
        var parser = new HtmlParser();
        parser.Error += (_, e) =>
        {
            if (e is HtmlErrorEvent error)
                _errors.Add($"{error.Message} at line {error.Position.Line}, column {error.Position.Column}");
        };
        // AngleSharp takes the end of an element whose name it spells with a capital for an error.
        return parser.ParseDocument(Text.Replace("clipPath", "g", StringComparison.Ordinal));
    }

    [GeneratedRegex("[^A-Za-z0-9-]+")]
    private static partial Regex NotOfFiles();

    [GeneratedRegex("^[a-zA-Z]+:")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Languages;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>What holds on every page, whatever it is about. <see cref="Visitor"/> asks for each page that a test sees.</summary>
internal static partial class HouseStyle
{
    /// <summary>Where pages of staff show records and typed words as they are.</summary>
    private const string Raw = "script, style, template, textarea, option, code, dd, .raw, .diff-text, .comment, .error-summary a, .finding, #touches ~ *";

    private static readonly string[] Titled = ["title", "aria-label", "alt", "placeholder", "aria-description"];

    /// <summary>Fails with every fault at once, each as a sentence.</summary>
    public static void Check(Page page)
    {
        var faults = Faults(page).ToList();
        Assert.True(faults.Count == 0, $"{page.Asked}:\n  {string.Join("\n  ", faults)}");
    }

    public static IEnumerable<string> Faults(Page page) =>
        [.. page.ParseErrors.Select(e => $"is not HTML: {e}"), .. Frame(page), .. Copy(page), .. Links(page), .. Forms(page), .. Structure(page), .. Headers(page)];

    private static IEnumerable<string> Frame(Page page)
    {
        var html = page.Document.DocumentElement;
        var language = IsStaffs(page) ? Language.English : Language.Of(View().Replace(page.Asked, " /").Split(' ', '/', '?') is [_, _, var first, ..] ? first : "") ?? Language.English;
        if (html.GetAttribute("lang") != language.Tag || html.GetAttribute("dir") != language.Direction)
            yield return $"lang is “{html.GetAttribute("lang")}”, dir is “{html.GetAttribute("dir")}”";
        if (page.All("h1").Count != 1)
            yield return $"has {page.All("h1").Count} h1";
        if (page.All("h1").Any(h => h.TextContent.Trim().Length == 0 || h.Closest("main") is null))
            yield return "h1 is empty or outside main";
        if (!TitleForm().IsMatch(page.Title))
            yield return $"title is “{page.Title}”";
        var failed = page.All(".usa-error-message").Count > 0;
        // A page whose facts a language has not is titled in English.
        if (failed != (page.Title.StartsWith("Error: ", StringComparison.Ordinal)
            || (language != Language.English && page.Title.StartsWith(Say.Of(language.Tag)["Error: {0}"].Replace("{0}", "", StringComparison.Ordinal), StringComparison.Ordinal))))
            yield return $"title is “{page.Title}” and {(failed ? "there is" : "there is no")} error on the page";
        foreach (var landmark in new[] { "header", "main#main", "footer", "nav.nav[aria-label]" })
        {
            if (page.All(landmark).Count(e => landmark.Contains('[', StringComparison.Ordinal) || e.ParentElement == page.Document.Body) != 1)
                yield return $"has not one {landmark}";
        }

        if (page.Document.Body!.QuerySelector("a") is not { } skip || skip.GetAttribute("href") != "#main")
            yield return "does not begin with a link that skips to main";
        if (page.All("head meta[name=viewport]") is not [var viewport] || viewport.GetAttribute("content")!.Contains("scalable", StringComparison.Ordinal))
            yield return "viewport is missing or forbids zoom";
        foreach (var number in new[] { "988", "911" })
        {
            if (!IsStaffs(page) && page.All($"header a[href='tel:{number}']").Count == 0)
                yield return $"{number} is not one tap away";
        }
    }

    private static IEnumerable<string> Copy(Page page)
    {
        var texts = page.Document.Descendants<IText>().Where(t => t.ParentElement is not null && t.ParentElement.Closest(IsStaffs(page) ? Raw : "script, style, template") is null).Select(t => t.Data)
            .Concat(page.All("*").SelectMany(e => Titled.Select(a => e.GetAttribute(a)).OfType<string>())).Select(t => t.Trim()).Where(t => t.Length > 0).ToList();
        foreach (var text in texts.Where(t => t.Contains('\'', StringComparison.Ordinal) || t.Contains('"', StringComparison.Ordinal)).Distinct())
            yield return $"has a straight quote or apostrophe: {text}";
        foreach (var text in texts.Where(t => Leak().IsMatch(t)))
            yield return $"shows the inside of the program: {text}";
        foreach (var text in texts.Where(t => t.Contains("{0}", StringComparison.Ordinal) || t.Contains("@(", StringComparison.Ordinal) || t.Contains("&amp;", StringComparison.Ordinal) || t.Contains("&#", StringComparison.Ordinal)))
            yield return $"has an unfilled or twice-encoded text: {text}";
        if (page.Document.QuerySelector("main")?.TextContent is { } main && BlankBeforeStop().Match(main) is { Success: true } blank)
            yield return $"has a blank before a stop: “{blank.Value.Trim()}”";
    }

    private static IEnumerable<string> Links(Page page)
    {
        foreach (var e in page.All("script:not([type='application/ld+json']), style, [style]").Where(e => e.LocalName != "script" || !e.HasAttribute("src")))
            yield return $"has an inline script or style: {e.OuterHtml}";
        foreach (var e in page.All("*"))
        {
            foreach (var attribute in e.Attributes.Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)))
                yield return $"has an inline script: {e.LocalName} {attribute.Name}";
            foreach (var attribute in e.Attributes.Where(a => a.LocalName is "href" or "action" or "src" or "formaction"))
            {
                if (attribute.Value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
                    yield return $"links to {attribute.Value}";
                if (!IsStaffs(page) && (Page.IsOurs(attribute.Value) ? FiveDigits() : OregonZip()).IsMatch(ByChance().Replace(attribute.Value, "")))
                    yield return $"has a ZIP in a link: {attribute.Value}";
            }
        }

        foreach (var link in page.OurLinks().Where(l => l[0] != '/'))
            yield return $"has a link that depends on where the page stands: {link}";
        foreach (var link in page.All("a").Where(a => Page.NameOf(a).Length == 0 || !a.HasAttribute("href")))
            yield return $"has a link without words or without an address: {link.OuterHtml}";
        foreach (var same in page.All("a[href]").GroupBy(Page.NameOf).Where(g => g.Select(a => a.GetAttribute("href")).Distinct().Count() > 1))
            yield return $"says “{same.Key}” for several addresses: {string.Join(" ", same.Select(a => a.GetAttribute("href")).Distinct())}";
    }

    private static IEnumerable<string> Forms(Page page)
    {
        foreach (var input in page.All("input:not([type=hidden]), select, textarea").Where(i => i.Closest("label") is null && (i.Id is null || page.All("label").All(l => l.GetAttribute("for") != i.Id))))
            yield return $"has a field without a label: {input.OuterHtml}";
        foreach (var label in page.All("label").Where(l => l.QuerySelector("input") is null && page.Document.GetElementById(l.GetAttribute("for") ?? "") is not { LocalName: "input" or "select" or "textarea" }))
            yield return $"has a label without a field: {label.OuterHtml}";
        foreach (var button in page.All("button").Where(b => Page.NameOf(b).Length == 0 || b.GetAttribute("type") != "submit"))
            yield return $"has a button without words or of another type: {button.OuterHtml}";
        // Only a search may put what is typed into an address.
        foreach (var form in page.All("form").Where(f => f.GetAttribute("method") != (f.GetAttribute("role") == "search" ? "get" : "post") || !Page.IsOurs(f.GetAttribute("action") ?? "")))
            yield return $"has a form that is neither a POST nor a search, or not to us: <form action={form.GetAttribute("action")}>";
        foreach (var group in page.All("input[type=radio]").GroupBy(r => r.GetAttribute("name")).Where(g => g.Any(r => r.Closest("fieldset")?.QuerySelector("legend") is null) || g.Count(r => r.HasAttribute("checked")) > 1))
            yield return $"has radio buttons without a legend, or two that are chosen: {group.Key}";
        if (IsStaffs(page))
        {
            foreach (var form in page.All("form[method=post]").Where(f => f.QuerySelectorAll("input[name=__RequestVerificationToken]").Length != 1))
                yield return $"has a form without a token, or with two: <form action={form.GetAttribute("action")}>";
        }
        else if (page.All("input[name^=__]").Count > 0)
        {
            yield return "has a token in a public form";
        }
    }

    private static IEnumerable<string> Structure(Page page)
    {
        foreach (var twice in page.All("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1))
            yield return $"has the id {twice.Key} {twice.Count()} times";
        foreach (var e in page.All("[aria-describedby], [aria-labelledby]"))
        {
            foreach (var id in $"{e.GetAttribute("aria-describedby")} {e.GetAttribute("aria-labelledby")}".Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (page.Document.GetElementById(id) is null)
                    yield return $"points at no element: #{id}";
            }
        }

        foreach (var jump in page.All("a[href^='#']").Where(a => page.Document.GetElementById(a.GetAttribute("href")![1..]) is null))
            yield return $"jumps nowhere: {jump.OuterHtml}";
        var before = 1;
        foreach (var heading in page.All("h1, h2, h3, h4, h5, h6"))
        {
            var level = heading.LocalName[1] - '0';
            if (level > before + 1 || heading.TextContent.Trim().Length == 0)
                yield return $"skips a heading level or has an empty heading at “{heading.TextContent.Trim()}”";
            before = level;
        }

        foreach (var stray in page.All("ul > :not(li), ol > :not(li), dl > :not(div, dt, dd), button div, button p, button ul, button a, a a, span p, span div, span ul"))
            yield return $"has {stray.LocalName} inside {stray.ParentElement!.LocalName}";
        foreach (var list in page.All("main ul, main ol").Where(l => l.Children.Length == 0))
            yield return $"has an empty list: {list.ParentElement!.OuterHtml}";
        foreach (var table in page.All("table").Where(t => t.QuerySelector("caption") is null || t.QuerySelectorAll("th:not([scope])").Length > 0))
            yield return $"has a table without a caption or scopes: {table.OuterHtml}";
        foreach (var time in page.All("time").Where(t => !DateOnly.TryParseExact(t.GetAttribute("datetime"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
            yield return $"has an unreadable time: {time.OuterHtml}";
    }

    /// <summary>What every answer carries, whatever its type.</summary>
    public static IEnumerable<string> Headers(Page page)
    {
        var policy = page.Header("Content-Security-Policy");
        if (!policy.StartsWith("default-src 'none';", StringComparison.Ordinal) || policy.Contains("unsafe", StringComparison.Ordinal) || policy.Contains("http", StringComparison.Ordinal) || policy.Contains('*', StringComparison.Ordinal))
            yield return $"Content-Security-Policy is “{policy}”";
        if (page.Header("X-Content-Type-Options") != "nosniff")
            yield return "nosniff is missing";
        if (page.Header("Referrer-Policy") != "no-referrer")
            yield return "no-referrer is missing";
        if (page.Header("Cache-Control") is not ("no-cache" or "private, no-cache" or "no-store" or "private, no-store"))
            yield return $"Cache-Control is “{page.Header("Cache-Control")}”";
        if ((IsStaffs(page) || IsView(page)) && page.Header("Cache-Control") != "no-store")
            yield return "is a page of staff that may be stored";
        if (!IsStaffs(page) && !IsView(page) && page.Status == HttpStatusCode.OK && page.Method == "GET" && page.Header("Cache-Control") != "private, no-cache" && !Typed().IsMatch(page.Asked) && (page.Header("ETag").Length == 0 || page.Header("Vary") != "Accept-Encoding"))
            yield return $"is not stored: ETag “{page.Header("ETag")}”, Vary “{page.Header("Vary")}”";
        foreach (var unwanted in new[] { "Set-Cookie", "Server", "X-Powered-By", "Pragma" })
        {
            if (!(unwanted == "Set-Cookie" && (IsStaffs(page) || IsView(page))) && page.Header(unwanted).Length > 0)
                yield return $"has the header {unwanted}: {page.Header(unwanted)}";
        }
    }

    /// <summary>Staff's pages have their own frame, and tokens and cookies, which no other page has.</summary>
    private static bool IsStaffs(Page page) => StaffAddress().IsMatch(page.Asked) && !(IsView(page) && page.Document.QuerySelector(".view-bar") is not null);

    /// <summary>The public site as staff look at it: its pages are public ones, and stored nowhere.</summary>
    private static bool IsView(Page page) => View().IsMatch(page.Asked);

    [GeneratedRegex(" (https?://[^/]+)?/staff/(on|preview/[^/]+)/[^/? ]+(?=/|$)/?", RegexOptions.IgnoreCase)]
    private static partial Regex View();

    [GeneratedRegex("^[A-Z]+ (https?://[^/]+)?/(staff|desk|account)([/?]|$| )", RegexOptions.IgnoreCase)]
    private static partial Regex StaffAddress();

    /// <summary>What someone typed, or a token out of a mail, stands in the address.</summary>
    [GeneratedRegex("[?&](q|token)=")]
    private static partial Regex Typed();

    [GeneratedRegex(@"^[\p{Lu}\p{Lo}0-9¿][^|<>]* – CCO Portal$")]
    private static partial Regex TitleForm();

    [GeneratedRegex(@"[A-Za-z]+Exception\b|\bat [A-Za-z]+\.[A-Za-z.]+\(|\b(System|Microsoft|CcoPortal|Npgsql)\.[A-Z]|\b[A-Za-z]+ \{ [A-Z][a-z]+ = |`1|\[\]")]
    private static partial Regex Leak();

    [GeneratedRegex(@"\S+[ \n]+[.,;:?!](?=\s|$)")]
    private static partial Regex BlankBeforeStop();

    /// <summary>Names by chance may hold five digits: of changes, of people, of style sheets.</summary>
    [GeneratedRegex(@"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}|\.[0-9a-f]{10}\.")]
    private static partial Regex ByChance();

    [GeneratedRegex("(?<![0-9])[0-9]{5}(?![0-9])")]
    private static partial Regex FiveDigits();

    [GeneratedRegex("(?<![0-9a-f])97[0-9]{3}(?![0-9a-f])")]
    private static partial Regex OregonZip();
}

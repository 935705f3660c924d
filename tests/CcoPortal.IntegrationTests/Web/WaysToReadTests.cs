using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using CcoPortal.Web.Reading;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>Text size, contrast, text only and spacing: on every page, without script, in one cookie that is set only when asked.</summary>
[Collection(SharedPortal.Name)]
public sealed partial class WaysToReadTests(PortalFactory portal)
{
    [Fact]
    public async Task What_is_chosen_is_kept_in_one_cookie_and_leads_back()
    {
        var saved = await PostAsync("/preferences", null, ("size", "largest"), ("contrast", "yes"), ("back", "/ccos/allcare-cco"));
        Assert.Equal((HttpStatusCode.SeeOther, "/ccos/allcare-cco"), (saved.Status, saved.Location));
        var cookie = saved.Header("Set-Cookie");
        Assert.StartsWith($"{WaysToRead.Cookie}=3c;", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/;", cookie, StringComparison.OrdinalIgnoreCase);

        var shown = await GetAsync("/ccos/allcare-cco", "3c");
        Assert.Equal("text-largest high-contrast", shown.Document.DocumentElement.ClassName);
        var form = await GetAsync("/preferences", "3c");
        Assert.True(form.Document.QuerySelector("input[name=size][value=largest]")!.HasAttribute("checked"));
        Assert.True(form.Document.QuerySelector("input[name=contrast]")!.HasAttribute("checked"));
        Assert.False(form.Document.QuerySelector("input[name=spacing]")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task The_usual_look_takes_the_cookie_away()
    {
        foreach (var fields in new[] { new[] { ("size", "normal") }, [("size", "large"), ("reset", "yes")], [("size", "9999")], [] })
        {
            var page = await PostAsync("/preferences", "3cts", fields);
            Assert.Equal(HttpStatusCode.SeeOther, page.Status);
            Assert.StartsWith($"{WaysToRead.Cookie}=; expires=Thu, 01 Jan 1970", page.Header("Set-Cookie"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task The_way_back_never_leads_elsewhere(string back) =>
        Assert.Equal("/preferences", (await PostAsync("/preferences", null, ("size", "large"), ("back", back))).Location);

    [Fact]
    public async Task Another_site_cannot_choose_for_someone()
    {
        foreach (var (name, value) in new[] { ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example") })
        {
            var request = Post("/preferences", null, ("size", "large"));
            request.Headers.Add(name, value);
            var page = await Visitor.Of(portal).SendUncheckedAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, page.Status);
            Assert.Equal("", page.Header("Set-Cookie"));
        }
    }

    /// <summary>On the answer to a form the choice is a button: what was asked goes along in bodies alone, and is asked again on the way back.</summary>
    [Fact]
    public async Task The_answer_to_a_form_is_not_lost_on_the_way()
    {
        var visitor = Visitor.Of(portal);
        var answer = await visitor.PostAsync("/coverage", ("letter", "CCOA BMH"), ("age", "under-21"));
        var open = answer.All(".tools-end button").Single();
        var choices = await visitor.PressAsync(open);
        Assert.Equal(HttpStatusCode.OK, choices.Status);
        var fields = choices.All("main form input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).Append(("size", "large")).ToArray();
        var saved = await PostAsync("/preferences", null, fields);
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.StartsWith($"{WaysToRead.Cookie}=2;", saved.Header("Set-Cookie"), StringComparison.Ordinal);
        var again = await visitor.PressAsync(saved.All(".alert button").Single());
        Assert.Equal(answer.Words, again.Words);
    }

    [Fact]
    public async Task What_one_person_chose_shows_to_nobody_else()
    {
        foreach (var key in new[] { "3c", null, "1t", null, "0s", "nonsense", null })
        {
            var page = await GetAsync("/counties/lane", key);
            Assert.Equal(WaysToRead.Read(key).Classes, page.Document.DocumentElement.GetAttribute("class"));
        }
    }

    /// <summary>The words of both are the same; the text-only page has no drawing.</summary>
    [Fact]
    public async Task Text_only_says_the_same_words_on_every_page()
    {
        var edition = portal.Edition();
        string[] addresses =
        [
            "/", "/find", "/benefits", "/benefits?area=dental", "/coverage", "/ccos", "/counties", "/contact", "/help", "/learn", "/accessibility", "/privacy", "/help/deadline", "/no-such-page",
            .. edition.Facts.Ccos.Select(c => $"/ccos/{c.Slug}"), .. edition.Facts.Counties.Select(c => $"/counties/{c.Slug}"), .. edition.Facts.Pages.Select(p => $"/{p.Key}"),
            .. edition.Facts.Benefits.Take(5).Select(b => $"/benefits/{b.Slug}"), "/areas/marion/pacificsource-marion-polk", "/es/counties/lane", "/ar/find",
        ];
        foreach (var address in addresses)
        {
            var (usual, plain) = (await GetAsync(address, null), await GetAsync(address, "1t"));
            Assert.Equal(Words(usual), Words(plain));
            Assert.Empty(plain.All("svg, img, picture"));
            Assert.Equal("text-only", plain.Document.DocumentElement.ClassName);
        }
    }

    private static string Words(Page page)
    {
        // A caption that tells how to read a drawing goes with it; the table beside says what it shows.
        foreach (var drawing in page.All("svg, figure.chart"))
            drawing.Remove();
        return Spaces().Replace(page.Document.Body!.TextContent, " ").Trim();
    }

    private Task<Page> GetAsync(string address, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (key is not null)
            request.Headers.Add("Cookie", $"{WaysToRead.Cookie}={key}");
        return Visitor.Of(portal).SendUncheckedAsync(request);
    }

    private Task<Page> PostAsync(string address, string? key, params (string Name, string Value)[] fields) => Visitor.Of(portal).SendUncheckedAsync(Post(address, key, fields));

    private static HttpRequestMessage Post(string address, string? key, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        if (key is not null)
            request.Headers.Add("Cookie", $"{WaysToRead.Cookie}={key}");
        return request;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

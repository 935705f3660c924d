using System.Net;
using AngleSharp.Dom;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>A member's browser: asks for pages, presses buttons, follows nothing by itself. Each page it sees must keep the house style.</summary>
internal sealed class Visitor(HttpClient client)
{
    public HttpClient Client => client;

    public static Visitor Of(PortalFactory portal) => new(portal.Visitor());

    public Task<Page> GetAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    public Task<Page> PostAsync(string address, params (string Name, string Value)[] fields) => SendAsync(new HttpRequestMessage(HttpMethod.Post, address)
    {
        Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
    });

    /// <summary>Types into the find form and presses its button.</summary>
    public Task<Page> FindAsync(string q) => PostAsync("/find", ("q", q));

    /// <summary>Presses a button as a browser would: the form's other fields go with it.</summary>
    public Task<Page> PressAsync(IElement button)
    {
        var form = button.Closest("form")!;
        var fields = form.QuerySelectorAll("input[name], textarea[name]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).ToList();
        if (button.GetAttribute("name") is { } name)
            fields.Add((name, button.GetAttribute("value") ?? ""));
        return PostAsync(form.GetAttribute("action")!, [.. fields]);
    }

    /// <summary>Presses the one button of a page that carries a token, in any language.</summary>
    public Task<Page> PressOneAsync(Page page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return PostUncheckedAsync(page.All("main form").Single().GetAttribute("action")!, ("token", page.All("main form input[name=token]").Single().GetAttribute("value")!));
    }

    public Task<Page> PostUncheckedAsync(string address, params (string Name, string Value)[] fields) => SendUncheckedAsync(
        new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) });

    /// <summary>Asks for a page again and again, until something holds of it.</summary>
    public async Task<Page> EventuallyAsync(string address, Func<Page, bool> holds)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var page = await SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, address));
            if (holds(page))
                return page;
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(40), $"{address} still says {page.Text}");
            await Task.Delay(50);
        }
    }

    public async Task<Page> FollowAsync(Page redirect)
    {
        Assert.True(redirect.Status is HttpStatusCode.SeeOther or HttpStatusCode.MovedPermanently, $"{redirect.Asked}: {redirect.Status}");
        return await GetAsync(redirect.Location!);
    }

    public async Task<Page> SendAsync(HttpRequestMessage request)
    {
        var page = await SendUncheckedAsync(request);
        if (page.IsHtml && page.Bytes.Length > 0 && page.Header("Content-Encoding").Length == 0)
            HouseStyle.Check(page);
        return page;
    }

    public async Task<Page> SendUncheckedAsync(HttpRequestMessage request)
    {
        var asked = $"{request.Method} {request.RequestUri} {(request.Content is FormUrlEncodedContent form ? Uri.UnescapeDataString(await form.ReadAsStringAsync()) : "")}".Trim();
        using (request)
            return await Page.FromAsync(await client.SendAsync(request), asked.Length > 300 ? asked[..300] : asked);
    }
}

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

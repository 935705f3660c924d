using System.Net;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>So many look-ups a minute and client; and who the client is, which only a known proxy may say.</summary>
[Collection(SharedPortal.Name)]
public sealed class RateLimitTests(PortalFactory first)
{
    [Fact]
    public async Task The_61st_look_up_in_a_minute_gets_a_page_with_a_phone_number_and_says_when_to_come_back()
    {
        await using var portal = Limited();
        var visitor = Visitor.Of(portal);
        for (var i = 0; i < 60; i++)
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await visitor.SendUncheckedAsync(Lookup(i))).Status);

        var page = await visitor.FindAsync("97301");
        Assert.Equal((HttpStatusCode.TooManyRequests, "60", "no-store"), (page.Status, page.Header("Retry-After"), page.Header("Cache-Control")));
        Assert.Equal("Wait one minute, then try again", page.Heading);
        Assert.NotEmpty(page.All("main a[href='tel:+18002730557']"));
        var json = await visitor.GetAsync("/api/v1/lookup?zip=97301");
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json", "60"), (json.Status, json.Type, json.Header("Retry-After")));

        // What looks nothing up goes on.
        foreach (var address in new[] { "/find", "/find?utm=1", "/", "/areas/marion/pacificsource-marion-polk", "/api/v1/ccos", "/health/ready" })
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(address)).Status);

        static HttpRequestMessage Lookup(int i) => i % 2 == 0
            ? new HttpRequestMessage(HttpMethod.Get, "/api/v1/lookup?place=Bend")
            : new HttpRequestMessage(HttpMethod.Post, "/find") { Content = new FormUrlEncodedContent([KeyValuePair.Create("q", "97301")]) };
    }

    [Fact]
    public async Task The_empty_form_is_never_limited()
    {
        await using var portal = Limited();
        var visitor = Visitor.Of(portal);
        for (var i = 0; i < 150; i++)
            Assert.Equal(HttpStatusCode.OK, (await visitor.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, i % 2 == 0 ? "/find" : "/find?utm=" + i))).Status);
    }

    [Fact]
    public async Task Zero_means_no_limit()
    {
        var visitor = Visitor.Of(first);
        for (var i = 0; i < 130; i++)
            Assert.Equal(HttpStatusCode.OK, (await visitor.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, "/api/v1/lookup?zip=97301"))).Status);
    }

    [Fact]
    public async Task One_client_is_an_IPv4_address_or_an_IPv6_network_of_64_bits()
    {
        await using var portal = Limited(perMinute: 2);
        Assert.Equal("200 200 429", await FromAsync(portal, "2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:2:abcd:ef01:2345:6789"));
        Assert.Equal("200", await FromAsync(portal, "2001:db8:1:3::1"));
        Assert.Equal("200 200 429", await FromAsync(portal, "203.0.113.7", "::ffff:203.0.113.7", "203.0.113.7"));
        Assert.Equal("200", await FromAsync(portal, "203.0.113.8"));
    }

    [Fact]
    public async Task Forwarded_headers_of_a_stranger_change_nothing()
    {
        await using var portal = Limited(perMinute: 2);
        Assert.Equal("200 200 429", await ForwardedAsync(portal, "203.0.113.7", "198.51.100.1", "198.51.100.2", "198.51.100.3"));
        Assert.Null(await SecurityAsync(portal, "203.0.113.7"));

        await using var behind = Limited(perMinute: 2, ("Portal:Proxies", "10.0.0.5 10.1.0.0/16"));
        Assert.Equal("200 200 429", await ForwardedAsync(behind, "203.0.113.7", "198.51.100.1", "198.51.100.2", "198.51.100.3"));
        Assert.Null(await SecurityAsync(behind, "203.0.113.7"));
    }

    [Fact]
    public async Task A_known_proxy_says_who_came_and_whether_by_https()
    {
        await using var portal = Limited(perMinute: 2, ("Portal:Proxies", "10.0.0.5 10.1.0.0/16"));
        foreach (var proxy in new[] { "10.0.0.5", "10.1.77.7" })
        {
            Assert.Equal("200 200", await ForwardedAsync(portal, proxy, $"198.51.100.{proxy[^1]}", $"198.51.100.{proxy[^1]}"));
            Assert.Equal("429", await ForwardedAsync(portal, proxy, $"198.51.100.{proxy[^1]}"));
            // Only the address that the proxy itself saw counts, never what the client wrote before it.
            Assert.Equal("429", await ForwardedAsync(portal, proxy, $"192.0.2.1, 198.51.100.{proxy[^1]}"));
            Assert.StartsWith("max-age=", await SecurityAsync(portal, proxy), StringComparison.Ordinal);
        }
    }

    private AnotherPortal Limited(int perMinute = 60, params (string Key, string Value)[] settings)
    {
        var portal = new AnotherPortal(first);
        portal.Settings["Portal:RateLimit:LookupsPerMinute"] = perMinute.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (key, value) in settings)
            portal.Settings[key] = value;
        return portal;
    }

    private static async Task<string> FromAsync(PortalFactory portal, params string[] addresses)
    {
        var statuses = new List<int>();
        foreach (var address in addresses)
            statuses.Add((await SendAsync(portal, address, null)).Response.StatusCode);
        return string.Join(' ', statuses);
    }

    private static async Task<string> ForwardedAsync(PortalFactory portal, string from, params string[] forwardedFor)
    {
        var statuses = new List<int>();
        foreach (var client in forwardedFor)
            statuses.Add((await SendAsync(portal, from, client)).Response.StatusCode);
        return string.Join(' ', statuses);
    }

    private static async Task<string?> SecurityAsync(PortalFactory portal, string from) =>
        (await portal.Server.SendAsync(c => Ask(c, from, "192.0.2.99", "/ccos", ""))).Response.Headers.StrictTransportSecurity;

    private static Task<HttpContext> SendAsync(PortalFactory portal, string from, string? forwardedFor) =>
        portal.Server.SendAsync(c => Ask(c, from, forwardedFor, "/api/v1/lookup", "?zip=97301"));

    private static void Ask(HttpContext context, string from, string? forwardedFor, string path, string query)
    {
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        (context.Request.Method, context.Request.Scheme, context.Request.Host) = ("GET", "http", new HostString("localhost"));
        (context.Request.Path, context.Request.QueryString) = (path, new QueryString(query));
        if (forwardedFor is not null)
            (context.Request.Headers["X-Forwarded-For"], context.Request.Headers["X-Forwarded-Proto"], context.Request.Headers["X-Forwarded-Host"]) = (forwardedFor, "https", "evil.example");
    }
}

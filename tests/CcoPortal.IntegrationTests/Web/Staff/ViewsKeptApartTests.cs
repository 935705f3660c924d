using System.Net;
using System.Text.RegularExpressions;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>What staff look at from another day, or before it is published, never comes to members, nor to staff who may not see it; nothing can be done in it.</summary>
public sealed partial class ViewsKeptApartTests
{
    [Fact]
    public async Task All_that_a_page_leads_to_stays_within_the_view()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        const string Prefix = "/staff/on/2026-11-23";
        foreach (var address in ViewsTests.Pages)
        {
            var page = await editor.GetAsync(Prefix + address);
            Assert.Equal(("no-store", "noindex"), (page.Header("Cache-Control"), page.Header("X-Robots-Tag")));
            Assert.Equal("", page.Header("ETag"));
            if (page.IsHtml)
            {
                Assert.Single(page.All(".view-bar"));
                Assert.All(
                    page.All("[href], [action], [src]").Where(e => e.Closest(".view-bar") is null).Select(e => e.GetAttribute("href") ?? e.GetAttribute("action") ?? e.GetAttribute("src")!)
                        .Select(h => h.StartsWith("http://localhost/", StringComparison.Ordinal) ? h["http://localhost".Length..] : h).Where(h => h.StartsWith('/')),
                    h => Assert.True(h.StartsWith(Prefix, StringComparison.Ordinal) || h == "/favicon.svg" || h.StartsWith("/css/", StringComparison.Ordinal), $"{address} leads to {h}"));
            }

            if (page.Location is { } location)
                Assert.StartsWith(Prefix, location, StringComparison.Ordinal);
        }

        var sitemap = await editor.GetAsync(Prefix + "/sitemap.xml");
        Assert.All(Loc().Matches(sitemap.Text), m => Assert.StartsWith("http://localhost" + Prefix, m.Groups["loc"].Value, StringComparison.Ordinal));

        // What is looked up is answered, and the menus ask it again.
        var found = await editor.PostAsync(Prefix + "/find", ("q", "97401"));
        Assert.Equal((HttpStatusCode.SeeOther, Prefix), (found.Status, found.Location![..Prefix.Length]));
        var coverage = await editor.PostAsync(Prefix + "/coverage", ("letter", "CCOA BMH"));
        Assert.Equal(HttpStatusCode.OK, coverage.Status);
        await editor.PressAsync("Español");
        Assert.Equal(("es", HttpStatusCode.OK), (editor.Seen!.Language, editor.Seen.Status));
        Assert.Equal(HttpStatusCode.OK, (await editor.PostAsync(Prefix + "/find", ("q", "Gaston"))).Status);
        var search = await editor.GetAsync(Prefix + "/search?q=97401");
        Assert.Equal((HttpStatusCode.SeeOther, Prefix), (search.Status, search.Location![..Prefix.Length]));
    }

    [Fact]
    public async Task Whoever_is_no_editor_sees_nothing()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", 101));
        string[] views = ["/staff/on/2026-11-22", $"/staff/preview/{change}/2026-11-22", "/staff/on/2026-11-21", $"/staff/preview/{Guid.NewGuid()}/2026-11-22"];
        var stranger = Colleague.Stranger(portal);
        foreach (var view in views)
        {
            foreach (var address in new[] { "", "/", "/ccos/trillium-lane", "/es/ccos", "/api/v1/ccos", "/sitemap.xml", "/no-such-page", "/css/portal.css", "/staff/records", "/account/sign-in" })
            {
                var page = await stranger.GetAsync(view + address);
                Assert.True(page.Status == HttpStatusCode.Found || page.Status == HttpStatusCode.NotFound, $"{view}{address}: {page.Status}");
                Assert.DoesNotContain("800-555-0101", page.Text, StringComparison.Ordinal);
                if (page.Status == HttpStatusCode.Found)
                    Assert.Equal($"/account/sign-in?back={Uri.EscapeDataString(view + (address.Length == 0 ? "/" : address))}", page.Location);
            }

            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsync(view + "/find", ("q", "97401"))).Status);
        }

        foreach (var role in new[] { StaffRole.Agent, StaffRole.Supervisor })
        {
            var agent = await Colleague.InAsync(portal, role);
            foreach (var view in views)
                Assert.Equal(HttpStatusCode.Forbidden, (await agent.GetAsync(view + "/ccos")).Status);
        }

        foreach (var role in new[] { StaffRole.Editor, StaffRole.Reviewer, StaffRole.Admin })
            Assert.Equal(HttpStatusCode.OK, (await (await Colleague.InAsync(portal, role)).GetAsync(views[1] + "/ccos")).Status);
    }

    [Fact]
    public async Task What_staff_look_at_never_comes_to_members_however_it_is_asked_for()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", 101));
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        var view = $"/staff/preview/{change}/2026-11-22";
        // Nobody has asked for the page before staff do: with and without packing, as HEAD, under odd spellings.
        foreach (var address in new[] { $"{view}/ccos/trillium-lane", $"{view.ToUpperInvariant()}/ccos/trillium-lane", $"{view}//ccos/trillium-lane", $"{view}/ccos/trillium-lane/", $"{view}/ccos/trillium-lane?x=1" })
        {
            foreach (var (method, header, value) in new[] { (HttpMethod.Get, "Accept-Encoding", "br"), (HttpMethod.Get, "Accept-Encoding", "gzip"), (HttpMethod.Get, "Accept", "*/*"), (HttpMethod.Head, "Accept", "*/*") })
            {
                var request = new HttpRequestMessage(method, address);
                request.Headers.TryAddWithoutValidation(header, value);
                request.Headers.TryAddWithoutValidation("X-Original-URL", "/ccos/trillium-lane");
                request.Headers.TryAddWithoutValidation("X-Forwarded-Prefix", "/");
                var seen = await editor.SendAsync(request);
                Assert.True(seen.Header("Cache-Control") is "no-store", $"{address}: {seen.Header("Cache-Control")}");
            }
        }

        Assert.Contains("800-555-0101", (await editor.GetAsync($"{view}/ccos/trillium-lane")).Words, StringComparison.Ordinal);
        foreach (var encoding in new[] { "identity", "br", "gzip" })
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/ccos/trillium-lane");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
            var page = await Visitor.Of(portal).SendUncheckedAsync(request);
            Assert.Equal("no-cache", page.Header("Cache-Control"));
            Assert.Equal("", page.Header("X-Robots-Tag"));
            Assert.DoesNotContain("800-555-0101", Unpacked(page), StringComparison.Ordinal);
            Assert.DoesNotContain("view-bar", Unpacked(page), StringComparison.Ordinal);
        }

        // Nor do members' stored pages come to staff, nor do staff, signed in, see anything but members' pages outside the view.
        Assert.Contains("800-555-0101", (await editor.GetAsync($"{view}/ccos/trillium-lane")).Words, StringComparison.Ordinal);
        var outside = await editor.GetAsync("/ccos/trillium-lane");
        Assert.Equal((await Visitor.Of(portal).GetAsync("/ccos/trillium-lane")).Text, outside.Text);

        static string Unpacked(Page page)
        {
            using var bytes = new MemoryStream(page.Bytes);
            using Stream stream = page.Header("Content-Encoding") switch
            {
                "br" => new System.IO.Compression.BrotliStream(bytes, System.IO.Compression.CompressionMode.Decompress),
                "gzip" => new System.IO.Compression.GZipStream(bytes, System.IO.Compression.CompressionMode.Decompress),
                _ => bytes,
            };
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    [Fact]
    public async Task What_would_change_something_is_refused_and_changes_nothing()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        foreach (var (address, fields) in new[]
        {
            ("/updates", new[] { ("email", "kim@example.org"), ("watch", "all") }), ("/updates/confirm", [("token", "x")]), ("/updates/stop", [("token", "x")]), ("/preferences", [("size", "largest")]),
            ("/preferences?handler=Open", [("back", "/")]), ("/report", [("page", "/ccos"), ("edition", "1"), ("kind", "phone")]), ("/es/preferences", [("size", "largest")]), ("/code", [("code", "BCD234")]),
        })
        {
            var page = await editor.PostAsync("/staff/on/2026-11-22" + address, fields);
            Assert.Equal((HttpStatusCode.Forbidden, "Nothing is sent from here"), (page.Status, page.Heading));
        }

        Assert.DoesNotContain("ways-to-read", editor.Cookies.GetCookieHeader(new Uri("http://localhost/")), StringComparison.Ordinal);
        await using var db = portal.Open();
        Assert.Equal((0, 0, 0), (await db.Subscribers.CountAsync(), await db.OutboxMails.CountAsync(), await db.PageReports.CountAsync()));
    }

    [Fact]
    public async Task Days_and_changes_that_are_none_are_said_to_be_none()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var change = await portal.SubmittedAsync("Edie", Edits.Phone("trillium-lane", 101));
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        foreach (var (address, status) in new[]
        {
            ("/staff/on/2026-11-31/ccos", HttpStatusCode.BadRequest), ("/staff/on/yesterday", HttpStatusCode.BadRequest), ("/staff/on/2012-12-31/ccos", HttpStatusCode.BadRequest), ("/staff/on/2028-11-23", HttpStatusCode.BadRequest),
            ($"/staff/preview/{change}/2012-12-31/ccos", HttpStatusCode.BadRequest), ($"/staff/preview/{change}/tomorrow/ccos", HttpStatusCode.BadRequest), ($"/staff/preview/{Guid.NewGuid()}/2026-11-22/ccos", HttpStatusCode.NotFound),
            ("/staff/preview/x/2026-11-22/ccos", HttpStatusCode.NotFound), ("/staff/preview/x", HttpStatusCode.NotFound), ("/staff/on?date=2026-11-31", HttpStatusCode.BadRequest), ("/staff/on?date=2012-12-31", HttpStatusCode.BadRequest),
            ("/staff/on?date=2026-11-22&time=25:00", HttpStatusCode.BadRequest), ("/staff/on?time=12:00", HttpStatusCode.BadRequest), ("/staff/on/2026-11-22/staff/on", HttpStatusCode.NotFound),
            ("/staff/on/2026-11-22/account/sign-in", HttpStatusCode.NotFound), ($"/staff/on/2026-11-22/staff/preview/{change}/2026-11-22/ccos", HttpStatusCode.NotFound),
            ("/staff/on/2026-11-22/no-such-page", HttpStatusCode.NotFound), ("/staff/not-shown", HttpStatusCode.NotFound), ("/staff/on/2026-11-22/find?q=", HttpStatusCode.BadRequest), ("/staff/on/2026-11-22/api/v1/lookup", HttpStatusCode.BadRequest),
        })
        {
            var page = await editor.GetAsync(address);
            Assert.True(page.Status == status, $"{address}: {page.Status}");
        }

        foreach (var (address, location) in new[]
        {
            ("/staff/on?date=2026-11-22", "/staff/on/2026-11-22/"), ("/staff/on?date=2026-11-22&time=15:30", "/staff/on/2026-11-22T1530/"), ("/staff/on?date=2026-11-22&to=/es/ccos/trillium-lane", "/staff/on/2026-11-22/es/ccos/trillium-lane"),
            ("/staff/on?date=2026-11-22&to=//evil.example", "/staff/on/2026-11-22/"), ("/staff/on?date=2026-11-22&to=https://evil.example", "/staff/on/2026-11-22/"), ($"/staff/preview/{change}", $"/staff/preview/{change}/2026-11-22/"),
            ($"/staff/preview/{change}?date=2027-02-01&to=/ccos", $"/staff/preview/{change}/2027-02-01/ccos"), ("/staff/on?date=2026-11-22&to=/a%0D%0ASet-Cookie:x", "/staff/on/2026-11-22/"),
        })
        {
            var page = await editor.GetAsync(address);
            Assert.Equal((HttpStatusCode.SeeOther, location), (page.Status, page.Location));
        }

        Assert.Equal(["date"], (await editor.GetAsync("/staff/on?date=2026-11-31")).All(".error-summary a").Select(a => a.GetAttribute("href")![1..]));
        // A day to come shows what is published now, as it will be then.
        Assert.Contains("As published on February 1, 2028", (await editor.GetAsync("/staff/on/2028-02-01/ccos")).All(".view-bar").Single().TextContent, StringComparison.Ordinal);
    }

    [GeneratedRegex("(<loc>|href=\")(?<loc>[^<\"]*)")]
    private static partial Regex Loc();
}

using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>Staff look at the public site as it was, and as it would be. Each test has a portal of its own: they publish, and move the clock.</summary>
public sealed partial class ViewsTests
{
    /// <summary>Pages of every kind, each also as others than a browser ask for it.</summary>
    private static readonly string[] Pages =
    [
        "/", "/find", "/find?q=97301", "/find?q=Gaston", "/find?q=nowhere", "/ccos", "/ccos/trillium-lane", "/ccos/allcare-cco", "/ccos/primaryhealth", "/counties", "/counties/lane", "/counties/douglas",
        "/areas/lane/pacificsource-lane,trillium-lane", "/areas/marion/pacificsource-marion-polk", "/benefits", "/benefits?area=dental", "/benefits?q=teeth", "/benefits/dental-cleaning", "/coverage", "/help", "/help/rides",
        "/help/deadline", "/help/can-i-change", "/learn", "/learn/what-is-a-cco", "/search?q=ride", "/search?q=800-555-0101", "/updates", "/preferences", "/contact", "/accessibility", "/privacy", "/languages", "/notices",
        "/no-such-page", "/es", "/es/ccos/trillium-lane", "/es/counties/lane", "/es/help/rides", "/es/search?q=dientes", "/es/updates", "/ar", "/ar/ccos/trillium-lane", "/ar/benefits",
        "/api/v1/lookup?zip=97401", "/api/v1/lookup?place=Eugene", "/api/v1/lookup?county=Lane&on=2027-06-01", "/api/v1/ccos", "/api/v1/ccos?on=2027-06-01", "/api/v1/ccos/trillium-lane", "/api/v1/counties", "/api/v1/benefits?q=teeth",
        "/api/v1/benefits/dental-cleaning", "/ccos/trillium-lane/contact.vcf", "/sitemap.xml", "/robots.txt", "/opensearch.xml",
    ];

    [Fact]
    public async Task On_a_past_day_every_page_is_as_it_was_then()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var days = new[] { Day(22), Day(24), Day(25), Day(26), Day(30) };
        var shown = new Dictionary<DateTimeOffset, Dictionary<string, string>>();
        foreach (var day in days)
        {
            portal.Clock.Set(day);
            if (day == Day(25))
                Assert.Equal(2, await portal.PublishAsync(f => Edits.Phone("trillium-lane", 101)(f).WithTitle("help", "rides", "Rides as they were for a day")));
            if (day == Day(26))
                Assert.Equal(3, await portal.PublishAsync(f => Edits.Phone("trillium-lane", 103)(f).WithTitle("help", "rides", "Rides as they are now") with
                {
                    // On a day that lies between the days that are looked at.
                    ServiceAreas = f.HandedOver("trillium-lane", "allcare-cco", new DateOnly(2026, 11, 28)),
                }));
            shown[day] = await PagesAsync(Visitor.Of(portal).SendUncheckedAsync, "", [.. Pages, "/updates.atom"]);
        }

        Assert.Equal(4, shown.Values.Select(p => p["/api/v1/ccos/trillium-lane"]).Distinct().Count());
        Assert.NotEqual(shown[Day(26)]["/api/v1/lookup?zip=97401"], shown[Day(30)]["/api/v1/lookup?zip=97401"].Replace("2026-11-30", "2026-11-26", StringComparison.Ordinal));
        Assert.Contains("Rides as they were for a day", shown[Day(25)]["/help/rides"], StringComparison.Ordinal);

        portal.Clock.Set(Day(30).AddHours(4));
        var before = await PagesAsync(Visitor.Of(portal).SendUncheckedAsync, "", Pages);
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        foreach (var day in days)
            AssertSame(shown[day], await PagesAsync(editor.SendAsync, $"/staff/on/{day.AddHours(-8):yyyy-MM-dd}", [.. Pages, "/updates.atom"]));
        AssertSame(before, await PagesAsync(Visitor.Of(portal).SendUncheckedAsync, "", Pages));

        // The hour before edition 2 of that same day, and the second in which it came.
        Assert.Equal(Phone(shown[Day(24)]), Phone(await PagesAsync(editor.SendAsync, "/staff/on/2026-11-25T1100", ["/api/v1/ccos/trillium-lane"])));
        var listed = await editor.GetAsync("/staff/on");
        Assert.Equal(["Edition 3", "Edition 2", "Edition 1"], listed.All("main table th[scope=row] a").Select(Page.NameOf));
        Assert.Contains("Rosa", Page.TextOf(listed.All("main tbody tr")[0]), StringComparison.Ordinal);
        Assert.Contains("the import of reference data", Page.TextOf(listed.All("main tbody tr")[2]), StringComparison.Ordinal);
        foreach (var (number, phone) in new[] { (3, "800-555-0103"), (2, "800-555-0101") })
        {
            var page = await editor.GetAsync($"{listed.All("main table th[scope=row] a").Single(a => Page.NameOf(a) == $"Edition {number}").GetAttribute("href")}ccos/trillium-lane");
            Assert.Contains(phone, page.Words, StringComparison.Ordinal);
            Assert.Contains($"This is edition {number}, published November", page.All(".view-bar").Single().TextContent, StringComparison.Ordinal);
        }

        // Before there was anything.
        var none = await editor.GetAsync("/staff/on/2026-11-21/ccos");
        Assert.Equal((HttpStatusCode.OK, "Nothing was published by then"), (none.Status, none.Heading));
        Assert.Contains("November 22, 2026, 12:00 pm", none.Words, StringComparison.Ordinal);
        Assert.InRange(portal.Services.GetRequiredService<OpenedEditions>().Count, 1, 6);

        static string Phone(Dictionary<string, string> pages) => PhoneNumber().Match(pages["/api/v1/ccos/trillium-lane"]).Value;
    }

    [Fact]
    public async Task A_preview_is_what_is_shown_once_it_is_published()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var change = await portal.SubmittedAsync("Edie", f => Edits.Phone("trillium-lane", 101)(f).WithTitle("help", "rides", "Rides, a new title") with
        {
            ServiceAreas = f.HandedOver("trillium-lane", "allcare-cco", new DateOnly(2027, 1, 1)),
            Contacts = [.. f.Contacts.Select(c => c.Key == "client-services" ? c with { Phone = "800-555-0199" } : c)],
        });
        var before = await PagesAsync(Visitor.Of(portal).SendUncheckedAsync, "", Pages);
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        string[] pages = [.. Pages, "/updates.atom"];
        var (today, later) = ($"/staff/preview/{change}/2026-11-22", $"/staff/preview/{change}/2027-02-01");
        var (now, then) = (await PagesAsync(editor.SendAsync, today, pages), await PagesAsync(editor.SendAsync, later, pages));
        AssertSame(before, await PagesAsync(Visitor.Of(portal).SendUncheckedAsync, "", Pages));
        Assert.All(new[] { now, then }, p => Assert.Contains("800-555-0101", p["/updates"], StringComparison.Ordinal));
        Assert.NotEqual(now["/counties/lane"], then["/counties/lane"]);
        var banner = (await editor.GetAsync($"{later}/ccos/trillium-lane")).All(".view-bar").Single();
        Assert.Contains("Preview of “A change” on February 1, 2027", banner.TextContent, StringComparison.Ordinal);
        Assert.Contains("Members do not see this.", banner.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(banner.QuerySelectorAll($"a[href='/staff/changes/{change}']"));

        await portal.ApproveAsync("Rosa", change);
        Assert.IsType<PublishChange.Outcome.Published>(await portal.AsAsync("Rosa", new PublishChange.Command(change)));
        await portal.UntilShownAsync(2);

        AssertSame(Timeless(now), Timeless(await PagesAsync(Visitor.Of(portal).SendUncheckedAsync, "", pages)));
        portal.Clock.Set(new DateTimeOffset(2027, 2, 1, 20, 0, 0, TimeSpan.Zero));
        AssertSame(Timeless(then), Timeless(await PagesAsync(Visitor.Of(portal).SendUncheckedAsync, "", pages)));
        editor = await Colleague.InAsync(portal, StaffRole.Reviewer);
        var published = await editor.GetAsync($"{later}/ccos");
        Assert.Equal("This change request is published", published.Heading);
        Assert.Contains("This is edition 2", (await editor.GetAsync(published.All("main a[href^='/staff/on/']").Single().GetAttribute("href")!)).All(".view-bar").Single().TextContent, StringComparison.Ordinal);

        // When the feed's entries came is the moment at which someone looked, or published.
        static Dictionary<string, string> Timeless(Dictionary<string, string> pages) => pages.ToDictionary(p => p.Key, p => p.Key.EndsWith(".atom", StringComparison.Ordinal) ? Updated().Replace(p.Value, "") : p.Value);
    }

    [Fact]
    public async Task What_is_proposed_next_is_seen_at_once_and_what_is_wrong_is_said()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        var change = await portal.AsAsync("Edie", new OpenChange.Command("Rides", "", ""));
        Assert.Equal(Trillium(await Visitor.Of(portal).GetAsync("/ccos/trillium-lane")), Trillium(await SeenAsync()));
        foreach (var number in new[] { 101, 102 })
        {
            await portal.ProposeAsync("Edie", change, Edits.Phone("trillium-lane", number));
            Assert.Contains($"800-555-0{number}", (await SeenAsync()).Words, StringComparison.Ordinal);
        }

        await portal.ProposeAsync("Edie", change, f => f with { Contacts = [.. f.Contacts.Select(c => c.Key == "client-services" ? c with { Phone = "12345" } : c)] });
        var wrong = await SeenAsync();
        Assert.Equal("This change request cannot be shown yet", wrong.Heading);
        Assert.Contains("has the phone “12345”", wrong.Words, StringComparison.Ordinal);

        Task<Page> SeenAsync() => editor.GetAsync($"/staff/preview/{change}/2026-11-22/ccos/trillium-lane");
        static string Trillium(Page page) => PhoneNumber().Match(page.Words).Value;
    }

    [Fact]
    public async Task All_that_a_page_leads_to_stays_within_the_view()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        const string Prefix = "/staff/on/2026-11-23";
        foreach (var address in Pages)
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
            ("/preferences?handler=Open", [("back", "/")]), ("/report", [("page", "/ccos"), ("edition", "1"), ("kind", "phone")]), ("/es/preferences", [("size", "largest")]),
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

    private static DateTimeOffset Day(int day) => new(2026, 11, day, 20, 0, 0, TimeSpan.Zero);

    /// <summary>What pages say, without what says that they are looked at from elsewhere.</summary>
    private static async Task<Dictionary<string, string>> PagesAsync(Func<HttpRequestMessage, Task<Page>> send, string prefix, IEnumerable<string> addresses)
    {
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var address in addresses)
        {
            var page = await send(new HttpRequestMessage(HttpMethod.Get, prefix + address));
            var text = page.Text;
            if (page.IsHtml)
            {
                var document = new HtmlParser().ParseDocument(text);
                foreach (var mark in document.QuerySelectorAll(".view-bar, link[href^='/css/staff.']"))
                    mark.Remove();
                text = Blanks().Replace(document.DocumentElement.OuterHtml, " ");
            }

            pages[address] = $"{page.Status} {page.Type} {page.Location} {text}";
            if (prefix.Length > 0)
                pages[address] = pages[address].Replace(Uri.EscapeDataString(prefix), "", StringComparison.Ordinal).Replace(prefix, "", StringComparison.Ordinal);
        }

        return pages;
    }

    private static void AssertSame(Dictionary<string, string> expected, Dictionary<string, string> actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected, p => Assert.Equal(p.Value, actual[p.Key]));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("<updated>[^<]*</updated>")]
    private static partial Regex Updated();

    [GeneratedRegex("[2-9][0-9]{2}-[0-9]{3}-[0-9]{4}")]
    private static partial Regex PhoneNumber();

    [GeneratedRegex("(<loc>|href=\")(?<loc>[^<\"]*)")]
    private static partial Regex Loc();
}

/// <summary>A portal with people who work on it, whom a password lets in.</summary>
internal sealed class ViewsPortal : IntegrationTests.Staff.StaffPortal
{
    private ViewsPortal() => Settings["Portal:SignIn:RequireSecondFactor"] = "false";

    public static async Task<ViewsPortal> StartAsync()
    {
        var portal = new ViewsPortal();
        await portal.InitializeAsync();
        return portal;
    }

    /// <summary>Proposed by one, approved by another, and shown to members.</summary>
    public async Task<int> PublishAsync(Func<Facts, Facts> edit)
    {
        var change = await SubmittedAsync("Edie", edit);
        await ApproveAsync("Rosa", change);
        var number = Assert.IsType<PublishChange.Outcome.Published>(await AsAsync("Rosa", new PublishChange.Command(change))).Edition;
        await UntilShownAsync(number);
        return number;
    }

    public async Task UntilShownAsync(int edition)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (this.Edition().Number != edition)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"Edition {edition} is not shown.");
            await Task.Delay(20);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(StateDir, recursive: true);
    }
}

internal static class ViewedFacts
{
    /// <summary>All that one CCO serves is another's from a day on.</summary>
    public static IReadOnlyList<ServiceArea> HandedOver(this Facts facts, string from, string to, DateOnly day) =>
        [.. facts.ServiceAreas.SelectMany(a => a.Cco == from && a.To is null ? [a with { To = day }, a with { Cco = to, From = day }] : new[] { a })];

    public static Facts WithTitle(this Facts facts, string section, string slug, string title) => facts with
    {
        Pages = [.. facts.Pages.Select(p => (p.Section, p.Slug) != (section, slug) ? p : p with { Texts = p.Texts.ToDictionary(t => t.Key, t => t.Key == "en" ? t.Value with { Title = title } : t.Value) })],
    };
}

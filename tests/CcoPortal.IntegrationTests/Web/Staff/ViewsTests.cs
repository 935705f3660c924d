using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data.Editions;
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
    internal static readonly string[] Pages =
    [
        "/", "/find", "/find?q=97301", "/find?q=Gaston", "/find?q=nowhere", "/ccos", "/ccos/trillium-lane", "/ccos/allcare-cco", "/ccos/primaryhealth", "/counties", "/counties/lane", "/counties/douglas",
        "/areas/lane/pacificsource-lane,trillium-lane", "/areas/marion/pacificsource-marion-polk", "/benefits", "/benefits?area=dental", "/benefits?q=teeth", "/benefits/dental-cleaning", "/coverage", "/help", "/help/rides",
        "/help/deadline", "/help/can-i-change", "/learn", "/learn/what-is-a-cco", "/search?q=ride", "/search?q=800-555-0101", "/updates", "/code", "/preferences", "/contact", "/accessibility", "/privacy", "/languages", "/notices",
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
}

using System.Globalization;
using System.Net;
using System.Xml.Linq;
using CcoPortal.UnitTests.Reading;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>The feed of what changed.</summary>
public sealed class UpdatesFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task The_feed_is_valid_and_its_ids_stay_and_the_page_says_the_same()
    {
        await using var portal = await UpdatesPortal.StartAsync();
        var visitor = Visitor.Of(portal);
        AssertValid(await visitor.GetAsync("/updates.atom"), 0);
        Assert.Contains("Nothing has changed", (await visitor.GetAsync("/updates")).Words, StringComparison.Ordinal);

        await portal.PublishPhoneAsync("800-555-0123");
        var first = AssertValid(await visitor.EventuallyAsync("/updates.atom", p => p.Text.Contains("0123", StringComparison.Ordinal)), 1);
        var handOver = new DateOnly(2027, 1, 1);
        await portal.PublishAsync(f => f with { ServiceAreas = [.. f.ServiceAreas.Select(a => a is { Cco: "trillium-lane", To: null } ? a with { To = handOver } : a)] });
        var answer = await visitor.EventuallyAsync("/updates.atom", p => p.Text.Contains("January 1, 2027", StringComparison.Ordinal));
        var second = AssertValid(answer, answer.Text.Split("<entry>").Length - 1);

        Assert.Equal("application/atom+xml", answer.Type);
        Assert.Equal(first.Elements(Atom + "entry").Single().Element(Atom + "id")!.Value, second.Elements(Atom + "entry").Last().Element(Atom + "id")!.Value);
        Assert.Equal(first.Element(Atom + "id")!.Value, second.Element(Atom + "id")!.Value);
        var page = await visitor.GetAsync("/updates");
        Assert.All(second.Elements(Atom + "entry"), e => Assert.Contains(e.Element(Atom + "summary")!.Value, page.Words, StringComparison.Ordinal));
        Assert.Contains("stops serving", page.Words, StringComparison.Ordinal);
        Assert.NotEmpty(page.All("link[rel=alternate][type='application/atom+xml'][href='/updates.atom']"));
        var spanish = AssertValid(await visitor.GetAsync("/es/updates.atom"), second.Elements(Atom + "entry").Count());
        Assert.Contains("http://localhost/es/updates.atom", spanish.ToString(), StringComparison.Ordinal);
        Assert.Empty(page.Blocks().SelectMany(b => PlainLanguage.Faults(b)));
    }

    /// <summary>What RFC 4287 asks for.</summary>
    private static XElement AssertValid(Page answer, int entries)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var feed = XDocument.Parse(answer.Text).Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        var all = feed.Elements(Atom + "entry").ToList();
        Assert.Equal(entries, all.Count);
        foreach (var element in all.Prepend(feed))
        {
            foreach (var once in new[] { "id", "title", "updated" })
                Assert.NotEqual("", Assert.Single(element.Elements(Atom + once)).Value);
            Assert.StartsWith("tag:localhost,2026:updates/", element.Element(Atom + "id")!.Value, StringComparison.Ordinal);
            Assert.True(DateTimeOffset.TryParseExact(element.Element(Atom + "updated")!.Value, ["yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _));
            Assert.All(element.Elements(Atom + "link"), l => Assert.True(Uri.TryCreate(l.Attribute("href")!.Value, UriKind.Absolute, out _)));
            Assert.Single(element.Elements(Atom + "link"), l => l.Attribute("rel")!.Value == "alternate");
        }

        Assert.NotEqual("", feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.Single(feed.Elements(Atom + "link"), l => l.Attribute("rel")!.Value == "self");
        Assert.Equal(all.Count, all.Select(e => e.Element(Atom + "id")!.Value).Distinct().Count());
        return feed;
    }
}

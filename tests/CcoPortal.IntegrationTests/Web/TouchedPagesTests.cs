using System.Text.RegularExpressions;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>What the blast radius says of pages, held against the pages themselves: all are rendered before and after a change, and none may differ that it did not name.</summary>
[Collection(SharedPortal.Name)]
public sealed partial class TouchedPagesTests(PortalFactory portal, ITestOutputHelper output)
{
    private static readonly DateOnly Today = PortalFacts.Today;

    [Fact]
    public async Task Every_page_that_a_change_alters_is_in_its_blast_radius()
    {
        var before = portal.Edition().Facts;
        await using var another = AnotherPortal.ThatKeepsItsEdition(portal);
        using var client = another.Visitor();
        var visitor = new Visitor(client);
        var current = another.Services.GetRequiredService<CurrentEdition>();
        var number = 100;
        var was = await RenderAsync(before);
        Assert.True(was.Count > 250);
        var missed = new List<string>();
        foreach (var (name, after) in Changes(before))
        {
            Assert.True(FactRules.Check(after).Count == 0, name);
            var radius = BlastRadius.Of(before, after, Today)!;
            var now = await RenderAsync(after);
            var changed = was.Keys.Union(now.Keys).Where(a => was.GetValueOrDefault(a) != now.GetValueOrDefault(a)).ToList();
            output.WriteLine($"{name}: {changed.Count} of {now.Count} pages changed, {radius.Pages.Count} named");
            // A change that nobody sees proves nothing.
            Assert.True(changed.Count > 0 || name.Contains("unseen", StringComparison.Ordinal), name);
            missed.AddRange(changed.Except(radius.Pages).Select(a => $"{name}: {a}"));
        }

        Assert.Empty(missed);

        async Task<Dictionary<string, string>> RenderAsync(Facts facts)
        {
            var edition = new Edition(number++, DateTimeOffset.UnixEpoch, facts);
            current.Replace(edition);
            var pages = new Dictionary<string, string>();
            foreach (var address in Addresses(edition))
                pages[address] = Shown((await visitor.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, address))).Text);
            return pages;
        }
    }

    private static IEnumerable<(string Name, Facts After)> Changes(Facts facts)
    {
        yield return ("a CCO's phone", Cco("yamhill-community-care", c => c with { TollFree = Sure("800-555-0100") }));
        yield return ("a CCO's name", Cco("yamhill-community-care", c => c with { Name = "Zebra Care", ShortName = "Zebra", Organization = "Zebra Inc" }));
        yield return ("a CCO's hours", Cco("allcare-cco", c => c with { Hours = Sure(new OpeningHours([new OpeningSpan([DayOfWeek.Sunday], new TimeOnly(6, 0), new TimeOnly(22, 0), null)], null)) }));
        yield return ("the name of a CCO that ended", Cco("familycare", c => c with { Name = "Gone Care", ShortName = "Gone" }));
        yield return ("a CCO without its successors", Cco("willamette-valley-community-health", c => c with { Successors = new Dictionary<string, IReadOnlyList<string>>() }));
        yield return ("an area that ends", Area(0, a => a with { To = Today.AddMonths(3) }));
        yield return ("an area that ended", Area(0, a => a with { To = Today }));
        yield return ("an area that is less sure", Area(1, a => a with { Certainty = Certainty.Likely }));
        yield return ("the source of an area", Area(2, a => a with { Sources = ["https://example.org/new"] }));
        yield return ("another CCO in a county", facts with { ServiceAreas = [.. facts.ServiceAreas, new ServiceArea("allcare-cco", "Wallowa", Extent.Whole, [], Today, null, Certainty.Confirmed, "", ["https://example.org"], Today)] });
        yield return ("a contact on every page", Contact("client-services", c => c with { Phone = "800-555-0100" }));
        yield return ("a contact in texts", Contact("quit-line", c => c with { Phone = "800-555-0100" }));
        yield return ("a contact of the notices", Contact("civil-rights", c => c with { Phone = "800-555-0100" }));
        yield return ("a contact for those who apply", Contact("one", c => c with { Phone = "800-555-0100" }));
        yield return ("what a contact is for", Contact("poison", c => c with { Purpose = "Someone took poison." }));
        yield return ("a holiday today", facts with { Holidays = [.. facts.Holidays, new Holiday(Today, "Today", "ORS 187.010")] });
        yield return ("a benefit's name", Benefit("rides", b => b with { Texts = English(b.Texts, t => t with { Name = "Trips", Category = "Trips" }) }));
        yield return ("a benefit that is no longer covered", Benefit("chiropractic", b => b with { IsCovered = false, Adults = Cover.No, Under21 = Cover.No, Pregnant = Cover.No, Packages = [], Cost = new Cost(null, [], Confidence.High), WhoPays = b.WhoPays.ToDictionary(p => p.Key, _ => Payer.Nobody), Texts = b.Texts.ToDictionary(t => t.Key, t => t.Value with { PackageNotes = new Dictionary<string, string>() }) }));
        yield return ("another benefit", facts with { Benefits = [.. facts.Benefits, facts.Benefits.First(b => b.Slug == "rides") with { Slug = "more-rides", Order = 9999 }] });
        yield return ("a package", facts with { Packages = [.. facts.Packages.Select((p, i) => i > 0 ? p : p with { Codes = ["XYZ"] })] });
        yield return ("an enrollment type's payer", facts with
        {
            EnrollmentTypes = [.. facts.EnrollmentTypes.Select(t => t.Code != "CCOG" ? t : t with { Rides = Payer.Ask })],
            Benefits = [.. facts.Benefits.Select(b => b is not { PaidAs: PaidAs.Rides, IsCovered: true } ? b : b with { WhoPays = b.WhoPays.ToDictionary(p => p.Key, p => p.Key == "CCOG" ? Payer.Ask : p.Value) })],
        });
        yield return ("an extra of a CCO", facts with { CcoExtras = [.. facts.CcoExtras.Select((e, i) => i > 0 ? e : e with { Texts = new Dictionary<string, string>(e.Texts) { ["en"] = "Something else." } })] });
        yield return ("an unseen danger", facts with { Dangers = [.. facts.Dangers.Select((d, i) => i > 0 ? d : d with { Texts = d.Texts.ToDictionary(t => t.Key, t => t.Value with { Title = "Danger" }) })] });
        yield return ("a page's title", Page("help/rides", p => p with { Texts = English(p.Texts, t => t with { Title = "Trips" }) }));
        yield return ("the glossary", Page(Glossary.PageKey, p => p with { Texts = English(p.Texts, t => t with { Body = t.Body + "\n## Doctor\n\nSomeone who heals.\n" }) }));
        yield return ("a result of the state", facts with { Measures = [.. facts.Measures.Select((m, i) => i > 0 ? m : m with { Texts = new Dictionary<string, string>(m.Texts) { ["en"] = "Something measured" } })] });
        yield return ("a place's name", facts with { Places = [.. facts.Places.Select((p, i) => i > 0 ? p : p with { Name = "Aaa" })] });
        yield return ("a ZIP that is no longer used", facts with { Zips = [.. facts.Zips.Select(z => z.Code != "97759" ? z : z with { Status = Domain.Places.ZipStatus.Retired })], Places = [.. facts.Places.Where(p => !p.Zips.Contains("97759"))] });
        yield return ("a county's seat", facts with { Counties = [.. facts.Counties.Select(c => c.Slug != "lane" ? c : c with { Seat = "Elsewhere" })] });

        Facts Cco(string slug, Func<Cco, Cco> change) => facts with { Ccos = [.. facts.Ccos.Select(c => c.Slug == slug ? change(c) : c)] };
        Facts Area(int open, Func<ServiceArea, ServiceArea> change) => facts.ServiceAreas.Where(a => a is { To: null, Extent: Extent.Whole, Certainty: Certainty.Confirmed }).ElementAt(open * 7) is var one
            ? facts with { ServiceAreas = [.. facts.ServiceAreas.Select(a => a == one ? change(a) : a)] } : facts;
        Facts Contact(string key, Func<ContactLine, ContactLine> change) => facts with { Contacts = [.. facts.Contacts.Select(c => c.Key == key ? change(c) : c)] };
        Facts Benefit(string slug, Func<Benefit, Benefit> change) => facts with { Benefits = [.. facts.Benefits.Select(b => b.Slug == slug ? change(b) : b)] };
        Facts Page(string key, Func<ContentPage, ContentPage> change) => facts with { Pages = [.. facts.Pages.Select(p => p.Key == key ? change(p) : p)] };
        static Fact<T> Sure<T>(T value) => new(value, "https://example.org", Confidence.High, null);
        static Dictionary<string, T> English<T>(IReadOnlyDictionary<string, T> texts, Func<T, T> change) => texts.ToDictionary(t => t.Key, t => t.Key == "en" ? change(t.Value) : t.Value);
    }

    private static IEnumerable<string> Addresses(Edition edition) =>
    [
        "/", "/accessibility", "/benefits", "/ccos", "/code", "/contact", "/counties", "/coverage", "/find", "/help", "/help/can-i-change", "/help/deadline", "/languages", "/learn", "/notices", "/preferences", "/privacy", "/search", "/updates",
        .. edition.Facts.Ccos.Select(c => $"/ccos/{c.Slug}"), .. edition.Facts.Counties.Select(c => $"/counties/{c.Slug}"), .. edition.Facts.Benefits.Select(b => $"/benefits/{b.Slug}"), .. edition.Facts.Pages.Select(p => $"/{p.Key}"),
        .. edition.Facts.Counties.SelectMany(c => edition.Coverage.AreasOf(c, Today)).Select(a => a.Served.Href),
    ];

    /// <summary>The form that tells of something wrong sends the number of the edition along.</summary>
    private static string Shown(string html) => Told().Replace(html, "");

    [GeneratedRegex("""<input[^>]* name="edition"[^>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex Told();
}

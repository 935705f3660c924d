using System.Net;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Web.Copy;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>What is covered: the catalogue, however it is asked for, and the page of every service.</summary>
[Collection(SharedPortal.Name)]
public sealed class BenefitsTests(PortalFactory portal)
{
    private readonly Visitor _visitor = Visitor.Of(portal);

    private IReadOnlyList<Benefit> Catalogue => [.. portal.Edition().Facts.Benefits.OrderBy(b => b.Area).ThenBy(b => b.Order)];

    public static TheoryData<string, string> Misread => new()
    {
        { "area=teeth", "area" },
        { "area=teeth&q=dentist", "area" },
        { "area=dental&area=vision&q=dentist", "area" },
        { "person=30&q=dentist", "person" },
        { "person=Under-21&q=dentist", "person" },
        { "person=under-21&person=21-plus&q=dentist", "person" },
        { "q=dentist&q=doctor", "q" },
        { "q=" + new string('a', 501), "q" },
    };

    [Fact]
    public async Task The_catalogue_lists_every_service_once_area_by_area_in_their_order()
    {
        var page = await _visitor.GetAsync("/benefits");
        Assert.Equal(143, Catalogue.Count);
        Assert.Equal(
            Enum.GetValues<BenefitArea>().Select(a => $"{BenefitWords.Area(a)} ({Catalogue.Count(b => b.Area == a)})"),
            page.All("main details summary h2").Select(Page.TextOf));
        Assert.Equal(Catalogue.Select(b => $"/benefits/{b.Slug}"), Listed(page));
        Assert.Equal(Catalogue.Select(BenefitWords.Answer), page.All(".benefits strong").Select(Page.TextOf));
        Assert.Contains($"pays for {Catalogue.Count(b => b.IsCovered)} kinds of care. You pay $0.", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.All("meta[name=robots]"));
    }

    [Fact]
    public async Task Each_area_lists_its_own_and_says_how_many()
    {
        foreach (var area in Enum.GetValues<BenefitArea>())
        {
            var here = Catalogue.Where(b => b.Area == area).ToList();
            var page = await _visitor.GetAsync($"/benefits?area={area.Id()}");
            Assert.Equal((HttpStatusCode.OK, BenefitWords.Area(area)), (page.Status, page.Heading));
            Assert.Equal(here.GroupBy(b => b.In("en").Category).SelectMany(c => c).Select(b => $"/benefits/{b.Slug}"), Listed(page));
            Assert.Equal($"{Words.Count(here.Count)} {(here.Count == 1 ? "service" : "services")}", Page.TextOf(page.All("#found-title").Single()));
            Assert.Equal(area.Id(), page.All("#area option[selected]").Single().GetAttribute("value"));
        }
    }

    [Theory]
    [InlineData("rides", BenefitArea.Transport)]
    [InlineData("RIDES", BenefitArea.Transport)]
    [InlineData("Long-Term-Care", BenefitArea.LongTermCare)]
    [InlineData("long_term_care", BenefitArea.LongTermCare)]
    [InlineData("%20Dental%20", BenefitArea.Dental)]
    public async Task An_area_is_read_kindly(string typed, BenefitArea area) =>
        Assert.Equal(BenefitWords.Area(area), (await _visitor.GetAsync($"/benefits?area={typed}")).Heading);

    [Theory]
    [InlineData("under-21", AgeGroup.Under21)]
    [InlineData("21-plus", AgeGroup.From21)]
    public async Task A_person_sees_what_they_get_and_apart_from_it_what_they_do_not(string person, AgeGroup age)
    {
        Cover For(Benefit b) => age == AgeGroup.Under21 ? b.Under21 : b.Adults;
        foreach (var area in Enum.GetValues<BenefitArea>().Select(a => (BenefitArea?)a).Prepend(null))
        {
            // A whole area is grouped by category; what the person does not get comes last, not grouped.
            var all = Catalogue.Where(b => area is null || b.Area == area).ToLookup(b => For(b) == Cover.No);
            List<Benefit> here = [.. all[false].GroupBy(b => area is null ? "" : b.In("en").Category).SelectMany(c => c), .. all[true]];
            var page = await _visitor.GetAsync(area is { } one ? $"/benefits?area={one.Id()}&person={person}" : $"/benefits?person={person}");
            Assert.Equal(here.Select(b => $"/benefits/{b.Slug}"), Listed(page));
            Assert.Equal(here.Where(b => For(b) == Cover.No).Select(b => $"/benefits/{b.Slug}"), Listed(page, "section[aria-labelledby=not-title]"));
            Assert.Equal(here.Select(b => BenefitWords.Answer(b, age)), page.All(".benefits strong").Select(Page.TextOf));
            Assert.Equal(person, page.All("#person option[selected]").Single().GetAttribute("value"));
        }
    }

    [Theory]
    [InlineData("teeth cleaning", "dental-cleaning")]
    [InlineData("teath cleening", "dental-cleaning")]
    [InlineData("limpieza dental", "dental-cleaning")]
    [InlineData("ride to the doctor", "rides")]
    public async Task Words_find_what_was_meant_and_stay_in_the_box(string words, string first)
    {
        var page = await _visitor.GetAsync($"/benefits?q={Uri.EscapeDataString(words)}");
        Assert.Contains($"/benefits/{first}", Listed(page).Take(3));
        Assert.Equal(("What we found – CCO Portal", words), (page.Title, page.All("#q").Single().GetAttribute("value")));
        Assert.Equal(("no-cache", ""), (page.Header("Cache-Control"), page.Header("ETag")));
        Assert.NotEmpty(page.All("meta[name=robots][content=noindex]"));
    }

    [Fact]
    public async Task Words_an_area_and_a_person_together_narrow_what_is_found()
    {
        var all = Listed(await _visitor.GetAsync("/benefits?q=glasses"));
        var vision = await _visitor.GetAsync("/benefits?q=glasses&area=vision&person=21-plus");
        Assert.Equal("Eye care and glasses", vision.Heading);
        Assert.Equal(Catalogue.Where(b => b.Area == BenefitArea.Vision).Select(b => $"/benefits/{b.Slug}").Intersect(all).Order(), Listed(vision).Order());
        Assert.Equal(("glasses", "vision", "21-plus"), (vision.All("#q").Single().GetAttribute("value"), Chosen(vision, "area"), Chosen(vision, "person")));
        Assert.Equal(
            Listed(vision, "section[aria-labelledby=not-title]"),
            Listed(vision).Where(l => portal.Edition().Benefit(l["/benefits/".Length..])!.Adults == Cover.No));
    }

    [Fact]
    public async Task Every_service_is_found_by_its_own_name()
    {
        var missed = new List<string>();
        foreach (var benefit in Catalogue)
        {
            var found = Listed(await _visitor.GetAsync($"/benefits?q={Uri.EscapeDataString(benefit.In("en").Name)}"));
            if (!found.Take(3).Contains($"/benefits/{benefit.Slug}"))
                missed.Add($"“{benefit.In("en").Name}” ({benefit.Slug}) finds {string.Join(" ", found.Take(3))}");
        }

        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }

    [Fact]
    public async Task Nothing_found_is_never_a_dead_end()
    {
        var page = await _visitor.GetAsync("/benefits?q=xqzzywk");
        Assert.Equal((HttpStatusCode.OK, "We found nothing for these words"), (page.Status, Page.TextOf(page.All("#found-title").Single())));
        Assert.NotEmpty(page.All("section[aria-labelledby=found-title] a[href='tel:+18002730557']"));
        Assert.NotEmpty(page.All("section[aria-labelledby=found-title] a[href='/benefits']"));
        Assert.Equal("xqzzywk", page.All("#q").Single().GetAttribute("value"));

        var elsewhere = await _visitor.GetAsync("/benefits?q=dentures&area=hearing");
        Assert.Empty(Listed(elsewhere));
        Assert.Contains("In other kinds of care we found", elsewhere.Words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Misread))]
    public async Task What_cannot_be_read_says_which_field_and_keeps_the_rest(string query, string field)
    {
        var page = await _visitor.GetAsync($"/benefits?{query}");
        Assert.Equal((HttpStatusCode.BadRequest, true), (page.Status, page.Title.StartsWith("Error: ", StringComparison.Ordinal)));
        Assert.Equal([$"#{field}"], page.All(".error-summary a").Select(a => a.GetAttribute("href")!));
        Assert.Equal("true", page.All($"#{field}").Single().GetAttribute("aria-invalid"));
        Assert.Contains($"{field}-error", page.All($"#{field}").Single().GetAttribute("aria-describedby")!, StringComparison.Ordinal);
        Assert.Equal("", page.Header("ETag"));
        if (query.EndsWith("q=dentist", StringComparison.Ordinal))
            Assert.Equal("dentist", page.All("#q").Single().GetAttribute("value"));
    }

    [Fact]
    public async Task An_error_in_one_field_leaves_the_others_chosen()
    {
        var page = await _visitor.GetAsync("/benefits?q=glasses&area=vision&person=old");
        Assert.Equal(("glasses", "vision"), (page.All("#q").Single().GetAttribute("value"), Chosen(page, "area")));
        Assert.Equal("under-21", Chosen(await _visitor.GetAsync("/benefits?q=glasses&area=eyes&person=under-21"), "person"));
    }

    [Theory]
    [InlineData("97301", "/areas/marion/pacificsource-marion-polk")]
    [InlineData("%2097301%20", "/areas/marion/pacificsource-marion-polk")]
    [InlineData("97301-1234", "/areas/marion/pacificsource-marion-polk")]
    [InlineData("97301&area=dental&person=21-plus", "/areas/marion/pacificsource-marion-polk")]
    [InlineData("97140", "/find")]
    [InlineData("97999", "/find")]
    [InlineData("90210", "/find")]
    public async Task A_ZIP_typed_into_the_search_leads_to_its_area_and_leaves_the_address(string typed, string leadsTo)
    {
        var answer = await _visitor.GetAsync($"/benefits?q={typed}");
        Assert.Equal((HttpStatusCode.SeeOther, leadsTo), (answer.Status, answer.Location));
        Assert.Equal(("no-cache", ""), (answer.Header("Cache-Control"), answer.Header("ETag")));
        Assert.Equal(HttpStatusCode.OK, (await _visitor.FollowAsync(answer)).Status);
    }

    [Fact]
    public async Task Every_service_says_the_answer_first_then_who_limits_sources_and_what_to_say()
    {
        foreach (var benefit in Catalogue)
        {
            var (page, text) = (await _visitor.GetAsync($"/benefits/{benefit.Slug}"), benefit.In("en"));
            Assert.Equal((benefit.Slug, HttpStatusCode.OK, text.Name), (benefit.Slug, page.Status, page.Heading));
            Assert.Equal(BenefitWords.Answer(benefit), Page.TextOf(page.All("h1 + .answer").Single()));
            Assert.StartsWith(benefit.IsCovered ? "Yes" : "No", BenefitWords.Answer(benefit), StringComparison.Ordinal);
            Assert.Equal(!benefit.IsCovered, page.All(".answer--no").Count == 1);
            Assert.Contains(Plain(text.Summary), page.Words, StringComparison.Ordinal);
            Assert.Contains($"“I have OHP. I want to ask about this: {text.Name}.", page.Words, StringComparison.Ordinal);
            foreach (var (limit, fact) in text.Limits.Zip(benefit.Limits))
                Assert.Equal((limit, fact.Confidence > Confidence.Low), (limit, page.Words.Contains(Plain(limit), StringComparison.Ordinal)));
            Assert.Equal(benefit.Sources.Select(s => s.Title), page.All(".sure li").Select(Page.TextOf));
            Assert.Equal(benefit.Sources.Select(s => s.Url).OfType<string>(), page.All(".sure li a").Select(a => a.GetAttribute("href")!));
            Assert.Contains($"We read our sources on {Words.Day(benefit.CheckedOn)}.", page.Words, StringComparison.Ordinal);
            if (!benefit.IsCovered)
                continue;
            Assert.Equal(
                new[] { benefit.Under21, benefit.Adults, benefit.Pregnant }.Select(c => $"{BenefitWords.CoverWord(c)}."),
                page.All("h2 + dl.facts dd strong").Select(Page.TextOf));
            foreach (var note in new[] { text.Under21Note, text.AdultsNote, text.PregnantNote }.OfType<string>())
                Assert.Contains(Plain(BenefitWords.Sentence(note)), page.Words, StringComparison.Ordinal);
            Assert.Equal(
                portal.Edition().Facts.EnrollmentTypes.Select(t => BenefitWords.Payer(benefit.WhoPays[t.Code])),
                page.All("aside > p + dl.facts dd").Select(Page.TextOf));
        }
    }

    [Fact]
    public async Task A_service_shows_what_some_CCOs_say_and_what_is_like_it()
    {
        var edition = portal.Edition();
        var extras = edition.Facts.CcoExtras.Where(e => e.Benefit is not null && e.Confidence > Confidence.Low && edition.CcosOn(PortalFacts.Today).Any(c => e.Ccos.Contains(c.Slug))).ToList();
        Assert.NotEmpty(extras);
        foreach (var extra in extras)
            Assert.Contains(extra.Texts["en"], (await _visitor.GetAsync($"/benefits/{extra.Benefit}")).Words, StringComparison.Ordinal);
        foreach (var unsure in edition.Facts.CcoExtras.Where(e => e is { Benefit: not null, Confidence: Confidence.Low }))
            Assert.DoesNotContain(unsure.Texts["en"], (await _visitor.GetAsync($"/benefits/{unsure.Benefit}")).Words, StringComparison.Ordinal);
        Assert.InRange((await _visitor.GetAsync("/benefits/dental-cleaning")).All("section[aria-labelledby=related-title] a").Count, 1, 5);
    }

    [Theory]
    [InlineData("no-such-service")]
    [InlineData("Dental-Cleaning")]
    [InlineData("%20")]
    public async Task A_service_that_is_none_is_not_there(string slug)
    {
        var page = await _visitor.GetAsync($"/benefits/{slug}");
        Assert.Equal((HttpStatusCode.NotFound, true), (page.Status, page.Words.Contains("800-273-0557", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/benefits")]
    [InlineData("/benefits?area=dental")]
    [InlineData("/benefits?area=dental&person=under-21")]
    [InlineData("/benefits?person=21-plus")]
    [InlineData("/benefits/dental-cleaning")]
    [InlineData("/benefits/dental-implants")]
    [InlineData("/coverage")]
    [InlineData("/api/v1/benefits")]
    [InlineData("/api/v1/benefits?area=dental")]
    [InlineData("/api/v1/benefits/dental-cleaning")]
    public async Task A_page_that_is_the_same_for_all_is_kept_and_need_not_be_sent_twice(string address)
    {
        var first = await _visitor.GetAsync(address);
        var again = await _visitor.GetAsync(address);
        Assert.Equal(first.Bytes, again.Bytes);
        Assert.Equal(("no-cache", "Accept-Encoding"), (again.Header("Cache-Control"), again.Header("Vary")));
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Header("ETag"));
        var unchanged = await _visitor.SendAsync(request);
        Assert.Equal((HttpStatusCode.NotModified, 0), (unchanged.Status, unchanged.Bytes.Length));
        Assert.Equal(first.Header("ETag"), (await _visitor.GetAsync(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "utm=1")).Header("ETag"));
    }

    [Fact]
    public async Task What_is_kept_for_one_area_or_person_is_never_shown_for_another()
    {
        string[] addresses = ["/benefits", "/benefits?area=dental", "/benefits?person=under-21", "/benefits?area=dental&person=under-21", "/benefits?area=dental&person=21-plus", "/benefits?area=vision&person=21-plus"];
        var pages = new List<Page>();
        foreach (var address in addresses)
            pages.Add(await _visitor.GetAsync(address));
        Assert.Equal(addresses.Length, pages.Select(p => p.Header("ETag")).Distinct().Count());
        Assert.Equal(pages[3].Header("ETag"), (await _visitor.GetAsync("/benefits?person=under-21&area=dental")).Header("ETag"));
        Assert.Equal(pages[0].Bytes, (await _visitor.GetAsync("/benefits?area=&person=")).Bytes);
    }

    [Fact]
    public async Task Home_asks_what_is_needed_and_the_navigation_leads_to_the_catalogue()
    {
        var home = await _visitor.GetAsync("/");
        var form = home.All("main form[role=search]").Single();
        Assert.Equal(("get", "/benefits", "q"), (form.GetAttribute("method"), form.GetAttribute("action"), form.QuerySelector("input")!.GetAttribute("name")));
        Assert.NotEmpty(home.All("nav[aria-label=Main] a[href='/benefits']"));
        Assert.NotEmpty(home.All("main a[href='/coverage']"));
        Assert.Equal("page", (await _visitor.GetAsync("/benefits")).All("nav[aria-label=Main] a[href='/benefits']").Single().GetAttribute("aria-current"));
        Assert.Equal("true", (await _visitor.GetAsync("/benefits/hearing-aids")).All("nav[aria-label=Main] a[href='/benefits']").Single().GetAttribute("aria-current"));
    }

    [Fact]
    public async Task A_CCO_page_says_what_it_gives_beyond_and_who_pays_for_each_type()
    {
        var edition = portal.Edition();
        var types = edition.Facts.EnrollmentTypes.Where(t => t.HasCco).ToList();
        foreach (var cco in edition.CcosOn(PortalFacts.Today))
        {
            var page = await _visitor.GetAsync($"/ccos/{cco.Slug}");
            foreach (var extra in edition.Facts.CcoExtras.Where(e => e.Ccos.Contains(cco.Slug)))
                Assert.Equal((extra.Key, extra.Confidence > Confidence.Low), (extra.Key, page.Words.Contains(extra.Texts["en"], StringComparison.Ordinal)));
            Assert.Contains("More than the OHP benefits", page.Words, StringComparison.Ordinal);
            var rows = page.All("table").First(t => t.QuerySelector("caption")!.TextContent == "Who pays, by CCO type").QuerySelectorAll("tbody tr").ToList();
            Assert.Equal(types.Select(t => t.Code), rows.Select(r => Page.TextOf(r.QuerySelector("th")!)));
            Assert.Equal(
                types.Select(t => string.Join('|', new[] { t.Physical, t.Behavioral, t.Dental, t.Rides }.Select(p => p == Payer.Cco ? "This CCO" : BenefitWords.Payer(p)))),
                rows.Select(r => string.Join('|', r.QuerySelectorAll("td").Select(Page.TextOf))));
        }

        Assert.DoesNotContain("Who pays", (await _visitor.GetAsync("/ccos/pacificsource-lane")).Words, StringComparison.Ordinal);
    }

    private string Plain(string text) => FactWords.Filled(text, portal.Moment());

    private static List<string> Listed(Page page, string within = "main") => [.. page.All($"{within} .benefits > li > a").Select(a => a.GetAttribute("href")!)];

    private static string? Chosen(Page page, string field) => page.All($"#{field} option[selected]").SingleOrDefault()?.GetAttribute("value");
}

using System.Net;
using System.Text.Json;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Web.Copy;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>Benefits and coverage as JSON: exactly these shapes, and never another answer than the pages give.</summary>
[Collection(SharedPortal.Name)]
public sealed class BenefitsApiTests(PortalFactory portal)
{
    private readonly Visitor _visitor = Visitor.Of(portal);

    private IReadOnlyList<Benefit> Catalogue => [.. portal.Edition().Facts.Benefits.OrderBy(b => b.Area).ThenBy(b => b.Order)];

    [Fact]
    public async Task The_list_has_exactly_this_shape()
    {
        var json = await GetAsync("/api/v1/benefits");
        Assert.Equal(["on", "edition", "lang", "dangers", "benefits"], Names(json));
        Assert.Equal(("2026-11-22", 1, "en", 0), (json.GetProperty("on").GetString(), json.GetProperty("edition").GetInt32(), json.GetProperty("lang").GetString(), json.GetProperty("dangers").GetArrayLength()));
        Assert.All(Items(json, "benefits"), b => Assert.Equal(["slug", "name", "area", "category", "covered", "answer", "summary", "href"], Names(b)));
        Assert.Equal(Catalogue.Select(b => b.Slug), Slugs(json, "benefits"));
        var one = Items(json, "benefits").Single(b => b.GetProperty("slug").GetString() == "dental-cleaning");
        Assert.Equal(
            ("Teeth cleaning", "dental", true, "/benefits/dental-cleaning"),
            (one.GetProperty("name").GetString(), one.GetProperty("area").GetString(), one.GetProperty("covered").GetBoolean(), one.GetProperty("href").GetString()));
    }

    [Fact]
    public async Task One_service_has_exactly_this_shape()
    {
        var json = await GetAsync("/api/v1/benefits/primary-care-visit?lang=en");
        Assert.Equal(
            ["on", "edition", "lang", "slug", "name", "area", "category", "covered", "answer", "summary", "who", "limits", "approval", "referral", "costUsd", "howToGet", "whoPays", "packages", "someCcos", "related", "confidence", "sources", "checkedOn"],
            Names(json));
        Assert.Equal(["under-21", "21-plus", "pregnant"], Names(json.GetProperty("who")));
        Assert.All(json.GetProperty("who").EnumerateObject(), w => Assert.Equal(["covered", "note"], Names(w.Value)));
        Assert.All(new[] { "approval", "referral" }, key => Assert.Equal(["need", "words", "confidence", "note"], Names(json.GetProperty(key))));
        Assert.Equal(portal.Edition().Facts.EnrollmentTypes.Select(t => t.Code).Order(StringComparer.Ordinal), Names(json.GetProperty("whoPays")).Order(StringComparer.Ordinal));
        Assert.Equal(("cco", 0m, "high"), (json.GetProperty("whoPays").GetProperty("CCOA").GetString(), json.GetProperty("costUsd").GetDecimal(), json.GetProperty("confidence").GetString()));
        Assert.All(Items(json, "limits"), l => Assert.Equal(["text", "confidence", "sources"], Names(l)));
        Assert.All(Items(json, "packages"), p => Assert.Equal(["slug", "codes", "note"], Names(p)));
        Assert.All(Items(json, "sources"), s => Assert.Equal(["id", "title", "url", "readVia"], Names(s)));
        var extras = Catalogue.First(b => portal.Edition().Facts.CcoExtras.Any(e => e.Benefit == b.Slug && e.Confidence > Confidence.Low));
        Assert.All(Items(await GetAsync($"/api/v1/benefits/{extras.Slug}"), "someCcos"), e => Assert.Equal(["ccos", "benefit", "beyondOhp", "text", "phone", "source", "confidence", "asOf"], Names(e)));
        Assert.Equal(JsonValueKind.Null, (await GetAsync("/api/v1/benefits/dental-implants")).GetProperty("costUsd").ValueKind);
    }

    [Fact]
    public async Task Coverage_has_exactly_this_shape_and_nobody_may_keep_it()
    {
        var answer = await _visitor.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, "/api/v1/coverage?age=under-21&pregnancy=no&package=BMH&type=ccoa"));
        Assert.Equal(("private, no-store", ""), (answer.Header("Cache-Control"), answer.Header("ETag")));
        var json = JsonDocument.Parse(answer.Text).RootElement;
        Assert.Equal(["on", "edition", "lang", "age", "pregnancy", "package", "type", "assumed", "mismatches", "areas"], Names(json));
        Assert.Equal(
            ("under-21", "no", "ohp-plus", "CCOA", 0, 0),
            (json.GetProperty("age").GetString(), json.GetProperty("pregnancy").GetString(), json.GetProperty("package").GetString(), json.GetProperty("type").GetString(), json.GetProperty("assumed").GetArrayLength(), json.GetProperty("mismatches").GetArrayLength()));
        Assert.Equal(Enum.GetValues<BenefitArea>().Where(a => a != BenefitArea.NotCovered).Select(a => a.Id()), Items(json, "areas").Select(a => a.GetProperty("area").GetString()));
        foreach (var area in Items(json, "areas"))
        {
            Assert.Equal(["area", "name", "payer", "words", "call", "services"], Names(area));
            Assert.All(Items(area, "call"), c => Assert.Equal(["label", "phone"], Names(c)));
            Assert.All(Items(area, "services"), s => Assert.Equal(["slug", "name", "covered", "payer", "note"], Names(s)));
        }

        Assert.Equal(Catalogue.Where(b => b.Area != BenefitArea.NotCovered).Select(b => b.Slug).Order(), Items(json, "areas").SelectMany(a => Slugs(a, "services")).Order());
    }

    [Fact]
    public async Task What_is_not_said_is_the_common_case_and_marked()
    {
        var json = await GetAsync("/api/v1/coverage");
        Assert.Equal(["age", "pregnancy", "package", "type"], Items(json, "assumed").Select(a => a.GetString()!));
        Assert.Equal(("21-plus", "no", "ohp-plus", "CCOA"), (json.GetProperty("age").GetString(), json.GetProperty("pregnancy").GetString(), json.GetProperty("package").GetString(), json.GetProperty("type").GetString()));
        Assert.Equal(json.GetProperty("areas").GetRawText(), (await GetAsync("/api/v1/coverage?pregnancy=unknown&age=&package=unknown&type=unknown")).GetProperty("areas").GetRawText());
        foreach (var (query, mismatch) in new[] { ("package=qmb&type=CCOA", "packagehasnocco"), ("package=DEN&type=CCOA", "dentalpackagetype"), ("package=BMP&pregnancy=no", "pregnancypackage") })
            Assert.Equal([mismatch], Items(await GetAsync($"/api/v1/coverage?{query}"), "mismatches").Select(m => m.GetString()!));
    }

    [Fact]
    public async Task Every_service_has_the_answer_and_the_payers_of_its_page()
    {
        foreach (var benefit in Catalogue)
        {
            var (json, page) = (await GetAsync($"/api/v1/benefits/{benefit.Slug}"), await _visitor.GetAsync($"/benefits/{benefit.Slug}"));
            Assert.Equal((page.Heading, Page.TextOf(page.All(".answer").Single())), (json.GetProperty("name").GetString(), json.GetProperty("answer").GetString()));
            Assert.Contains(json.GetProperty("summary").GetString()!, page.Words, StringComparison.Ordinal);
            Assert.Contains(json.GetProperty("howToGet").GetString()!, page.Words.Replace('\u00A0', ' '), StringComparison.Ordinal);
            Assert.DoesNotContain("{phone:", json.GetRawText(), StringComparison.Ordinal);
            foreach (var limit in Items(json, "limits"))
                Assert.Contains(limit.GetProperty("text").GetString()!, page.Words, StringComparison.Ordinal);
            Assert.Equal(benefit.Limits.Count(l => l.Confidence > Confidence.Low), json.GetProperty("limits").GetArrayLength());
            Assert.Equal(Slugs(page), Items(json, "related").Select(r => r.GetString()));
            if (!benefit.IsCovered)
                continue;
            Assert.Equal(
                [.. page.All("h2 + dl.facts dd strong").Select(Page.TextOf)],
                json.GetProperty("who").EnumerateObject().Select(w => w.Value.GetProperty("covered").GetString() switch { "yes" => "Yes.", "limited" => "Yes, with limits.", _ => "No." }));
            Assert.All(new[] { "approval", "referral" }, key => Assert.Contains(json.GetProperty(key).GetProperty("words").GetString()!, page.Words, StringComparison.Ordinal));
            Assert.Equal(
                page.All("aside > p + dl.facts dd").Select(Page.TextOf),
                portal.Edition().Facts.EnrollmentTypes.Select(t => PayerWords(json.GetProperty("whoPays").GetProperty(t.Code).GetString()!)));
        }

        static IEnumerable<string> Slugs(Page page) => page.All("section[aria-labelledby=related-title] a").Select(a => a.GetAttribute("href")!["/benefits/".Length..]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("area=dental")]
    [InlineData("area=rides")]
    [InlineData("area=Long-Term-Care")]
    [InlineData("area=not_covered&person=under-21")]
    [InlineData("area=dental&person=21-plus")]
    [InlineData("person=under-21")]
    [InlineData("q=glasses")]
    [InlineData("q=glasses&area=vision&person=21-plus")]
    [InlineData("q=teath%20cleening")]
    [InlineData("q=xqzzywk")]
    public async Task A_question_finds_the_same_services_as_the_page_and_words_in_the_same_order(string query)
    {
        var (json, page) = (await GetAsync($"/api/v1/benefits?{query}"), await _visitor.GetAsync($"/benefits?{query}"));
        var listed = page.All(".benefits > li").Select(l => (l.QuerySelector("a")!.GetAttribute("href"), Page.TextOf(l.QuerySelector("strong")!))).ToList();
        var found = Items(json, "benefits").Select(b => (b.GetProperty("href").GetString(), b.GetProperty("answer").GetString()!)).ToList();
        if (query.Contains("person", StringComparison.Ordinal))
            (listed, found) = ([.. listed.Select(l => (l.Item1, ""))], [.. found.Select(f => (f.Item1, ""))]);
        // The page groups an area by categories.
        if (!query.StartsWith('q'))
            (listed, found) = ([.. listed.Order()], [.. found.Order()]);
        Assert.Equal(listed, found);
    }

    [Fact]
    public async Task Coverage_says_who_pays_and_whom_to_call_as_the_page_does_for_every_package_and_type()
    {
        var facts = portal.Edition().Facts;
        foreach (var package in facts.Packages.Where(p => p.Status != PackageStatus.Ended))
        {
            foreach (var type in facts.EnrollmentTypes)
            {
                foreach (var (age, pregnancy) in new[] { ("under-21", "no"), ("21-plus", "unknown"), ("21-plus", "yes") })
                {
                    var json = await GetAsync($"/api/v1/coverage?age={age}&pregnancy={pregnancy}&package={package.Slug}&type={type.Code}");
                    var page = await _visitor.PostAsync("/coverage", ("age", age), ("pregnancy", pregnancy), ("package", package.Slug), ("type", type.Code));
                    var rows = page.All("table.coverage tbody tr");
                    Assert.Equal(rows.Select(r => Page.TextOf(r.QuerySelector("th")!)), Items(json, "areas").Select(a => a.GetProperty("name").GetString()));
                    foreach (var (row, area) in rows.Zip(Items(json, "areas")))
                    {
                        Assert.Equal(Page.TextOf(row.QuerySelector("strong")!), area.GetProperty("words").GetString() + ".");
                        var call = row.QuerySelector("td:last-child")!;
                        Assert.Equal(call.QuerySelectorAll("a").Select(a => a.GetAttribute("href")), Items(area, "call").Select(l => Words.Tel(l.GetProperty("phone").GetString()!)));
                        var covered = Items(area, "services").Count(s => s.GetProperty("covered").GetString() is "yes" or "limited");
                        if (covered > 0)
                            Assert.Contains($"{Words.Count(covered)} {(covered == 1 ? "service is" : "services are")} covered", Page.TextOf(row), StringComparison.Ordinal);
                        else
                            Assert.Contains(area.GetProperty("payer").GetString(), new[] { "none", "other-plan" });
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("/api/v1/benefits?area=teeth")]
    [InlineData("/api/v1/benefits?person=30")]
    [InlineData("/api/v1/benefits?lang=xx")]
    [InlineData("/api/v1/benefits?lang=ar")]
    [InlineData("/api/v1/benefits?area=dental&area=vision")]
    [InlineData("/api/v1/benefits?area=dental&AREA=vision")]
    [InlineData("/api/v1/benefits?person=under-21&person=under-21")]
    [InlineData("/api/v1/benefits?q=a&q=b")]
    [InlineData("/api/v1/benefits?lang=en&lang=en")]
    [InlineData("/api/v1/benefits/dental-cleaning?lang=xx")]
    [InlineData("/api/v1/benefits/dental-cleaning?lang=en&lang=en")]
    [InlineData("/api/v1/benefits/no-such-service?lang=xx")]
    [InlineData("/api/v1/coverage?age=30")]
    [InlineData("/api/v1/coverage?pregnancy=maybe")]
    [InlineData("/api/v1/coverage?package=gold")]
    [InlineData("/api/v1/coverage?package=CCOA")]
    [InlineData("/api/v1/coverage?type=CCOZ")]
    [InlineData("/api/v1/coverage?type=CCOA,CCOB")]
    [InlineData("/api/v1/coverage?package=BMH,BRG")]
    [InlineData("/api/v1/coverage?type=CCOA&type=CCOA")]
    [InlineData("/api/v1/coverage?age=under-21&age=21-plus")]
    [InlineData("/api/v1/coverage?lang=xx")]
    public async Task What_cannot_be_read_is_a_problem_with_status_400(string address)
    {
        var answer = await _visitor.GetAsync(address);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json", ""), (answer.Status, answer.Type, answer.Header("ETag")));
        var problem = JsonDocument.Parse(answer.Text).RootElement;
        Assert.Equal((400, "We could not read that"), (problem.GetProperty("status").GetInt32(), problem.GetProperty("title").GetString()));
        Assert.Matches("^[A-Z].+[.]$", problem.GetProperty("detail").GetString()!);
        Assert.Empty(HouseStyle.Headers(answer));
        Assert.Equal(address.Contains("/coverage", StringComparison.Ordinal), answer.Header("Cache-Control") == "private, no-store");
    }

    [Fact]
    public async Task Words_that_are_too_long_and_a_service_that_is_none_are_problems_too()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await _visitor.GetAsync($"/api/v1/benefits?q={new string('a', 501)}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _visitor.GetAsync($"/api/v1/benefits?q={new string('a', 500)}")).Status);
        var none = await _visitor.GetAsync("/api/v1/benefits/no-such-service");
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (none.Status, none.Type));
    }

    [Fact]
    public async Task English_may_be_asked_for_in_both_spellings_and_is_the_same()
    {
        var plain = await GetAsync("/api/v1/benefits/dental-cleaning");
        foreach (var lang in new[] { "en", "en-US", "" })
            Assert.Equal(plain.GetRawText(), (await GetAsync($"/api/v1/benefits/dental-cleaning?lang={lang}")).GetRawText());
    }

    [Theory]
    [InlineData("", "en")]
    [InlineData("en", "en")]
    [InlineData("es", "es")]
    [InlineData("es-US", "es")]
    public async Task An_answer_is_in_the_language_asked_for_and_names_it(string asked, string lang)
    {
        var cleaning = portal.Edition().Benefit("dental-cleaning")!.In(lang).Name;
        var one = await GetAsync($"/api/v1/benefits/dental-cleaning?lang={asked}");
        Assert.Equal((lang, cleaning), (one.GetProperty("lang").GetString(), one.GetProperty("name").GetString()));
        var all = await GetAsync($"/api/v1/benefits?area=dental&lang={asked}");
        Assert.Equal(lang, all.GetProperty("lang").GetString());
        Assert.Contains(cleaning, Items(all, "benefits").Select(b => b.GetProperty("name").GetString()));
        var coverage = await GetAsync($"/api/v1/coverage?lang={asked}");
        Assert.Equal(lang, coverage.GetProperty("lang").GetString());
        Assert.Contains(cleaning, Items(coverage, "areas").SelectMany(a => Items(a, "services")).Select(b => b.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Words_typed_by_someone_are_answered_anew_each_time_and_not_kept()
    {
        var answer = await _visitor.GetAsync("/api/v1/benefits?q=teeth");
        Assert.Equal(("no-cache", ""), (answer.Header("Cache-Control"), answer.Header("ETag")));
    }

    private static string PayerWords(string id) => Enum.GetValues<Payer>().Where(p => BenefitWords.PayerId(p) == id).Select(BenefitWords.Payer).Single();

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(p => p.Name);

    private static List<JsonElement> Items(JsonElement json, string list) => [.. json.GetProperty(list).EnumerateArray()];

    private static IEnumerable<string> Slugs(JsonElement json, string list) => Items(json, list).Select(i => i.GetProperty("slug").GetString()!);

    private async Task<JsonElement> GetAsync(string address)
    {
        var answer = await _visitor.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, address));
        Assert.Equal((address, HttpStatusCode.OK, "application/json"), (address, answer.Status, answer.Type));
        return JsonDocument.Parse(answer.Text).RootElement;
    }
}

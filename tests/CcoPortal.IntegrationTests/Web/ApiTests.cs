using System.Globalization;
using System.Net;
using System.Text.Json;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>The JSON API as <c>docs/api.md</c> promises it: shapes, orders and refusals that other programs depend on.</summary>
[Collection(SharedPortal.Name)]
public sealed class ApiTests(PortalFactory portal)
{
    private readonly Visitor _visitor = Visitor.Of(portal);

    [Fact]
    public async Task A_served_answer_has_exactly_this_shape()
    {
        var sources = portal.Edition().Facts.ServiceAreas.Where(a => a.County == "Douglas")
            .ToLookup(a => a.Cco, a => string.Join(',', a.Sources.Select(s => JsonSerializer.Serialize(s, Relaxed))));
        Assert.Equal(
            $$"""
            {"on":"2026-11-22","edition":1,"outcome":"served","area":{"county":"Douglas","href":"/areas/douglas/allcare-cco,umpqua-health-alliance"},
            "ccos":[{"slug":"allcare-cco","name":"AllCare CCO","certainty":"confirmed","rule":"only ZIPs 97410, 97442 of Douglas County","sources":[{{sources["allcare-cco"].Single()}}],"checkedOn":"2026-11-22"},
            {"slug":"umpqua-health-alliance","name":"Umpqua Health Alliance","certainty":"likely","rule":"all of Douglas County except ZIPs 97441, 97467, 97473","sources":[{{sources["umpqua-health-alliance"].Single()}}],"checkedOn":"2026-11-22"}],
            "counties":[],"zips":[],"places":[],"suggestions":[],"recent":[],"upcoming":[]}
            """.ReplaceLineEndings(""),
            Normal(await GetAsync("/api/v1/lookup?zip=97410&county=Douglas&on=2026-11-22")));
    }

    [Fact]
    public async Task A_question_for_the_county_lists_the_likeliest_first_and_no_CCO()
    {
        var json = await GetAsync("/api/v1/lookup?zip=97140");
        Assert.Equal(("choose-county", 0, JsonValueKind.Null), (json.GetProperty("outcome").GetString(), json.GetProperty("ccos").GetArrayLength(), json.GetProperty("area").ValueKind));
        var shares = json.GetProperty("counties").EnumerateArray().Select(c => c.GetProperty("share").GetDouble()).ToList();
        Assert.Equal(shares.OrderDescending(), shares);
        Assert.All(json.GetProperty("counties").EnumerateArray(), c => Assert.Equal(["county", "slug", "share", "ccos"], c.EnumerateObject().Select(p => p.Name)));
    }

    [Fact]
    public async Task Other_choices_have_exactly_their_keys()
    {
        var zips = (await GetAsync("/api/v1/lookup?county=Klamath")).GetProperty("zips");
        Assert.All(zips.EnumerateArray(), z => Assert.Equal(["zip", "ccos"], z.EnumerateObject().Select(p => p.Name)));
        Assert.Equal(zips.EnumerateArray().Select(z => z.GetProperty("zip").GetString()).Order(StringComparer.Ordinal), zips.EnumerateArray().Select(z => z.GetProperty("zip").GetString()));
        var places = (await GetAsync("/api/v1/lookup?place=Riverside")).GetProperty("places");
        Assert.True(places.GetArrayLength() > 1);
        Assert.All(places.EnumerateArray(), p => Assert.Equal(["name", "kind", "county", "ccos"], p.EnumerateObject().Select(x => x.Name)));
    }

    [Theory]
    [InlineData("2026-01-31", "", "2026-02-01 ends")]
    [InlineData("2026-02-01", "2026-02-01 ends", "")]
    [InlineData("2026-05-01", "2026-02-01 ends", "")]
    [InlineData("2026-05-02", "", "")]
    [InlineData("2025-08-05", "", "2026-02-01 ends")]
    [InlineData("2025-08-04", "", "")]
    public async Task A_change_is_recent_for_90_days_and_upcoming_for_180(string on, string recent, string upcoming)
    {
        var json = await GetAsync($"/api/v1/lookup?zip=97401&on={on}");
        Assert.Equal((recent, upcoming), (Changes(json, "recent"), Changes(json, "upcoming")));
        Assert.Equal(string.CompareOrdinal(on, "2026-02-01") < 0 ? 2 : 1, json.GetProperty("ccos").GetArrayLength());
    }

    [Fact]
    public async Task A_CCO_that_ended_is_in_no_answer_from_that_day_on()
    {
        var edition = portal.Edition();
        foreach (var zip in edition.Facts.Zips.Where((_, i) => i % 9 == 0))
        {
            var json = await GetAsync($"/api/v1/lookup?zip={zip.Code}");
            foreach (var slug in json.GetProperty("ccos").EnumerateArray().Select(c => c.GetProperty("slug").GetString()!))
                Assert.Contains(edition.CcosOn(PortalFacts.Today), c => c.Slug == slug);
        }
    }

    [Fact]
    public async Task What_is_sure_comes_first_then_what_is_not_each_A_to_Z()
    {
        foreach (var zip in new[] { "97304", "97731", "97123", "97410" })
        {
            var ccos = (await GetAsync($"/api/v1/lookup?zip={zip}&county=")).GetProperty("ccos").EnumerateArray()
                .Select(c => (Ask: c.GetProperty("certainty").GetString() == "ask", Name: c.GetProperty("name").GetString()!)).ToList();
            Assert.Equal(ccos.OrderBy(c => c.Ask).ThenBy(c => c.Name, StringComparer.OrdinalIgnoreCase), ccos);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?on=2026-11-22")]
    [InlineData("?zip=97301&place=Salem")]
    [InlineData("?place=Salem&county=Marion")]
    [InlineData("?zip=97301&place=Salem&county=Marion")]
    [InlineData("?zip=97301&zip=97302")]
    [InlineData("?zip=97301&ZIP=97302")]
    [InlineData("?place=Salem&place=Salem")]
    [InlineData("?county=Lane&county=Lane")]
    [InlineData("?zip=97301&on=2026-11-22&on=2026-11-23")]
    [InlineData("?zip=")]
    [InlineData("?place=")]
    [InlineData("?county=")]
    [InlineData("?zip=9730")]
    [InlineData("?zip=973011")]
    [InlineData("?zip=97E01")]
    [InlineData("?zip=Salem")]
    [InlineData("?place=...")]
    [InlineData("?zip=97301&on=")]
    [InlineData("?zip=97301&on=2026-13-01")]
    [InlineData("?zip=97301&on=2026-02-30")]
    [InlineData("?zip=97301&on=2025-02-29")]
    [InlineData("?zip=97301&on=20261122")]
    [InlineData("?zip=97301&on=2026-11-22T00:00:00Z")]
    [InlineData("?zip=97301&on=22.11.2026")]
    [InlineData("?zip=97301&on=2569-11-22")]
    [InlineData("?zip=97301&on=２０２６-11-22")]
    [InlineData("?zip=97301&on=2012-12-31")]
    [InlineData("?zip=97301&on=2028-11-23")]
    [InlineData("?zip=97301&on=0000-00-00")]
    [InlineData("?zip=97301&on=9999-12-31")]
    [InlineData("?zip=97301&on=today")]
    public async Task A_question_that_cannot_be_read_is_400_with_a_sentence(string query)
    {
        var answer = await _visitor.GetAsync($"/api/v1/lookup{query}");
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.Status, answer.Type));
        using var json = JsonDocument.Parse(answer.Text);
        Assert.Equal(400, json.RootElement.GetProperty("status").GetInt32());
        Assert.EndsWith(".", json.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.False(json.RootElement.TryGetProperty("traceId", out _));
    }

    [Theory]
    [InlineData("2013-01-01", 200)]
    [InlineData("2028-11-22", 200)]
    [InlineData("2024-02-29", 200)]
    public async Task The_first_and_the_last_day_can_be_asked_for(string on, int status)
    {
        Assert.Equal(status, (int)(await _visitor.GetAsync($"/api/v1/lookup?zip=97301&on={on}")).Status);
        Assert.Equal(status, (int)(await _visitor.GetAsync($"/api/v1/ccos?on={on}")).Status);
    }

    [Theory]
    [InlineData("/api/v1/ccos?on=2012-12-31", 400)]
    [InlineData("/api/v1/ccos?on=2028-11-23", 400)]
    [InlineData("/api/v1/ccos?on=2026-1-1", 400)]
    [InlineData("/api/v1/ccos?on=2026-01-01&on=2026-01-01", 400)]
    [InlineData("/api/v1/ccos/no-such-cco", 404)]
    [InlineData("/api/v1/no-such-thing", 404)]
    [InlineData("/api/v2/lookup", 404)]
    [InlineData("/api", 404)]
    public async Task Other_refusals_are_problem_details_too(string address, int status)
    {
        var answer = await _visitor.GetAsync(address);
        Assert.Equal((status, "application/problem+json"), ((int)answer.Status, answer.Type));
        using var json = JsonDocument.Parse(answer.Text);
        Assert.Equal(status, json.RootElement.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrEmpty(json.RootElement.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task Lists_are_objects_with_one_list_and_name_every_CCO_and_county()
    {
        var edition = portal.Edition();
        var ccos = await GetAsync("/api/v1/ccos");
        Assert.Equal(["on", "edition", "ccos"], ccos.EnumerateObject().Select(p => p.Name));
        Assert.Equal(edition.CcosOn(PortalFacts.Today).Select(c => c.Slug), ccos.GetProperty("ccos").EnumerateArray().Select(c => c.GetProperty("slug").GetString()));
        var counties = await GetAsync("/api/v1/counties");
        Assert.Equal(["on", "edition", "counties"], counties.EnumerateObject().Select(p => p.Name));
        Assert.Equal(36, counties.GetProperty("counties").GetArrayLength());
        foreach (var area in counties.GetProperty("counties").EnumerateArray().SelectMany(c => c.GetProperty("areas").EnumerateArray()))
            Assert.Equal(HttpStatusCode.OK, (await _visitor.GetAsync(area.GetProperty("href").GetString()!)).Status);

        var january = await GetAsync("/api/v1/ccos?on=2026-01-31");
        Assert.Equal(ccos.GetProperty("ccos").GetArrayLength() + 1, january.GetProperty("ccos").GetArrayLength());
    }

    [Fact]
    public async Task A_CCO_that_ended_names_its_day_and_its_successors_on_page_and_in_JSON()
    {
        var json = await GetAsync("/api/v1/ccos/pacificsource-lane");
        Assert.Equal("2026-02-01", json.GetProperty("endedOn").GetString());
        Assert.Equal("trillium-lane", json.GetProperty("successors")[0].GetString());
        var page = await _visitor.GetAsync("/ccos/pacificsource-lane");
        Assert.Contains("This CCO has ended", page.Words, StringComparison.Ordinal);
        Assert.NotEmpty(page.All(".alert a[href='/ccos/trillium-lane']"));
        Assert.Equal(HttpStatusCode.NotFound, (await _visitor.GetAsync("/ccos/pacificsource-lane/contact.vcf")).Status);
    }

    [Fact]
    public async Task The_description_lists_every_route()
    {
        var paths = (await GetAsync("/openapi/v1.json")).GetProperty("paths").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["/api/v1/benefits", "/api/v1/benefits/{slug}", "/api/v1/ccos", "/api/v1/ccos/{slug}", "/api/v1/counties", "/api/v1/coverage", "/api/v1/lookup", "/api/v1/notices"], paths);
        Assert.Equal(HttpStatusCode.NotFound, (await _visitor.GetAsync("/openapi/v2.json")).Status);
    }

    [Fact]
    public async Task A_contact_card_can_be_read_and_has_the_number_of_the_page()
    {
        foreach (var cco in portal.Edition().CcosOn(PortalFacts.Today))
        {
            foreach (var time in new[] { "first", "again, from memory" })
            {
                var card = await _visitor.GetAsync($"/ccos/{cco.Slug}/contact.vcf");
                Assert.Equal((time, "text/vcard", $"attachment; filename=\"{cco.Slug}.vcf\""), (time, card.Type, card.Header("Content-Disposition")));
                Assert.Empty(HouseStyle.Headers(card));
                Assert.DoesNotContain('\n', card.Text.Replace("\r\n", "", StringComparison.Ordinal));
                var lines = card.Text.Split("\r\n");
                Assert.Equal(("BEGIN:VCARD", "VERSION:3.0", "END:VCARD", ""), (lines[0], lines[1], lines[^2], lines[^1]));
                Assert.All(lines[..^1], l => Assert.Matches(@"^[A-Za-z0-9.\-]+(;[A-Z]+=[A-Z,]+)*:.+$", l));
                var phone = CcoPortal.Web.Copy.CcoFacts.BestPhone(cco)!.Value;
                Assert.Contains($"TEL;TYPE=WORK,VOICE,PREF:+1{phone.Replace("-", "", StringComparison.Ordinal)}", lines);
                Assert.Contains(lines, l => l.StartsWith("FN:", StringComparison.Ordinal) && l.Length > 4);
            }
        }
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Normal(JsonElement json) => JsonSerializer.Serialize(json, Relaxed);

    private static string Changes(JsonElement json, string list) =>
        string.Join("; ", json.GetProperty(list).EnumerateArray().Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.GetProperty("day").GetString()} {c.GetProperty("change").GetString()}")));

    private async Task<JsonElement> GetAsync(string address)
    {
        var answer = await _visitor.GetAsync(address);
        Assert.Equal((address, HttpStatusCode.OK, "application/json"), (address, answer.Status, answer.Type));
        return JsonDocument.Parse(answer.Text).RootElement;
    }
}

using System.Net;
using System.Text.Json;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Places;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>One question, three mouths: the page, the JSON and the area page say the same, for every place there is.</summary>
[Collection(SharedPortal.Name)]
public sealed class OutcomeTests(PortalFactory portal)
{
    private readonly Visitor _visitor = Visitor.Of(portal);
    private readonly Dictionary<string, Page> _seen = new(StringComparer.Ordinal);

    [Theory]
    [InlineData("97301", "zip", "served", null)]
    [InlineData("97140", "zip", "choose-county", "Which county do you live in?")]
    [InlineData("Gaston", "place", "choose-county", "Which county do you live in?")]
    [InlineData("Jefferson", "place", "choose-place", "Which place do you mean?")]
    [InlineData("90210", "zip", "not-oregon", "That place is not in Oregon")]
    [InlineData("Boise, ID", "place", "not-oregon", "That place is not in Oregon")]
    [InlineData("97999", "zip", "unknown-place", "We do not know that place")]
    [InlineData("Xyzzyville", "place", "unknown-place", "We do not know that place")]
    public async Task Each_outcome_has_its_page_and_its_word(string asked, string key, string outcome, string? heading)
    {
        var json = await LookupAsync($"{key}={Uri.EscapeDataString(asked)}");
        Assert.Equal(outcome, json.GetProperty("outcome").GetString());
        foreach (var page in new[] { await _visitor.FindAsync(asked), await _visitor.GetAsync($"/find?q={Uri.EscapeDataString(asked)}") })
        {
            Assert.Equal(heading is null ? HttpStatusCode.SeeOther : HttpStatusCode.OK, page.Status);
            Assert.Equal("private, no-cache", page.Header("Cache-Control"));
            if (heading is not null)
                Assert.Equal((heading, true), (page.Heading, page.Words.Contains("800-273-0557", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_county_whose_parts_differ_leads_to_its_page_which_asks_for_the_ZIP()
    {
        foreach (var typed in new[] { "Douglas County", "douglas county, oregon", "Klamath Co." })
        {
            var answer = await _visitor.FindAsync(typed);
            Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
            Assert.Equal(typed[0] is 'K' ? "/counties/klamath" : "/counties/douglas", answer.Location);
            var county = await _visitor.FollowAsync(answer);
            Assert.NotEmpty(county.All("form input[name=county][type=hidden]"));
        }

        var json = await LookupAsync("county=Douglas");
        Assert.Equal("choose-zip", json.GetProperty("outcome").GetString());
        Assert.Equal(
            ["allcare-cco", "umpqua-health-alliance"],
            json.GetProperty("zips").EnumerateArray().Single(z => z.GetProperty("zip").GetString() == "97410").GetProperty("ccos").EnumerateArray().Select(c => c.GetString()!));
    }

    [Fact]
    public async Task The_ZIP_box_of_a_county_page_answers_for_that_county()
    {
        var county = await _visitor.GetAsync("/counties/douglas");
        var form = county.All("main form[action='/find']").Single();
        var answer = await _visitor.PostAsync(form.GetAttribute("action")!, ("county", form.QuerySelector("input[name=county]")!.GetAttribute("value")!), ("q", "97731"));
        Assert.StartsWith("/areas/douglas/", answer.Location, StringComparison.Ordinal);

        var elsewhere = await _visitor.PostAsync("/find", ("county", "Douglas"), ("q", "97301"));
        Assert.Equal(("We do not know that place", HttpStatusCode.OK), (elsewhere.Heading, elsewhere.Status));
        var empty = await _visitor.PostAsync("/find", ("county", "Douglas"), ("q", ""));
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
    }

    [Fact]
    public async Task A_ZIP_that_is_no_longer_used_says_so_and_leads_to_its_county()
    {
        var retired = portal.Edition().Facts.Zips.Where(z => z.Status == ZipStatus.Retired).ToList();
        Assert.NotEmpty(retired);
        foreach (var zip in retired)
        {
            var page = await _visitor.FindAsync(zip.Code);
            Assert.Equal("That ZIP code is no longer used", page.Heading);
            var link = Assert.Single(page.All("main a[href^='/counties/']"));
            Assert.Equal(HttpStatusCode.OK, (await _visitor.GetAsync(link.GetAttribute("href")!)).Status);
            Assert.Equal("retired-zip", (await LookupAsync($"zip={zip.Code}")).GetProperty("outcome").GetString());
        }
    }

    [Fact]
    public async Task A_misspelled_name_is_offered_in_its_right_spelling_and_the_button_finds_it()
    {
        var page = await _visitor.FindAsync("Portlnad");
        Assert.Equal("We do not know that place", page.Heading);
        Assert.Equal("Portlnad", page.All("input#q").Single().GetAttribute("value"));
        var offer = page.Document.QuerySelector("main button[name=q]")!;
        Assert.Equal("Portland", offer.GetAttribute("value"));
        var answer = await _visitor.PressAsync(offer);
        Assert.True(answer.Status is HttpStatusCode.SeeOther or HttpStatusCode.OK);
        Assert.NotEqual("We do not know that place", answer.Status == HttpStatusCode.OK ? answer.Heading : "");
        Assert.Equal("Portland", (await LookupAsync("place=Portlnad")).GetProperty("suggestions")[0].GetString());
    }

    [Theory]
    [InlineData(" 97301 ")]
    [InlineData("97301-1234")]
    [InlineData("９７３０１")]
    [InlineData("97301‑1234")]
    [InlineData("\u200E97301\u200F")]
    public async Task A_ZIP_is_read_however_it_was_pasted(string typed) =>
        Assert.Equal("/areas/marion/pacificsource-marion-polk", (await _visitor.FindAsync(typed)).Location);

    [Theory]
    [InlineData("", "Type a ZIP code, a city, or a county in Oregon.")]
    [InlineData("   ", "Type a ZIP code, a city, or a county in Oregon.")]
    [InlineData("!!!", "We could not read that. Type a ZIP code, a city, or a county in Oregon.")]
    [InlineData("9730", "A ZIP code has 5 digits, like 97301.")]
    [InlineData("973011", "A ZIP code has 5 digits, like 97301.")]
    public async Task What_cannot_be_read_shows_the_form_again_with_a_linked_error(string typed, string sentence)
    {
        var page = await _visitor.FindAsync(typed);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("Error: Find your CCO – CCO Portal", page.Title);
        Assert.Equal(sentence, page.All(".error-summary a[href='#q']").Single().TextContent);
        var box = page.All("input#q").Single();
        Assert.Equal("true", box.GetAttribute("aria-invalid"));
        Assert.Contains("q-error", box.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Equal(typed.Trim(), box.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task The_page_the_JSON_and_the_area_page_name_the_same_CCOs_for_every_ZIP_county_and_place()
    {
        var facts = portal.Edition().Facts;
        var questions = facts.Zips.Select(z => ("zip", z.Code)).Concat(facts.Counties.Select(c => ("county", c.Name))).Concat(facts.Places.Select(p => p.Name).Distinct().Select(n => ("place", n))).ToList();
        var outcomes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, value) in questions)
        {
            var json = await LookupAsync($"{key}={Uri.EscapeDataString(value)}");
            var outcome = json.GetProperty("outcome").GetString()!;
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            var page = await PostUncheckedAsync(key == "county" ? $"{value} County" : value, null);
            if (outcome == "served")
            {
                var href = json.GetProperty("area").GetProperty("href").GetString()!;
                Assert.True(href == page.Location, $"{value}: the JSON says {href}, the page {page.Location ?? page.Heading}");
                Assert.Equal(Slugs(json), CcosOn(await AreaAsync(href)));
                Assert.Equal($"/counties/{Slug.From(json.GetProperty("area").GetProperty("county").GetString()!)}", (await AreaAsync(href)).All(".breadcrumb a")[^1].GetAttribute("href"));
            }
            else if (outcome == "choose-zip" && key == "county")
            {
                Assert.Equal($"/counties/{Slug.From(value)}", page.Location);
            }
            else
            {
                Assert.True(page.Status == HttpStatusCode.OK, $"{value}: {page.Status}, the JSON says {outcome}");
                Assert.Empty(Slugs(json));
                Assert.Equal(Choices(json).Count, page.All("main .choices button").Count);
            }
        }

        Assert.True(outcomes["served"] > 900, string.Join(", ", outcomes));
        Assert.All(new[] { "choose-county", "choose-zip", "choose-place", "retired-zip" }, o => Assert.True(outcomes.GetValueOrDefault(o) > 0, $"no {o} among {string.Join(", ", outcomes)}"));
    }

    [Fact]
    public async Task Every_button_of_every_chooser_leads_to_the_CCOs_that_it_names()
    {
        var edition = portal.Edition();
        var asking = edition.Facts.Zips.Select(z => z.Code).Concat(edition.Facts.Places.Select(p => p.Name).Distinct())
            .Where(q => (char.IsAsciiDigit(q[0]) ? edition.Coverage.ForZip(int.Parse(q, null), PortalFacts.Today) : edition.Coverage.ForName(q, PortalFacts.Today)) is ChooseCounty or ChooseZip or ChoosePlace).ToList();
        Assert.True(asking.Count > 50, $"{asking.Count} ask");
        var pressed = 0;
        foreach (var q in asking)
        {
            var page = await PostUncheckedAsync(q, null);
            HouseStyle.Check(page);
            var json = await LookupAsync($"{(char.IsAsciiDigit(q[0]) ? "zip" : "place")}={Uri.EscapeDataString(q)}");
            pressed += await PressAllAsync(q, page, Choices(json), depth: 0);
        }

        Assert.True(pressed > 100, $"{pressed} buttons");
    }

    private async Task<int> PressAllAsync(string path, Page chooser, List<(string Label, string County, string[] Ccos)>? choices, int depth)
    {
        Assert.True(depth < 3, $"{path} asks for ever");
        var buttons = chooser.All("main .choices button");
        Assert.True(buttons.Count > 1, $"{path}: a chooser with {buttons.Count} buttons");
        var pressed = 0;
        for (var i = 0; i < buttons.Count; i++)
        {
            var way = $"{path} > {Page.NameOf(buttons[i])}";
            var answer = await _visitor.PressAsync(buttons[i]);
            pressed++;
            var reached = answer.Location is null ? [] : await ReachedAsync(answer.Location);
            if (answer.Location is null)
            {
                Assert.True(answer.All("main .choices button").Count > 1 && answer.Heading.StartsWith("Which", StringComparison.Ordinal), $"{way}: {answer.Heading}");
                pressed += await PressAllAsync(way, answer, null, depth + 1);
            }
            else if (choices is not null)
            {
                Assert.Equal((way, string.Join(' ', choices[i].Ccos.Order(StringComparer.Ordinal))), (way, string.Join(' ', reached)));
                Assert.Contains($"/{Slug.From(choices[i].County)}", answer.Location, StringComparison.Ordinal);
            }

            // What the button says is what the pages behind it say.
            if (answer.Location is not null)
            {
                var words = Page.NameOf(buttons[i]);
                Assert.All(reached, slug => Assert.Contains(Copy(slug), words, StringComparison.Ordinal));
            }
        }

        return pressed;
    }

    private string Copy(string slug) => CcoPortal.Web.Copy.Words.Name(portal.Edition().Cco(slug)!);

    private async Task<IReadOnlyList<string>> ReachedAsync(string href)
    {
        var page = await AreaAsync(href);
        return href.StartsWith("/areas/", StringComparison.Ordinal)
            ? [.. CcosOn(page).Order(StringComparer.Ordinal)]
            : [.. page.All("main section .directory a").Select(a => a.GetAttribute("href")!["/ccos/".Length..]).Distinct().Order(StringComparer.Ordinal)];
    }

    private async Task<Page> AreaAsync(string href)
    {
        if (!_seen.TryGetValue(href, out var page))
            _seen[href] = page = await _visitor.GetAsync(href);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page;
    }

    /// <summary>The cards and the possibilities below them, in their order.</summary>
    private static List<string> CcosOn(Page area) =>
        [.. area.All("main .cards article, main .maybe").Select(card => card.QuerySelector("a[href^='/ccos/']")!.GetAttribute("href")!["/ccos/".Length..])];

    private static List<string> Slugs(JsonElement json) => [.. json.GetProperty("ccos").EnumerateArray().Select(c => c.GetProperty("slug").GetString()!)];

    private static List<(string Label, string County, string[] Ccos)> Choices(JsonElement json) =>
    [
        .. json.GetProperty("counties").EnumerateArray().Select(c => (c.GetProperty("county").GetString()!, c.GetProperty("county").GetString()!, Of(c))),
        .. json.GetProperty("zips").EnumerateArray().Select(z => (z.GetProperty("zip").GetString()!, "", Of(z))),
        .. json.GetProperty("places").EnumerateArray().Select(p => (p.GetProperty("name").GetString()!, p.GetProperty("county").GetString()!, Of(p))),
        .. json.GetProperty("suggestions").EnumerateArray().Select(s => (s.GetString()!, "", Array.Empty<string>())),
    ];

    private static string[] Of(JsonElement choice) => [.. choice.GetProperty("ccos").EnumerateArray().Select(c => c.GetString()!)];

    private async Task<Page> PostUncheckedAsync(string q, string? county)
    {
        using var form = new FormUrlEncodedContent(new[] { KeyValuePair.Create("q", q) }.Concat(county is null ? [] : [KeyValuePair.Create("county", county)]));
        return await Page.FromAsync(await _visitor.Client.PostAsync(new Uri("/find", UriKind.Relative), form), $"POST /find {q}");
    }

    private async Task<JsonElement> LookupAsync(string query)
    {
        using var answer = await _visitor.Client.GetAsync(new Uri($"/api/v1/lookup?{query}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}

using System.Net;
using CcoPortal.Domain.Benefits;
using CcoPortal.Web.Copy;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>What a member's own plan covers: asked by POST, answered on the spot, kept nowhere.</summary>
[Collection(SharedPortal.Name)]
public sealed class CoverageTests(PortalFactory portal)
{
    private const string ClientServices = "tel:+18002730557", Adrc = "tel:+18556732372", Medicare = "tel:+18006334227";

    private readonly Visitor _visitor = Visitor.Of(portal);

    [Fact]
    public async Task The_form_asks_for_codes_age_pregnancy_type_package_and_CCO_and_none_is_required()
    {
        var facts = portal.Edition().Facts;
        var page = await _visitor.GetAsync("/coverage");
        var form = page.All("main form").Single();
        Assert.Equal(("post", "/coverage"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal(["letter", "age", "pregnancy", "type", "package", "cco"], form.QuerySelectorAll("[name]").Select(e => e.GetAttribute("name")).Distinct());
        Assert.Empty(page.All("[required]"));
        Assert.Equal(["unknown", "unknown"], page.All("input[type=radio][checked]").Select(r => r.GetAttribute("value")!));
        Assert.Equal(["unknown", .. facts.EnrollmentTypes.Select(t => t.Code)], Options(page, "type"));
        Assert.Equal(["unknown", .. facts.Packages.Where(p => p.Status != PackageStatus.Ended).OrderBy(p => p.Order).Select(p => p.Slug)], Options(page, "package"));
        Assert.Equal(["unknown", .. portal.Edition().CcosOn(PortalFacts.Today).Select(c => c.Slug)], Options(page, "cco"));
    }

    [Fact]
    public async Task An_answer_is_a_page_of_its_own_that_is_kept_nowhere()
    {
        var page = await AskAsync(("age", "under-21"), ("pregnancy", "yes"), ("package", "bridge"), ("type", "CCOG"), ("cco", "allcare-cco"));
        Assert.Equal((HttpStatusCode.OK, "What your plan covers", "private, no-cache"), (page.Status, page.Heading, page.Header("Cache-Control")));
        Assert.Equal((null, "", "", ""), (page.Location, page.Header("ETag"), page.Header("Set-Cookie"), page.Header("Vary")));
        Assert.Contains("For a person under 21, pregnant or in the 12 months after.", page.Words, StringComparison.Ordinal);
        Assert.Equal(("CCOG", "bridge", "allcare-cco"), (Chosen(page, "type"), Chosen(page, "package"), Chosen(page, "cco")));
        Assert.Equal(["under-21", "yes"], page.All("input[type=radio][checked]").Select(r => r.GetAttribute("value")!));
        Assert.Equal("What does my plan cover?", (await _visitor.GetAsync("/coverage?age=under-21&package=bridge&letter=CCOG")).Heading);
    }

    [Fact]
    public async Task Nothing_of_a_question_is_logged_or_sent_back_in_a_header()
    {
        string[] planted = ["under-21", "bridge", "BRG", "CCOG", "open-card", "ohp-plus-supplemental", "BMP", "CCOE", "trillium-lane", "ZQXW"];
        await using var another = new AnotherPortal(portal);
        using var client = another.OnSocket();
        var visitor = new Visitor(client);
        await visitor.GetAsync("/health/live");
        var before = another.Logged.Count;
        Page[] pages =
        [
            await visitor.PostAsync("/coverage", ("age", "under-21"), ("pregnancy", "yes"), ("package", "bridge"), ("type", "CCOG"), ("cco", "trillium-lane")),
            await visitor.PostAsync("/coverage", ("letter", "CCOE BMP ZQXW")),
            await visitor.PostAsync("/coverage", ("letter", "BRG BMP")),
            await visitor.PostAsync("/coverage", ("package", "ohp-plus-supplemental"), ("type", "open-card"), ("age", "ZQXW")),
            await visitor.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Post, "/coverage") { Content = new StringContent("""{"package":"bridge","type":"CCOG","age":"under-21"}""", System.Text.Encoding.UTF8, "application/json") }),
            await visitor.GetAsync("/api/v1/coverage?age=under-21&package=bridge&type=CCOG"),
            await visitor.GetAsync("/api/v1/coverage?age=ZQXW&package=BMP&type=open-card"),
        ];
        Assert.Equal([200, 200, 400, 400, 400, 200, 400], pages.Select(p => (int)p.Status));
        for (var i = 0; i < 100 && another.Logged.Count(l => l.Contains("POST coverage", StringComparison.Ordinal)) < 5; i++)
            await Task.Delay(20);
        var logged = another.Logged.Skip(before).ToList();
        Assert.Equal(5, logged.Count(l => l.Contains("POST coverage", StringComparison.Ordinal)));
        foreach (var value in planted)
        {
            Assert.DoesNotContain(logged, l => l.Contains(value, StringComparison.OrdinalIgnoreCase));
            Assert.All(pages.SelectMany(p => p.Headers), h => Assert.DoesNotContain(value, $"{h.Key}: {string.Join(' ', h.Value)}", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Who_knows_nothing_sees_the_common_case_and_is_told_so()
    {
        var all = await AskAsync(("letter", ""), ("age", "unknown"), ("pregnancy", "unknown"), ("type", "unknown"), ("package", "unknown"), ("cco", "unknown"));
        foreach (var page in new[] { all, await AskAsync(), await AskAsync(("letter", "  "), ("age", ""), ("package", "")) })
        {
            Assert.Contains("For a person 21 or over. Package: OHP Plus (BMH). CCO type: CCOA.", page.Words, StringComparison.Ordinal);
            Assert.Contains(
                "So we show what most people have. Your age group: we show 21 and over. Pregnancy: we show not pregnant. Your package: we show OHP Plus. Your CCO type: we show CCOA.",
                page.Words, StringComparison.Ordinal);
            Assert.Equal(Table(all), Table(page));
        }

        Assert.Equal(Table(all), Table(await AskAsync(("age", "21-plus"), ("pregnancy", "no"), ("package", "BMH"), ("type", "CCOA"))));
        Assert.DoesNotContain("I don’t know”", (await AskAsync(("age", "21-plus"), ("pregnancy", "no"), ("package", "BMH"), ("type", "CCOA"))).Words, StringComparison.Ordinal);
        Assert.Contains("Pregnancy: your package is for people who are pregnant.", (await AskAsync(("letter", "CCOA BMP"))).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CCOA BMH", "Package: OHP Plus (BMH). CCO type: CCOA.")]
    [InlineData("cco-a, bmh", "Package: OHP Plus (BMH). CCO type: CCOA.")]
    [InlineData("BMH/ccoa", "Package: OHP Plus (BMH). CCO type: CCOA.")]
    [InlineData("b m h c c o a", "Package: OHP Plus (BMH). CCO type: CCOA.")]
    [InlineData("CC0A", "Package: OHP Plus (BMH). CCO type: CCOA.")]
    [InlineData("c c o a", "Package: OHP Plus (BMH). CCO type: CCOA.")]
    [InlineData("CCOB; brg", "CCO type: CCOB.")]
    [InlineData("Open Card BMH", "Package: OHP Plus (BMH). CCO type: None (open card).")]
    [InlineData("BMM", "Limited Drug")]
    public async Task Codes_are_read_as_people_copy_them(string letter, string understood)
    {
        var page = await AskAsync(("letter", letter));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(understood, Page.TextOf(page.All("h1 + .lead").Single()), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("We do not know", page.Words, StringComparison.Ordinal);
        Assert.Equal(letter, page.All("#letter").Single().GetAttribute("value"));
    }

    [Fact]
    public async Task Codes_of_the_letter_win_over_what_was_chosen_below()
    {
        var page = await AskAsync(("letter", "CCOB BMH"), ("type", "CCOF"), ("package", "bridge"));
        Assert.Contains("Package: OHP Plus (BMH). CCO type: CCOB.", page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CCOA BMH XYZ", "We do not know this code: XYZ.")]
    [InlineData("CCOA XYZ, QQQ", "We do not know these codes: XYZ, QQQ.")]
    [InlineData("BMH <b>", "We do not know this code: <b>.")]
    public async Task A_code_we_do_not_know_is_named_with_whom_to_ask(string letter, string said)
    {
        var page = await AskAsync(("letter", letter));
        var alert = page.All(".alert--warning").Single();
        Assert.StartsWith(said, Page.TextOf(alert), StringComparison.Ordinal);
        Assert.NotNull(alert.QuerySelector($"a[href='{ClientServices}']"));
        Assert.Empty(page.All("main b"));
    }

    [Theory]
    [InlineData("CWX", "This package ended on June 30, 2023.")]
    [InlineData("CWM BMH", "This package ended on June 30, 2023.")]
    [InlineData("KIT", "This is an old code. We think it has ended.")]
    public async Task An_ended_package_is_said_to_have_ended_and_whom_to_ask(string letter, string said)
    {
        var page = await AskAsync(("letter", letter));
        var alert = page.All(".alert--warning").Single();
        Assert.Contains(said, Page.TextOf(alert), StringComparison.Ordinal);
        Assert.NotNull(alert.QuerySelector($"a[href='{ClientServices}']"));
        Assert.Contains("Package: OHP Plus (BMH).", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DEN_stands_for_two_programs_that_cover_dental_care_alone()
    {
        var page = await AskAsync(("letter", "DEN"));
        var lead = Page.TextOf(page.All("h1 + .lead").Single());
        foreach (var slug in new[] { "cofa-dental", "veteran-dental" })
            Assert.Contains(portal.Edition().Facts.Packages.Single(p => p.Slug == slug).In("en").Name, lead, StringComparison.Ordinal);
        Assert.Contains("CCO type: CCOF.", lead, StringComparison.Ordinal);
        var rows = Table(page);
        Assert.StartsWith("Your CCO pays", rows["dental"], StringComparison.Ordinal);
        Assert.StartsWith("Not covered by your plan", rows["physical"], StringComparison.Ordinal);
        Assert.Empty(page.All(".alert--warning"));
    }

    [Theory]
    [InlineData("letter", "XYZ", "letter")]
    [InlineData("letter", "CCOA CCOB", "letter")]
    [InlineData("letter", "BMH BRG", "letter")]
    [InlineData("letter", "CCOA BMH CCOG BMM", "letter")]
    [InlineData("letter", "<script>", "letter")]
    [InlineData("letter", "...", "letter")]
    [InlineData("age", "30", "age")]
    [InlineData("age", "Under-21", "age")]
    [InlineData("pregnancy", "maybe", "pregnancy")]
    [InlineData("package", "gold", "package")]
    [InlineData("package", "CCOA", "package")]
    [InlineData("type", "CCOZ", "type")]
    [InlineData("type", "BMH", "type")]
    [InlineData("type", "CCOA CCOB", "type")]
    [InlineData("cco", "no-such-cco", "cco")]
    [InlineData("cco", "pacificsource-lane", "cco")]
    public async Task What_cannot_be_read_says_which_field_and_keeps_the_rest(string field, string value, string told)
    {
        (string Name, string Value)[] rest = [("letter", ""), ("age", "21-plus"), ("pregnancy", "no"), ("package", "bridge"), ("type", "CCOG"), ("cco", "allcare-cco")];
        var page = await AskAsync([.. rest.Where(r => r.Name != field), (field, value)]);
        Assert.Equal((HttpStatusCode.BadRequest, "Error: What does my plan cover? – CCO Portal"), (page.Status, page.Title));
        Assert.Equal("private, no-cache", page.Header("Cache-Control"));
        Assert.Equal([$"#{told}"], page.All(".error-summary a").Select(a => a.GetAttribute("href")!));
        Assert.Equal($"Error: {Page.TextOf(page.All(".error-summary a").Single())}", Page.TextOf(page.All(".usa-error-message").Single()));
        Assert.NotEmpty(page.All($"[aria-describedby~={told}-error]"));
        if (field == "letter")
            Assert.Equal(value, page.All("#letter").Single().GetAttribute("value"));
        foreach (var (name, kept) in rest.Where(r => r.Name is "package" or "type" or "cco" && r.Name != field))
            Assert.Equal((name, kept), (name, Chosen(page, name)));
        foreach (var (name, kept) in rest.Where(r => r.Name is "age" or "pregnancy" && r.Name != field))
            Assert.Equal((name, kept), (name, page.All($"input[name={name}][checked]").Single().GetAttribute("value")));
    }

    [Fact]
    public async Task A_letter_that_is_far_too_long_and_a_form_that_is_none_get_a_sentence()
    {
        Assert.Contains("Type only the codes", (await AskAsync(("letter", new string('C', 201)))).Words, StringComparison.Ordinal);
        var json = await _visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/coverage") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") });
        Assert.Equal((HttpStatusCode.BadRequest, "Error: What does my plan cover? – CCO Portal"), (json.Status, json.Title));
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(("age", "under-21"), ("age", "21-plus"))).Status);
    }

    [Theory]
    [InlineData("qmb", "CCOA", "no", "People with this package are not in a CCO. But you chose a CCO type.")]
    [InlineData("cofa-dental", "CCOA", "no", "People with this package most often have type CCOF. You chose another type.")]
    [InlineData("ohp-plus-supplemental", "CCOA", "no", "This package is for people who are pregnant or were in the past 12 months. You said you are not.")]
    public async Task Two_answers_that_do_not_go_together_are_pointed_out(string package, string type, string pregnancy, string said)
    {
        var page = await AskAsync(("package", package), ("type", type), ("pregnancy", pregnancy));
        Assert.StartsWith(said, Page.TextOf(page.All(".alert--warning").Single()), StringComparison.Ordinal);
        Assert.NotEmpty(page.All($".alert--warning a[href='{ClientServices}']"));
        Assert.Empty((await AskAsync(("package", package))).All(".alert--warning"));
    }

    [Fact]
    public async Task Every_package_and_type_says_who_pays_for_each_area_and_whom_to_call()
    {
        var facts = portal.Edition().Facts;
        var payers = new HashSet<Payer>();
        foreach (var package in facts.Packages.Where(p => p.Status != PackageStatus.Ended))
        {
            foreach (var type in facts.EnrollmentTypes)
            {
                foreach (var (age, pregnant) in new[] { (AgeGroup.Under21, false), (AgeGroup.From21, true) })
                {
                    var page = await AskAsync(("age", age == AgeGroup.Under21 ? "under-21" : "21-plus"), ("pregnancy", pregnant ? "yes" : "no"), ("package", package.Slug), ("type", type.Code));
                    var plan = MyCoverage.Plan(new Member(age, pregnant, package.Slug, type.Code), facts.Packages, facts.EnrollmentTypes);
                    var areas = MyCoverage.Areas(facts.Benefits.OrderBy(b => b.Order), plan);
                    var rows = page.All("table.coverage tbody tr");
                    Assert.Equal(areas.Select(a => BenefitWords.Area(a.Area)), rows.Select(r => Page.TextOf(r.QuerySelector("th")!)));
                    foreach (var (row, area) in rows.Zip(areas))
                    {
                        var (pays, calls) = (Page.TextOf(row.QuerySelectorAll("td")[0]), row.QuerySelectorAll("td")[1]);
                        Assert.StartsWith(BenefitWords.Headline(area) + ".", pays, StringComparison.Ordinal);
                        foreach (var (payer, services) in area.Payers.Skip(1))
                            Assert.Contains(BenefitWords.Exception(payer, string.Join("; ", services.Select(s => s.Benefit.In("en").Name))), pays, StringComparison.Ordinal);
                        payers.UnionWith(area.Payers.Select(p => p.Payer));
                        Calls(ClientServices, Payer.Oha, Payer.OhaRides, Payer.Ask, Payer.CcoAndOha);
                        Calls(Adrc, Payer.Odhs);
                        Calls(Medicare, Payer.Medicare);
                        Assert.NotEqual("", Page.TextOf(calls));
                        Assert.Equal(type.HasCco && area.Payers.Any(p => p.Payer is Payer.Cco or Payer.CcoAndOha or Payer.Ask), Page.TextOf(calls).Contains("CCO card", StringComparison.Ordinal));

                        void Calls(string phone, params Payer[] who) =>
                            Assert.Equal((page.Asked, area.Area, phone, area.Payers.Any(p => who.Contains(p.Payer))), (page.Asked, area.Area, phone, calls.QuerySelector($"a[href='{phone}']") is not null));
                    }
                }
            }
        }

        Assert.Superset(new HashSet<Payer> { Payer.Cco, Payer.Oha, Payer.OhaRides, Payer.CcoAndOha, Payer.Odhs }, payers);
    }

    [Theory]
    [InlineData("CCOA", "physical", "Your CCO pays")]
    [InlineData("CCOE", "physical", "OHA (open card) pays")]
    [InlineData("CCOE", "behavioral", "Your CCO pays")]
    [InlineData("CCOB", "dental", "OHA (open card) pays")]
    [InlineData("CCOF", "dental", "Your CCO pays")]
    [InlineData("CCOF", "physical", "OHA (open card) pays")]
    [InlineData("CCOG", "dental", "Your CCO pays")]
    [InlineData("open-card", "behavioral", "OHA (open card) pays")]
    [InlineData("open-card", "transport", "OHA pays, through a ride service for your region")]
    [InlineData("CCOA", "long_term_care", "Another state office pays (ODHS)")]
    public async Task Each_type_has_its_payer(string type, string area, string says) =>
        Assert.StartsWith(says, Table(await AskAsync(("type", type), ("package", "ohp-plus")))[area], StringComparison.Ordinal);

    [Fact]
    public async Task A_separate_plan_pays_for_everything_in_PACE()
    {
        var page = await AskAsync(("package", "pace"));
        Assert.All(Table(page).Values, row => Assert.StartsWith("Your other plan pays.", row, StringComparison.Ordinal));
        Assert.All(page.All("table.coverage tbody td[data-label='Whom to call']"), c => Assert.Equal("Your other plan. The number is on its card.", Page.TextOf(c)));
    }

    [Fact]
    public async Task The_number_of_the_CCO_that_was_chosen_stands_in_each_area_that_it_pays_for()
    {
        foreach (var cco in portal.Edition().CcosOn(PortalFacts.Today).Where(c => CcoFacts.BestPhone(c) is not null))
        {
            var page = await AskAsync(("cco", cco.Slug), ("type", "CCOE"), ("package", "ohp-plus"));
            var link = $"a[href='{Words.Tel(CcoFacts.BestPhone(cco)!.Value)}']";
            Assert.NotNull(Row(page, "behavioral").QuerySelector(link));
            Assert.Contains(Words.Name(cco), Page.TextOf(Row(page, "behavioral")), StringComparison.Ordinal);
            Assert.Null(Row(page, "dental").QuerySelector(link));
            Assert.DoesNotContain("CCO card)", page.Words, StringComparison.Ordinal);
            var open = await AskAsync(("cco", cco.Slug), ("type", "open-card"));
            Assert.Empty(open.All($"table {link}"));
        }
    }

    [Fact]
    public async Task An_area_of_the_answer_leads_to_its_services_for_that_age()
    {
        var page = await AskAsync(("age", "under-21"));
        var links = page.All("table.coverage tbody th a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(Enum.GetValues<BenefitArea>().Where(a => a != BenefitArea.NotCovered).Select(a => $"/benefits?area={a.Id()}&person=under-21"), links);
        foreach (var link in links)
            Assert.Equal(HttpStatusCode.OK, (await _visitor.GetAsync(link)).Status);
    }

    private Task<Page> AskAsync(params (string Name, string Value)[] answers) => _visitor.PostAsync("/coverage", answers);

    /// <summary>Area to what its row says.</summary>
    private static Dictionary<string, string> Table(Page page) => page.All("table.coverage tbody tr").ToDictionary(
        AreaOf, r => string.Join(' ', r.QuerySelectorAll("td").Select(Page.TextOf)), StringComparer.Ordinal);

    private static AngleSharp.Dom.IElement Row(Page page, string area) => page.All("table.coverage tbody tr").Single(r => AreaOf(r) == area);

    private static string AreaOf(AngleSharp.Dom.IElement row) => row.QuerySelector("th a")!.GetAttribute("href")!["/benefits?area=".Length..].Split('&')[0];

    private static List<string> Options(Page page, string field) => [.. page.All($"#{field} option").Select(o => o.GetAttribute("value")!)];

    private static string? Chosen(Page page, string field) => page.All($"#{field} option[selected]").SingleOrDefault()?.GetAttribute("value");
}

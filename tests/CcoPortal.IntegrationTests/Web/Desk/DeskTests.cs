using System.Net;
using CcoPortal.Domain.Coverage;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Languages;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Desk;

/// <summary>The desk as an agent uses it: what is looked up and said, and the next question.</summary>
public sealed class DeskTests(DeskPortal portal) : IClassFixture<DeskPortal>
{
    [Fact]
    public async Task A_ZIP_gives_the_CCO_its_number_and_how_sure_and_in_two_counties_the_question_to_ask_first()
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        var page = await agent.AskAsync("97301");
        Assert.Equal("One CCO serves Marion County", agent.Answer.Title);
        Assert.StartsWith("One CCO serves Marion County: PacificSource Marion-Polk.", agent.Answer.Say, StringComparison.Ordinal);
        var cco = portal.Edition().Cco("pacificsource-marion-polk")!;
        Assert.Contains($"PacificSource Marion-Polk: {cco.TollFree!.Value}", page.Words, StringComparison.Ordinal);
        Assert.Contains("Our sources agree.", page.Words, StringComparison.Ordinal);
        Assert.Contains("An interpreter is free on each of these lines.", page.Words, StringComparison.Ordinal);

        await agent.BeginAsync();
        var edition = portal.Edition();
        var zip = edition.Facts.Zips.First(z => edition.Coverage.ForZip(int.Parse(z.Code, System.Globalization.CultureInfo.InvariantCulture), new DateOnly(2026, 11, 22)) is ChooseCounty).Code;
        await agent.AskAsync(zip);
        Assert.Equal("Which county do you live in?", agent.Answer.Title);
        Assert.DoesNotContain("on each of these lines", agent.Seen.Words, StringComparison.Ordinal);
        var county = agent.Seen.All("#answer button[name=county]")[1].GetAttribute("value")!;
        await agent.ChooseAsync($"{county} County");
        Assert.Contains($"{county} County", agent.Answer.Title, StringComparison.Ordinal);
        Assert.NotEqual("Which county do you live in?", agent.Answer.Title);
        // Another question: the county that was named belonged to the one before.
        await agent.AskAsync("97401");
        Assert.Contains("Lane County", agent.Answer.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_from_a_card_a_nickname_codes_of_a_letter_and_a_problem_are_read_in_the_same_box()
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        var cco = portal.Edition().Cco("allcare-cco")!;
        var digits = string.Concat(cco.TollFree!.Value.Where(char.IsDigit));
        foreach (var typed in new[] { cco.TollFree.Value, digits, $"1-{cco.TollFree.Value}", $"({digits[..3]}) {digits[3..6]} {digits[6..]}", digits[3..] })
        {
            await agent.AskAsync(typed);
            Assert.Equal("AllCare CCO", agent.Answer.Title);
        }

        await agent.AskAsync("all care");
        Assert.Equal("AllCare CCO", agent.Answer.Title);
        await agent.AskAsync(portal.Edition().Contact("client-services").Phone);
        Assert.Equal("OHP Client Services", agent.Answer.Title);
        await agent.AskAsync("BMH ccoa");
        Assert.Equal("OHP Plus (BMH), CCOA", agent.Answer.Title);
        Assert.Contains("Dental care: Your CCO pays.", agent.Answer.Say, StringComparison.Ordinal);
        await agent.AskAsync("zzqxv wwkkq");
        Assert.Equal("We found nothing for these words", agent.Answer.Title);
    }

    [Fact]
    public async Task A_number_that_is_nobody_s_whom_the_portal_knows_gets_no_guess()
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        foreach (var typed in new[] { "503-555-0142", "1 (503) 555-0142", "5550142" })
        {
            await agent.AskAsync(typed, ("speaks", "es"));
            Assert.Equal("That number is not in our records", agent.Answer.Title);
            Assert.Empty(agent.Seen.All("#answer button[name=pick]"));
            Assert.Contains(portal.Edition().Contact("client-services").Phone, agent.Answer.Say, StringComparison.Ordinal);
            Assert.Contains("no está en nuestros registros", string.Join(' ', agent.Seen.All("#answer .say[lang=es] p").Select(Page.TextOf)), StringComparison.Ordinal);
        }
    }

    [Theory]
    // The relay’s own number, though many lines and CCOs name it as their TTY.
    [InlineData("711", "Oregon Relay (TTY)")]
    [InlineData("988", "988 Suicide and Crisis Lifeline")]
    // As someone types who hears it.
    [InlineData("8 0 0 2 7 3 0 5 5 7", "OHP Client Services")]
    [InlineData("+1 (800) 273.0557", "OHP Client Services")]
    [InlineData("9 7 3 0 1", "One CCO serves Marion County")]
    [InlineData("973 01", "One CCO serves Marion County")]
    [InlineData("97301 - 1234", "One CCO serves Marion County")]
    public async Task Digits_are_read_as_what_they_are(string typed, string title)
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        await agent.AskAsync(typed);
        Assert.Equal(title, agent.Answer.Title);
        // Each answer has a key.
        Assert.InRange(agent.Seen.All("#answer button[name=pick]").Count, 0, 8);
    }

    [Theory]
    [InlineData("97201 97202"), InlineData("97201, 97202"), InlineData("1/15/2027"), InlineData("11-5-2027"), InlineData("123-45-6789")]
    public async Task Digits_that_are_no_phone_number_are_not_warned_of_as_one(string typed)
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        var page = await agent.AskAsync(typed);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("Be careful with it", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_among_other_answers_that_is_in_two_counties_is_reached_through_its_question()
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        await agent.AskAsync("97071 dentist");
        var first = agent.Answer.Title;
        await agent.ChooseAsync("Which county do you live in?");
        await agent.ChooseAsync("Marion County");
        Assert.NotEqual("Which county do you live in?", first);
        Assert.EndsWith("Marion County", agent.Answer.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ZIP_chosen_of_a_place_keeps_the_county_of_the_place_and_the_call_has_the_county_of_its_last_place()
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        var (map, today) = (portal.Edition().Coverage, new DateOnly(2026, 11, 22));
        ChooseZip choose = null!;
        var name = portal.Edition().Facts.Counties.Select(c => $"{c.Name} County").First(n => map.ForName(n, today) is ChooseZip found
            && found.Zips.Any(z => map.ForZip(int.Parse(z.Zip.Code, System.Globalization.CultureInfo.InvariantCulture), today) is ChooseCounty) && (choose = found) is not null);
        var zip = choose.Zips.First(z => map.ForZip(int.Parse(z.Zip.Code, System.Globalization.CultureInfo.InvariantCulture), today) is ChooseCounty).Zip.Code;
        await agent.AskAsync("97401");
        Assert.Equal("lane", CountyOfCall());
        await agent.AskAsync(name);
        Assert.Equal("Which ZIP code do you live in?", agent.Answer.Title);
        await agent.ChooseAsync(zip);
        Assert.Contains($"{choose.County.Name} County", agent.Answer.Title, StringComparison.Ordinal);
        Assert.Equal(choose.County.Slug, CountyOfCall());

        string? CountyOfCall() => agent.Seen.All("select[name=call-county] option[selected]").Single().GetAttribute("value");
    }

    [Fact]
    public async Task What_an_answer_depends_on_is_asked_one_thing_after_the_other()
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        await agent.AskAsync("root canal");
        Assert.Contains(agent.Seen.All("#answer h3").Select(Page.TextOf), h => h == "Ask: How old is the person?");
        await agent.ChooseAsync("Under 21");
        Assert.Equal("Root canals", agent.Answer.Title);
        Assert.StartsWith("Root canals: Yes", agent.Answer.Say, StringComparison.Ordinal);
        Assert.DoesNotContain("21 or over", agent.Answer.Say, StringComparison.Ordinal);
        Assert.Contains(agent.Seen.All("#answer h3").Select(Page.TextOf), h => h == "Ask: What is the CCO type on the coverage letter?");
        await agent.ChooseAsync("CCOA");
        Assert.Contains("Who pays: Your CCO.", agent.Answer.Say, StringComparison.Ordinal);
        Assert.DoesNotContain(agent.Seen.All("#answer h3").Select(Page.TextOf), h => h.StartsWith("Ask:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_nobody_gets_from_21_needs_no_approval_and_no_question_and_under_21_it_does()
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        await agent.AskAsync("braces");
        await agent.ChooseAsync("21 and over");
        Assert.StartsWith("Braces: No.", agent.Answer.Say, StringComparison.Ordinal);
        Assert.DoesNotContain("approv", agent.Answer.Say, StringComparison.Ordinal);
        Assert.DoesNotContain("A provider must", agent.Answer.Say, StringComparison.Ordinal);
        Assert.Empty(Asked(agent));
        await agent.AskAsync("braces", ("age", "under-21"));
        Assert.Contains("Your CCO must approve this first.", agent.Answer.Say, StringComparison.Ordinal);
        Assert.Equal(["Ask: What is the CCO type on the coverage letter?"], Asked(agent));
        // From 21 too it is given in pregnancy.
        await agent.AskAsync("doula", ("asked", "doula"), ("age", "21-plus"));
        Assert.Contains("But yes in pregnancy and the 12 months after.", agent.Answer.Say, StringComparison.Ordinal);
        Assert.NotEmpty(Asked(agent));
    }

    [Fact]
    public async Task A_CCO_that_has_ended_is_said_to_have_ended_and_the_numbers_are_those_of_who_took_over()
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        var page = await agent.AskAsync("pacificsource lane", ("speaks", "es"));
        Assert.Equal("PacificSource Lane", agent.Answer.Title);
        Assert.Contains("It stopped serving members on February 1, 2026. Lane County: Members moved to Trillium (Lane). Call Trillium (Lane) at 877-600-5472.", agent.Answer.Say, StringComparison.Ordinal);
        Assert.Equal(["Trillium (Lane): 877-600-5472", "OHP Client Services: 800-273-0557"], page.All("#answer .desk-numbers strong").Select(Page.TextOf));
        Assert.DoesNotContain(portal.Edition().Cco("pacificsource-lane")!.TollFree!.Value, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Free rides", page.Words, StringComparison.Ordinal);
        Assert.Contains("Dejó de atender a miembros el 1 de febrero de 2026.", page.Words, StringComparison.Ordinal);
        // What was said of others, and of where and until when it served, counts as read out.
        Assert.True(agent.WasRead("cco", "trillium-lane"));
        var area = portal.Edition().Facts.ServiceAreas.Single(a => a.Cco == "pacificsource-lane");
        Assert.True(agent.WasRead("service-area", area.Key));
        // Of one that serves, the counties.
        await agent.AskAsync("columbia pacific");
        Assert.All(portal.Edition().Facts.ServiceAreas.Where(a => a.Cco == "columbia-pacific-cco"), a => Assert.True(agent.WasRead("service-area", a.Key)));
    }

    [Fact]
    public async Task What_will_change_is_said_as_of_the_day_that_is_asked_for_and_what_changed_stands_beside_how_sure_it_is()
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        await agent.AskAsync("97401", ("on", "2025-12-15"));
        Assert.Contains("This will change. February 1, 2026: PacificSource Lane will stop serving Lane County, or parts of it. Members will move to Trillium (Lane).", agent.Answer.Say, StringComparison.Ordinal);
        await agent.AskAsync("97401", ("on", "2026-02-10"));
        Assert.DoesNotContain("PacificSource", agent.Answer.Say, StringComparison.Ordinal);
        Assert.Contains(
            "What changed here. February 1, 2026: PacificSource Lane stopped serving Lane County, or parts of it. Members moved to Trillium (Lane).", Page.TextOf(agent.Seen.All("#answer .sure").Single()), StringComparison.Ordinal);
        Assert.True(agent.WasRead("service-area", portal.Edition().Facts.ServiceAreas.Single(a => a.Cco == "pacificsource-lane").Key));
        await agent.AskAsync("97401", ("on", "2025-07-01"));
        Assert.DoesNotContain("This will change", agent.Answer.Say, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_letter_what_is_over_what_does_not_fit_and_what_is_assumed_is_said_and_the_rest_is_asked_for()
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        await agent.AskAsync("CWM CCOA");
        Assert.Equal("Emergency-only OHP (CWM or CWX or CAWEM), CCOA", agent.Answer.Title);
        Assert.StartsWith(
            "Emergency-only OHP (CWM or CWX or CAWEM): This package ended on June 30, 2023. Look for a newer letter. Or call OHP Client Services: 800-273-0557 (TTY 711). Your age group: we show 21 and over. Pregnancy: we show not pregnant. Your package: we show OHP Plus.",
            agent.Answer.Say, StringComparison.Ordinal);
        Assert.True(agent.WasRead("package", "cwm") && agent.WasRead("enrollment-type", "CCOA"));
        Assert.False(agent.WasRead("package", "ohp-plus"), "It is not on the letter.");
        Assert.Equal(["Ask: How old is the person?"], Asked(agent));
        await agent.ChooseAsync("21 and over");
        Assert.Empty(Asked(agent));

        // One code may be what a page is called: then the letter is another answer.
        await (await agent.BeginAsync()).AskAsync("BMH");
        await agent.ChooseAsync("OHP Plus (BMH)");
        Assert.Equal("OHP Plus (BMH)", agent.Answer.Title);
        Assert.Contains("Your CCO type: we show CCOA.", agent.Answer.Say, StringComparison.Ordinal);
        Assert.False(agent.WasRead("enrollment-type", "CCOA"), "It is not on the letter.");
        await agent.ChooseAsync("Under 21");
        Assert.DoesNotContain("Your age group", agent.Answer.Say, StringComparison.Ordinal);
        Assert.Equal(["Ask: What is the CCO type on the coverage letter?"], Asked(agent));
        await agent.ChooseAsync("CCOF");
        Assert.Equal("OHP Plus (BMH), CCOF", agent.Answer.Title);
        Assert.Contains("Physical care: OHA (open card) pays", agent.Answer.Say, StringComparison.Ordinal);
        Assert.Empty(Asked(agent));
        Assert.True(agent.WasRead("enrollment-type", "CCOF"));
        // What was told besides the letter goes along with it.
        var code = HandOverTests.CodeOn(await agent.Colleague.PressAsync("c Code"));
        Assert.Contains("Physical care: OHA (open card) pays", (await Visitor.Of(portal).PostAsync("/code", ("code", code))).Words, StringComparison.Ordinal);

        await agent.AskAsync("PACE CCOA");
        Assert.StartsWith("People with this package are not in a CCO. But you chose a CCO type.", agent.Answer.Say, StringComparison.Ordinal);
        Assert.Empty(Asked(agent));
    }

    [Fact]
    public async Task A_day_may_be_set_and_a_language_is_said_beside_the_English()
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        const string ofToday = "This answer is of today, November 22, 2026. The day above counts for places alone.";
        foreach (var typed in new[] { "trillium lane", "root canal" })
            Assert.Contains(ofToday, (await agent.AskAsync(typed, ("on", "2027-02-01"))).Words, StringComparison.Ordinal);
        Assert.DoesNotContain(ofToday, (await agent.AskAsync("root canal", ("on", ""))).Words, StringComparison.Ordinal);
        var page = await agent.AskAsync("97301", ("on", "2027-02-01"), ("speaks", "es"));
        Assert.DoesNotContain(ofToday, page.Words, StringComparison.Ordinal);
        Assert.StartsWith("This is for February 1, 2027.", agent.Answer.Say, StringComparison.Ordinal);
        var spanish = string.Join(' ', page.All("#answer .say[lang=es] p").Select(Page.TextOf));
        Assert.Contains("PacificSource Marion-Polk", spanish, StringComparison.Ordinal);
        Assert.Contains("condado de Marion", spanish, StringComparison.Ordinal);
        Assert.Equal(3, page.All("#answer .desk-interpreter li").Count);

        // Arabic has no text of services: nothing is made up, and no English stands in its place.
        page = await agent.AskAsync("root canal", ("speaks", "ar"));
        Assert.Empty(page.All("#answer .say[lang=ar]"));
        Assert.Contains("The portal has no Arabic text for this. Use the interpreter.", page.Words, StringComparison.Ordinal);

        foreach (var day in new[] { "tomorrow", "2012-12-31", "2029-01-01" })
            Assert.Equal(HttpStatusCode.BadRequest, (await agent.AskAsync("97301", ("on", day))).Status);
    }

    public static TheoryData<string> Taglines => [.. Tagline.All.Select(l => l.Tag)];

    [Fact]
    public void Every_language_that_the_portal_speaks_has_a_tagline_and_so_can_be_chosen() =>
        Assert.All(Language.All.Where(l => l != Language.English), l => Assert.NotNull(Tagline.Of(l.Tag)));

    [Theory]
    [MemberData(nameof(Taglines))]
    public async Task Every_language_with_a_tagline_begins_with_how_to_get_an_interpreter(string tag)
    {
        var caller = Tagline.All.Single(l => l.Tag == tag);
        var agent = await (await portal.AgentAsync()).BeginAsync();
        var page = await agent.AskAsync("97301", ("speaks", tag));

        var steps = page.All("#answer .desk-interpreter li").Select(Page.TextOf).ToList();
        Assert.Equal(3, steps.Count);
        Assert.Equal($"Bring an interpreter for {caller.EnglishName} on the line. Say the language, and stay on the line.", steps[1]);
        Assert.True(page.Text.IndexOf("desk-interpreter", StringComparison.Ordinal) < page.Text.IndexOf("class=\"say\"", StringComparison.Ordinal), "The interpreter comes first.");
        // Read out in English always; beside it in the languages that the portal speaks, and nothing made up in others.
        Assert.NotEmpty(agent.Answer.Say);
        var spoken = Language.Of(tag) is not null;
        Assert.Equal(spoken, page.All($"#answer .say[lang='{tag}']").Count == 1);
        Assert.Equal(!spoken, page.Words.Contains($"The portal has no {caller.EnglishName} text for this. Use the interpreter.", StringComparison.Ordinal));
        var line = FactWords.Filled(caller.Text, portal.Moment());
        if (!spoken)
            Assert.Equal([caller.Name, line], page.All($"#answer .desk-interpreter [lang='{tag}'][dir={caller.Dir}]").Select(Page.TextOf));
        // Both numbers of the line count as read out.
        foreach (var number in portal.Moment().Edition.Facts.Contacts.Where(c => c.Key == "client-services" || c.Phone == "711"))
            Assert.Equal(!spoken, agent.WasRead("contact", number.Key));

        // The record has the language, until another is chosen at the wrap-up; choosing another above begins anew.
        Assert.Equal(tag, ChosenAtWrapUp());
        page = await agent.AskAsync("97401", ("call-language", "en"));
        Assert.Equal((tag, "en"), (page.All("#speaks option[selected]").Single().GetAttribute("value"), ChosenAtWrapUp()));
        page = await agent.AskAsync("97401", ("speaks", "fr"));
        Assert.Equal(tag == "fr" ? "en" : "fr", ChosenAtWrapUp());

        // What goes along is in English then, with the line that help is free; and the call goes on in the caller's language.
        await agent.AskAsync("97301", ("speaks", tag));
        var letter = (await agent.Colleague.PressAsync("l Letter")).All("article.letter").Single();
        Assert.Equal(spoken ? tag : "en", letter.GetAttribute("lang"));
        Assert.Equal(spoken ? [] : [line], letter.QuerySelectorAll($"p[lang='{tag}'][dir={caller.Dir}]").Select(Page.TextOf));
        await agent.Colleague.PressAsync("Back to the desk");
        Assert.Equal(tag, agent.Seen.All("#speaks option[selected]").Single().GetAttribute("value"));

        // English is the first of the list, and stands there unmarked.
        string ChosenAtWrapUp() => agent.Seen.All("#Language option[selected]").SingleOrDefault()?.GetAttribute("value") ?? "en";
    }

    [Fact]
    public async Task Words_of_danger_stand_above_every_answer()
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        var page = await agent.AskAsync("he wants to kill himself");
        Assert.Contains("988", Page.TextOf(page.All("#answer .danger").Single()), StringComparison.Ordinal);
        Assert.True(agent.WasRead("danger", "suicide") && agent.WasRead("contact", "crisis"));
    }

    private static IEnumerable<string> Asked(DeskAgent agent) => agent.Seen.All("#answer h3").Select(Page.TextOf).Where(h => h.StartsWith("Ask:", StringComparison.Ordinal));
}

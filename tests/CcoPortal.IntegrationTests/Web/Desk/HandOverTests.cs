using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Desk;

/// <summary>An answer goes along with a caller, as a letter or by a code.</summary>
public sealed partial class HandOverTests(DeskPortal portal) : IClassFixture<DeskPortal>
{
    /// <summary>What is typed for each kind of answer, and what of it may not be in what is kept.</summary>
    public static TheoryData<string, string, string?> Kinds => new()
    {
        { "place", "97301", null },
        { "place", "97301-1234", "1234" },
        { "place", "coos county", null },
        { "place", "HOOD RIVER", null },
        { "cco", "all care", "all care" },
        { "benefit", "teeth cleaning for my son Zebulon", "zebulon" },
        { "letter", "bmh ccoa", null },
        { "line", "(800) 273-0557", "0557" },
        { "page", "how do i get a ride", "how do i" },
        { "word", "appeal", null },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_code_shows_the_answer_again_and_keeps_nothing_that_was_typed(string kind, string typed, string? notKept)
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        await agent.AskAsync(typed, ("speaks", "es"));
        if (kind == "word" && !agent.Answer.Title.StartsWith("What is meant by", StringComparison.Ordinal))
            await agent.ChooseAsync("What is meant by");
        var (title, sentences) = (agent.Answer.Title, agent.Seen.All("#answer .say[lang=en] p").Select(Page.TextOf).ToList());

        var page = await agent.Colleague.PressAsync("c Code");

        var code = CodeOn(page);
        await using var db = portal.Open();
        var row = await db.HandOvers.AsNoTracking().SingleAsync(h => h.Code == code);
        Assert.StartsWith($"{{\"{kind}\":", row.Answer, StringComparison.Ordinal);
        Assert.Equal(("es", 1, TimeSpan.FromDays(30)), (row.Language, row.Edition, row.Until - row.Made));
        Assert.DoesNotContain(notKept ?? "\n", row.Answer + row.Said.Replace("800-273-0557", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.All(sentences, s => Assert.True(Texts(row.Said).Contains(s), $"“{s}” is not in {row.Said}"));

        var visitor = Visitor.Of(portal);
        var shown = await visitor.PostAsync("/code", ("code", code.ToLowerInvariant().Insert(3, " - ")));
        Assert.Equal((HttpStatusCode.OK, title), (shown.Status, shown.Heading));
        Assert.All(sentences, s => Assert.Contains(s, shown.Words, StringComparison.Ordinal));
        Assert.Contains("Nothing has changed since November 22, 2026.", shown.Words, StringComparison.Ordinal);
        Assert.Contains("This code works until December 22, 2026.", shown.Words, StringComparison.Ordinal);

        var spanish = await visitor.PostAsync("/es/code", ("code", code));
        Assert.All(page.All("#answer .say[lang=es] p").Select(Page.TextOf), s => Assert.Contains(s, spanish.Words, StringComparison.Ordinal));
        // A language without the texts of services and pages shows those whole in English.
        var arabic = await visitor.PostAsync("/ar/code", ("code", code));
        Assert.Equal(("ar", kind is "place" or "cco" or "line" ? null : "en"), (arabic.Language, arabic.All("main").Single().GetAttribute("lang")));
        Assert.Equal(kind is "place" or "cco" or "line" ? 0 : 1, arabic.Words.Contains("Nothing has changed", StringComparison.Ordinal) ? 1 : 0);
    }

    [Fact]
    public async Task A_code_is_read_out_in_two_groups_and_letter_by_letter_with_where_to_type_it()
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        await agent.AskAsync("97301", ("speaks", "es"));
        var page = await agent.Colleague.PressAsync("c Code");
        var code = CodeOn(page);
        Assert.Equal($"{code[..3]} {code[3..]}", Page.TextOf(page.All("#given-code .code").Single()));
        Assert.Equal(6, Regex.Count(page.Words, "[B-X] as in [a-z-]+|the number [a-z]+"));
        Assert.Contains("Type it at localhost/es/code. It works until December 22, 2026.", page.Words, StringComparison.Ordinal);
        // The wrap-up offers what came of it, also after another question.
        await agent.AskAsync("dentures");
        Assert.Contains("In this call an answer went along.", agent.Seen.Words, StringComparison.Ordinal);
        Assert.Equal(["2 Answered, and sent along"], agent.Seen.All("#wrap button[name=outcome]:not(.usa-button--outline)").Select(Page.NameOf));
        await agent.Colleague.PressAsync("2 Answered, and sent along", ("reason", "WhichCco"));
        await agent.BeginAsync();
        await agent.AskAsync("97301");
        Assert.DoesNotContain("went along", agent.Seen.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_is_still_open_and_a_box_without_an_answer_cannot_go_along()
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        foreach (var typed in new[] { "97140", "zzqxv wwkkq", "98101" })
        {
            var page = await agent.AskAsync(typed);
            Assert.Empty(page.All("button[formaction*='Letter'], button[formaction*='Code'], button[formaction*='Email']"));
            // Asked for all the same, the desk shows what it has.
            foreach (var handler in new[] { "Letter", "Email", "Send", "Code" })
            {
                var answer = await agent.Colleague.PostWithTokenOfAsync(page, $"/desk?handler={handler}", ("q", typed), ("asked", typed), ("email", "kim@example.org"));
                Assert.Equal((HttpStatusCode.OK, "Desk"), (answer.Status, answer.Heading));
            }
        }
    }

    [Theory]
    [InlineData("en", "97301", "You asked us on the phone. This is what we know on November 22, 2026.", "http://localhost/areas/marion/pacificsource-marion-polk")]
    [InlineData("es", "97301", "Usted nos preguntó por teléfono. Esto es lo que sabemos el 22 de noviembre de 2026.", "http://localhost/es/areas/marion/pacificsource-marion-polk")]
    [InlineData("ar", "root canal", "You asked us on the phone. This is what we know on November 22, 2026.", "http://localhost/benefits/root-canal")]
    public async Task A_letter_says_what_was_said_in_the_callers_language_and_leads_back_to_the_call(string language, string typed, string lead, string address)
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        var desk = await agent.AskAsync(typed, ("speaks", language));
        var said = desk.All($"#answer .say[lang={(language == "es" ? "es" : "en")}] p").Select(Page.TextOf).ToList();
        Assert.Equal(typed != "97301", agent.WasRead("contact", "client-services"));
        foreach (var (button, large) in new[] { ("l Letter", false), ("L Letter in large print", true) })
        {
            var page = await agent.Colleague.PressAsync(button);
            var letter = page.All("article.letter").Single();
            Assert.Equal((language == "es" ? "es" : "en", large), (letter.GetAttribute("lang"), letter.ClassList.Contains("letter--large")));
            var words = Page.TextOf(letter);
            Assert.All([lead, address, .. said], s => Assert.Contains(s, words, StringComparison.Ordinal));
            Assert.Contains("TTY 711", words, StringComparison.Ordinal);
            // Hours, how sure, and the edition.
            if (typed == "97301")
                Assert.Matches(language == "es" ? "De lunes a viernes.*Hora del Pacífico" : "Monday to Friday.*Pacific time. \\(our source has no date\\)", words);
            Assert.Contains(language == "es" ? "¿Qué tan seguros estamos?" : "How sure are we?", words, StringComparison.Ordinal);
            Assert.Contains(language == "es" ? "Edición 1" : "Edition 1", words, StringComparison.Ordinal);
            // Whether a line is open now is no news on paper; and nothing around the letter is printed.
            Assert.Empty(letter.QuerySelectorAll(".badge"));
            Assert.All(page.All("main form, main button"), e => Assert.NotNull(e.Closest(".no-print")));

            await agent.Colleague.PressAsync("Back to the desk");
            Assert.Equal(desk.All("#answer-title").Single().TextContent, agent.Seen.All("#answer-title").Single().TextContent);
            Assert.Equal(DeskAgent.CallOn(desk), agent.Call);
            Assert.Contains("In this call an answer went along.", agent.Seen.Words, StringComparison.Ordinal);
            Assert.True(agent.WasRead("contact", "client-services"), "The letter ends with its number.");
        }
    }

    [Fact]
    public async Task Among_Arabic_words_a_number_is_read_from_left_to_right()
    {
        var agent = await (await portal.AgentAsync()).BeginAsync();
        var desk = await agent.AskAsync("97301", ("speaks", "ar"));
        var letter = await agent.Colleague.PressAsync("l Letter");
        foreach (var words in new[] { string.Concat(desk.All("#answer .say[lang=ar]").Select(Page.TextOf)), Page.TextOf(letter.All("article.letter").Single()) })
        {
            // Without the isolates a browser shows 4135-431-800.
            Assert.Contains("\u2066800-431-4135\u2069", words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Large_print_is_18_points_or_more_in_all_its_parts()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "CcoPortal.sln")))
            root = Path.GetDirectoryName(root.TrimEnd(Path.DirectorySeparatorChar))!;
        var css = File.ReadAllText(Path.Combine(root, "src", "CcoPortal.Web", "wwwroot", "css", "staff.css"));
        var sizes = LargeRule().Matches(css).Select(m => int.Parse(m.Groups["points"].Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.True(sizes.Count >= 4, css);
        Assert.All(sizes, s => Assert.InRange(s, 18, 40));
    }

    internal static string CodeOn(Page page) => Page.TextOf(page.All("#given-code .code").Single()).Replace(" ", "", StringComparison.Ordinal);

    private static HashSet<string> Texts(string said) =>
        [.. System.Text.Json.JsonDocument.Parse(said).RootElement.EnumerateArray().SelectMany(s => s.GetProperty("sentences").EnumerateArray().Select(t => t.GetString()!))];

    [GeneratedRegex(@"\.letter--large[^{}]*\{[^{}]*?font-size:\s*(?<points>[0-9]+)pt")]
    private static partial Regex LargeRule();
}

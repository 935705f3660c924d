using System.Net;
using System.Text.Json;
using CcoPortal.Domain.Search;
using CcoPortal.Web.Copy;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>Whoever types words of danger, into whatever box, sees whom to call before anything else.</summary>
[Collection(SharedPortal.Name)]
public sealed class DangerTests(PortalFactory portal)
{
    private readonly Visitor _visitor = Visitor.Of(portal);

    public static TheoryData<string, string> Typed => new()
    {
        { "chest pain", "medical" },
        { "ella no puede respirar", "medical" },
        { "i took too many pills", "overdose" },
        { "i want to die", "suicide" },
        { "I WANT TO DIE PLEASE HELP", "suicide" },
        { "me quiero morir", "suicide" },
        { "suicidle", "suicide" },
        { "kid ate a tide pod", "poison" },
        { "my husband hits me", "violence" },
        { "i was raped", "violence" },
        { "elder abuse", "abuse" },
        { "does ohp cover therapy i want to die", "suicide" },
    };

    [Theory]
    [MemberData(nameof(Typed))]
    public async Task In_every_box_whom_to_call_stands_first(string typed, string topic)
    {
        var q = Uri.EscapeDataString(typed);
        foreach (var page in new[] { await _visitor.GetAsync($"/benefits?q={q}"), await _visitor.GetAsync($"/benefits?q={q}&area=hearing&person=21-plus"), await _visitor.GetAsync($"/search?q={q}"), await _visitor.FindAsync(typed), await _visitor.GetAsync($"/find?q={q}") })
        {
            Assert.Equal(HttpStatusCode.OK, page.Status);
            var found = First(page);
            Assert.Contains(found, t => t.Key == topic);
        }
    }

    [Fact]
    public void Each_topic_is_among_what_is_typed_here() =>
        Assert.Equal(portal.Edition().Facts.Dangers.Select(d => d.Key).Order(), Typed.Select(row => (string)row[1]).Distinct().Order());

    [Fact]
    public async Task It_stands_above_an_error_too()
    {
        const string Despair = "i want to die";
        var q = Uri.EscapeDataString(Despair);
        Page[] pages =
        [
            await _visitor.GetAsync($"/benefits?q={q}&area=teeth"), await _visitor.GetAsync($"/benefits?q={q}&person=30"), await _visitor.GetAsync($"/benefits?q={q}&q=help"),
            await _visitor.GetAsync($"/benefits?q={q}{new string('a', 600)}"), await _visitor.GetAsync($"/benefits?q={q}{string.Concat(Enumerable.Repeat("+please", 100))}"),
            await _visitor.FindAsync($"{Despair} {string.Concat(Enumerable.Repeat("please ", 20))}"), await _visitor.GetAsync($"/find?q={q}{string.Concat(Enumerable.Repeat("+please", 20))}"),
            await _visitor.PostAsync("/find", ("q", Despair), ("q", "97301")), await _visitor.GetAsync($"/find?q={q}&county=x&county=y"),
            await _visitor.GetAsync($"/search?q={q}&q=help"), await _visitor.GetAsync($"/search?q={q}{string.Concat(Enumerable.Repeat("+please", 100))}"),
        ];
        foreach (var page in pages.Where((_, i) => i != 3))
        {
            Assert.Equal((page.Asked, HttpStatusCode.BadRequest), (page.Asked, page.Status));
            First(page);
            Assert.True(page.Text.IndexOf("class=\"danger\"", StringComparison.Ordinal) < page.Text.IndexOf("class=\"error-summary\"", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("97301 i want to die", "Find your CCO")]
    [InlineData("i want to die, Salem OR 97301", "Find your CCO")]
    [InlineData("97140 i want to die", "Which county do you live in?")]
    [InlineData("90210 i want to die", "That place is not in Oregon")]
    [InlineData("97999 i want to die", "We do not know that place")]
    public async Task A_place_beside_words_of_danger_leads_nowhere_before_they_were_heard(string typed, string heading)
    {
        foreach (var page in new[] { await _visitor.FindAsync(typed), await _visitor.GetAsync($"/find?q={Uri.EscapeDataString(typed)}") })
        {
            Assert.Equal((HttpStatusCode.OK, heading), (page.Status, page.Heading));
            First(page);
            if (heading == "Find your CCO")
                Assert.NotEmpty(page.All("main a[href='/areas/marion/pacificsource-marion-polk']"));
        }
    }

    [Theory]
    [InlineData("teeth cleaning")]
    [InlineData("my back is killing me")]
    [InlineData("dying for a cigarette")]
    [InlineData("flu shot")]
    [InlineData("dentist")]
    [InlineData("xqzzywk")]
    [InlineData("Portland")]
    [InlineData("Deadwood")]
    public async Task Harmless_words_raise_no_alarm(string typed)
    {
        foreach (var page in new[] { await _visitor.GetAsync($"/benefits?q={Uri.EscapeDataString(typed)}"), await _visitor.FindAsync(typed) }.Where(p => p.Status == HttpStatusCode.OK))
            Assert.Empty(page.All(".danger"));
    }

    [Fact]
    public async Task No_name_of_a_place_and_no_page_raises_an_alarm()
    {
        var edition = portal.Edition();
        Assert.All(edition.Facts.Places.Select(p => p.Name).Concat(edition.Facts.Counties.Select(c => $"{c.Name} County")), name => Assert.Empty(edition.Dangers.In(name)));
        foreach (var address in new[] { "/", "/benefits", "/benefits?area=behavioral", "/find", "/coverage", "/benefits/death-with-dignity" })
            Assert.Empty((await _visitor.GetAsync(address)).All(".danger"));
    }

    [Theory]
    [InlineData("i want to die")]
    [InlineData("suicide")]
    [InlineData("help me die")]
    [InlineData("end my life")]
    [InlineData("quiero morir")]
    public async Task Death_with_Dignity_never_stands_beside_words_of_suicide(string typed)
    {
        var page = await _visitor.GetAsync($"/benefits?q={Uri.EscapeDataString(typed)}");
        First(page);
        Assert.Empty(page.All("main a[href='/benefits/death-with-dignity']"));
        Assert.DoesNotContain("death-with-dignity", (await _visitor.GetAsync($"/api/v1/benefits?q={Uri.EscapeDataString(typed)}")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("death with dignity")]
    [InlineData("terminal illness law")]
    public async Task Who_asks_for_Death_with_Dignity_by_its_name_finds_it(string typed) =>
        Assert.NotEmpty((await _visitor.GetAsync($"/benefits?q={Uri.EscapeDataString(typed)}")).All("main a[href='/benefits/death-with-dignity']"));

    [Theory]
    [MemberData(nameof(Typed))]
    public async Task The_API_says_the_danger_before_what_was_found(string typed, string topic)
    {
        var json = JsonDocument.Parse((await _visitor.GetAsync($"/api/v1/benefits?q={Uri.EscapeDataString(typed)}")).Text).RootElement;
        var names = json.EnumerateObject().Select(p => p.Name).ToList();
        Assert.True(names.IndexOf("dangers") < names.IndexOf("benefits"));
        var dangers = json.GetProperty("dangers").EnumerateArray().ToList();
        Assert.Equal(portal.Edition().Dangers.In(typed).Select(d => d.Key), dangers.Select(d => d.GetProperty("topic").GetString()));
        Assert.Contains(dangers, d => d.GetProperty("topic").GetString() == topic);
        foreach (var danger in dangers)
        {
            Assert.Equal(["topic", "title", "advice", "lines"], danger.EnumerateObject().Select(p => p.Name));
            Assert.DoesNotContain("{", danger.GetProperty("advice").GetString()!, StringComparison.Ordinal);
            var phones = danger.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("phone").GetString()).ToList();
            Assert.Contains("988", phones);
            Assert.Contains("911", phones);
        }
    }

    /// <summary>The danger block is the first thing in main, says the most pressing topic, and has every line as a link.</summary>
    private List<DangerTopic> First(Page page)
    {
        var (edition, moment) = (portal.Edition(), portal.Moment());
        var block = page.All("main").Single().FirstElementChild!;
        Assert.Equal((page.Asked, "danger"), (page.Asked, block.ClassName));
        Assert.Single(page.All(".danger"));
        var shown = edition.Facts.Dangers.Where(d => d.In("en").Title == Page.TextOf(block.QuerySelector("h2")!)).ToList();
        Assert.Single(shown);
        var advice = block.QuerySelectorAll("p").Select(Page.TextOf).ToList();
        var said = edition.Facts.Dangers.Where(d => advice.Contains(FactWords.Filled(d.In("en").Advice, moment))).OrderBy(d => d.Order).ToList();
        Assert.Equal((advice.Count, shown[0]), (said.Count, said[0]));
        var links = block.QuerySelectorAll("li a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Equal(said.SelectMany(d => d.Lines).Distinct().Select(l => Words.Tel(edition.Contact(l).Phone)), links);
        Assert.Contains("tel:988", links);
        Assert.Contains("tel:911", links);
        return said;
    }
}

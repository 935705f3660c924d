using System.Globalization;
using System.Net;
using CsvHelper;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.IntegrationTests.Web.Desk;

/// <summary>What members typed into the public site, typed by an agent: the same record, in the same words, each time.</summary>
public sealed class SameWordsTests(DeskPortal portal, ITestOutputHelper output) : IClassFixture<DeskPortal>
{
    [Theory]
    [InlineData("site.csv", "query", 380)]
    [InlineData("phrases.csv", "phrase", 500)]
    [InlineData("phrases-2.csv", "phrase", 680)]
    [InlineData("phrases-3.csv", "phrase", 280)]
    public async Task Every_phrasing_gives_the_record_that_the_public_search_gives_first_and_says_its_words(string bank, string column, int atLeast)
    {
        var visitor = Visitor.Of(portal);
        var agent = await (await portal.AgentAsync()).BeginAsync();
        var (asked, services, different) = (0, 0, new List<string>());
        foreach (var (text, language) in Read(bank, column))
        {
            var publicly = await visitor.PostUncheckedAsync($"{(language == "en" ? "" : $"/{language}")}/search", ("q", text));
            var desk = await agent.AskAsync(text, ("speaks", language));
            var first = publicly.Status == HttpStatusCode.OK ? publicly.Document.QuerySelector("main .found li") : null;
            if (publicly.Status == HttpStatusCode.SeeOther)
            {
                // A bare ZIP: the public site goes to its area.
                Same(publicly.Location!, desk.All("#answer input[name=pick]").Single().GetAttribute("value")!, "");
            }
            else if (first?.QuerySelector("a") is { } link)
            {
                Same(link.GetAttribute("href")!, desk.All("#answer input[name=pick]").Single().GetAttribute("value")!, Page.TextOf(first.QuerySelector(".directory-detail")!));
                services += link.GetAttribute("href")!.Contains("/benefits/", StringComparison.Ordinal) ? 1 : 0;
            }
            else if (first?.QuerySelector("button") is { } button)
            {
                // A place: what its form leads to.
                var found = await visitor.PostUncheckedAsync("/find", ("q", button.GetAttribute("value")!));
                if (found.Status == HttpStatusCode.SeeOther)
                    Same(found.Location!, desk.All("#answer input[name=pick]").Single().GetAttribute("value")!, "");
                else
                    Same(found.Heading, agent.Answer.Title, "");
            }
            else
            {
                Same("We found nothing for these words", agent.Answer.Title, "");
            }

            asked++;

            void Same(string expected, string actual, string words)
            {
                // The page's own address has the language before it; a county is answered by its area.
                expected = expected.StartsWith($"/{language}/", StringComparison.Ordinal) ? expected[3..] : expected;
                var said = string.Join(' ', desk.All($"#answer .say[lang={language}] p").Select(Page.TextOf));
                if (expected.StartsWith("/counties/", StringComparison.Ordinal) ? actual != expected && !actual.StartsWith($"/areas/{expected[10..]}/", StringComparison.Ordinal) && actual[0] != '?' : expected != actual)
                    different.Add($"{language} “{text}”: public {expected}, desk {actual}");
                else if (!expected.StartsWith("/counties/", StringComparison.Ordinal) && !said.Contains(words, StringComparison.Ordinal))
                    different.Add($"{language} “{text}”: public says “{words}”, desk says “{said}”");
            }
        }

        output.WriteLine($"{bank}: {asked} phrasings, {services} of them a service first, {different.Count} different");
        Assert.True(asked >= atLeast, $"only {asked} phrasings");
        Assert.Empty(different);
    }

    private static List<(string Text, string Language)> Read(string bank, string column)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "CcoPortal.sln")))
            root = Path.GetDirectoryName(root.TrimEnd(Path.DirectorySeparatorChar))!;
        using var csv = new CsvReader(new StreamReader(Path.Combine(root, "tests", "CcoPortal.UnitTests", "Search", "Banks", bank)), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var all = new List<(string, string)>();
        while (csv.Read())
            all.Add((csv.GetField(column)!, csv.GetField("language")!));
        return all;
    }
}

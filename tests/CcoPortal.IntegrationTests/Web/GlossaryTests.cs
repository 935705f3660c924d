using AngleSharp.Dom;
using CcoPortal.Domain.Content;
using CcoPortal.Web.Content;
using CcoPortal.Web.Languages;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>The first use of a word of the glossary leads to what it means, in each language that has the glossary.</summary>
[Collection(SharedPortal.Name)]
public sealed class GlossaryTests(PortalFactory portal, ITestOutputHelper output)
{
    private readonly Visitor _visitor = Visitor.Of(portal);

    public static TheoryData<string> Tags => [.. Language.All.Where(l => l.SpeaksAll).Select(l => l.Tag)];

    [Theory]
    [MemberData(nameof(Tags))]
    public async Task A_word_is_linked_once_on_a_page_to_its_place_in_the_glossary(string tag)
    {
        var prefix = Language.Of(tag)!.Prefix;
        var glossary = await _visitor.GetAsync($"{prefix}/{Glossary.PageKey}");
        Assert.Empty(glossary.All("a.term"));
        var anchors = Glossary.Entries(portal.Edition().Page(Glossary.PageKey)!.In(tag)).Select(e => e.Anchor).ToList();
        Assert.All(anchors, a => Assert.Equal("H2", glossary.Document.GetElementById(a)?.TagName));
        var linked = 0;
        foreach (var published in portal.Edition().Facts.Pages.Where(p => p.Texts.ContainsKey(tag)))
        {
            var page = await _visitor.GetAsync($"{prefix}/{published.Key}");
            var terms = page.All("a.term").ToList();
            linked += terms.Count;
            Assert.All(terms, t => Assert.StartsWith($"{prefix}/{Glossary.PageKey}#", t.GetAttribute("href"), StringComparison.Ordinal));
            Assert.All(terms, t => Assert.Contains(t.GetAttribute("href")!.Split('#')[1], anchors));
            Assert.Distinct(terms.Select(t => t.GetAttribute("href")));
            Assert.All(terms, t => Assert.Null(t.ParentElement!.Closest("a, h1, h2, h3, thead, .lead")));
            foreach (var term in terms)
                output.WriteLine($"{published.Key}: …{Around(term)}…");
        }

        Assert.True(linked > 50, $"{linked} words");
    }

    [Theory]
    [InlineData("Ask for prior approval. Then approval comes.", "Ask for [prior approval]. Then [approval] comes.")]
    [InlineData("An approval, an Approval and a disapproval.", "An [approval], an Approval and a disapproval.")]
    [InlineData("No one knows ONE.", "No one knows [ONE].")]
    [InlineData("See [approval](/help). An approval and a prior approval.", "See approval. An approval and a [prior approval].")]
    [InlineData("## Approval\n\nNo approval.", "Approval\nNo [approval].")]
    [InlineData("- Approval\n- An approval **and prior approval**", "\n- Approval\n- An [approval] and prior approval\n")]
    [InlineData("See [Prior approval](/help). No prior approval, no approval.", "See Prior approval. No prior approval, no [approval].")]
    [InlineData("Deaf or hard of hearing? Ask for a hearing.", "Deaf or hard of hearing? Ask for a [hearing].")]
    [InlineData("Call ONE [711](tel:711).", "Call ONE 711.")]
    [InlineData("An approval-free day and a re-approval.", "An approval-free day and a re-approval.")]
    [InlineData("| Approval |\n| --- |\n| an approval |", "Table\nApproval\nan [approval]")]
    public void Only_the_first_whole_word_in_running_text_is_linked(string markdown, string expected)
    {
        GlossaryEntry[] entries = [new("Approval", "approval", ""), new("Prior approval (PA)", "prior-approval", ""), new("ONE", "one", ""), new("Hearing", "hearing", "")];
        var html = string.Concat(PageBody.Parts(markdown, null!, "/es", new GlossaryLinks(entries, markdown)).Select(p => p.Html));
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        foreach (var term in document.QuerySelectorAll("a.term"))
        {
            Assert.StartsWith("/es/help/words-to-know#", term.GetAttribute("href"), StringComparison.Ordinal);
            term.TextContent = $"[{term.TextContent}]";
        }

        foreach (var item in document.QuerySelectorAll("li"))
            item.TextContent = $"- {item.TextContent}";
        Assert.Equal(Lines(expected), Lines(document.Body!.TextContent));

        static IEnumerable<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public async Task The_glossary_begins_with_its_letters(string tag)
    {
        var page = await _visitor.GetAsync($"{Language.Of(tag)!.Prefix}/{Glossary.PageKey}");
        var letters = page.All("main .letters a").ToList();
        Assert.Distinct(letters.Select(l => l.TextContent));
        Assert.Equal(letters.Select(l => l.TextContent).Order(StringComparer.Ordinal), letters.Select(l => l.TextContent));
        Assert.All(letters, l => Assert.StartsWith(l.TextContent, page.Document.GetElementById(l.GetAttribute("href")![1..])!.TextContent.Normalize(System.Text.NormalizationForm.FormD), StringComparison.Ordinal));
        Assert.True(letters.Count > 15);
    }

    private static string Around(IElement term)
    {
        var block = term.ParentElement!.Closest("p, li, td")!.TextContent;
        var at = block.IndexOf(term.TextContent, StringComparison.Ordinal);
        return block[Math.Max(0, at - 30)..Math.Min(block.Length, at + term.TextContent.Length + 30)].Replace(term.TextContent, $"[{term.TextContent}]", StringComparison.Ordinal);
    }
}

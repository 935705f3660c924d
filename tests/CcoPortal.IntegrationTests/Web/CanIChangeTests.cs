using System.Net;
using CcoPortal.UnitTests.Reading;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>“Can I change my CCO now?”, asked over HTTP on November 22, 2026.</summary>
[Collection(SharedPortal.Name)]
public sealed class CanIChangeTests(PortalFactory portal)
{
    private readonly Visitor _visitor = Visitor.Of(portal);

    [Theory]
    [InlineData("Yes, you can ask now.", "This is your first CCO. You can ask until January 30, 2027.", "joined-month=11&joined-day=1&joined-year=2026&first=yes&mistake=no&changed=yes")]
    [InlineData("Yes, you can ask now.", "The state put you in this CCO by mistake. You can ask until December 1, 2026.", "joined-month=11&joined-day=1&joined-year=2026&first=no&mistake=yes&changed=yes")]
    [InlineData("Yes, you can ask now.", "You moved out of the area of your CCO.", "changed=yes&reason=moved")]
    [InlineData("Yes, you can ask now.", "You can ask one time before you renew again.", "joined-month=8&joined-day=1&joined-year=2026&first=no&mistake=no&changed=no")]
    [InlineData("Yes, you can ask now.", "You had been in this CCO for 6 months on November 22, 2026.", "joined-month=5&joined-day=22&joined-year=2026&first=no&mistake=no&changed=yes")]
    [InlineData("Not now. You can ask again on February 28, 2027.", "You can also ask when you renew OHP", "joined-month=8&joined-day=31&joined-year=2026&first=no&mistake=no&changed=yes")]
    [InlineData("We are not sure. Call OHP Client Services: 800-273-0557", "The rule does not say for how many days.", "joined-month=8&joined-day=31&joined-year=2026&first=no&mistake=no&changed=yes&renewed-month=11&renewed-day=1&renewed-year=2026")]
    [InlineData("We are not sure. Call OHP Client Services: 800-273-0557", "If this is your first CCO, you can ask until January 30, 2027.", "joined-month=11&joined-day=1&joined-year=2026")]
    [InlineData("We are not sure. Call OHP Client Services: 800-273-0557", "The rule does not list them all.", "joined-month=8&joined-day=31&joined-year=2026&first=no&mistake=no&changed=yes&reason=other")]
    [InlineData("We are not sure. Call OHP Client Services: 800-273-0557", "Once you have been in this CCO for 6 months", "")]
    public async Task The_answer_comes_first_then_why_and_until_when(string answer, string why, string asked)
    {
        var page = await _visitor.PostAsync("/help/can-i-change", Form(asked));
        Assert.Equal((HttpStatusCode.OK, "private, no-cache", "", ""), (page.Status, page.Header("Cache-Control"), page.Header("Set-Cookie"), page.Header("ETag")));
        Assert.StartsWith(answer, page.All("main .answer").Single().TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains(why, page.Words, StringComparison.Ordinal);
        Assert.Contains("800-273-0557", page.Words, StringComparison.Ordinal);
        Assert.Single(page.All("main a[href*='ruleNumber=410-141-3810']"));
        Assert.Empty(page.Blocks().SelectMany(PlainLanguage.Faults));
    }

    [Theory]
    [InlineData("joined-month=2&joined-day=30&joined-year=2026", "joined")]
    [InlineData("joined-month=11&joined-day=23&joined-year=2026", "joined")]
    [InlineData("renewed-month=12&renewed-day=1&renewed-year=2026", "renewed")]
    [InlineData("renewed-year=26", "renewed")]
    [InlineData("first=maybe", "first")]
    [InlineData("mistake=maybe", "mistake")]
    [InlineData("changed=maybe", "changed")]
    [InlineData("reason=moved&reason=bored", "reason")]
    public async Task What_cannot_be_read_stands_there_again_with_its_error(string asked, string field)
    {
        var page = await _visitor.PostAsync("/help/can-i-change", Form(asked));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Equal($"#{field}", page.All(".error-summary a").Single().GetAttribute("href"));
        Assert.NotNull(page.Document.GetElementById(field));
        Assert.Empty(page.All("main .answer"));
        foreach (var (name, value) in Form(asked).Where(f => f.Name.Contains('-', StringComparison.Ordinal)))
            Assert.Equal(value, page.Document.QuerySelector($"[name={name}]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task It_is_linked_from_where_the_question_comes_up()
    {
        foreach (var address in new[] { "/help", "/help/choose-or-change-cco", "/areas/marion/pacificsource-marion-polk" })
            Assert.NotEmpty((await _visitor.GetAsync(address)).All("main a[href='/help/can-i-change']"));
    }

    private static (string Name, string Value)[] Form(string asked) =>
        [.. asked.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split('=')).Select(f => (f[0], f[1]))];
}

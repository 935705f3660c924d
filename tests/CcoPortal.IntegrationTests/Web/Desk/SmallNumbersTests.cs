using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Desk;
using CcoPortal.IntegrationTests.Web.Staff;
using CcoPortal.Web.Desk;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Desk;

/// <summary>Few calls: not on the page, not in the spreadsheets, and not by subtracting.</summary>
public sealed class SmallNumbersTests(DeskPortal portal) : IClassFixture<DeskPortal>
{
    private static readonly DateTimeOffset Began = NumbersPortal.At(2026, 11, 10, 9, 30, -8);

    [Fact]
    public async Task A_count_under_11_is_hidden_with_one_more_and_its_reason_is_said()
    {
        var supervisor = await portal.SupervisorAsync();
        await portal.HoldsAsync(
        [
            .. Calls(supervisor, 400, CallReason.WhichCco, CallOutcome.Answered, "en", "marion"), .. Calls(supervisor, 23, CallReason.Bill, CallOutcome.HandedOver, "es", "lane"),
            .. Calls(supervisor, 3, CallReason.Rides, CallOutcome.NoGoodAnswer, "so", "wheeler", seconds: 871),
        ]);
        var page = await supervisor.GetAsync("/desk/numbers");
        Assert.Contains("426 calls.", page.Words, StringComparison.Ordinal);
        foreach (var (key, large, middle, small) in new[]
        {
            ("languages", "English", "Spanish", "Somali"), ("counties", "Marion", "Lane", "Wheeler"), ("reasons", CallWords.Of(CallReason.WhichCco), CallWords.Of(CallReason.Bill), CallWords.Of(CallReason.Rides)),
            ("outcomes", CallWords.Of(CallOutcome.Answered), CallWords.Of(CallOutcome.HandedOver), CallWords.Of(CallOutcome.NoGoodAnswer)),
        })
        {
            Assert.Contains("fewer than 11", Page.TextOf(page.All($"#{key} p")[0]), StringComparison.Ordinal);
            foreach (var rows in new[] { page.TableOf(key), await supervisor.SheetOfAsync(page, key) })
                Assert.Equal(("400", NumberWords.NotShown, NumberWords.NotShown, "426"), (rows[large][0], rows[middle][0], rows[small][0], rows["All"][0]));
        }

        // The table whose total is hidden shows nothing, and no reason whose count is hidden has times.
        Assert.Equal(["All"], page.TableOf("unanswered").Keys);
        Assert.Equal([NumberWords.NotShown], page.TableOf("unanswered")["All"]);
        foreach (var rows in new[] { page.TableOf("handle-time"), await supervisor.SheetOfAsync(page, "handle-time") })
        {
            foreach (var reason in new[] { CallReason.Bill, CallReason.Rides })
                Assert.All(rows[CallWords.Of(reason)], c => Assert.Equal(NumberWords.NotShown, c));
            Assert.DoesNotContain(NumberWords.NotShown, rows[CallWords.Of(CallReason.WhichCco)]);
        }

        // Nor does a drawing show it, in words, in an attribute or by its length.
        var drawings = string.Join(' ', page.All("main svg").Select(s => s.OuterHtml));
        Assert.DoesNotContain(": 3<", drawings, StringComparison.Ordinal);
        Assert.DoesNotContain(": 23<", drawings, StringComparison.Ordinal);
        Assert.Equal(2, page.All("#languages rect.chart-hidden").Count);
        Assert.Single(page.All("#languages rect.chart-hidden").Select(r => (r.GetAttribute("width"), r.GetAttribute("height"))).Distinct());
        Assert.DoesNotContain("14 min 31 s", page.Text, StringComparison.Ordinal);
        Assert.All(page.All("main svg"), s => Assert.Equal("img", s.GetAttribute("role")));
        Assert.All(page.All("main svg"), s => Assert.NotEmpty(page.Document.GetElementById(s.GetAttribute("aria-labelledby")!)!.TextContent));
    }

    [Fact]
    public async Task Of_fewer_than_11_calls_in_all_nothing_is_shown_and_of_none_that_there_are_none()
    {
        var supervisor = await portal.SupervisorAsync();
        await portal.HoldsAsync(Calls(supervisor, 10, CallReason.WhichCco, CallOutcome.Answered, "so", "wheeler"));
        var page = await supervisor.GetAsync("/desk/numbers");
        Assert.Contains("Fewer than 11 calls: nothing of them is shown.", page.Words, StringComparison.Ordinal);
        foreach (var key in new[] { "hours", "days", "reasons", "outcomes", "languages", "counties", "handle-time", "unanswered" })
        {
            foreach (var rows in new[] { page.TableOf(key), await supervisor.SheetOfAsync(page, key) })
            {
                Assert.Equal(["All"], rows.Keys);
                Assert.All(rows["All"], c => Assert.Equal(NumberWords.NotShown, c));
            }
        }

        foreach (var word in new[] { "Somali", "Wheeler", CallWords.Of(CallReason.WhichCco) })
            Assert.DoesNotContain(word, page.Text, StringComparison.Ordinal);

        await portal.HoldsAsync([]);
        page = await supervisor.GetAsync("/desk/numbers");
        Assert.Contains("No calls.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(NumberWords.NotShown, string.Concat(page.All("tbody td").Select(Page.TextOf)), StringComparison.Ordinal);
    }

    private static IEnumerable<CallRow> Calls(Colleague agent, int many, CallReason reason, CallOutcome outcome, string language, string county, int seconds = 95) => Enumerable.Range(0, many).Select(_ =>
        new CallRow(Guid.NewGuid(), agent.Account.Id, Began, Began.AddSeconds(seconds), reason, outcome, language, county, outcome == CallOutcome.NoGoodAnswer ? UnansweredTopic.OneMedicine : null));
}

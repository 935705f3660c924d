using System.Globalization;
using System.Net;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Desk;
using CcoPortal.IntegrationTests.Web.Staff;
using CcoPortal.Web.Desk;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Desk;

/// <summary>The supervisor's numbers, compared with a count of the same calls that the test makes for itself.</summary>
public sealed class NumbersTests(DeskPortal portal) : IClassFixture<DeskPortal>
{
    [Fact]
    public async Task Page_and_spreadsheets_say_what_counting_the_calls_one_by_one_gives()
    {
        var supervisor = await portal.SupervisorAsync();
        var random = new Random(1859);
        string[] languages = ["en", "en", "en", "es", "so"];
        string?[] counties = ["marion", "lane", "hood-river", null];
        UnansweredTopic[] topics = [UnansweredTopic.OneMedicine, UnansweredTopic.Appointment, UnansweredTopic.Appointment];
        var made = Enumerable.Range(0, 2000).Select(_ =>
        {
            var (day, hour, outcome) = (new DateOnly(2026, 10, 25).AddDays(random.Next(28)), random.Next(8, 18), (CallOutcome)random.Next(6));
            // Clocks went back on November 1.
            var began = NumbersPortal.At(day.Year, day.Month, day.Day, hour, random.Next(60), day >= new DateOnly(2026, 11, 1) ? -8 : -7);
            var call = new CallRow(
                Guid.NewGuid(), supervisor.Account.Id, began, began.AddSeconds(random.Next(20, 900)), (CallReason)random.Next(11), outcome, languages[random.Next(5)], counties[random.Next(4)], outcome == CallOutcome.NoGoodAnswer ? topics[random.Next(3)] : null);
            return (Day: day, Hour: hour, Call: call);
        }).ToList();
        await portal.HoldsAsync(
        [
            .. made.Select(m => m.Call),
            // A minute too early, and a moment too late.
            made[0].Call with { Id = Guid.NewGuid(), Began = NumbersPortal.At(2026, 10, 24, 23, 59, -7) },
            made[0].Call with { Id = Guid.NewGuid(), Began = NumbersPortal.At(2026, 11, 22, 0, 0, -8), Ended = NumbersPortal.At(2026, 11, 22, 0, 1, -8) },
        ]);

        var page = await supervisor.GetAsync("/desk/numbers");
        Assert.Equal("Numbers", page.Heading);
        Assert.Contains("October 25, 2026 to November 21, 2026. 2,000 calls.", page.Words, StringComparison.Ordinal);
        var calls = made.ConvertAll(m => m.Call);
        await SameAsync("hours", made.CountBy(m => m.Hour < 12 ? $"{m.Hour} am" : $"{(m.Hour + 11) % 12 + 1} pm"));
        await SameAsync("days", made.CountBy(m => m.Day.ToString("dddd, MMMM d, yyyy", CultureInfo.InvariantCulture)));
        await SameAsync("reasons", calls.CountBy(c => CallWords.Of(c.Reason)));
        await SameAsync("outcomes", calls.CountBy(c => CallWords.Of(c.Outcome)));
        await SameAsync("languages", calls.CountBy(c => c.Language switch { "en" => "English", "es" => "Spanish", _ => "Somali" }));
        await SameAsync("counties", calls.CountBy(c => c.County switch { "marion" => "Marion", "lane" => "Lane", null => "Not known", _ => "Hood River" }));
        await SameAsync("unanswered", calls.Where(c => c.Unanswered is not null).CountBy(c => CallWords.Of(c.Unanswered!.Value)));
        Assert.Equal(["An appointment", "One medicine"], page.TableOf("unanswered").Keys.Take(2));

        // Handle times: those that so many of a hundred calls do not exceed.
        var times = await supervisor.SheetOfAsync(page, "handle-time");
        Assert.Equal(Times(calls), times["All"]);
        Assert.Equal(12, times.Count);
        foreach (var reason in Enum.GetValues<CallReason>())
            Assert.Equal(Times(calls.Where(c => c.Reason == reason)), times[CallWords.Of(reason)]);

        async Task SameAsync(string key, IEnumerable<KeyValuePair<string, int>> expected)
        {
            var counts = expected.ToDictionary();
            foreach (var rows in new[] { page.TableOf(key), await supervisor.SheetOfAsync(page, key) })
            {
                Assert.Equal(counts.Values.Sum(), int.Parse(rows["All"][0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
                var shown = rows.Where(r => r.Key != "All").ToDictionary(r => r.Key, r => int.Parse(r.Value[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
                Assert.Equal(counts.OrderBy(c => c.Key, StringComparer.Ordinal), shown.Where(s => s.Value > 0).OrderBy(c => c.Key, StringComparer.Ordinal));
                Assert.True(shown.Count >= counts.Count);
            }
        }

        static string[] Times(IEnumerable<CallRow> calls)
        {
            var sorted = calls.Select(c => c.Ended - c.Began).Order().ToList();
            return [.. new[] { 25, 50, 75, 90 }.Select(p => sorted.First(t => sorted.Count(o => o <= t) * 100 >= sorted.Count * p).ToString("h\\:mm\\:ss", CultureInfo.InvariantCulture))];
        }
    }

    [Fact]
    public async Task Hours_and_days_are_those_of_Oregons_clock_when_it_is_set_forward_and_back()
    {
        var supervisor = await portal.SupervisorAsync();
        await portal.HoldsAsync(
            new[]
            {
                // Autumn: the hour from one to two comes twice.
                NumbersPortal.At(2026, 11, 1, 0, 30, -7), NumbersPortal.At(2026, 11, 1, 1, 30, -7), NumbersPortal.At(2026, 11, 1, 1, 30, -8), NumbersPortal.At(2026, 11, 1, 23, 30, -8), NumbersPortal.At(2026, 11, 2, 0, 0, -8),
                // Spring: there is none from two to three.
                NumbersPortal.At(2026, 3, 8, 0, 0, -8), NumbersPortal.At(2026, 3, 8, 1, 59, -8), NumbersPortal.At(2026, 3, 8, 3, 0, -7), NumbersPortal.At(2026, 3, 8, 23, 59, -7), NumbersPortal.At(2026, 3, 9, 0, 0, -7), NumbersPortal.At(2026, 3, 7, 23, 59, -8),
            }.SelectMany(began => Enumerable.Range(0, 12).Select(_ => Call(supervisor, began))));

        var page = await supervisor.GetAsync("/desk/numbers?from=2026-11-01&to=2026-11-01");
        Assert.Equal([("12 am", "12"), ("1 am", "24"), ("11 pm", "12"), ("All", "48")], Some(page, "hours"));
        Assert.Equal([("Sunday, November 1, 2026", "48"), ("All", "48")], Some(page, "days"));
        page = await supervisor.GetAsync("/desk/numbers?from=2026-03-07&to=2026-03-08");
        Assert.Equal([("12 am", "12"), ("1 am", "12"), ("3 am", "12"), ("11 pm", "24"), ("All", "60")], Some(page, "hours"));
        Assert.Equal([("Saturday, March 7, 2026", "12"), ("Sunday, March 8, 2026", "48"), ("All", "60")], Some(page, "days"));
        Assert.Equal(24, page.TableOf("hours").Count - 1);

        // More than five weeks are counted by week, which begins on Monday; the first has one day here.
        page = await supervisor.GetAsync("/desk/numbers?from=2026-03-08&to=2026-11-21");
        Assert.Equal([("March 2, 2026", "48"), ("March 9, 2026", "12"), ("October 26, 2026", "48"), ("November 2, 2026", "12"), ("All", "120")], Some(page, "days"));
        Assert.Equal("Calls by week", Page.TextOf(page.All("#days h2").Single()));
    }

    [Fact]
    public async Task A_period_that_cannot_be_is_refused_in_words_and_the_longest_that_can_be_is_not()
    {
        var supervisor = await portal.SupervisorAsync();
        foreach (var (period, sentence) in new[]
        {
            ("from=2026-11-1", "Write the day like 2026-11-01."), ("from=x&to=", "Write the day like 2026-11-01."), ("from=2026-11-10&to=2026-11-09", "The last day is before the first day."),
            ("to=11/20/2026", "Write the day like 2026-11-01."), ("from=&to=0001-01-05", "Records are kept for 24 months. Choose 2024-11-23 or a later day."),
            // Today goes on.
            ("to=2026-11-22", "Only days that are over are counted. Choose 2026-11-21 or an earlier day."), ("from=2024-11-22", "Records are kept for 24 months. Choose 2024-11-23 or a later day."),
        })
        {
            var page = await supervisor.GetAsync($"/desk/numbers?{period}");
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
            Assert.Contains(sentence, page.Words, StringComparison.Ordinal);
            Assert.Empty(page.All("table"));
            // The spreadsheet has no page of its own to say it on.
            var sheet = await supervisor.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, $"/desk/numbers.csv?table=hours&{period}"));
            Assert.Equal(HttpStatusCode.SeeOther, sheet.Status);
            Assert.Equal(HttpStatusCode.BadRequest, (await supervisor.GetAsync(sheet.Location!)).Status);
        }

        foreach (var period in new[] { "", "from=&to=", "from=2024-11-23&to=2026-11-21", "to=2024-11-23", "from=2026-11-21" })
            Assert.Equal(HttpStatusCode.OK, (await supervisor.GetAsync($"/desk/numbers?{period}")).Status);
        foreach (var table in new[] { "", "calls", "hours'", "Hours" })
            Assert.Equal(HttpStatusCode.NotFound, (await supervisor.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, $"/desk/numbers.csv?table={table}"))).Status);
    }

    private static List<(string, string)> Some(Page page, string table) => [.. page.TableOf(table).Where(r => r.Value[0] != "0").Select(r => (r.Key, r.Value[0]))];

    private static CallRow Call(Colleague agent, DateTimeOffset began) => new(Guid.NewGuid(), agent.Account.Id, began, began.AddMinutes(2), CallReason.WhichCco, CallOutcome.Answered, "en", null, null);
}

using System.Net;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.EmbeddedPostgres;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.EmbeddedPostgres;
using CcoPortal.IntegrationTests.Web.Staff;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Desk;

/// <summary>Whose call-backs lag, how many wait, and who may see it.</summary>
public sealed class CallBackNumbersTests(DeskPortal portal, ScratchFolder scratch) : IClassFixture<DeskPortal>, IClassFixture<ScratchFolder>
{
    [Fact]
    public async Task An_alarm_stands_on_top_in_words_while_a_languages_call_backs_lag_and_goes_with_the_lag()
    {
        var supervisor = await portal.SupervisorAsync();
        var now = portal.Clock.GetUtcNow();
        var english = Enumerable.Range(1, 30).Select(i => Waiting(supervisor, "en", now.AddMinutes(-10 * i), now.AddHours(5))).ToList();
        await portal.HoldsAsync([], [.. english, Waiting(supervisor, "es", now.AddHours(-3), now.AddHours(1))]);
        var page = await supervisor.GetAsync("/desk/numbers");
        Assert.Contains("No alarm: in no language do call-backs lag", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.All("#lags-title"));

        // Somali waits too long; one promise of it is broken, and no other.
        await portal.HoldsAsync([], [.. english, Waiting(supervisor, "es", now.AddHours(-3), now.AddHours(1)), Waiting(supervisor, "so", now.AddHours(-9), now.AddHours(-1))]);
        page = await supervisor.GetAsync("/desk/numbers");
        var alarm = page.All("section[aria-labelledby=lags-title]").Single();
        Assert.Equal("Alarm: call-backs lag", Page.TextOf(alarm.QuerySelector("h2")!));
        Assert.Equal(
            [
                "Somali: a promised call-back is overdue, and promises are broken more than twice as often as in all other languages together.",
                "Somali: callers wait more than twice as long as those of all other languages together.",
            ], alarm.QuerySelectorAll("li").Select(Page.TextOf));
        Assert.Equal(["H1", "SECTION", "FORM"], page.All("main > h1, main > section[aria-labelledby=lags-title], main > form").Select(e => e.TagName));

        Assert.Equal("/desk/call-backs", alarm.QuerySelector("a")!.GetAttribute("href"));

        // It tells no number: of Somali and Spanish there are few, so they are all hidden, and English with them.
        Assert.Equal(["All"], page.TableOf("call-backs").Keys);
        Assert.Equal("32", page.TableOf("call-backs")["All"][0]);

        // Somebody called back.
        await portal.HoldsAsync([], [.. english, Waiting(supervisor, "es", now.AddHours(-3), now.AddHours(1)), Ended(supervisor, "so", now.AddHours(-9), now.AddMinutes(-5))]);
        Assert.Contains("No alarm", (await supervisor.GetAsync("/desk/numbers")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_are_told_by_language_and_numbers_kept_for_corrections_are_no_promises()
    {
        var supervisor = await portal.SupervisorAsync();
        var now = portal.Clock.GetUtcNow();
        var yesterday = NumbersPortal.At(2026, 11, 21, 12, 0, -8);
        await portal.HoldsAsync([],
        [
            .. Enumerable.Range(1, 20).Select(i => Waiting(supervisor, "en", now.AddMinutes(-i - 0.5), now.AddHours(5))), .. Enumerable.Range(1, 15).Select(i => Waiting(supervisor, "es", now.AddHours(-i).AddMinutes(-0.5), now.AddHours(i <= 12 ? -0.25 : 5))),
            .. Enumerable.Range(1, 13).Select(_ => new CallBackRow(Guid.NewGuid(), CallBackPurpose.IfWrong, supervisor.Account.Id, now.AddDays(-9), "so") { Number = [1] }),
            .. Enumerable.Range(1, 11).Select(i => Ended(supervisor, "vi", yesterday.AddHours(-i), yesterday)),
            // Not in the period.
            .. Enumerable.Range(1, 11).Select(i => Ended(supervisor, "ru", yesterday.AddHours(-i), yesterday.AddHours(13))),
        ]);
        var page = await supervisor.GetAsync("/desk/numbers");
        Assert.Equal(["20", "5 min 30 s", "10 min 30 s", "15 min 30 s", "18 min 30 s", "20 min 30 s"], page.TableOf("call-backs")["English"].Select(NoSeconds));
        Assert.Equal(["15", "4 h 0 min", "8 h 0 min", "12 h 0 min", "14 h 0 min", "15 h 0 min"], page.TableOf("call-backs")["Spanish"]);
        Assert.Equal("35", page.TableOf("call-backs")["All"][0]);
        Assert.Equal([("Overdue", "12"), ("In time", "23"), ("All", "35")], page.TableOf("promises").Select(r => (r.Key, r.Value[0])));
        Assert.Equal(["Vietnamese", "All"], page.TableOf("call-backs-done").Keys);
        Assert.Equal(["11", "3 h 0 min", "6 h 0 min", "9 h 0 min", "10 h 0 min", "11 h 0 min"], page.TableOf("call-backs-done")["Vietnamese"]);
        Assert.Equal(["11", "3:00:00", "6:00:00", "9:00:00", "10:00:00", "11:00:00"], (await supervisor.SheetOfAsync(page, "call-backs-done"))["Vietnamese"]);

        // The clock goes on while the page is asked for.
        static string NoSeconds(string time) => time.Contains(" min 3", StringComparison.Ordinal) ? time[..^4] + "30 s" : time;
    }

    [Fact]
    public async Task Agents_do_not_open_it_and_supervisors_find_it_in_the_menu()
    {
        var agent = await portal.AgentAsync();
        foreach (var address in new[] { "/desk/numbers", "/desk/numbers.csv?table=hours" })
            Assert.Equal(HttpStatusCode.Forbidden, (await agent.Colleague.GetAsync(address)).Status);
        Assert.Empty((await agent.Colleague.GetAsync("/desk")).All("nav a[href='/desk/numbers']"));
        Assert.Equal("Numbers", Page.TextOf((await (await portal.SupervisorAsync()).GetAsync("/desk")).All("nav a[href='/desk/numbers']").Single()));
    }

    [Fact]
    public async Task With_the_database_away_the_page_and_the_spreadsheet_say_so()
    {
        await using var server = await EmbeddedPostgresServer.StartAsync(new EmbeddedPostgresOptions(scratch.At("numbers"), Durable: false), NullLogger.Instance, CancellationToken.None);
        await using var other = new PortalOn(await server.CreateDatabaseAsync("numbers", CancellationToken.None));
        await Visitor.Of(other).EventuallyAsync("/health/ready", p => p.Text.Contains("\"database\":\"answers\"", StringComparison.Ordinal));
        var supervisor = await Colleague.InAsync(other, StaffRole.Supervisor);
        Assert.Equal(HttpStatusCode.OK, (await supervisor.GetAsync("/desk/numbers")).Status);
        await server.StopAsync(CancellationToken.None);
        foreach (var address in new[] { "/desk/numbers", "/desk/numbers.csv?table=hours" })
        {
            var page = await supervisor.GetAsync(address);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
            Assert.Contains("database", page.Words, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static CallBackRow Waiting(Colleague agent, string language, DateTimeOffset asked, DateTimeOffset promisedBy) =>
        new(Guid.NewGuid(), CallBackPurpose.Promised, agent.Account.Id, asked, language) { Number = [1, 2, 3], PromisedBy = promisedBy };

    private static CallBackRow Ended(Colleague agent, string language, DateTimeOffset asked, DateTimeOffset done) =>
        new(Guid.NewGuid(), CallBackPurpose.Promised, agent.Account.Id, asked, language) { PromisedBy = done, Done = done, DoneBy = agent.Account.Id, Outcome = CallBackOutcome.Reached };
}

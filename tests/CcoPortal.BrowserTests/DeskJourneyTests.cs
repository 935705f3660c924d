using System.Globalization;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Web.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.BrowserTests;

/// <summary>An agent with a caller on the line, without a mouse. Every key is counted.</summary>
[Collection(InABrowser.Name)]
public sealed class DeskJourneyTests(Browser browser, PortalByName portal, ITestOutputHelper output)
{
    /// <summary>What callers say, as an agent types it; <c>⏎</c> is Enter, and what comes after it chooses what the caller answers. Then what the answer is called.</summary>
    private static readonly (string Keys, string Title)[] Calls =
    [
        ("97301", "One CCO serves Marion County"),
        ("97478", "One CCO serves Lane County"),
        ("salem⏎2", "One CCO serves Polk County"),
        ("eugene", "One CCO serves Lane County"),
        ("coos bay", "One CCO serves Coos County"),
        ("baker", "One CCO serves Baker County"),
        ("jackson co", "Two CCOs serve Jackson County"),
        ("all care", "AllCare CCO"),
        ("ihn", "InterCommunity Health Network CCO"),
        ("health share", "Health Share of Oregon"),
        ("8884600185", "AllCare CCO"),
        ("800-273-0557", "OHP Client Services"),
        ("dentures", "Full dentures"),
        ("root canal⏎1", "Root canals"),
        ("glasses", "Glasses"),
        ("hearing aid⏎2", "Hearing aids"),
        ("wheelchair", "Medical equipment"),
        ("birth control", "Birth control"),
        ("insulin", "Diabetes care and supplies"),
        ("my tooth hurts", "Emergency dental care"),
        ("drug rehab", "Alcohol and drug treatment"),
        ("pregnant", "Pregnancy checkups (prenatal care)"),
        ("vaccine", "Shots (vaccines)"),
        ("braces⏎1", "Braces"),
        ("rides", "Get a ride to your care"),
        ("interpreter", "Get a free interpreter"),
        ("change cco", "Choose or change your CCO"),
        ("appeal", "Appeal and hearing"),
        ("bill", "If you get a bill"),
        ("renew", "Renew your OHP"),
        ("BMH CCOA", "OHP Plus (BMH), CCOA"),
        ("complaint", "Make a complaint"),
        ("find a doctor", "Find a doctor"),
        ("moving", "When you move"),
    ];

    [Fact]
    public async Task From_ring_to_sentence_it_takes_twelve_keys_or_fewer_in_the_median_and_no_mouse()
    {
        await using var visitor = await portal.VisitorAsync(browser);
        var page = await AgentAsync(visitor);
        var counts = new List<int>();
        foreach (var (keys, title) in Calls)
        {
            await page.GotoAsync("/desk");
            await Assertions.Expect(page.Locator("#q")).ToBeFocusedAsync();
            await TypeAsync(page, keys);
            await Assertions.Expect(page.Locator("#answer-title")).ToHaveTextAsync(title);
            Assert.NotEmpty(await page.Locator("#answer .say p").First.InnerTextAsync());
            counts.Add(keys.Length);
        }

        counts.Sort();
        var median = (counts[(counts.Count - 1) / 2] + counts[counts.Count / 2]) / 2.0;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{counts.Count} calls: median {median} keys, fewest {counts[0]}, most {counts[^1]}"));
        Assert.True(median <= 12);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_whole_call_is_made_by_keyboard_with_and_without_script(bool script)
    {
        await using var visitor = await portal.VisitorAsync(browser, change: o => o.JavaScriptEnabled = script);
        var page = await AgentAsync(visitor);
        await page.GotoAsync("/desk");
        await Assertions.Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("root canal");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#answer-title")).ToHaveTextAsync("Root canals");
        var call = Guid.Parse((await page.Locator("input[name='call']").GetAttributeAsync("value"))!);
        if (script)
        {
            await page.Keyboard.PressAsync("1");
            await Assertions.Expect(page.Locator("#answer")).ToContainTextAsync("Ask: What is the CCO type");
            await Assertions.Expect(page.Locator("#answer-title")).ToBeFocusedAsync();
            // Two keys for the record, after the one that ends the call.
            foreach (var key in "wc1")
                await page.Keyboard.PressAsync(key.ToString());
        }
        else
        {
            await page.PressOnAsync("button[name='age'][value='under-21']");
            await Assertions.Expect(page.Locator("#answer")).ToContainTextAsync("Ask: What is the CCO type");
            await page.TabToAsync("[name='reason']", 80);
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("ArrowDown");
            await page.PressOnAsync("[data-outcome='1']");
        }

        await page.WaitForURLAsync("**/desk?stored=InDatabase");
        await Assertions.Expect(page.Locator("#q")).ToBeFocusedAsync();
        await using var db = portal.Open();
        var stored = await db.Calls.SingleAsync(c => c.Id == call);
        Assert.Equal((Domain.Desk.CallReason.Covered, Domain.Desk.CallOutcome.Answered), (stored.Reason, stored.Outcome));
        Assert.Equal(["root-canal"], await db.CallFacts.Where(f => f.Call == call && f.Kind == "benefit").Select(f => f.Key).ToListAsync());
    }

    [Fact]
    public async Task Answers_come_as_someone_types_and_what_only_passed_by_was_not_read_out()
    {
        await using var visitor = await portal.VisitorAsync(browser);
        var page = await AgentAsync(visitor);
        await page.GotoAsync("/desk");
        await Assertions.Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("97401");
        await Assertions.Expect(page.Locator("#answer-title")).ToHaveTextAsync("One CCO serves Lane County");
        Assert.True(await page.HasFocusAsync("#q"));
        Assert.Equal("lane", await page.Locator("[name='call-county']").InputValueAsync());
        await page.Keyboard.PressAsync("ControlOrMeta+A");
        await page.Keyboard.TypeAsync("all care");
        await Assertions.Expect(page.Locator("#answer-title")).ToHaveTextAsync("AllCare CCO");
        var read = await page.Locator("[name='read']").GetAttributeAsync("value");
        Assert.Contains("cco:allcare-cco@", read, StringComparison.Ordinal);
        Assert.DoesNotContain("trillium-lane", read, StringComparison.Ordinal);
        Assert.Equal("", await page.Locator("[name='call-county']").InputValueAsync());

        // On the answer: keys lead to it, show themselves, and lead back.
        await page.Keyboard.PressAsync("Escape");
        Assert.True(await page.HasFocusAsync("#answer-title"));
        await page.Keyboard.PressAsync("?");
        Assert.True(await page.HasFocusAsync("#keys summary"));
        await Assertions.Expect(page.Locator("#keys dl")).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.Keyboard.PressAsync("Escape");
        Assert.True(await page.HasFocusAsync("#answer-title"));
        await Assertions.Expect(page.Locator("#keys dl")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("/");
        Assert.True(await page.HasFocusAsync("#q"));
        await page.Keyboard.TypeAsync("?/w1");
        Assert.Equal("?/w1", await page.Locator("#q").InputValueAsync());
    }

    [Fact]
    public async Task A_slip_that_is_sent_away_with_Enter_was_not_read_out_and_what_stood_long_was()
    {
        await using var visitor = await portal.VisitorAsync(browser);
        var page = await AgentAsync(visitor);
        await page.GotoAsync("/desk");
        await InsertAsync(page, "97401");
        await Assertions.Expect(page.Locator("#answer-title")).ToHaveTextAsync("One CCO serves Lane County");
        await InsertAsync(page, "dentures");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#answer-title")).ToBeFocusedAsync();
        Assert.DoesNotContain("lane", await page.Locator("[name='read']").GetAttributeAsync("value"), StringComparison.Ordinal);
        Assert.Equal("", await page.Locator("[name='call-county']").InputValueAsync());

        await InsertAsync(page, "97301");
        await Assertions.Expect(page.Locator("#answer-title")).ToHaveTextAsync("One CCO serves Marion County");
        await page.EvaluateAsync("() => { const now = Date.now; Date.now = () => now() + 4000; }");
        await InsertAsync(page, "all care");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#answer-title")).ToBeFocusedAsync();
        var read = await page.Locator("[name='read']").GetAttributeAsync("value");
        Assert.All(["benefit:full-dentures@", "cco:pacificsource-marion-polk@", "cco:allcare-cco@"], f => Assert.Contains(f, read, StringComparison.Ordinal));
        Assert.Equal("marion", await page.Locator("[name='call-county']").InputValueAsync());
    }

    [Fact]
    public async Task No_answer_stands_under_another_question_and_the_call_goes_on_without_one()
    {
        await using var visitor = await portal.VisitorAsync(browser);
        var page = await AgentAsync(visitor);
        await page.GotoAsync("/desk");
        await InsertAsync(page, "97401");
        var title = page.Locator("#answer-title");
        await Assertions.Expect(title).ToHaveTextAsync("One CCO serves Lane County");
        var call = await page.Locator("[name='call']").GetAttributeAsync("value");

        // Asked, and taken back before it came.
        var bend = await HoldAsync(page, "bend");
        await InsertAsync(page, "97401");
        await page.WaitForTimeoutAsync(250);
        await bend();
        await Assertions.Expect(title).ToHaveTextAsync("One CCO serves Lane County");

        // Lost on the way; and when it can be asked again, what stood there before comes again too.
        await page.RouteAsync(Live, route => route.AbortAsync());
        await InsertAsync(page, "dentures");
        await NoneAsync();
        await page.UnrouteAsync(Live);
        await InsertAsync(page, "97401");
        await Assertions.Expect(title).ToHaveTextAsync("One CCO serves Lane County");

        // Refused.
        await page.Locator("#On").FillAsync("2099-01-01");
        await InsertAsync(page, "dentures");
        await NoneAsync();
        await page.Locator("#On").FillAsync("");
        await page.Locator("#q").PressAsync("Enter");
        await Assertions.Expect(title).ToHaveTextAsync("Full dentures");
        Assert.Equal(call, await page.Locator("[name='call']").GetAttributeAsync("value"));

        // Nothing in the box, and the call is over.
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.PressAsync("Backspace");
        await Assertions.Expect(title).ToHaveCountAsync(0);
        foreach (var key in new[] { "Escape", "a", "1" })
            await page.Keyboard.PressAsync(key);
        await page.WaitForURLAsync("**/desk?stored=InDatabase");
        await using var db = portal.Open();
        Assert.True(await db.Calls.AnyAsync(c => c.Id == Guid.Parse(call!)));

        async Task NoneAsync()
        {
            await Assertions.Expect(page.Locator("#answer")).ToContainTextAsync("No answer yet. Press Enter.");
            await Assertions.Expect(page.Locator("#answer .say")).ToHaveCountAsync(0);
            await Assertions.Expect(page.Locator("#wrap")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task Escape_right_after_typing_leads_to_the_answer_that_comes()
    {
        await using var visitor = await portal.VisitorAsync(browser);
        var page = await AgentAsync(visitor);
        await page.GotoAsync("/desk");
        await InsertAsync(page, "97401");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#answer-title")).ToBeFocusedAsync();
        Assert.Equal("One CCO serves Lane County", await page.Locator("#answer-title").InnerTextAsync());

        await page.Keyboard.PressAsync("/");
        var dentures = await HoldAsync(page, "dentures");
        await page.Keyboard.PressAsync("Escape");
        Assert.True(await page.HasFocusAsync("#answer-title"));
        await dentures();
        await Assertions.Expect(page.Locator("#answer-title")).ToHaveTextAsync("Full dentures");
        await Assertions.Expect(page.Locator("#answer-title")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("w");
        Assert.True(await page.HasFocusAsync("#wrap"));
    }

    [Fact]
    public async Task What_had_no_good_answer_is_asked_for_and_chosen_by_keys()
    {
        await using var visitor = await portal.VisitorAsync(browser);
        var page = await AgentAsync(visitor);
        await page.GotoAsync("/desk");
        await DeskPages.AskAsync(page, "97401");
        var call = Guid.Parse((await page.Locator("[name='call']").GetAttributeAsync("value"))!);
        foreach (var key in "wh5")
            await page.Keyboard.PressAsync(key.ToString());
        await StaffPage.IsRefusedAsync(page);
        await Assertions.Expect(page.Locator("#Unanswered")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("5");
        await page.WaitForURLAsync("**/desk?stored=InDatabase");
        await using var db = portal.Open();
        var stored = await db.Calls.SingleAsync(c => c.Id == call);
        Assert.Equal((Domain.Desk.CallReason.Bill, Domain.Desk.CallOutcome.NoGoodAnswer, Enum.GetValues<Domain.Desk.UnansweredTopic>()[2]), (stored.Reason, stored.Outcome, stored.Unanswered));
    }

    [Fact]
    public async Task The_callers_language_and_a_day_are_set_by_keys()
    {
        await using var visitor = await portal.VisitorAsync(browser);
        var page = await AgentAsync(visitor);
        await page.GotoAsync("/desk");
        await DeskPages.AskAsync(page, "97401");
        await page.Keyboard.PressAsync("s");
        Assert.True(await page.HasFocusAsync("#speaks"));
        await page.Keyboard.TypeAsync("Sp");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#answer .say[lang='es']")).ToContainTextAsync("condado de Lane");
        await Assertions.Expect(page.Locator("#answer-title")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("s");
        await page.Keyboard.TypeAsync("Vi");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#answer .desk-interpreter")).ToContainTextAsync("Bring an interpreter for Vietnamese on the line.");
        await Assertions.Expect(page.Locator("#Language")).ToHaveValueAsync("vi");
        await Assertions.Expect(page.Locator("#answer-title")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("d");
        Assert.True(await page.HasFocusAsync("#On"));
        await page.Keyboard.TypeAsync("02012027");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#answer .say[lang='en']")).ToContainTextAsync("This is for February 1, 2027.");
    }

    [Fact]
    public async Task Tab_visits_everything_of_the_desk_once_in_the_order_of_the_page()
    {
        await using var visitor = await portal.VisitorAsync(browser);
        var page = await AgentAsync(visitor);
        var found = new List<string>();
        foreach (var typed in new[] { "97401", "root canal", "salem" })
        {
            await page.GotoAsync("/desk");
            await DeskPages.AskAsync(page, typed);
            // From the top, and not from the answer.
            await page.EvaluateAsync("() => { const top = document.createElement('button'); document.body.prepend(top); top.focus(); top.remove(); }");
            found.AddRange((await page.WrongOrderAsync()).Select(f => $"{typed}: {f}"));
        }

        Browser.AssertNothing(found);
    }

    private async Task<IPage> AgentAsync(IBrowserContext visitor)
    {
        var page = await visitor.NewPageAsync();
        await portal.SignInAsync(page, (await Colleague.MakeAsync(portal, StaffRole.Agent)).Email!);
        return page;
    }

    /// <summary>What the script asks as someone types.</summary>
    private const string Live = "**/desk?handler=Live";

    /// <summary>Types over what is in the box, so fast that nothing is asked in between.</summary>
    private static async Task InsertAsync(IPage page, string text)
    {
        await page.Locator("#q").FocusAsync();
        await page.Keyboard.PressAsync("ControlOrMeta+A");
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Types over what is in the box and waits until it is asked. Its answer comes when the returned action is called.</summary>
    private static async Task<Func<Task>> HoldAsync(IPage page, string text)
    {
        var held = new TaskCompletionSource();
        await page.RouteAsync(Live, async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        }, new PageRouteOptions { Times = 1 });
        var asked = page.WaitForRequestAsync(Live);
        await InsertAsync(page, text);
        var request = await asked;
        return async () =>
        {
            held.SetResult();
            await (await request.ResponseAsync())!.FinishedAsync();
        };
    }

    private static async Task TypeAsync(IPage page, string keys)
    {
        foreach (var key in keys)
        {
            if (key != '⏎')
            {
                await page.Keyboard.PressAsync(key == ' ' ? "Space" : key.ToString());
                continue;
            }

            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("#answer-title")).ToBeFocusedAsync();
        }
    }
}

using System.Net;
using CcoPortal.Data.Desk;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Web.Staff;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Desk;

/// <summary>The public page for codes: what changed, what is too old, and what is guessed.</summary>
public sealed class CodePageTests
{
    [Fact]
    public async Task After_a_change_the_page_shows_todays_facts_and_what_no_longer_holds()
    {
        await using var portal = await StartAsync();
        var agent = await new DeskAgent(await Colleague.InAsync(portal, StaffRole.Agent)).BeginAsync();
        await agent.AskAsync("97401");
        var old = agent.Seen.All("#answer .say[lang=en] p").Select(Page.TextOf).Single(s => s.StartsWith("Call Trillium", StringComparison.Ordinal));
        var code = HandOverTests.CodeOn(await agent.Colleague.PressAsync("c Code"));
        portal.Clock.Set(portal.Clock.GetUtcNow() + TimeSpan.FromDays(3));
        await portal.PublishPhoneAsync("800-555-0123");
        var visitor = Visitor.Of(portal);
        await visitor.EventuallyAsync("/health/ready", p => p.Text.Contains("\"edition\":2", StringComparison.Ordinal));

        var page = await visitor.PostAsync("/code", ("code", code));

        var changed = page.All("section[aria-labelledby=changed-title]").Single();
        Assert.Equal(["We told you this on November 22, 2026. It has changed:", "This is new, as of November 25, 2026:"], changed.QuerySelectorAll("h3").Select(Page.TextOf));
        Assert.Equal([old], changed.QuerySelectorAll("ul")[0].QuerySelectorAll("li").Select(Page.TextOf));
        var added = Assert.Single(changed.QuerySelectorAll("ul")[1].QuerySelectorAll("li").Select(Page.TextOf));
        Assert.Contains("800-555-0123", added, StringComparison.Ordinal);
        // Below, only what holds.
        changed.Remove();
        Assert.DoesNotContain(old, page.Words, StringComparison.Ordinal);
        Assert.Contains(added, page.Words, StringComparison.Ordinal);
        Assert.Contains("Aquí está como lo sabemos hoy", (await visitor.PostAsync("/es/code", ("code", code))).Words, StringComparison.Ordinal);
        Assert.Contains("Esto es nuevo, con fecha del 25 de noviembre de 2026:", (await visitor.PostAsync("/es/code", ("code", code))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_for_a_day_stays_one_for_that_day_and_that_it_has_come_is_no_change()
    {
        await using var portal = await StartAsync();
        var agent = await new DeskAgent(await Colleague.InAsync(portal, StaffRole.Agent)).BeginAsync();
        await agent.AskAsync("97401", ("on", "2026-12-01"));
        var code = HandOverTests.CodeOn(await agent.Colleague.PressAsync("c Code"));
        var visitor = Visitor.Of(portal);
        Assert.Contains("This is for December 1, 2026.", (await visitor.PostAsync("/code", ("code", code))).Words, StringComparison.Ordinal);
        portal.Clock.Set(portal.Clock.GetUtcNow() + TimeSpan.FromDays(9));
        var page = await visitor.PostAsync("/code", ("code", code));
        Assert.Contains("Nothing has changed since November 22, 2026.", page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page")]
    [InlineData("cco")]
    [InlineData("service")]
    [InlineData("line")]
    [InlineData("letter")]
    [InlineData("word")]
    [InlineData("place")]
    public async Task An_answer_whose_record_is_gone_says_so_and_whom_to_call(string kind)
    {
        await using var portal = await StartAsync();
        HandedAnswer gone = kind switch
        {
            "page" => new HandedAnswer.Page("/help/long-gone"),
            "cco" => new HandedAnswer.Cco("long-gone"),
            "service" => new HandedAnswer.Benefit("long-gone", Domain.Benefits.AgeGroup.Under21, "CCOA"),
            "line" => new HandedAnswer.Line("long-gone"),
            "letter" => new HandedAnswer.Letter(null, ["long-gone"], "CCOA"),
            "word" => new HandedAnswer.Word("long-gone"),
            _ => new HandedAnswer.Place(null, "Long Gone", null, null),
        };
        var now = portal.Clock.GetUtcNow();
        _ = portal.Services;
        await using var db = portal.Open();
        var code = await HandOvers.KeepAsync(db, new HandOver(gone, [new SaidIn("en", ["It is here."])], "en", 1, now, now.AddDays(HandOverCode.DaysValid)), CancellationToken.None);

        var page = await Visitor.Of(portal).PostAsync("/code", ("code", code));

        Assert.Equal((HttpStatusCode.OK, "This answer is not here any more"), (page.Status, page.Heading));
        Assert.Contains("We told you something on the phone on November 22, 2026. It is not in our records today, November 22, 2026.", page.Words, StringComparison.Ordinal);
        Assert.Contains("800-273-0557", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_is_too_old_is_answered_like_one_that_never_was_and_its_row_is_deleted()
    {
        await using var portal = await StartAsync();
        var visitor = Visitor.Of(portal);
        var agent = await new DeskAgent(await Colleague.InAsync(portal, StaffRole.Agent)).BeginAsync();
        await agent.AskAsync("97301");
        var code = HandOverTests.CodeOn(await agent.Colleague.PressAsync("c Code"));
        var never = await visitor.PostAsync("/code", ("code", "BBBBBB"));
        Assert.Equal((HttpStatusCode.OK, "We do not know this code"), (never.Status, never.Heading));
        Assert.Contains("A code works for 30 days.", never.Words, StringComparison.Ordinal);
        Assert.Contains("800-273-0557", never.Words, StringComparison.Ordinal);

        portal.Clock.Set(portal.Clock.GetUtcNow() + TimeSpan.FromDays(HandOverCode.DaysValid) - TimeSpan.FromMinutes(5));
        Assert.Equal("One CCO serves Marion County", (await visitor.PostAsync("/code", ("code", code))).Heading);
        portal.Clock.Set(portal.Clock.GetUtcNow() + TimeSpan.FromMinutes(6));
        var old = await visitor.PostAsync("/code", ("code", code));
        Assert.Equal(never.Text, old.Text.Replace(code, "BBBBBB", StringComparison.Ordinal));
        await portal.AdvanceUntilAsync(
            async () =>
            {
                await using var db = portal.Open();
                return !await db.HandOvers.AnyAsync();
            }, TimeSpan.FromHours(12));
    }

    [Fact]
    public async Task Wrong_codes_are_braked_for_all_together_for_an_hour_and_right_ones_do_not_count()
    {
        await using var portal = await StartAsync();
        var visitor = Visitor.Of(portal);
        var agent = await new DeskAgent(await Colleague.InAsync(portal, StaffRole.Agent)).BeginAsync();
        await agent.AskAsync("97301");
        var code = HandOverTests.CodeOn(await agent.Colleague.PressAsync("c Code"));
        for (var i = 0; i < 600; i++)
        {
            Assert.Equal("We do not know this code", (await visitor.PostUncheckedAsync("/code", ("code", HandOvers.NewCode()))).Heading);
            if (i % 200 == 0)
                Assert.Equal("One CCO serves Marion County", (await visitor.PostUncheckedAsync("/code", ("code", code))).Heading);
        }

        // What is no code at all is not looked up, so it counts for nothing.
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/code", ("code", "BC"))).Status);
        foreach (var typed in new[] { HandOvers.NewCode(), code })
        {
            var page = await visitor.PostAsync("/code", ("code", typed));
            Assert.Equal((HttpStatusCode.TooManyRequests, "Too many wrong codes", "3600"), (page.Status, page.Heading, page.Header("Retry-After")));
            Assert.Contains("800-273-0557", page.Words, StringComparison.Ordinal);
            Assert.Equal(typed, page.All("#code").Single().GetAttribute("value"));
        }

        portal.Clock.Set(portal.Clock.GetUtcNow() + TimeSpan.FromHours(1));
        Assert.Equal("One CCO serves Marion County", (await visitor.PostAsync("/code", ("code", code))).Heading);
    }

    [Fact]
    public async Task One_client_types_five_codes_a_minute_and_another_site_none()
    {
        await using var portal = await StartAsync();
        portal.Settings["Portal:RateLimit:LookupsPerMinute"] = "60";
        var visitor = Visitor.Of(portal);
        var request = new HttpRequestMessage(HttpMethod.Post, "/code") { Content = new FormUrlEncodedContent([KeyValuePair.Create("code", "BCD234")]) };
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.SendUncheckedAsync(request)).Status);
        for (var i = 0; i < 4; i++)
            Assert.Equal(HttpStatusCode.OK, (await visitor.PostAsync("/code", ("code", "BCD234"))).Status);
        var limited = await visitor.PostAsync("/code", ("code", "BCD234"));
        Assert.Equal(HttpStatusCode.TooManyRequests, limited.Status);
        Assert.Contains("800-273-0557", limited.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/code")).Status);
    }

    [Fact]
    public async Task The_form_is_there_in_every_language_is_not_for_search_engines_and_says_what_is_missing()
    {
        await using var portal = await StartAsync();
        var visitor = Visitor.Of(portal);
        foreach (var prefix in new[] { "", "/es", "/ar" })
        {
            var page = await visitor.GetAsync($"{prefix}/code");
            Assert.Equal("noindex", page.All("meta[name=robots]").Single().GetAttribute("content"));
            Assert.Equal($"{prefix}/code", page.All("main form").Single().GetAttribute("action"));
            foreach (var typed in new[] { "", "BCD", "BCD2345", "my name is Rosa", "\ud83c", "<b>" })
            {
                var refused = await visitor.PostAsync($"{prefix}/code", ("code", typed));
                Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
                Assert.Single(refused.All(".error-summary a[href='#code']"));
            }
        }

        Assert.DoesNotContain("/code", (await visitor.GetAsync("/sitemap.xml")).Text, StringComparison.Ordinal);
        Assert.Contains("Type all 6 letters and numbers of your code.", (await visitor.PostAsync("/code", ("code", "BCD"))).Words, StringComparison.Ordinal);
        Assert.Equal("private, no-store", (await visitor.PostAsync("/code", ("code", "BCD234"))).Header("Cache-Control"));
    }

    private static async Task<UpdatesPortal> StartAsync()
    {
        var portal = await UpdatesPortal.StartAsync();
        portal.Settings["Portal:SignIn:RequireSecondFactor"] = "false";
        return portal;
    }
}

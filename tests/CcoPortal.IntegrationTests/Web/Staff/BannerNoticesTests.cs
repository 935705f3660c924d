using System.Net;
using System.Text.Json;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Staff;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>Notices stand above every page in their time, and in no other.</summary>
public sealed class BannerNoticesTests
{
    [Fact]
    public async Task Every_page_has_them_in_their_time_also_those_that_are_stored()
    {
        await using var portal = await ViewsPortal.StartAsync();
        await portal.PublishAsync(f => f.With(
            SampleNotices.Notice("one", NoticeLevel.Warning, "2026-11-22T13:00", "2026-11-22T15:00", "The first one", "It is here.\n"),
            SampleNotices.Notice("two", NoticeLevel.Emergency, "2026-11-22T14:00", "2026-11-23T00:00", "The second one", "It is here too.\n")));
        string[] stored = ["/", "/ccos/trillium-lane", "/counties/lane", "/help/rides", "/es/ccos", "/ar/ccos"], made = ["/find?q=Gaston", "/preferences", "/no-such-page", "/search?q=rides"];
        var tags = new HashSet<string>();
        foreach (var (clock, shown) in new[]
        {
            ("12:30", ""), ("12:59:50", ""), ("13:00", "The first one"), ("13:59:50", "The first one"), ("14:00", "The second one, The first one"), ("15:00", "The second one"), ("23:59:50", "The second one"),
        })
        {
            var at = OregonDay.At(DateTime.Parse($"2026-11-22T{clock}", System.Globalization.CultureInfo.InvariantCulture));
            foreach (var address in stored.Concat(made))
            {
                portal.Clock.Set(at);
                // The second one is of what is stored.
                foreach (var page in new[] { await Visitor.Of(portal).GetAsync(address), await Visitor.Of(portal).GetAsync(address) })
                {
                    Assert.True(shown == string.Join(", ", page.All(".notice h2").Select(Page.TextOf)), $"{address} at {clock}: {string.Join(", ", page.All(".notice h2").Select(Page.TextOf))}");
                    if (address == "/")
                        tags.Add(page.Header("ETag"));
                }
            }
        }

        portal.Clock.Set(OregonDay.At(new DateTime(2026, 11, 23, 0, 0, 0)));
        Assert.Empty((await Visitor.Of(portal).GetAsync("/")).All(".notice, .notices"));
        Assert.True(tags.Count >= 4, string.Join(' ', tags));
        Assert.Equal(["The second one, The first one"], [string.Join(", ", (await (await Colleague.InAsync(portal, StaffRole.Editor)).GetAsync("/staff/on/2026-11-22T1430/ccos")).All(".notice h2").Select(Page.TextOf))]);
    }

    [Fact]
    public async Task They_say_how_grave_they_are_and_what_of_them_is_in_the_readers_language()
    {
        await using var portal = await ViewsPortal.StartAsync();
        await portal.PublishAsync(f => f.With(SampleNotices.All));
        var visitor = Visitor.Of(portal);
        var english = await visitor.GetAsync("/ccos");
        var region = Assert.Single(english.All("header section.notices[aria-label]"));
        Assert.Equal(["Emergency", "Warning", "Good to know"], region.QuerySelectorAll(".notice strong:first-of-type").Where(s => s.ParentElement!.QuerySelector("svg") is not null).Select(Page.TextOf));
        Assert.Equal(["Leave now if you are told to", "Smoke in the south of Oregon", "Some offices are closed this week"], region.QuerySelectorAll("h2").Select(Page.TextOf));
        Assert.NotEmpty(region.QuerySelectorAll("a[href='tel:911']"));
        Assert.NotEmpty(region.QuerySelectorAll("a[href='/help/rides']"));
        Assert.Empty(region.QuerySelectorAll("[lang]"));

        var spanish = (await visitor.GetAsync("/es/ccos")).All(".notice");
        Assert.Equal(["Salga si se lo piden", "Smoke in the south of Oregon", "Algunas oficinas están cerradas esta semana"], spanish.Select(n => Page.TextOf(n.QuerySelector("h2")!)));
        Assert.Equal(["", "en", ""], spanish.Select(n => n.QuerySelector("h2")!.ParentElement!.GetAttribute("lang") ?? ""));
        Assert.Contains("cambió después de esta traducción", spanish[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("aún no está en este idioma", spanish[1].TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(spanish[1].QuerySelectorAll("a[href='/es/help/rides']"));
        var arabic = (await visitor.GetAsync("/ar/ccos")).All(".notice h2");
        Assert.All(arabic, h => Assert.Equal(("en", "ltr"), (h.ParentElement!.GetAttribute("lang"), h.ParentElement.GetAttribute("dir"))));

        var api = JsonDocument.Parse((await visitor.GetAsync("/api/v1/notices?lang=es")).Text).RootElement;
        Assert.Equal(["fire emergency es", "smoke warning en", "closed-offices information es"],
            api.GetProperty("notices").EnumerateArray().Select(n => $"{n.GetProperty("key").GetString()} {n.GetProperty("level").GetString()} {n.GetProperty("lang").GetString()}"));
        var fire = api.GetProperty("notices")[0];
        Assert.Equal(("2026-11-22T11:00:00-08:00", "¿Está en peligro? Llame al 911. **Es gratis.**"), (fire.GetProperty("starts").GetString(), fire.GetProperty("body").GetString()!.Trim()));
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.GetAsync("/api/v1/notices?lang=xx")).Status);
    }

    [Fact]
    public async Task An_editor_writes_one_with_a_form_and_once_approved_members_read_it()
    {
        await using var portal = await ViewsPortal.StartAsync();
        var editor = await Colleague.InAsync(portal, StaffRole.Editor);
        await editor.GetAsync("/staff/new/notice");
        (string, string)[] typed =
        [
            ("f.key", "office-closed"), ("f.level", "Warning"), ("f.start.day", "2026-11-22"), ("f.start.time", "08:00"), ("f.end.day", "2026-11-22"), ("f.end.time", "07:00"),
            ("f.texts.en.title", "Our office is closed"), ("f.texts.en.body", "Call {phone:client-services}. <script>alert(1)</script> <b>bold</b>"), ("title", "Office closed"), ("reason", "It is closed."), ("source", "The office."),
        ];
        await editor.PressAsync("Save", typed);
        Assert.True(editor.Seen!.Location is not null, editor.Seen.Text);
        var change = Guid.Parse(editor.Seen.Location!.Split('/', '?')[3]);
        // It ends before it starts.
        Assert.Equal("This change request cannot be shown yet", (await editor.GetAsync($"/staff/preview/{change}/2026-11-22/")).Heading);
        await editor.GetAsync($"/staff/edit/notice/office-closed?change={change}");
        await editor.PressAsync("Save", ("f.end.time", "18:00"));
        var preview = await editor.GetAsync($"/staff/preview/{change}/2026-11-22/ccos");
        Assert.Equal("Our office is closed", Page.TextOf(Assert.Single(preview.All(".notice h2"))));
        Assert.Empty((await Visitor.Of(portal).GetAsync("/ccos")).All(".notice"));

        await portal.AsAsync("Edie", new SubmitChange.Command(change));
        await portal.ApproveAsync("Rosa", change);
        await portal.AsAsync("Rosa", new PublishChange.Command(change));
        await portal.UntilShownAsync(2);
        var notice = Assert.Single((await Visitor.Of(portal).GetAsync("/ccos")).All(".notice"));
        Assert.Contains("Our office is closed", notice.TextContent, StringComparison.Ordinal);
        // What looks like HTML is text.
        Assert.Contains("<script>alert(1)</script> <b>bold</b>", notice.TextContent, StringComparison.Ordinal);
        Assert.Empty(notice.QuerySelectorAll("script, b"));
    }
}

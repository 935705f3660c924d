using CcoPortal.Application;
using CcoPortal.Data;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.IntegrationTests;
using CcoPortal.Web.Languages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcoPortal.BrowserTests;

/// <summary>A page in a state that a visitor can meet.</summary>
/// <param name="Path">A path of the portal, or a whole address of another one.</param>
/// <param name="VisitsBefore">How often it is asked for first, so that it is in this state.</param>
/// <param name="Posted">The body of a POST that no form of ours sends.</param>
public sealed record PageState(string Name, string Path, int Status = 200, int VisitsBefore = 0, string? Posted = null)
{
    public bool IsArea => Path.StartsWith("/areas/", StringComparison.Ordinal) && Status == 200;

    public override string ToString() => Name;
}

/// <summary>Every page of the portal, in every state. The lists come from the data: a new county or CCO is tested too.</summary>
public static class PageStates
{
    public static IReadOnlyList<PageState> Of(PortalFactory portal)
    {
        var edition = portal.Services.GetRequiredService<CurrentEdition>().OrNull!;
        var today = Moment.DayOf(portal.Clock.GetUtcNow());
        return
        [
            .. Fixed,
            .. HandedOver(portal),
            .. AnswersWithoutAnArea(edition, today),
            .. Areas(edition, today).Select(a => new PageState($"area {a.Served.Href}", a.Served.Href)),
            .. HeldOnAnotherDay(edition, today).Select(href => new PageState($"area of another day {href}", href)),
            .. edition.Facts.Ccos.Select(c => new PageState($"CCO {c.Slug}", $"/ccos/{c.Slug}")),
            .. Benefits(edition),
            .. edition.Facts.Pages.Select(p => new PageState($"page {p.Key}", $"/{p.Key}")),
            .. edition.Facts.Counties.Select(c => new PageState($"county {c.Name}", $"/counties/{c.Slug}")),
        ];
    }

    /// <param name="troubled">Address of a <see cref="TroubledPortal"/>.</param>
    /// <param name="empty">Address of an <see cref="EmptyPortal"/>.</param>
    public static IEnumerable<PageState> InTrouble(string troubled, string empty) =>
    [
        new("too many look-ups", $"{troubled}/find?q=97301", 429, VisitsBefore: 2),
        new("broken", $"{troubled}/contact", 500),
        new("updates: not offered", $"{troubled}/updates"),
        new("no edition", $"{empty}/", 503),
    ];

    /// <param name="noticed">Address of a <see cref="NoticedPortal"/>.</param>
    public static IEnumerable<PageState> WithNotices(string noticed) =>
        [new("notices", $"{noticed}/ccos"), new("notices, one in English and one outdated", $"{noticed}/es/ccos"), new("notices in English, from right to left", $"{noticed}/ar/ccos")];

    public static IEnumerable<Area> Areas(Edition edition, DateOnly on) => edition.Facts.Counties.SelectMany(c => edition.Coverage.AreasOf(c, on));

    private static readonly PageState[] Fixed =
    [
        new("home", "/"),
        new("find", "/find"),
        new("nothing typed", "/find?q=", 400),
        new("four digits", "/find?q=9730", 400),
        new("no letters", "/find?q=%3F%3F", 400),
        new("far too long", "/find?q=" + new string('a', 120), 400),
        new("ZIP in two counties", "/find?q=97140"),
        new("city in two counties", "/find?q=Salem"),
        new("name of two places", "/find?q=Jefferson"),
        new("misspelled", "/find?q=Portlnd"),
        new("unknown", "/find?q=Xqzzywk"),
        new("unknown ZIP", "/find?q=97999"),
        new("ZIP of another state", "/find?q=98101"),
        new("retired ZIP", "/find?q=97425"),
        new("directory", "/ccos"),
        new("languages", "/languages"),
        new("ways to read", "/preferences?back=/ccos"),
        new("ways to read, from an answer", "/preferences?handler=Open", Posted: "back=/coverage&asked.letter=CCOA"),
        new("ways to read, saved from an answer", "/preferences", Posted: "back=/coverage&asked.letter=CCOA&size=normal"),
        new("counties", "/counties"),
        new("contact", "/contact"),
        new("accessibility", "/accessibility"),
        new("privacy", "/privacy"),
        new("no such page", "/no-such-page", 404),
        new("benefits", "/benefits"),
        new("benefits of an area", "/benefits?area=dental"),
        new("benefits of an area and an age", "/benefits?area=dental&person=21-plus"),
        new("benefits of an age", "/benefits?person=under-21"),
        new("benefits by words", "/benefits?q=teeth%20cleaning"),
        new("benefits by words and an area", "/benefits?q=glasses&area=vision&person=21-plus"),
        new("benefits and danger", "/benefits?q=does%20ohp%20cover%20therapy%20i%20want%20to%20die"),
        new("no benefit found", "/benefits?q=xqzzywk"),
        new("no benefit found in an area", "/benefits?q=dentures&area=hearing"),
        new("benefits of no area", "/benefits?q=dentist&area=teeth", 400),
        new("benefits of no age", "/benefits?person=30", 400),
        new("benefits: danger and error", "/benefits?q=i%20want%20to%20die&area=teeth", 400),
        new("benefits: too long", "/benefits?q=" + new string('a', 501), 400),
        new("search", "/search"),
        new("search: found", "/search?q=ride%20to%20the%20doctor"),
        new("search: one kind", "/search?q=teeth&kind=benefit"),
        new("search: misspelled", "/search?q=interpeter"),
        new("search: place", "/search?q=cco%20in%20bend"),
        new("search: ZIP in two counties", "/search?q=97140"),
        new("search: danger", "/search?q=help%20me%20die"),
        new("search: nothing found", "/search?q=xqzzywk"),
        new("search: too long", "/search?q=" + new string('a', 501), 400),
        new("danger and a ZIP", "/find?q=97301%20i%20want%20to%20die"),
        new("danger and no place", "/find?q=i%20was%20raped"),
        new("coverage", "/coverage"),
        new("coverage: common case", "/coverage", Posted: "letter=&age=unknown&pregnancy=unknown&type=unknown&package=unknown&cco=unknown"),
        new("coverage: open card", "/coverage", Posted: "age=under-21&pregnancy=no&type=open-card&package=ohp-plus"),
        new("coverage: dental package", "/coverage", Posted: "letter=DEN&age=21-plus&pregnancy=no"),
        new("coverage: another plan", "/coverage", Posted: "package=pace"),
        new("coverage: own CCO", "/coverage", Posted: "letter=CCOE+BMP&age=21-plus&cco=allcare-cco"),
        new("coverage: all at once", "/coverage", Posted: "letter=CCOA+DEN+CWX+KIT+XYZ&pregnancy=unknown&cco=allcare-cco"),
        new("coverage: pregnancy and package", "/coverage", Posted: "package=ohp-plus-supplemental&pregnancy=no"),
        new("coverage: no such code", "/coverage", 400, Posted: "letter=XYZ"),
        new("coverage: two people", "/coverage", 400, Posted: "letter=CCOA+CCOB"),
        new("coverage: no such age", "/coverage", 400, Posted: "age=30"),
        new("coverage: neither yes nor no", "/coverage", 400, Posted: "pregnancy=maybe"),
        new("coverage: no such package", "/coverage", 400, Posted: "package=gold"),
        new("coverage: no such type", "/coverage", 400, Posted: "type=CCOZ"),
        new("coverage: no such CCO", "/coverage", 400, Posted: "cco=nobody"),
        new("updates", "/updates"),
        new("updates: no address", "/updates", 400, Posted: "email=kim&watch=county:lane"),
        new("updates: nothing chosen", "/updates", 400, Posted: "email=kim@example.org"),
        new("updates: sent", "/updates", Posted: "email=kim@example.org&watch=all"),
        new("updates: confirm", "/updates/confirm?token=abc"),
        new("updates: confirmed too late", "/updates/confirm", Posted: "token=abc"),
        new("updates: stop", "/updates/stop?token=abc"),
        new("updates: stopped", "/updates/stop", Posted: "token=abc"),
        new("code", "/code"),
        new("code: too short", "/code", 400, Posted: "code=BCD"),
        new("code: not known", "/code", Posted: "code=BCD+234"),
        new("help", "/help"),
        new("learn", "/learn"),
        new("deadline", "/help/deadline"),
        new("deadline of a denial", "/help/deadline", Posted: "letter=cco-denial&dated-month=11&dated-day=4&dated-year=2026&change-month=11&change-day=28&change-year=2026"),
        new("deadline that has passed", "/help/deadline", Posted: "letter=open-card&dated-month=1&dated-day=31&dated-year=2026&change-month=2&change-day=1&change-year=2026"),
        new("deadline: no answer", "/help/deadline", Posted: "letter=no-answer&dated-month=10&dated-day=1&dated-year=2026"),
        new("deadline: nothing chosen", "/help/deadline", 400, Posted: "letter=&dated-month=13"),
        new("deadline: not yet", "/help/deadline", 400, Posted: "letter=cco-denial&dated-month=1&dated-day=1&dated-year=2099&change-month=x"),
        new("change", "/help/can-i-change"),
        new("change: yes", "/help/can-i-change", Posted: "joined-month=11&joined-day=1&joined-year=2026&first=yes&mistake=yes&changed=no&reason=moved&reason=other"),
        new("change: not now", "/help/can-i-change", Posted: "joined-month=8&joined-day=31&joined-year=2026&first=no&mistake=no&changed=yes"),
        new("change: not sure", "/help/can-i-change", Posted: "joined-month=11&joined-day=1&joined-year=2026&renewed-month=11&renewed-day=1&renewed-year=2026"),
        new("change: errors everywhere", "/help/can-i-change", 400, Posted: "joined-month=13&renewed-month=x&first=a&mistake=b&changed=c&reason=d"),
        new("change: not yet", "/help/can-i-change", 400, Posted: "joined-month=1&joined-day=1&joined-year=2099&renewed-month=1&renewed-day=1&renewed-year=2099"),
        new("notices", "/notices"),
        new("report: nothing chosen", "/report", 400, Posted: "page=/ccos/allcare-cco&edition=1&kind=&words=It+moved"),
        new("report: too long", "/report", 400, Posted: "page=/ccos/allcare-cco&edition=1&kind=text&words=" + new string('a', 501)),
        new("report: thanks", "/report/thanks"),
        new("unreadable form", "/find", 400, Posted: string.Concat(Enumerable.Repeat("x=&", 1100))),
    ];

    /// <summary>Every page once in another language; and the states that say most in words.</summary>
    public static IReadOnlyList<PageState> In(Language language, PortalFactory portal)
    {
        var pages = Of(portal).Where(s => s.Posted is null ? s.Status == 200 || s.Path is "/find?q=9730" or "/no-such-page" : s.Name is "coverage: all at once" or "deadline of a denial" or "change: not sure" or "code: place, changed" or "coverage: two people");
        var services = portal.Services.GetRequiredService<CurrentEdition>().OrNull!.Facts.Benefits.Select(b => new PageState($"benefit {b.Slug}", $"/benefits/{b.Slug}"));
        return [.. pages.Concat(language.SpeaksAll ? services : []).Select(s => s with { Name = $"{language.Tag}: {s.Name}", Path = language.Prefix + s.Path }).DistinctBy(s => (s.Path, s.Posted))];
    }

    /// <summary>Codes that an agent could have given: of an answer that has changed, of one that has not, and of one that is gone.</summary>
    private static IEnumerable<PageState> HandedOver(PortalFactory portal)
    {
        using var db = PortalDbContext.At(portal.Connection);
        foreach (var (code, name, answer, said) in new[]
        {
            ("BCD232", "code: place, changed", """{"place":{"zip":"97401"}}""", """[{"language":"en","sentences":["One CCO serves Lane County."]},{"language":"es","sentences":["Una CCO."]},{"language":"ar","sentences":["CCO"]}]"""),
            ("BCD233", "code: service", """{"benefit":{"slug":"root-canal","age":"Under21","type":"CCOA"}}""", "[]"),
            ("BCD237", "code: gone", """{"page":{"path":"/help/long-gone"}}""", "[]"),
        })
        {
            var now = portal.Clock.GetUtcNow();
            db.Database.ExecuteSql($"insert into hand_over (code, language, answer, said, edition, made, until) values ({code}, 'en', {answer}, {said}, 1, {now}, {now.AddDays(30)}) on conflict do nothing");
            yield return new PageState(name, "/code", Posted: $"code={code}");
        }
    }

    /// <summary>One service of each kind: covered, limited, not covered; with most to say; and one about which CCOs say more.</summary>
    private static IEnumerable<PageState> Benefits(Edition edition)
    {
        var all = edition.Facts.Benefits;
        int Length(Benefit b) => b.In("en").Limits.Sum(l => l.Length) + b.In("en").Summary.Length + b.In("en").HowToGet.Length;
        return new[]
        {
            ("covered", all.First(b => b is { Adults: Cover.Yes, Under21: Cover.Yes, Pregnant: Cover.Yes })),
            ("limited", all.First(b => b is { Adults: Cover.Limited, Under21: Cover.Yes })),
            ("not covered", all.First(b => !b.IsCovered)),
            ("with most to say", all.MaxBy(Length)!),
            ("of which CCOs say more", all.MaxBy(b => edition.Facts.CcoExtras.Count(e => e.Benefit == b.Slug))!),
            ("with notes for packages", all.MaxBy(b => b.In("en").PackageNotes.Count)!),
        }.DistinctBy(b => b.Item2).Select(b => new PageState($"benefit {b.Item1}", $"/benefits/{b.Item2.Slug}"));
    }

    /// <summary>States that only some places have: one example of each that today's data holds.</summary>
    private static IEnumerable<PageState> AnswersWithoutAnArea(Edition edition, DateOnly today)
    {
        if (edition.Facts.Places.FirstOrDefault(p => edition.Coverage.ForPlace(p, today) is ChooseZip) is { } place)
            yield return new PageState("place with ZIPs that differ", $"/find?q={Uri.EscapeDataString(place.Name)}");
        var none = from zip in edition.Facts.Zips
                   from county in zip.Counties
                   let named = edition.Facts.Counties.Single(c => c.Name == county.County)
                   where edition.Coverage.ForZip(int.Parse(zip.Code, System.Globalization.CultureInfo.InvariantCulture), named, today) is NoRecord
                   select new PageState("no record", $"/find?q={zip.Code}&county={Uri.EscapeDataString(named.Name)}");
        foreach (var state in none.Take(1))
            yield return state;
    }

    /// <summary>Addresses of areas that were or will be: three are enough, since one view shows them all.</summary>
    private static IEnumerable<string> HeldOnAnotherDay(Edition edition, DateOnly today)
    {
        var days = edition.Facts.ServiceAreas.SelectMany(a => new[] { a.From?.AddDays(-1), a.From, a.To?.AddDays(-1), a.To }).OfType<DateOnly>().Distinct().ToList();
        var todays = Areas(edition, today).Select(a => a.Served.Href).ToHashSet(StringComparer.Ordinal);
        return days.SelectMany(day => Areas(edition, day)).Select(a => a.Served.Href).Distinct().Where(href => !todays.Contains(href)).Take(3);
    }
}

using CcoPortal.Application;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.IntegrationTests;
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
            .. AnswersWithoutAnArea(edition, today),
            .. Areas(edition, today).Select(a => new PageState($"area {a.Served.Href}", a.Served.Href)),
            .. HeldOnAnotherDay(edition, today).Select(href => new PageState($"area of another day {href}", href)),
            .. edition.Facts.Ccos.Select(c => new PageState($"CCO {c.Slug}", $"/ccos/{c.Slug}")),
            .. edition.Facts.Counties.Select(c => new PageState($"county {c.Name}", $"/counties/{c.Slug}")),
        ];
    }

    /// <param name="troubled">Address of a <see cref="TroubledPortal"/>.</param>
    /// <param name="empty">Address of an <see cref="EmptyPortal"/>.</param>
    public static IEnumerable<PageState> InTrouble(string troubled, string empty) =>
    [
        new("too many look-ups", $"{troubled}/find?q=97301", 429, VisitsBefore: 2),
        new("broken", $"{troubled}/contact", 500),
        new("no edition", $"{empty}/", 503),
    ];

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
        new("counties", "/counties"),
        new("contact", "/contact"),
        new("accessibility", "/accessibility"),
        new("privacy", "/privacy"),
        new("no such page", "/no-such-page", 404),
        new("unreadable form", "/find", 400, Posted: string.Concat(Enumerable.Repeat("x=&", 1100))),
    ];

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

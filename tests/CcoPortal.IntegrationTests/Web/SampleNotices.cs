using System.Globalization;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Editions;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>Notices around noon of November 22, 2026.</summary>
public static class SampleNotices
{
    /// <summary>All at once: in English and Spanish, in outdated Spanish, and in English alone.</summary>
    public static IReadOnlyList<BannerNotice> All { get; } =
    [
        Notice("closed-offices", NoticeLevel.Information, "2026-11-20T08:00", "2026-11-27T17:30", "Some offices are closed this week", "Call {phone:client-services} first.\n", "Algunas oficinas están cerradas esta semana", "Llame primero al {phone:client-services}.\n"),
        Notice("smoke", NoticeLevel.Warning, "2026-11-21T08:00", "2026-11-23T08:00", "Smoke in the south of Oregon", "- Stay inside if you can.\n- Rides still run: [get a ride](/help/rides).\n", null, null),
        Outdated(Notice("fire", NoticeLevel.Emergency, "2026-11-22T11:00", "2026-11-22T13:00", "Leave now if you are told to", "In danger? Call {phone:emergency}. **It is free.**\n", "Salga si se lo piden", "¿Está en peligro? Llame al {phone:emergency}. **Es gratis.**\n")),
    ];

    public static Facts With(this Facts facts, params IReadOnlyList<BannerNotice> notices) => facts with { Notices = notices };

    /// <param name="start">Oregon's wall clock, like <c>2026-11-20T08:00</c>.</param>
    /// <param name="spanish">Title; null for no translation.</param>
    public static BannerNotice Notice(string key, NoticeLevel level, string start, string end, string title, string body, string? spanish = null, string? spanishBody = null)
    {
        var texts = new Dictionary<string, NoticeText> { ["en"] = new(title, body) };
        if (spanish is not null)
            texts["es"] = new(spanish, spanishBody!);
        var notice = new BannerNotice(key, level, Clock(start), Clock(end), texts);
        return spanish is null ? notice : notice with { Translations = new Dictionary<string, Translation> { ["es"] = new(TranslationStatus.Drafted, "editor", new DateOnly(2026, 11, 20), notice.EnglishHash()) } };
    }

    private static BannerNotice Outdated(BannerNotice notice) => notice with { Translations = notice.Translations!.ToDictionary(t => t.Key, t => t.Value with { From = "0123456789abcdef" }) };

    private static WallClock Clock(string local)
    {
        var at = DateTime.ParseExact(local, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
        return new(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at));
    }
}

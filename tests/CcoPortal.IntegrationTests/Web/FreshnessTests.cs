using CcoPortal.Data.Editions;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Editions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>What nobody checked for long says so, on the pages where members act on it.</summary>
[Collection(SharedPortal.Name)]
public sealed class FreshnessTests(PortalFactory portal)
{
    private const string Told = "Last checked on ";

    [Fact]
    public async Task A_year_and_a_day_after_the_last_check_pages_say_when_it_was()
    {
        await using var another = AnotherPortal.ThatKeepsItsEdition(portal);
        another.Clock.Set(TestClock.Noon.AddDays(365));
        using var client = another.Visitor();
        var visitor = new Visitor(client);
        string[] addresses = ["/ccos/allcare-cco", "/counties/lane", "/areas/yamhill/yamhill-community-care", "/benefits/rides", "/help/rides"];
        foreach (var address in addresses)
            Assert.DoesNotContain("It may have changed", (await visitor.GetAsync(address)).Text, StringComparison.Ordinal);

        another.Clock.Set(TestClock.Noon.AddDays(366));
        foreach (var address in addresses)
            Assert.Contains("Last checked on November 22, 2026. It may have changed. Call to check.", (await visitor.GetAsync(address)).Words, StringComparison.Ordinal);
        Assert.Contains("Se revisó por última vez el 22 de noviembre de 2026.", (await visitor.GetAsync("/es/ccos/allcare-cco")).Words, StringComparison.Ordinal);
        Assert.Contains("آخر مرة تحققنا من هذا: ", (await visitor.GetAsync("/ar/ccos/allcare-cco")).Words, StringComparison.Ordinal);
        // What has ended stays as it was.
        Assert.DoesNotContain(Told, (await visitor.GetAsync("/ccos/familycare")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_value_that_was_not_checked_for_long_says_when_it_was()
    {
        await using var another = AnotherPortal.ThatKeepsItsEdition(portal);
        using var client = another.Visitor();
        var visitor = new Visitor(client);
        var facts = portal.Edition().Facts;
        var current = another.Services.GetRequiredService<CurrentEdition>();
        var number = 100;

        Assert.Equal((0, 0, 0), await ToldAsync(new DateOnly(2026, 5, 26)));
        // Phone, local phone, TTY, hours, rides, another phone; on the card phone, hours and rides; each contact line, and hours where they are shown.
        Assert.Equal((6, 3, facts.Contacts.Count + facts.Contacts.Count(c => c.Hours is { Confidence: > Confidence.Low })), await ToldAsync(new DateOnly(2026, 5, 25)));
        // And dental plans, website, address, e-mail.
        Assert.Equal((10, 3), await ToldAsync(new DateOnly(2025, 11, 21)) is var (page, card, _) ? (page, card) : default);

        async Task<(int Page, int Card, int Contacts)> ToldAsync(DateOnly checkedOn)
        {
            current.Replace(new Edition(number++, DateTimeOffset.UnixEpoch, facts with
            {
                Ccos = [.. facts.Ccos.Select(c => c.Slug == "yamhill-community-care" ? Full(c, checkedOn) : c)],
                Contacts = [.. facts.Contacts.Select(c => c with { CheckedOn = checkedOn, Hours = c.Hours is null ? null : c.Hours with { CheckedOn = checkedOn } })],
            }));
            return (Count(await visitor.GetAsync("/ccos/yamhill-community-care")), Count(await visitor.GetAsync("/areas/yamhill/yamhill-community-care")), Count(await visitor.GetAsync("/contact")));
        }

        static int Count(Page page) => page.Words.Split(Told).Length - 1;
    }

    [Fact]
    public async Task Packages_enrollment_types_and_what_a_CCO_adds_say_it_too()
    {
        await using var another = AnotherPortal.ThatKeepsItsEdition(portal);
        using var client = another.Visitor();
        var visitor = new Visitor(client);
        var facts = portal.Edition().Facts;
        var extra = facts.CcoExtras.First(e => e.Confidence > Confidence.Low && portal.Edition().CcosOn(new DateOnly(2026, 11, 22)).Any(c => e.Ccos.Contains(c.Slug)));
        var current = another.Services.GetRequiredService<CurrentEdition>();
        var number = 200;

        // A day over a year ago is told, with the older of two days; a fresh one and an unknown one are not.
        Assert.Equal((1, "October 1, 2025", 1), await ToldAsync(new DateOnly(2025, 10, 2), new DateOnly(2025, 10, 1)));
        Assert.Equal((1, "October 2, 2025", 1), await ToldAsync(new DateOnly(2025, 10, 2), null));
        Assert.Equal((0, "", 0), await ToldAsync(new DateOnly(2025, 11, 22), new DateOnly(2026, 11, 22)));
        Assert.Equal((0, "", 0), await ToldAsync(null, null));

        async Task<(int Coverage, string Day, int Cco)> ToldAsync(DateOnly? first, DateOnly? second)
        {
            current.Replace(new Edition(number++, DateTimeOffset.UnixEpoch, facts with
            {
                Packages = [.. facts.Packages.Select(p => p with { CheckedOn = first })],
                EnrollmentTypes = [.. facts.EnrollmentTypes.Select(t => t with { CheckedOn = second })],
                CcoExtras = [.. facts.CcoExtras.Select(e => e.Key == extra.Key ? e with { CheckedOn = first } : e)],
            }));
            var coverage = await visitor.PostAsync("/coverage", ("letter", "BMH CCOA"));
            var told = coverage.Words.Split(Told);
            return (told.Length - 1, told.Length > 1 ? told[1].Trim().Split('.')[0] : "", (await visitor.GetAsync($"/ccos/{extra.Ccos.First(s => portal.Edition().CcosOn(new DateOnly(2026, 11, 22)).Any(c => c.Slug == s))}")).Words.Split(Told).Length - 1);
        }
    }

    private static Cco Full(Cco cco, DateOnly checkedOn)
    {
        return cco with
        {
            Phone = Of("503-555-0100"),
            TollFree = Of("800-555-0100"),
            Tty = Of<IReadOnlyList<string>>(["711"]),
            Website = Of("https://example.org"),
            Email = Of("help@example.org"),
            Address = Of("1 Main St"),
            DentalPlans = Of("One Dental"),
            Hours = Of(new OpeningHours([new OpeningSpan([DayOfWeek.Monday], new TimeOnly(8, 0), new TimeOnly(17, 0), null)], null)),
            Rides = Of(new RideLine("Ride", ["800-555-0101"], [], null, new Dictionary<string, string>())),
            OtherPhones = [cco.OtherPhones is [var other, ..] ? Of(other.Value) : Of(new NamedPhone("Nurse line", "800-555-0102"))],
            FormerNames = [],
        };

        Fact<T> Of<T>(T value) => new(value, "https://example.org", Confidence.High, null) { CheckedOn = checkedOn };
    }
}

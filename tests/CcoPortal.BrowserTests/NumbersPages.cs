using CcoPortal.Data;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Web.Staff;

namespace CcoPortal.BrowserTests;

/// <summary>The supervisor's numbers: with all their drawings, with hidden counts and an alarm, without anything, and of a period that cannot be.</summary>
internal static class NumbersPages
{
    public static async Task<IReadOnlyList<StaffPage>> OfAsync(PortalByName portal)
    {
        var supervisor = await Colleague.MakeAsync(portal, StaffRole.Supervisor, "Nora");
        var (random, now) = (new Random(1859), portal.Clock.GetUtcNow());
        string[] languages = ["en", "en", "en", "en", "en", "es", "es", "vi"];
        string?[] counties = ["marion", "lane", "multnomah", "hood-river", null];
        await using var db = PortalDbContext.At(portal.Settings["ConnectionStrings:Portal"]);
        db.Calls.AddRange(Enumerable.Range(0, 600).Select(i =>
        {
            var (began, outcome) = (now.AddHours(-24 - random.Next(600)), (CallOutcome)random.Next(6));
            return new CallRow(
                Guid.NewGuid(), supervisor.Id, began, began.AddSeconds(random.Next(20, 900)), (CallReason)random.Next(11), outcome, i < 3 ? "so" : languages[random.Next(8)], i < 4 ? "wheeler" : counties[random.Next(5)],
                outcome == CallOutcome.NoGoodAnswer ? (UnansweredTopic)random.Next(11) : null);
        }));
        db.CallBacks.AddRange(Enumerable.Range(0, 40).Select(i =>
            new CallBackRow(Guid.NewGuid(), CallBackPurpose.Promised, supervisor.Id, now.AddHours(i < 2 ? -30 : -3), i < 2 ? "so" : i < 15 ? "es" : "en") { Number = [1], PromisedBy = now.AddHours(i < 2 ? -1 : 1) }));
        await db.SaveChangesAsync();
        return
        [
            StaffPage.Of(supervisor.Email!, "numbers", "/desk/numbers"),
            StaffPage.Of(supervisor.Email!, "numbers by week", "/desk/numbers?from=2026-06-01"),
            StaffPage.Of(supervisor.Email!, "numbers of nothing", "/desk/numbers?from=2026-01-01&to=2026-01-07"),
            StaffPage.Of(supervisor.Email!, "numbers refused", "/desk/numbers?from=2026-11-10&to=2026-11-09", 400),
        ];
    }
}

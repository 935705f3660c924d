using System.Globalization;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Web.Staff;
using CsvHelper;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Desk;

/// <summary>A desk with calls and call-backs that a test makes up, and a supervisor who looks at them.</summary>
internal static class NumbersPortal
{
    public static Task<Colleague> SupervisorAsync(this DeskPortal portal) => Colleague.InAsync(portal, StaffRole.Supervisor);

    /// <summary>Takes all that is there away and puts these in.</summary>
    public static async Task HoldsAsync(this DeskPortal portal, IEnumerable<CallRow> calls, IEnumerable<CallBackRow>? callBacks = null)
    {
        await using var db = portal.Open();
        db.CallFacts.RemoveRange(db.CallFacts);
        db.CallBacks.RemoveRange(db.CallBacks);
        db.Calls.RemoveRange(db.Calls);
        db.Calls.AddRange(calls);
        db.CallBacks.AddRange(callBacks ?? []);
        await db.SaveChangesAsync();
    }

    /// <summary>The instant of a wall clock in Oregon, told by its difference from UTC: nothing of the portal's own reckoning.</summary>
    public static DateTimeOffset At(int year, int month, int day, int hour, int minute, int offset) => new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.FromHours(offset)).ToUniversalTime();

    /// <summary>The rows of a table of the page: first cell to the others.</summary>
    public static Dictionary<string, string[]> TableOf(this Page page, string key) =>
        page.All($"#{key} tbody tr").ToDictionary(r => Page.TextOf(r.QuerySelector("th")!), r => r.QuerySelectorAll("td").Select(Page.TextOf).ToArray());

    /// <summary>The same from its spreadsheet, where the page links it.</summary>
    public static async Task<Dictionary<string, string[]>> SheetOfAsync(this Colleague supervisor, Page page, string key)
    {
        var sheet = await supervisor.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, page.All($"#{key} a[href^='/desk/numbers.csv']").Single().GetAttribute("href")!));
        Assert.Equal("text/csv; charset=utf-8", sheet.Header("Content-Type"));
        using var csv = new CsvParser(new StringReader(sheet.Text.TrimStart('\uFEFF')), CultureInfo.InvariantCulture);
        var rows = new Dictionary<string, string[]>();
        for (csv.Read(); csv.Read();)
            rows.Add(csv.Record![0], csv.Record[1..]);
        return rows;
    }
}

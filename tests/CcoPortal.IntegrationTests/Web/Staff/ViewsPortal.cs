using CcoPortal.Application.Staff.Changes;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>A portal with people who work on it, whom a password lets in.</summary>
internal sealed class ViewsPortal : IntegrationTests.Staff.StaffPortal
{
    private ViewsPortal() => Settings["Portal:SignIn:RequireSecondFactor"] = "false";

    public static async Task<ViewsPortal> StartAsync()
    {
        var portal = new ViewsPortal();
        await portal.InitializeAsync();
        return portal;
    }

    /// <summary>Proposed by one, approved by another, and shown to members.</summary>
    public async Task<int> PublishAsync(Func<Facts, Facts> edit)
    {
        var change = await SubmittedAsync("Edie", edit);
        await ApproveAsync("Rosa", change);
        var number = Assert.IsType<PublishChange.Outcome.Published>(await AsAsync("Rosa", new PublishChange.Command(change))).Edition;
        await UntilShownAsync(number);
        return number;
    }

    public async Task UntilShownAsync(int edition)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (this.Edition().Number != edition)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"Edition {edition} is not shown.");
            await Task.Delay(20);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(StateDir, recursive: true);
    }
}

internal static class ViewedFacts
{
    /// <summary>All that one CCO serves is another's from a day on.</summary>
    public static IReadOnlyList<ServiceArea> HandedOver(this Facts facts, string from, string to, DateOnly day) =>
        [.. facts.ServiceAreas.SelectMany(a => a.Cco == from && a.To is null ? [a with { To = day }, a with { Cco = to, From = day }] : new[] { a })];

    public static Facts WithTitle(this Facts facts, string section, string slug, string title) => facts with
    {
        Pages = [.. facts.Pages.Select(p => (p.Section, p.Slug) != (section, slug) ? p : p with { Texts = p.Texts.ToDictionary(t => t.Key, t => t.Key == "en" ? t.Value with { Title = title } : t.Value) })],
    };
}

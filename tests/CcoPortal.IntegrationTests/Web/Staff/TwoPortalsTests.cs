using System.Diagnostics;
using System.Net;
using CcoPortal.IntegrationTests.Staff;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>Two portals on one database: what staff publish at one, members see at the other.</summary>
[Collection(Alone.Name)]
public sealed class TwoPortalsTests(ChangesPortal portal, ITestOutputHelper output) : IClassFixture<ChangesPortal>
{
    [Fact]
    public async Task What_is_published_on_a_page_of_one_portal_is_seen_by_members_of_the_other_within_a_second()
    {
        await using var beside = new AnotherStaffPortal(portal);
        var (editor, member) = (await portal.EditorAsync(), Visitor.Of(beside));
        await member.EventuallyAsync("/health/ready", p => p.Text.Contains("\"ready\":true", StringComparison.Ordinal));
        Assert.DoesNotContain("800-555-06", (await member.GetAsync("/ccos/trillium-lane")).Text, StringComparison.Ordinal);
        var took = new List<long>();
        for (var round = 0; round < 7; round++)
        {
            var (phone, change) = ($"800-555-06{round:00}", await portal.ApprovedAsync(Edits.Phone("trillium-lane", 600 + round)));
            await editor.GetAsync(ChangesPortal.PageOf(change));
            await editor.PressAsync("Publish now");
            var watch = Stopwatch.StartNew();
            Assert.Equal((HttpStatusCode.Redirect, ChangesPortal.PageOf(change) + "?done=published"), (editor.Seen!.Status, editor.Seen.Location));
            while (!(await member.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, "/ccos/trillium-lane"))).Text.Contains(phone, StringComparison.Ordinal))
            {
                Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"Round {round}: never seen.");
                await Task.Delay(5);
            }

            took.Add(watch.ElapsedMilliseconds);
            // And nowhere else is the old one left: not under an address of data, nor in another language.
            foreach (var address in new[] { "/api/v1/ccos/trillium-lane", "/es/ccos/trillium-lane" })
                Assert.Contains(phone, (await member.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, address))).Text, StringComparison.Ordinal);
        }

        output.WriteLine($"Seen at the other portal after {string.Join(", ", took)} ms");
        Assert.All(took, t => Assert.InRange(t, 0, 1000));
    }
}

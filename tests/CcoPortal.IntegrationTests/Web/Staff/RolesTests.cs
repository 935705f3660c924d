using System.Net;
using System.Text.RegularExpressions;
using CcoPortal.Domain.Staff;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary><c>docs/roles.md</c> says who may open what. It is held against every address that the portal has, so that none is added without it.</summary>
[Collection(SharedStaffPortal.Name)]
public sealed partial class RolesTests(StaffPortal portal)
{
    private static readonly string[] Columns = ["nobody", "agent", "supervisor", "editor", "reviewer", "admin"];

    [Fact]
    public void Every_address_of_staff_is_in_the_table_and_nothing_else()
    {
        var there = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => $"/{e.RoutePattern.RawText!.Trim('/')}")
            .Where(p => StaffAddress().IsMatch(p)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(there, Table().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_role_opens_what_the_table_says_and_nobody_else_does()
    {
        var people = new List<(string Column, Colleague Who)> { ("nobody", Colleague.Stranger(portal)) };
        foreach (var role in Enum.GetValues<StaffRole>())
            people.Add((role.ToString().ToLowerInvariant(), await Colleague.InAsync(portal, role)));
        Assert.Equal(Columns, people.Select(p => p.Column));
        var faults = new List<string>();
        foreach (var (address, may) in Table())
        {
            var path = Parameter().Replace(address, m => m.Value.Contains("guid", StringComparison.Ordinal) ? Guid.NewGuid().ToString() : m.Value.Contains("int", StringComparison.Ordinal) ? "1" : "x").TrimEnd('/');
            // What ends sessions is asked with GET only, or the next line would ask as nobody.
            foreach (var (column, who) in people)
            {
                foreach (var method in address == "/account/sign-out" ? new[] { HttpMethod.Get } : [HttpMethod.Get, HttpMethod.Post])
                {
                    // Without a token: whoever may is stopped there, whoever may not before it.
                    var page = await who.SendUncheckedAsync(new HttpRequestMessage(method, path) { Content = method == HttpMethod.Post ? new FormUrlEncodedContent([]) : null });
                    var isIn = page.Status != HttpStatusCode.Forbidden && page.Status != HttpStatusCode.Unauthorized && page.Location?.StartsWith("/account/sign-in?", StringComparison.Ordinal) != true;
                    if (isIn != may[column])
                        faults.Add($"{column} {method} {address}: {page.Status} {page.Location}");
                    if (!may[column] && (column == "nobody" ? page.Status is not (HttpStatusCode.Found or HttpStatusCode.Unauthorized) : page.Status != HttpStatusCode.Forbidden))
                        faults.Add($"{column} {method} {address}: refused with {page.Status}");
                    if (page.Header("Cache-Control") != "no-store")
                        faults.Add($"{column} {method} {address}: {page.Header("Cache-Control")}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public async Task Who_may_not_is_told_whom_to_ask()
    {
        var agent = await Colleague.InAsync(portal, StaffRole.Agent);
        var page = await agent.GetAsync("/staff/people");
        Assert.Equal((HttpStatusCode.Forbidden, "This page is for other roles"), (page.Status, page.Heading));
        Assert.Contains("Ask an admin", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.All("nav a[href^='/staff']"));
    }

    [Fact]
    public async Task The_sections_are_those_that_a_role_may_open()
    {
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            var colleague = await Colleague.InAsync(portal, role);
            var links = (await colleague.GetAsync("/account/security")).All("nav a[href^='/staff'], nav a[href^='/desk']").Select(a => a.GetAttribute("href")!).ToList();
            foreach (var link in links)
                Assert.Equal((role, link, HttpStatusCode.OK), (role, link, (await colleague.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, link))).Status));
            Assert.Equal(role == StaffRole.Admin, links.Contains("/staff/people"));
        }
    }

    private static Dictionary<string, Dictionary<string, bool>> Table()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CcoPortal.sln")))
            folder = folder.Parent;
        var rows = File.ReadLines(Path.Combine(folder.FullName, "docs", "roles.md")).Where(l => l.StartsWith("| `/", StringComparison.Ordinal)).Select(l => l.Trim('|', ' ').Split('|').Select(c => c.Trim()).ToList());
        return rows.ToDictionary(r => r[0].Trim('`'), r => Columns.Zip(r[1..], (c, v) => (c, v is "yes" ? true : v is "no" ? false : throw new FormatException(v))).ToDictionary(x => x.c, x => x.Item2));
    }

    [GeneratedRegex("^/(staff|desk|account)(/|$)")]
    private static partial Regex StaffAddress();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}

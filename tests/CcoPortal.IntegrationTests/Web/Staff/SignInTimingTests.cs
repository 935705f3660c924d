using System.Diagnostics;
using System.Net;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>How long a refusal takes tells nothing of why, measured over a real socket, with passwords that are kept as they are outside of tests.</summary>
[Collection(Alone.Name)]
public sealed class SignInTimingTests(ITestOutputHelper output)
{
    private const int Tries = 15;

    /// <summary>Of the quickest quarter, which a busy machine disturbs little, and of the median, in milliseconds. An answer without the delay would be hundreds apart.</summary>
    private const double QuickestApart = 25, MediansApart = 120;

    [Fact]
    public async Task Unknown_wrong_locked_and_disabled_take_equally_long()
    {
        await using var portal = new TimedPortal();
        await portal.InitializeAsync();
        portal.UseKestrel(0);
        portal.StartServer();
        var hasher = portal.Services.GetRequiredService<IPasswordHasher<StaffMember>>();
        var asked = Stopwatch.StartNew();
        var hash = hasher.HashPassword(null!, Colleague.Password);
        output.WriteLine($"A password is hashed in {asked.ElapsedMilliseconds} ms");
        var taken = new Dictionary<string, List<double>> { ["unknown"] = [], ["wrong"] = [], ["locked"] = [], ["disabled"] = [] };
        // In turn, so that whatever else the machine does meets them alike; the first of each warms up.
        for (var round = 0; round <= Tries; round++)
        {
            foreach (var (why, times) in taken)
            {
                var account = await Colleague.MakeAsync(portal, StaffRole.Editor);
                await Colleague.ChangeAsync(portal, account.Id, s =>
                {
                    s.PasswordHash = hash;
                    s.LockoutEnd = why == "locked" ? portal.Clock.GetUtcNow().AddMinutes(5) : null;
                    s.DisabledAt = why == "disabled" ? portal.Clock.GetUtcNow() : null;
                });
                var stranger = Colleague.Stranger(portal);
                await stranger.GetAsync("/account/sign-in");
                var watch = Stopwatch.StartNew();
                var page = await stranger.SignInAsync(why == "unknown" ? $"nobody-{round}@portal.test" : account.Email, why == "wrong" ? "seven quiet herons walk" : Colleague.Password);
                if (round > 0)
                    times.Add(watch.Elapsed.TotalMilliseconds);
                Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            }
        }

        var (quickest, medians) = (At(Tries / 4), At(Tries / 2));
        foreach (var (why, times) in taken)
            output.WriteLine($"{why}: quickest quarter {quickest[why]:F1} ms, median {medians[why]:F1} ms, from {times.Min():F1} to {times.Max():F1} ms of {times.Count}");
        Assert.All(taken.Values.SelectMany(t => t), t => Assert.True(t > 390, $"{t} ms"));
        Assert.True(quickest.Values.Max() - quickest.Values.Min() < QuickestApart, string.Join(", ", quickest));
        Assert.True(medians.Values.Max() - medians.Values.Min() < MediansApart, string.Join(", ", medians));

        Dictionary<string, double> At(int place) => taken.ToDictionary(t => t.Key, t => t.Value.Order().ElementAt(place));
    }

    private sealed class TimedPortal : PortalFactory
    {
        public TimedPortal() => Settings["Portal:SignIn:RequireSecondFactor"] = "false";

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Directory.Delete(StateDir, recursive: true);
        }
    }
}

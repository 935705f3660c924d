using System.Globalization;
using System.Text;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Desk;

/// <summary>Agents type who called, though they should not: a thousand made-up people, in the shapes in which people write such things. Afterwards there is nothing of them anywhere.</summary>
public sealed class NoIdentityTests(DeskPortal portal) : IClassFixture<DeskPortal>
{
    [Fact]
    public async Task Of_a_thousand_identities_typed_into_the_box_nothing_stays_in_the_database_in_files_or_in_logs()
    {
        var random = new Random(20261122);
        var agent = await (await portal.AgentAsync()).BeginAsync();
        var (planted, handedOver) = (new List<string>(), 0);
        for (var i = 0; i < 1000; i++)
        {
            var (secrets, typed) = Identity(random, i);
            planted.AddRange(secrets);
            var page = await agent.AskAsync(typed, i % 7 == 0 ? [("pick", typed), ("county", secrets[0]), ("call-county", secrets[0])] : []);
            if (i % 3 == 0)
                await agent.LiveAsync(page, ("q", typed), ("speaks", "en"), ("read", typed), ("call", typed), ("began", typed));
            else if (i % 5 == 0)
            {
                await agent.Colleague.PressAsync("1 Answered", ("reason", "Other"), ("call-county", secrets[0]), ("read", typed));
            }

            // Handed over by a code or a letter, or by a mail that nobody takes, to an address that is one or none.
            else if (i % 7 is 1 or 2 && page.All("button[data-key=c]").Count > 0)
            {
                handedOver++;
                await agent.Colleague.PressAsync(i % 2 == 0 ? "c Code" : "L Letter in large print");
            }
            else if (i % 7 == 3 && page.All("button[data-key=e]").Count > 0)
            {
                handedOver++;
                await agent.Colleague.PressAsync("e E-mail");
                await agent.Colleague.PressAsync("Send it once", ("email", secrets[0].Contains('@', StringComparison.Ordinal) ? secrets[0] : $"{secrets[0].Replace(' ', '.')}@example.org"));
            }

            // What came was a part of a page, or a way on.
            if (i % 3 == 0 || i % 5 == 0 || agent.Seen.All("#q").Count == 0)
                await agent.BeginAsync();
        }

        await using var db = portal.Open();
        Assert.True(db.Calls.Count() >= 130);
        Assert.True(handedOver >= 50 && db.HandOvers.Count() >= 20, $"{handedOver} handed over, {db.HandOvers.Count()} by a code");
        var dump = await portal.DumpAsync();
        Assert.Contains("holiday", dump, StringComparison.Ordinal);
        var files = string.Concat(Directory.EnumerateFiles(portal.StateDir, "*", SearchOption.AllDirectories).Where(f => !f.Contains("edition.json", StringComparison.Ordinal)).Select(f => $"{f}\n{Encoding.Latin1.GetString(File.ReadAllBytes(f))}\n"));
        var logged = string.Join('\n', portal.Logged);
        Assert.NotEmpty(logged);
        foreach (var (where, text) in new[] { ("database", dump), ("files", files), ("logs", logged) })
            Assert.Empty(planted.Where(p => text.Contains(p, StringComparison.OrdinalIgnoreCase)).Select(p => $"{p} stands in the {where}"));
    }

    /// <summary>What must not be found again, and what is typed.</summary>
    private static (string[] Secrets, string Typed) Identity(Random random, int i)
    {
        string[] parts = ["bra", "den", "kor", "lim", "nos", "pel", "qua", "rov", "sut", "tav", "vex", "wol", "yar", "zin"];
        string Name() => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(string.Concat(Enumerable.Range(0, 4).Select(_ => parts[random.Next(parts.Length)])));
        string Digits(int n) => string.Concat(Enumerable.Range(0, n).Select(_ => random.Next(10)));
        var (first, last, number, nine) = (Name(), Name(), $"{Digits(3)}-{random.Next(10, 100)}-{Digits(4)}", $"{(char)('A' + random.Next(26))}{(char)('A' + random.Next(26))}{Digits(6)}Q");
        var (mail, phone, house) = ($"{first}.{last}@{Name()}.example", $"541-{Digits(3)}-{Digits(4)}", $"{Digits(5)} {last} Lane");
        return (i % 10) switch
        {
            0 => ([first, last], $"{first} {last}"),
            1 => ([last, number], $"{last}, {first}, SSN {number}"),
            2 => ([nine], nine),
            3 => ([first, nine], $"my name is {first} and my member id is {nine}"),
            4 => ([mail], mail),
            5 => ([last, phone], $"{last} {phone} call me back about dentures"),
            6 => ([house], $"{house}, Salem, OR 97301"),
            7 => ([first, last], $"97401 {first} {last} born {random.Next(1930, 2020)}-{random.Next(1, 13):00}-{random.Next(1, 29):00}"),
            8 => ([number], number.Replace("-", "", StringComparison.Ordinal) + " " + number),
            _ => ([first], $"soy {first}, quiero saber de mi caso <script>{last}</script>"),
        };
    }
}

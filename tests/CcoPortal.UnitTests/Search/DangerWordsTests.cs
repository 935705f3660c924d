using System.Globalization;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.UnitTests.Search;

/// <summary>Whether words that tell of danger are heard. The patterns were tuned with these banks, so words in none of them are missed more often.</summary>
public sealed class DangerWordsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("danger.csv")]
    [InlineData("danger-2.csv")]
    [InlineData("danger-3.csv")]
    [InlineData("danger-ar.csv")]
    public void No_danger_is_missed(string name)
    {
        var bank = Bank.Read(name, "topics");
        var missed = bank.Where(p => RealData.Edition.Dangers.In(p.Text).Count == 0).ToList();
        var wrong = bank.Except(missed).Where(p => !RealData.Edition.Dangers.In(p.Text).Any(t => p.Expected.Contains(t.Key))).ToList();
        foreach (var p in missed)
            output.WriteLine($"missed: {p.Language} “{p.Text}” {string.Join('|', p.Expected)}");
        foreach (var p in wrong)
            output.WriteLine($"other line: {p.Language} “{p.Text}” {string.Join('|', p.Expected)} got {string.Join('|', RealData.Edition.Dangers.In(p.Text).Select(t => t.Key))}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"missed {missed.Count} of {bank.Count}, {wrong.Count} with another line than meant"));
        Assert.Empty(missed);
        Assert.True(wrong.Count <= bank.Count / 50);
    }

    [Theory]
    [InlineData("harmless.csv")]
    [InlineData("harmless-2.csv")]
    [InlineData("harmless-3.csv")]
    [InlineData("harmless-ar.csv")]
    public void False_alarms_are_rare(string name)
    {
        var bank = Bank.Read(name, null);
        var alarms = bank.Where(p => RealData.Edition.Dangers.In(p.Text).Count > 0).ToList();
        foreach (var p in alarms)
            output.WriteLine($"alarm: {p.Language} “{p.Text}” {string.Join('|', RealData.Edition.Dangers.In(p.Text).Select(t => t.Key))}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"false alarms {alarms.Count} of {bank.Count}"));
        Assert.True(alarms.Count <= bank.Count * 0.08);
    }

    [Fact]
    public void Danger_is_heard_at_the_end_of_a_long_story() =>
        Assert.Contains(RealData.Edition.Dangers.In(string.Concat(Enumerable.Repeat("we went to the store and then home again ", 40)) + "i want to die"), t => t.Key == "suicide");
}

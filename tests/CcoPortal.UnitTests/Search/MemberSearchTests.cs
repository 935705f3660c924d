using System.Globalization;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.UnitTests.Search;

/// <summary>Whether members find what they mean: measured with the bank of phrasings.</summary>
public sealed class MemberSearchTests(ITestOutputHelper output)
{
    [Fact]
    public void Nearly_every_phrasing_finds_its_service_among_the_first_three()
    {
        var bank = Bank.Read("phrases.csv", "services");
        Assert.True(bank.Count >= 300);
        var missed = bank.Where(p => !Found(p, 3)).ToList();
        foreach (var p in missed)
            output.WriteLine($"{p.Language} “{p.Text}” meant {string.Join('|', p.Expected)}, found {string.Join(", ", RealData.Edition.Search.Find(p.Text).Take(4).Select(h => $"{h.Document.Key} {h.Score:0.0}"))}");
        var share = 1 - (missed.Count / (double)bank.Count);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first three: {share:P1} of {bank.Count}; first: {bank.Count(p => Found(p, 1)) / (double)bank.Count:P1}"));
        Assert.True(share >= 0.95, $"{share:P1} of {bank.Count} found");
    }

    private static bool Found(Bank.Phrase phrase, int first) =>
        RealData.Edition.Search.Find(phrase.Text).Take(first).Any(h => phrase.Expected.Contains(h.Document.Key));
}

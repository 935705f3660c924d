using System.Globalization;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.UnitTests.Search;

/// <summary>Whether members find what they mean: measured with the bank of phrasings.</summary>
public sealed class MemberSearchTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("phrases.csv")]
    [InlineData("phrases-2.csv")]
    [InlineData("phrases-3.csv")]
    public void Nearly_every_phrasing_finds_its_service_among_the_first_three(string file)
    {
        var bank = Bank.Read(file, "services");
        Assert.True(bank.Count >= 300);
        var missed = bank.Where(p => !Found(p, 3)).ToList();
        foreach (var p in missed)
            output.WriteLine($"{p.Language} “{p.Text}” meant {string.Join('|', p.Expected)}, found {string.Join(", ", Find(p).Take(4))}");
        var share = 1 - (missed.Count / (double)bank.Count);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: first three: {share:P1} of {bank.Count}; first: {bank.Count(p => Found(p, 1)) / (double)bank.Count:P1}"));
        Assert.True(share >= 0.95, $"{share:P1} of {bank.Count} found");
    }

    private static bool Found(Bank.Phrase phrase, int first) => Find(phrase).Take(first).Any(phrase.Expected.Contains);

    /// <summary>As a page shows it: without what must not stand beside words of danger.</summary>
    private static IEnumerable<string> Find(Bank.Phrase phrase)
    {
        var withheld = RealData.Edition.Dangers.In(phrase.Text).Count == 0 ? [] : RealData.Edition.Facts.Dangers.SelectMany(d => d.Withheld).ToList();
        return RealData.Edition.Search.Find(phrase.Text).Select(h => h.Document.Key).Except(withheld);
    }
}

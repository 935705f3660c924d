using System.Globalization;
using CcoPortal.Domain.Search;
using CsvHelper;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.UnitTests.Search;

/// <summary>Whether what people type into the box at the top finds its page: measured with a bank of phrasings by someone who had not seen the words.</summary>
public sealed class SiteSearchTests(ITestOutputHelper output)
{
    [Fact]
    public void Nearly_every_phrasing_finds_its_page_among_the_first_three()
    {
        var bank = Queries();
        Assert.True(bank.Count >= 390);
        var missed = bank.Where(q => !Found(q, 3)).ToList();
        foreach (var q in missed)
            output.WriteLine($"{q.Language} “{q.Text}” meant {string.Join('|', q.Expected)}, found {string.Join(", ", Find(q).Take(4))}");
        var nothing = bank.Where(q => !Find(q).Any()).ToList();
        foreach (var q in nothing)
            output.WriteLine($"nothing: {q.Language} “{q.Text}”");
        var share = 1 - (missed.Count / (double)bank.Count);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first three: {share:P1} of {bank.Count}; first: {bank.Count(q => Found(q, 1)) / (double)bank.Count:P1}; nothing found: {nothing.Count}"));
        Assert.True(share >= 0.95, $"{share:P1} of {bank.Count} found");
    }

    private static bool Found(Bank.Phrase query, int first) => Find(query).Take(first).Any(query.Expected.Contains);

    /// <summary>As the page shows it: without what must not stand beside words of danger.</summary>
    private static IEnumerable<string> Find(Bank.Phrase query)
    {
        var withheld = RealData.Edition.Dangers.In(query.Text).Count == 0 ? [] : RealData.Edition.Facts.Dangers.SelectMany(d => d.Withheld).ToList();
        return RealData.Edition.Site.Read(query.Text, query.Language).Hits.Where(h => h is not SiteHit.Benefit b || !withheld.Contains(b.Slug)).Select(Address);
    }

    private static string Address(SiteHit hit) => hit switch
    {
        SiteHit.Page page => page.Path,
        SiteHit.Benefit benefit => $"/benefits/{benefit.Slug}",
        SiteHit.Cco cco => $"/ccos/{cco.Slug}",
        SiteHit.OfCounty county => $"/counties/{county.County.Slug}",
        SiteHit.Place => "/find",
        SiteHit.Word => "/help/words-to-know",
        _ => throw new InvalidOperationException(),
    };

    private static List<Bank.Phrase> Queries()
    {
        using var csv = new CsvReader(new StreamReader(Path.Combine(AppContext.BaseDirectory, "Search", "Banks", "site.csv")), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var all = new List<Bank.Phrase>();
        while (csv.Read())
            all.Add(new Bank.Phrase(csv.GetField("query")!, csv.GetField("language")!, csv.GetField("expected")!.Split('|')));
        return all;
    }
}

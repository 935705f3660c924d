using CcoPortal.Domain.Content;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.UnitTests.Reading;

/// <summary>Spanish texts of <c>data/</c> are as plain as the English ones; those of the interface are measured on the pages.</summary>
public sealed class PlainSpanishTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("luna", 2)]
    [InlineData("día", 2)]
    [InlineData("línea", 3)]
    [InlineData("cuidado", 3)]
    [InlineData("quiero", 2)]
    [InlineData("guía", 2)]
    [InlineData("ciudad", 2)]
    [InlineData("poeta", 3)]
    [InlineData("países", 3)]
    [InlineData("ley", 1)]
    [InlineData("agua", 2)]
    [InlineData("y", 1)]
    [InlineData("vergüenza", 3)]
    public void Syllables_are_counted(string word, int syllables) => Assert.Equal(syllables, PlainSpanish.Syllables(word));

    [Fact]
    public void Plain_words_pass_and_heavy_ones_do_not()
    {
        Assert.Empty(PlainSpanish.Faults("Llame a su CCO. Pida un viaje a su cita. No le cuesta nada. Puede llamar de día o de noche."));
        Assert.NotEmpty(PlainSpanish.Faults("La determinación administrativa desfavorable correspondiente puede impugnarse posteriormente mediante procedimientos extraordinarios establecidos reglamentariamente."));
        Assert.NotEmpty(PlainSpanish.Faults(string.Join(' ', Enumerable.Repeat("la", 26))));
        Assert.InRange(PlainSpanish.RequiredTerms.Count, 1, 40);
    }

    [Fact]
    public void Every_Spanish_text_of_the_data_is_plain()
    {
        var facts = RealData.Edition.Facts;
        var texts = facts.Benefits.SelectMany(b => b.In("es").Parts().Select(t => (b.Slug, Text: t)))
            .Concat(facts.Packages.SelectMany(p => p.In("es").Parts().Select(t => (p.Slug, Text: t)))).Concat(facts.EnrollmentTypes.SelectMany(e => e.In("es").Parts().Select(t => (Slug: e.Code, Text: t))))
            .Concat(facts.CcoExtras.Select(e => (Slug: e.Key, Text: (string?)e.In("es")))).Concat(facts.Dangers.SelectMany(d => d.In("es").Parts().Select(t => (Slug: d.Key, Text: t))))
            .Concat(facts.Contacts.Select(c => (Slug: c.Key, Text: (string?)c.In("es").Purpose)))
            .Where(t => t.Text is not null).ToList();
        var faults = texts.SelectMany(t => PlainSpanish.Faults(Filled(t.Text!)).Select(f => $"{t.Slug}: {f}")).ToList();

        output.WriteLine($"{texts.Count} texts, {faults.Count} faults\n{string.Join('\n', faults)}");
        Assert.True(texts.Count > 1000);
        Assert.Empty(faults);
    }

    private static string Filled(string text) => string.Concat(FactText.Pieces(text).Select(p => p.Words ?? RealData.Edition.Contact(p.Key!).Phone));
}

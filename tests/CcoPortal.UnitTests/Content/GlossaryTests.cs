using CcoPortal.Domain.Content;
using Xunit;

namespace CcoPortal.UnitTests.Content;

/// <summary>The glossary's headings are its words.</summary>
public sealed class GlossaryTests
{
    [Fact]
    public void Each_heading_is_a_word_with_its_anchor_and_meaning()
    {
        var entries = Glossary.Entries(new PageText("Words", "Words", "Look up a word here.\n\n## Fee-for-service\nThe state pays.\n\n## Acelerado (expedited) {#expedited}\nRápido.\n\n## Quién paga\nEl plan.\n"));
        Assert.Equal(
            [new("Fee-for-service", "fee-for-service", "The state pays."), new("Acelerado (expedited)", "expedited", "Rápido."), new GlossaryEntry("Quién paga", "quién-paga", "El plan.")], entries);
    }

    [Fact]
    public void Every_language_of_the_real_one_has_the_words_of_the_English()
    {
        var texts = RealData.Edition.Page(Glossary.PageKey)!.Texts;
        var english = Glossary.Entries(texts["en"]);
        Assert.True(english.Count > 50);
        Assert.Equal(english.Count, english.Select(e => e.Anchor).Distinct().Count());
        Assert.All(texts.Values, t => Assert.Equal(english.Select(e => e.Anchor).Order(), Glossary.Entries(t).Select(e => e.Anchor).Order()));
    }
}

using CcoPortal.Domain.Reading;
using CcoPortal.Web.Copy;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.UnitTests.Reading;

public sealed class PlainLanguageTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1, "a the care phone home card plan health help free one eye called served asked homes cares type choose plans through where there queue league tongue jumped")]
    [InlineData(2, "member doctor people table needed wanted places changes uses client being trying letter covered able clinic dental asking someone careful lonely movement")]
    [InlineData(3, "area coverage hospital medicine Oregon family interpret emotion continue beginning hospitals serious period video insurance library")]
    [InlineData(4, "usually emergency community situation January material society information")]
    [InlineData(5, "organization coordinated university opportunity immediately association disability")]
    [InlineData(6, "responsibility availability")]
    public void Syllables_are_counted(int syllables, string words) =>
        Assert.Equal([], words.Split(' ').Where(w => Syllables.In(w) != syllables).Select(w => $"{w}: {Syllables.In(w)}"));

    [Theory]
    [InlineData("don’t", 1)]
    [InlineData("didn’t", 2)]
    [InlineData("isn't", 2)]
    [InlineData("you’re", 1)]
    [InlineData("CCO", 3)]
    [InlineData("TTY", 3)]
    [InlineData("ONE", 1)]
    [InlineData("", 0)]
    public void Short_forms_count_as_they_are_said(string word, int syllables) => Assert.InRange(Syllables.In(word), syllables, syllables);

    [Fact]
    public void The_grade_is_that_of_the_formula()
    {
        // 10 words of 1 syllable in 2 sentences.
        Assert.Equal((0.39 * 5) + 11.8 - 15.59, PlainLanguage.Grade("The cat sat on it. The dog sat by me."), 6);
        // A required term is one word of two syllables.
        Assert.Equal((0.39 * 4) + (11.8 * 5 / 4) - 15.59, PlainLanguage.Grade("Call your coordinated care organization now."), 6);
        Assert.Equal(0, PlainLanguage.Grade(""));
    }

    [Theory]
    [InlineData("Call PacificSource Community Solutions - Marion-Polk now.", 2)]
    [InlineData("Call Health Share of Oregon at 503-555-0100.", 2)]
    [InlineData("You live in Hood River County.", 3)]
    [InlineData("Write to help@example.org or see https://www.example.org/help today.", 5)]
    [InlineData("The Oregon Health Plan is free.", 4)]
    [InlineData("It is open from 8 a.m. to 5 p.m. on Monday.", 10)]
    public void Names_and_numbers_of_phones_are_left_out(string text, int words) => Assert.Equal(words, PlainLanguage.Words(text));

    [Fact]
    public void Plain_text_has_no_fault()
    {
        Assert.Empty(PlainLanguage.Faults("Your CCO is your local health plan. It pays for your care. Call your CCO to find a doctor who is close to your home."));
        Assert.Empty(PlainLanguage.Faults(""));
    }

    [Fact]
    public void Hard_text_is_told()
    {
        var fault = Assert.Single(PlainLanguage.Faults(
            "Eligibility determinations necessitate comprehensive documentation demonstrating continuous residential occupancy throughout the applicable administrative period."));
        Assert.StartsWith("grade ", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_sentence_is_told() => Assert.Contains(
        PlainLanguage.Faults("You can call us and we can help you and you can ask us for a ride and we can help you get a ride to see your doctor at home."),
        f => f.StartsWith("a sentence of 31 words", StringComparison.Ordinal));

    [Theory]
    [InlineData("Enter a valid ZIP code", "“valid”")]
    [InlineData("Please try again", "“Please”")]
    [InlineData("Utilize your benefits", "“Utilize”")]
    [InlineData("Pursuant to the rule", "“Pursuant”")]
    [InlineData("Call prior to your visit", "“prior to”")]
    public void Refused_words_are_told_in_headings_too(string text, string word) =>
        Assert.StartsWith(word, Assert.Single(PlainLanguage.Faults(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Prior approval means your CCO says yes first.")]
    [InlineData("We validate nothing")]
    public void Words_that_only_look_like_refused_ones_are_well(string text) => Assert.Empty(PlainLanguage.Faults(text));

    [Fact]
    public void A_short_block_is_held_to_the_words_alone() =>
        Assert.Empty(PlainLanguage.Faults("Eligibility determination documentation requirements"));

    [Fact]
    public void There_are_at_most_40_required_terms_and_each_is_defined_plainly()
    {
        Assert.InRange(RequiredTerms.All.Count, 1, 40);
        Assert.All(RequiredTerms.All, t => Assert.Empty(PlainLanguage.Faults(t.Value)));
        Assert.All(RequiredTerms.All, t => Assert.True(PlainLanguage.Words(t.Value) < PlainLanguage.MeasuredFrom || PlainLanguage.Grade(t.Value) <= PlainLanguage.HighestGrade, t.Key));
        Assert.Empty(RequiredTerms.All.Keys.Intersect(RefusedWords.All.Keys, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Every_error_sentence_is_plain()
    {
        var texts = Sentences.Codes.Select(Sentences.Error).Concat(new[] { 400, 404, 429, 500, 503 }.Select(Sentences.Problem)).ToList();

        Measure(texts);
        // Held to the grade too, however short: errors are read under stress.
        Assert.All(texts, t => Assert.InRange(PlainLanguage.Grade(t), -5, PlainLanguage.HighestGrade));
        Assert.All(texts, t => Assert.DoesNotContain('\'', t));
    }

    [Fact]
    public void Every_purpose_of_a_contact_is_plain() => Measure([.. RealData.Edition.Facts.Contacts.SelectMany(c => new[] { c.Label, c.Purpose })]);

    [Fact]
    public void Every_note_on_hours_is_plain() => Measure([.. RealData.Edition.Facts.Ccos.Select(c => c.Hours?.Value.Note).OfType<string>().Distinct()]);

    private void Measure(IReadOnlyList<string> texts)
    {
        output.WriteLine(string.Join('\n', texts.Select(t => FormattableString.Invariant($"{PlainLanguage.Grade(t),5:0.0} {PlainLanguage.Words(t),3} words  {t}"))));
        Assert.NotEmpty(texts);
        Assert.Empty(texts.SelectMany(PlainLanguage.Faults));
    }
}

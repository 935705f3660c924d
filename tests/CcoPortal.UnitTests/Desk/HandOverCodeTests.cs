using CcoPortal.Data.Desk;
using CcoPortal.Domain.Desk;
using CcoPortal.Web.Desk;
using Xunit;

namespace CcoPortal.UnitTests.Desk;

public sealed class HandOverCodeTests
{
    /// <summary>Marks that are taken for one another when they are written by hand or read from a screen.</summary>
    private static readonly string[] s_alike = ["0OQ", "1IL", "2Z", "5S", "8B", "UV"];

    [Fact]
    public void No_two_marks_look_alike_and_no_vowel_makes_a_word()
    {
        Assert.Equal(HandOverCode.Alphabet.Length, HandOverCode.Alphabet.Distinct().Count());
        Assert.Empty(HandOverCode.Alphabet.Intersect("AEIOUY01L"));
        Assert.All(s_alike, alike => Assert.True(HandOverCode.Alphabet.Intersect(alike).Count() <= 1, alike));
    }

    [Fact]
    public void A_thousand_codes_are_of_the_alphabet_all_different_and_use_all_of_it_everywhere()
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => HandOvers.NewCode()).ToList();
        Assert.Equal(1000, codes.Distinct().Count());
        Assert.All(codes, c => Assert.True(c.Length == HandOverCode.Length && c.All(m => HandOverCode.Alphabet.Contains(m, StringComparison.Ordinal)), c));
        for (var at = 0; at < HandOverCode.Length; at++)
            Assert.Equal(HandOverCode.Alphabet.Order(), codes.Select(c => c[at]).Distinct().Order());
    }

    [Theory]
    [InlineData("BCD234", "BCD234")]
    [InlineData(" bcd-234 ", "BCD234")]
    [InlineData("b c d 2 3 4", "BCD234")]
    [InlineData("bcd٢٣٤", "BCD234")]
    [InlineData("8CDZ3S", "BCD235")]
    [InlineData("BCD23", null)]
    [InlineData("BCD2345", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("my name is Rosa Lopez", null)]
    public void What_is_typed_is_read_kindly(string? typed, string? code) => Assert.Equal(code, HandOverCode.Read(typed));

    [Fact]
    public void Every_code_comes_back_as_it_was_given_however_it_is_shown()
    {
        foreach (var code in Enumerable.Range(0, 1000).Select(_ => HandOvers.NewCode()))
        {
            Assert.Equal(code, HandOverCode.Read(HandOverCode.Shown(code)));
            Assert.Equal(code, HandOverCode.Read(code.ToLowerInvariant()));
        }
    }

    [Fact]
    public void Every_mark_has_a_word_of_its_own_that_begins_with_it()
    {
        var spelled = CodeWords.Spelled(HandOverCode.Alphabet).ToList();
        Assert.Equal(HandOverCode.Alphabet.Length, spelled.Distinct().Count());
        Assert.All(HandOverCode.Alphabet.Zip(spelled), p => Assert.True(char.IsDigit(p.First)
            ? p.Second.StartsWith("the number ", StringComparison.Ordinal) : p.Second.StartsWith($"{p.First} as in {char.ToLowerInvariant(p.First)}", StringComparison.Ordinal), p.Second));
    }
}

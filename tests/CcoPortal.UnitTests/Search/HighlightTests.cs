using CcoPortal.Domain.Search;
using Xunit;

namespace CcoPortal.UnitTests.Search;

/// <summary>The words that were looked for are marked as they are written.</summary>
public sealed class HighlightTests
{
    [Theory]
    [InlineData("Get a ride to your care", "rides", "Get a [ride] to your care")]
    [InlineData("Limpiezas dentales", "limpieza dental", "[Limpiezas] [dentales]")]
    [InlineData("Renew your OHP.", "renewing", "[Renew] your OHP.")]
    [InlineData("Niños y pájaros", "ninos", "[Niños] y pájaros")]
    [InlineData("a <b>ride</b> & more", "ride", "a <b>[ride]</b> & more")]
    [InlineData("Nothing here", "teeth", "Nothing here")]
    [InlineData("", "teeth", "")]
    public void Words_are_marked_whatever_their_ending_and_accents(string text, string typed, string marked)
    {
        var stems = SearchText.Words(typed).Select(SearchText.Stem).ToHashSet();
        var pieces = Highlight.Pieces(text, stems);
        Assert.Equal(marked, string.Concat(pieces.Select(p => p.Found ? $"[{p.Text}]" : p.Text)));
        Assert.Equal(text, string.Concat(pieces.Select(p => p.Text)));
    }
}

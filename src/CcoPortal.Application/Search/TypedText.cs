using System.Text;

namespace CcoPortal.Application.Search;

/// <summary>What someone or some program typed, so that it can be read as text.</summary>
internal static class TypedText
{
    /// <summary>Without halves of characters and codes that are none: nothing that folds words stands them.</summary>
    public static string Readable(string typed)
    {
        var text = new StringBuilder(typed.Length);
        foreach (var rune in typed.EnumerateRunes())
            text.Append(rune.Value is >= 0xFDD0 and <= 0xFDEF || (rune.Value & 0xFFFE) == 0xFFFE ? " " : rune.ToString());
        return text.ToString();
    }
}

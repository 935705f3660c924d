namespace CcoPortal.Domain.Desk;

/// <summary>The code by which a caller finds an answer again: easy to say, to write down and to type.</summary>
public static class HandOverCode
{
    public const int Length = 6;

    /// <summary>So long a code works.</summary>
    public const int DaysValid = 30;

    /// <summary>No two look alike (0 O, 1 I L, 2 Z, 5 S, 8 B, U V), and without vowels no word comes out.</summary>
    public const string Alphabet = "BCDFGHJKMNPQRTVWX2345679";

    /// <summary>What someone typed, as it is kept: spaces, dashes and small letters forgiven, and what only looks like a mark of the alphabet taken for it.</summary>
    /// <returns>Null when it has not six letters and digits. It may still be a code that was never given.</returns>
    public static string? Read(string? typed)
    {
        if (typed is null)
            return null;
        var marks = string.Concat(typed.Where(char.IsLetterOrDigit).Take(Length + 1).Select(Mark));
        return marks.Length == Length ? marks : null;
    }

    /// <summary>In two groups, as it is read out.</summary>
    public static string Shown(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return $"{code[..(Length / 2)]} {code[(Length / 2)..]}";
    }

    private static char Mark(char typed) => char.IsDigit(typed) ? Alike((char)('0' + (int)char.GetNumericValue(typed))) : Alike(char.ToUpperInvariant(typed));

    private static char Alike(char mark) => mark switch
    {
        'Z' => '2',
        'S' => '5',
        '8' => 'B',
        _ => mark,
    };
}

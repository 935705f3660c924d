namespace CcoPortal.Domain.Staff;

/// <summary>
/// What makes a password too weak (NIST SP 800-63B: long, not a common one, and no rules about which signs). Decision 0018.
/// </summary>
public static class PasswordRules
{
    public const int Shortest = 15, Longest = 128;

    /// <summary>So many signs of its own it needs. A common password, a sequence or a year counts as two, since there are about as many of them; a name of the account, a run of one sign, and what stood before in it, as one.</summary>
    public const int Enough = 8;

    /// <summary>Rows of a keyboard, and the ways down it.</summary>
    private static readonly string[] Rows = ["abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/", "qazwsxedcrfvtgbyhnujmikolp"];

    private static readonly string[] Reversed = [.. Rows.Select(r => new string([.. r.Reverse()]))];

    public enum Fault
    {
        None,
        TooShort,
        TooLong,
        TooEasy,
    }

    /// <param name="own">What stands for this account or this portal: its name, its address, “portal”.</param>
    /// <param name="common">Common passwords in lower case.</param>
    public static Fault FaultOf(string password, IEnumerable<string> own, IReadOnlySet<string> common)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (password.Length < Shortest)
            return Fault.TooShort;
        if (password.Length > Longest)
            return Fault.TooLong;
        var names = own.SelectMany(o => o.ToLowerInvariant().Split([' ', '@', '.', '-', '_', '\'', '’'], StringSplitOptions.RemoveEmptyEntries)).Where(o => o.Length >= 3).ToHashSet(StringComparer.Ordinal);
        return Signs(password.ToLowerInvariant(), names.Contains, common.Contains) < Enough ? Fault.TooEasy : Fault.None;
    }

    /// <summary>The fewest signs that it can be told in.</summary>
    private static int Signs(string password, Func<string, bool> isOwn, Func<string, bool> isCommon)
    {
        var plain = string.Concat(password.Select(Letter));
        var fewest = new int[password.Length + 1];
        for (var end = 1; end <= password.Length; end++)
        {
            fewest[end] = fewest[end - 1] + (char.IsWhiteSpace(password[end - 1]) ? 0 : 1);
            for (var start = Math.Max(0, end - 40); start <= end - 3; start++)
            {
                var (chunk, letters) = (password[start..end], plain[start..end]);
                if (password[..start].Contains(chunk, StringComparison.Ordinal) || isOwn(chunk) || isOwn(letters) || chunk.All(c => c == chunk[0]))
                    fewest[end] = Math.Min(fewest[end], fewest[start] + 1);
                else if (isCommon(chunk) || isCommon(letters) || IsSequence(chunk) || IsYear(chunk))
                    fewest[end] = Math.Min(fewest[end], fewest[start] + 2);
            }
        }

        return fewest[^1];
    }

    private static bool IsSequence(string chunk) =>
        Rows.Any(r => r.Contains(chunk, StringComparison.Ordinal)) || Reversed.Any(r => r.Contains(chunk, StringComparison.Ordinal));

    private static bool IsYear(string chunk) => chunk.Length == 4 && (chunk.StartsWith("19", StringComparison.Ordinal) || chunk.StartsWith("20", StringComparison.Ordinal)) && chunk.All(char.IsAsciiDigit);

    /// <summary>The letter that a sign is often typed for.</summary>
    private static char Letter(char sign) => sign switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => sign,
    };
}

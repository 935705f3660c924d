namespace CcoPortal.Web.Desk;

/// <summary>A code as an agent reads it out.</summary>
public static class CodeWords
{
    private static readonly Dictionary<char, string> Known = new()
    {
        ['B'] = "boy", ['C'] = "cat", ['D'] = "dog", ['F'] = "fish", ['G'] = "goat", ['H'] = "house", ['J'] = "jam", ['K'] = "king", ['M'] = "moon", ['N'] = "nose", ['P'] = "pig", ['Q'] = "queen",
        ['R'] = "rain", ['T'] = "tree", ['V'] = "van", ['W'] = "water", ['X'] = "x-ray",
    };

    private static readonly string[] Digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>“B as in boy”, “the number four”: one for each mark.</summary>
    public static IEnumerable<string> Spelled(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Select(c => char.IsDigit(c) ? $"the number {Digits[c - '0']}" : $"{c} as in {Known[c]}");
    }
}

namespace CcoPortal.Web.Desk;

/// <summary>A code as an agent reads it out.</summary>
public static class CodeWords
{
    private static readonly Dictionary<char, string> Known =
        "boy cat dog fish goat house jam king moon nose pig queen rain tree van water x-ray".Split(' ').ToDictionary(w => char.ToUpperInvariant(w[0]));

    private static readonly string[] Digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>“B as in boy”, “the number four”: one for each mark.</summary>
    public static IEnumerable<string> Spelled(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Select(c => char.IsDigit(c) ? $"the number {Digits[c - '0']}" : $"{c} as in {Known[c]}");
    }
}

using System.Text;

namespace CcoPortal.Domain.Benefits;

/// <summary>The codes that someone copied from a coverage letter, read kindly: spaces, case, hyphens, a zero for the letter O.</summary>
/// <param name="Types">Enrollment types, each once, in the order typed.</param>
/// <param name="Packages">Benefit packages, ended ones too; a code that two packages share names both.</param>
/// <param name="Unknown">What was typed and is no code we know, as typed.</param>
public sealed record LetterCodes(IReadOnlyList<EnrollmentType> Types, IReadOnlyList<BenefitPackage> Packages, IReadOnlyList<string> Unknown)
{
    /// <summary>How many pieces one code may have been typed in: “o p e n - c a r d”.</summary>
    private const int MostPieces = 9;

    public static LetterCodes Read(string typed, IEnumerable<BenefitPackage> packages, IEnumerable<EnrollmentType> types)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var typeOf = types.ToDictionary(t => Fold(t.Code), StringComparer.Ordinal);
        var packagesOf = packages.SelectMany(p => p.Codes.Append(p.Slug).Select(c => (Code: Fold(c), Package: p))).ToLookup(p => p.Code, p => p.Package, StringComparer.Ordinal);
        var pieces = typed.Split([' ', '\u00A0', '-', '_', '|', ',', ';', '/', '+', '&', '.', ':', '(', ')', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var (foundTypes, foundPackages, unknown) = (new List<EnrollmentType>(), new List<BenefitPackage>(), new List<string>());
        for (var i = 0; i < pieces.Length;)
        {
            var taken = Enumerable.Range(1, Math.Min(MostPieces, pieces.Length - i)).Reverse().FirstOrDefault(n => Known(Joined(i, n)));
            if (taken == 0)
                unknown.Add(pieces[i]);
            else if (typeOf.TryGetValue(Joined(i, taken), out var type))
                foundTypes.Add(type);
            else
                foundPackages.AddRange(packagesOf[Joined(i, taken)]);
            i += Math.Max(1, taken);
        }

        return new LetterCodes([.. foundTypes.Distinct()], [.. foundPackages.Distinct()], [.. unknown.Where(u => Fold(u) is { Length: > 0 } and not ("AND" or "Y" or "OR")).DistinctBy(Fold)]);

        bool Known(string code) => typeOf.ContainsKey(code) || packagesOf.Contains(code);

        string Joined(int from, int count) => Fold(string.Concat(pieces.AsSpan(from, count).ToArray()));
    }

    /// <summary>Letters alone, in capitals; a zero is the letter O, as no code has a digit.</summary>
    private static string Fold(string code)
    {
        var folded = new StringBuilder();
        foreach (var c in code.Replace('0', 'O'))
        {
            if (char.IsAsciiLetter(c))
                folded.Append(char.ToUpperInvariant(c));
            else if (char.IsDigit(c))
                folded.Append(c);
        }

        return folded.ToString();
    }
}

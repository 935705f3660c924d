using System.Text.RegularExpressions;
using CcoPortal.Domain.Editions;

namespace CcoPortal.Domain.Reading;

/// <summary>
/// Whether a block of public Spanish is plain enough, by the reading ease of Fernández Huerta: 206.84 − 60 × syllables a word − 1.02 × words a sentence. The rule is that of
/// <see cref="PlainEnglish"/>: 12 words or more reach 70 and have no sentence above 25 words; names, phone numbers, addresses and numbers are left out; a required term is one word of two syllables.
/// </summary>
public sealed partial class PlainSpanish(Facts facts)
{
    public const int MeasuredFrom = 12;
    public const double LowestEase = 70;
    public const int LongestSentence = 25;

    private const string Vowels = "aeiouáéíóúü", Strong = "aeoáéó", Accented = "íú";

    /// <summary>Terms that OHP material cannot do without, and their plurals; at most 40.</summary>
    public static readonly IReadOnlyList<string> RequiredTerms =
    [
        "organización de atención coordinada", "aprobación", "Plan de Salud de Oregon", "Autoridad de Salud de Oregon", "Servicios al Cliente",
        "aprobación previa", "salud mental", "consumo de sustancias", "código postal", "códigos postales", "medicamento", "medicamentos", "emergencia", "emergencias", "embarazada",
        "embarazadas", "embarazo", "beneficio", "beneficios", "servicio", "servicios", "especialista", "especialistas", "proveedor", "proveedores", "discapacidad", "comunidad", "intérprete",
        "intérpretes", "atención", "información", "Medicare", "Medicaid", "apelación", "apelaciones", "audiencia", "audiencias", "condado", "condados", "hospital",
    ];

    private static readonly Regex Terms = new($@"\b(?:{string.Join('|', RequiredTerms.OrderByDescending(t => t.Length).Select(Regex.Escape))})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private readonly Regex _names = NamesOf(facts);

    /// <summary>One sentence per fault, empty when the block is plain.</summary>
    public IReadOnlyList<string> Faults(string block)
    {
        var sentences = Sentences(block);
        var (words, syllables) = (sentences.Sum(s => s.Count), sentences.Sum(s => s.Sum(Syllables)));
        var ease = words == 0 ? 100 : Ease(words, syllables, sentences.Count);
        return
        [
            .. words >= MeasuredFrom && ease < LowestEase ? [FormattableString.Invariant($"ease {ease:0}, {LowestEase} at least. In: {block}")] : Array.Empty<string>(),
            .. sentences.Where(s => words >= MeasuredFrom && s.Count > LongestSentence).Select(s => $"a sentence of {s.Count} words, {LongestSentence} at most: {string.Join(' ', s)}"),
        ];
    }

    private static Regex NamesOf(Facts facts)
    {
        var names = facts.Ccos.SelectMany(c => new[] { c.Name, c.ShortName, c.Organization, c.Rides?.Value.Name }.Concat(c.FormerNames.Select(f => f.Value)))
            .Concat(facts.Places.Select(p => p.Name)).Concat(facts.Counties.SelectMany(c => new[] { c.Name, c.Seat })).OfType<string>().Where(n => n.Length > 2).Distinct().OrderByDescending(n => n.Length);
        return new Regex($@"\b(?:{string.Join('|', names.Select(Regex.Escape))})\b", RegexOptions.CultureInvariant);
    }

    private static double Ease(int words, int syllables, int sentences) => 206.84 - (60.0 * syllables / words) - (1.02 * words / sentences);

    /// <summary>A strong vowel is a syllable; a weak one beside it is not, unless it bears the accent.</summary>
    public static int Syllables(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var text = FinalY().Replace(SilentU().Replace(word.ToLowerInvariant(), "$1"), "i");
        var count = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!Vowels.Contains(text[at], StringComparison.Ordinal))
                continue;
            count++;
            for (; at + 1 < text.Length && Vowels.Contains(text[at + 1], StringComparison.Ordinal); at++)
            {
                if (AreApart(text[at], text[at + 1]))
                    count++;
            }
        }

        return Math.Max(1, count);
    }

    private static bool AreApart(char first, char second) => (IsStrong(first) && IsStrong(second)) || (IsAccented(first) && IsStrong(second)) || (IsStrong(first) && IsAccented(second));

    private static bool IsStrong(char vowel) => Strong.Contains(vowel, StringComparison.Ordinal);

    private static bool IsAccented(char vowel) => Accented.Contains(vowel, StringComparison.Ordinal);

    private List<List<string>> Sentences(string block)
    {
        var left = Terms.Replace(_names.Replace(Left().Replace(block, " "), " "), " luna ");
        return [.. SentenceEnd().Split(left).Select(s => Word().Matches(s).Select(m => m.Value).ToList()).Where(s => s.Count > 0)];
    }

    [GeneratedRegex("(?:(?<=q)|(?<=g))()u(?=[eiéí])")]
    private static partial Regex SilentU();

    [GeneratedRegex(@"y\b")]
    private static partial Regex FinalY();

    [GeneratedRegex(@"https?://\S+|\b[\w.+-]+@[\w-]+(\.[\w-]+)+|\b(\w+\.)+(com|org|gov|net)\b|\b[0-9]{3}-[0-9]{3}-[0-9]{4}\b")]
    private static partial Regex Left();

    [GeneratedRegex(@"[.!?:;…]+[»”)]*(?:\s+|$)|\n")]
    private static partial Regex SentenceEnd();

    /// <summary>A number is looked at, not read aloud: it is no word.</summary>
    [GeneratedRegex(@"\p{L}[\p{L}’-]*")]
    private static partial Regex Word();
}

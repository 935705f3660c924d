using System.Text.RegularExpressions;

namespace CcoPortal.Domain.Reading;

/// <summary>Syllables of an English word, by the rules of its spelling and a list of words that do not keep them.</summary>
public static partial class Syllables
{
    private static readonly Dictionary<string, int> Odd = new(StringComparer.Ordinal)
    {
        ["area"] = 3,
        ["areas"] = 3,
        ["idea"] = 3,
        ["ideas"] = 3,
        ["people"] = 2,
        ["business"] = 2,
        ["every"] = 2,
        ["everyone"] = 3,
        ["everything"] = 3,
        ["family"] = 3,
        ["several"] = 2,
        ["evening"] = 2,
        ["medicine"] = 3,
        ["medicines"] = 3,
        ["wednesday"] = 2,
        ["being"] = 2,
        ["seeing"] = 2,
        ["doing"] = 2,
        ["going"] = 2,
        ["science"] = 2,
        ["quiet"] = 2,
        ["diet"] = 2,
        ["client"] = 2,
        ["clients"] = 2,
        ["giant"] = 2,
        ["trial"] = 2,
        ["dial"] = 2,
        ["poem"] = 2,
        ["poet"] = 2,
        ["create"] = 2,
        ["created"] = 3,
        ["react"] = 2,
        ["real"] = 1,
        ["really"] = 2,
        ["usually"] = 4,
        ["usual"] = 3,
        ["actual"] = 3,
        ["annual"] = 3,
        ["manual"] = 3,
        ["sometimes"] = 2,
        ["someone"] = 2,
        ["something"] = 2,
        ["somewhere"] = 2,
        ["homeless"] = 2,
        ["maybe"] = 2,
        ["recipe"] = 3,
        ["cafe"] = 2,
        ["fire"] = 1,
        ["hour"] = 1,
        ["hours"] = 1,
        ["our"] = 1,
        ["ours"] = 1,
        ["one"] = 1,
        ["ones"] = 1,
        ["once"] = 1,
        ["eye"] = 1,
        ["eyes"] = 1,
        ["vaccine"] = 2,
        ["vaccines"] = 2,
        ["oregon"] = 3,
        ["asked"] = 1,
        ["used"] = 1,
        ["insurance"] = 3,
        ["lives"] = 1,
        ["healthcare"] = 2,
        ["pregnancy"] = 3,
        ["safety"] = 2,
        ["movement"] = 2,
        ["statement"] = 2,
        ["placement"] = 2,
        ["therefore"] = 2,
        ["wherever"] = 3,
        ["whatever"] = 3,
        ["forever"] = 3,
        ["coordinated"] = 5,
        ["coordinate"] = 4,
        ["cooperate"] = 4,
        ["chosen"] = 2,
        ["reliable"] = 4,
        ["violence"] = 3,
        ["violent"] = 3,
        ["diagnosis"] = 4,
        ["dialysis"] = 4,
        ["diabetes"] = 4,
        ["radio"] = 3,
        ["video"] = 3,
        ["videos"] = 3,
        ["period"] = 3,
        ["previous"] = 3,
        ["serious"] = 3,
        ["obvious"] = 3,
        ["immediate"] = 4,
        ["immediately"] = 5,
        ["appropriate"] = 4,
        ["association"] = 5,
        ["medicaid"] = 3,
        ["medicare"] = 3,
        ["experience"] = 4,
        ["orient"] = 3,
        ["material"] = 4,
        ["materials"] = 4,
        ["society"] = 4,
        ["anxiety"] = 4,
        ["variety"] = 4,
        ["museum"] = 3,
        ["nuclear"] = 3,
        ["theater"] = 3,
        ["ruin"] = 2,
        ["fluid"] = 2,
        ["suicide"] = 3,
        ["lion"] = 2,
        ["riot"] = 2,
        ["reopen"] = 3,
        ["reapply"] = 3,
        ["reassess"] = 3,
        ["beyond"] = 2,
        ["canyon"] = 2,
        ["lawyer"] = 2,
        ["prayer"] = 1,
    };

    /// <summary>At least 1 for every word with a letter.</summary>
    /// <param name="word">Letters, with or without an apostrophe.</param>
    public static int In(string word)
    {
        var w = string.Concat(word.Where(char.IsLetter).Select(char.ToLowerInvariant));
        if (w.Length == 0)
            return 0;
        if (Odd.TryGetValue(w, out var odd))
            return odd;
        // Letters that are said one by one.
        if (word.Length is 2 or 3 && word.All(char.IsUpper))
            return word.Length + (2 * word.Count(c => c == 'W'));
        // “Members’”, “don’t”: the part behind the apostrophe adds none, but for “-n’t” after a consonant (“did-n’t”).
        if (NotShort().IsMatch(w) && word.Contains('’', StringComparison.Ordinal) | word.Contains('\'', StringComparison.Ordinal))
            return Math.Max(1, In(w[..^2])) + (DidNot().IsMatch(w) ? 1 : 0);

        var count = Vowels().Count(w);
        if (SilentE().IsMatch(w) && !Table().IsMatch(w))
            count--;
        if (SilentEd().IsMatch(w) || SilentEs().IsMatch(w))
            count--;
        count += TwoVowels().Count(w);
        count += EndsInSm().IsMatch(w) ? 1 : 0;
        count -= SilentInside().Count(w);
        return Math.Max(1, count);
    }

    [GeneratedRegex("nt$")]
    private static partial Regex NotShort();

    [GeneratedRegex("(did|could|would|should|has|is|was|does)nt$")]
    private static partial Regex DidNot();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();

    /// <summary>“care”, “phone”, not “be”, “the”, “free”.</summary>
    [GeneratedRegex("[aeiouy][^aeiouy]+e$|[aeiou]ue$|gue$|que$")]
    private static partial Regex SilentE();

    /// <summary>“table”, “people”, “able”: the e is silent, the l is not.</summary>
    [GeneratedRegex("[^aeiouylr]le$")]
    private static partial Regex Table();

    /// <summary>“called”, “served”, not “needed”, “wanted”, “bed”.</summary>
    [GeneratedRegex("[aeiouy].*[^aeiouytd]ed$")]
    private static partial Regex SilentEd();

    /// <summary>“cares”, “homes”, not “places”, “changes”, “uses”, “clinics”, “tables”.</summary>
    [GeneratedRegex("[aeiouy].*(?<!c|s|z|x|g|sh|ch|[^aeiouylr]l)(?<![aeiouy])es$")]
    private static partial Regex SilentEs();

    /// <summary>Two vowels that are said apart: “medi-a”, “sci-ence”, “situ-ation”, “continu-ous”, “try-ing”.</summary>
    [GeneratedRegex("(?<![tcsxg])i(?:a|o(?!u?r?$)|um|en[ct])|(?<=[tcsg])iat|iet|[uo]ing|ying|eo(?!u|p|r$)|ua(?:l|t|r)(?<!qua.|gua.)|uou|(?<!q|g)uen|creat|io$|ior$|ious$(?<![tcgx]ious)|eum$")]
    private static partial Regex TwoVowels();

    /// <summary>“criticism”, “rhythm”.</summary>
    [GeneratedRegex("(sm|thm)s?$")]
    private static partial Regex EndsInSm();

    /// <summary>The silent e inside “care-ful”, “home-less”, “state-ment”, “like-ly”, “some-one”.</summary>
    [GeneratedRegex("(?<=[aeiouy][^aeiouywx])e(?=(ful|less|ment|ly|ness|fully)s?$)")]
    private static partial Regex SilentInside();
}

using System.Text.RegularExpressions;

namespace CcoPortal.Domain.Content;

/// <summary>A piece of a published text: words, or the name of a fact that stands there.</summary>
/// <param name="Words">Null for a fact.</param>
/// <param name="Fact">For example <c>phone</c>; null for words.</param>
/// <param name="Key">Which one, for example <c>client-services</c>.</param>
public sealed record TextPiece(string? Words, string? Fact, string? Key);

/// <summary>Texts in which facts stand as named placeholders, <c>{phone:client-services}</c>, so that a number is never typed into a sentence.</summary>
public static partial class FactText
{
    /// <summary>A contact line's phone, by its key.</summary>
    public const string Phone = "phone";

    /// <summary>A number counted on the day: <c>ccos</c>, <c>organizations</c> that run them, or covered <c>benefits</c>.</summary>
    public const string Count = "count";

    /// <summary>A date, said in the reader's language: <c>2026-02-01</c>.</summary>
    public const string Day = "day";

    /// <summary>A CCO's name, by its slug.</summary>
    public const string Cco = "cco";

    /// <summary>Something that the portal draws from the data, on a line of its own.</summary>
    public const string Block = "block";

    public static readonly IReadOnlyList<string> Counts = ["ccos", "organizations", "benefits"];

    public static readonly IReadOnlyList<string> Blocks = ["cco-timeline", "quality-chart"];

    public static IReadOnlyList<TextPiece> Pieces(string text)
    {
        var pieces = new List<TextPiece>();
        var from = 0;
        foreach (Match match in Placeholder().Matches(text))
        {
            if (match.Index > from)
                pieces.Add(new TextPiece(text[from..match.Index], null, null));
            pieces.Add(new TextPiece(null, match.Groups["fact"].Value, match.Groups["key"].Value));
            from = match.Index + match.Length;
        }

        if (from < text.Length)
            pieces.Add(new TextPiece(text[from..], null, null));
        return pieces;
    }

    /// <summary>What cannot be filled in: one sentence each.</summary>
    /// <param name="isKnown">Whether there is such a fact.</param>
    public static IEnumerable<string> Faults(string text, Func<string, string, bool> isKnown) => Pieces(text).SelectMany(p => p switch
    {
        { Fact: { } fact } when isKnown(fact, p.Key!) => Array.Empty<string>(),
        { Fact: not null } => [$"unknown placeholder “{{{p.Fact}:{p.Key}}}”"],
        { Words: { } words } when Anchor().Replace(words, "").AsSpan().IndexOfAny('{', '}') >= 0 => [$"a brace that is no placeholder, in “{words}”"],
        { Words: { } words } when TypedPhone().Match(words) is { Success: true } typed => [$"the typed phone “{typed.Value}”; write a placeholder"],
        _ => [],
    });

    [GeneratedRegex(@"\{(?<fact>[a-z-]+):(?<key>[a-z0-9-]+)\}")]
    private static partial Regex Placeholder();

    /// <summary>At the end of a heading, what it is linked by: a translated heading keeps the anchor of the English one.</summary>
    [GeneratedRegex(@"(?<=^#+ .*)\{#[a-z0-9-]+\}$", RegexOptions.Multiline)]
    private static partial Regex Anchor();

    [GeneratedRegex(@"\b[0-9]{3}-[0-9]{3}-[0-9]{4}\b")]
    private static partial Regex TypedPhone();
}

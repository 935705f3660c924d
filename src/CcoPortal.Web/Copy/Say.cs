using System.Collections.Frozen;
using System.Text.Json;
using CcoPortal.Web.Languages;

namespace CcoPortal.Web.Copy;

/// <summary>
/// Everything the interface says. The English stands where it is said, and is the key of its translations in <c>Copy/Languages</c>, so a changed sentence is a missing one. A test reads
/// every call in the sources: the first argument is always a literal.
/// </summary>
public static class Say
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Translations =
        Language.All.Where(l => l != Language.English).ToFrozenDictionary(l => l.Tag, l => Load(l.Tag));

    /// <summary>A text in the reader's language. <c>{0}</c>, <c>{1}</c> are the arguments; <c>{phone:client-services}</c> and the like stay, for <c>&lt;fact-text&gt;</c>.</summary>
    public static string T(string english, params ReadOnlySpan<object?> arguments) => Fill(In(english), arguments);

    /// <summary>The same for what has a number, which is <c>{0}</c>: in English “{0} service|{0} services”; other languages have as many forms as they need.</summary>
    public static string N(string english, long number, params ReadOnlySpan<object?> arguments)
    {
        var language = Language.Current;
        var forms = In(english).Split('|');
        return Fill(forms[Math.Min(language.Plural(number), forms.Length - 1)], [number.ToString("N0", language.Culture), .. arguments]);
    }

    /// <summary>A few words that stand within a record without languages, such as what an extra phone is for; a test finds those that have no translation.</summary>
    public static string Data(string english) => In(english);

    /// <summary>What a language has to say, English to translation.</summary>
    public static IReadOnlyDictionary<string, string> Of(string tag) => Translations[tag];

    private static string In(string english) =>
        Language.Current is var language && language != Language.English && Translations[language.Tag].TryGetValue(english, out var said) ? said : english;

    private static string Fill(string text, ReadOnlySpan<object?> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
            text = text.Replace($"{{{i}}}", Convert.ToString(arguments[i], Language.Current.Culture), StringComparison.Ordinal);
        return text;
    }

    private static FrozenDictionary<string, string> Load(string tag)
    {
        using var file = typeof(Say).Assembly.GetManifestResourceStream($"languages/{tag}.json") ?? throw new InvalidOperationException($"languages/{tag}.json is not embedded.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

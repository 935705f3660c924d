using System.Globalization;
using System.Text.RegularExpressions;
using CcoPortal.Domain.Content;

namespace CcoPortal.Domain.Editions;

/// <summary>What must hold for pages: called by <see cref="FactRules"/>.</summary>
internal static partial class ContentRules
{
    public static IEnumerable<Fault> Check(Facts facts)
    {
        var contacts = facts.Contacts.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var ccos = facts.Ccos.Select(c => c.Slug).ToHashSet(StringComparer.Ordinal);
        var pages = facts.Pages.Select(p => $"/{p.Key}").ToHashSet(StringComparer.Ordinal);
        var benefits = facts.Benefits.Select(b => b.Slug).ToHashSet(StringComparer.Ordinal);
        return facts.Pages.SelectMany(page => Of(page).Select(sentence => new Fault("page", page.Key, sentence)))
            .Concat(facts.Pages.GroupBy(p => p.Key).Where(g => g.Count() > 1).Select(g => new Fault("page", g.Key, "there are two pages of this address")));

        IEnumerable<string> Of(ContentPage page) =>
        [
            .. Address().IsMatch(page.Key) ? Array.Empty<string>() : ["its address is like help/find-a-doctor or learn/what-is-a-cco"],
            .. page.Texts.ContainsKey("en") ? Array.Empty<string>() : ["it has no English text"], .. Translations(page, page.Texts.Keys),
            .. page.Sources.Where(s => !Shape.IsAddress(s)).Select(s => $"the source “{s}” is no address"),
            .. page.Texts.SelectMany(t => OfText(t.Key, t.Value)),
            .. page.SearchWords?.Values.SelectMany(w => w).Any(string.IsNullOrWhiteSpace) == true ? ["an empty search word"] : Array.Empty<string>(),
        ];

        IEnumerable<string> OfText(string language, PageText text) =>
        [
            .. new[] { text.Title, text.Summary, text.Body }.Any(string.IsNullOrWhiteSpace) ? [$"an empty text in “{language}”"] : Array.Empty<string>(),
            .. new[] { text.Title, text.Summary }.SelectMany(t => FactText.Faults(t, IsKnown)).Select(f => $"{f}, in “{language}”"),
            .. text.Body.Split('\n').SelectMany((line, at) => FactText.Faults(line, IsKnown).Select(f => $"{f}, in line {at + 1} of its text in “{language}”")),
            .. Links().Matches(text.Body).Select(m => m.Groups["to"].Value).Where(to => !Leads(to)).Select(to => $"the link “{to}” leads nowhere"),
        ];

        bool IsKnown(string fact, string key) => fact switch
        {
            FactText.Phone => contacts.Contains(key),
            FactText.Count => FactText.Counts.Contains(key),
            FactText.Day => DateOnly.TryParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            FactText.Cco => ccos.Contains(key),
            FactText.Block => FactText.Blocks.Contains(key),
            _ => false,
        };

        bool Leads(string to) => to.Split('#', '?')[0] switch
        {
            var path when path.StartsWith("https://", StringComparison.Ordinal) => true,
            "" or "/" or "/find" or "/benefits" or "/coverage" or "/ccos" or "/counties" or "/contact" or "/help" or "/help/deadline" or "/help/can-i-change" or "/learn" or "/accessibility" or "/notices" or "/privacy" or "/search" => true,
            var path when path.StartsWith("/benefits/", StringComparison.Ordinal) => benefits.Contains(path[10..]),
            var path when path.StartsWith("/ccos/", StringComparison.Ordinal) => ccos.Contains(path[6..]),
            var path => pages.Contains(path),
        };
    }

    /// <summary>Each text in another language than English says how it came to be.</summary>
    public static IEnumerable<string> Translations(TranslatedRecord record, IEnumerable<string> languages)
    {
        var (texts, told) = (languages.Where(l => l != "en").ToHashSet(StringComparer.Ordinal), record.Translations?.Keys ?? []);
        return
        [
            .. texts.Except(told).Select(l => $"nothing says how its text in “{l}” was translated"),
            .. told.Except(texts).Select(l => $"a translation into “{l}” has no text"),
        ];
    }

    [GeneratedRegex(@"^(help|learn)/[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Address();

    /// <summary>Where a Markdown link leads.</summary>
    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Links();
}

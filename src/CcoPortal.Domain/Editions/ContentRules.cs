using System.Globalization;
using System.Text.RegularExpressions;
using CcoPortal.Domain.Content;

namespace CcoPortal.Domain.Editions;

/// <summary>What must hold for pages and notices: called by <see cref="FactRules"/>.</summary>
internal static partial class ContentRules
{
    public static IEnumerable<Fault> Check(Facts facts)
    {
        var contacts = facts.Contacts.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var ccos = facts.Ccos.Select(c => c.Slug).ToHashSet(StringComparer.Ordinal);
        var pages = facts.Pages.Select(p => $"/{p.Key}").ToHashSet(StringComparer.Ordinal);
        var benefits = facts.Benefits.Select(b => b.Slug).ToHashSet(StringComparer.Ordinal);
        return facts.Pages.SelectMany(page => Of(page).Select(sentence => new Fault("page", page.Key, sentence)))
            .Concat(facts.Pages.GroupBy(p => p.Key).Where(g => g.Count() > 1).Select(g => new Fault("page", g.Key, "there are two pages of this address")))
            .Concat(facts.Notices.SelectMany(notice => OfNotice(notice).Select(sentence => new Fault("notice", notice.Key, sentence))))
            .Concat(facts.Notices.GroupBy(n => n.Key).Where(g => g.Count() > 1).Select(g => new Fault("notice", g.Key, "there are two notices of this key")));

        IEnumerable<string> Of(ContentPage page) =>
        [
            .. Address().IsMatch(page.Key) ? Array.Empty<string>() : ["its address is like help/find-a-doctor or learn/what-is-a-cco"],
            .. page.Texts.ContainsKey("en") ? Array.Empty<string>() : ["it has no English text"], .. Translations(page, page.Texts.Keys),
            .. page.Sources.Where(s => !Shape.IsAddress(s)).Select(s => $"the source “{s}” is no address"),
            .. page.Texts.SelectMany(t => OfText(t.Key, t.Value)),
            .. page.SearchWords?.Values.SelectMany(w => w).Any(string.IsNullOrWhiteSpace) == true ? ["an empty search word"] : Array.Empty<string>(),
        ];

        IEnumerable<string> OfNotice(BannerNotice notice) =>
        [
            .. Shape.Key().IsMatch(notice.Key) ? Array.Empty<string>() : ["its key is like wildfires-2027"],
            .. notice.Start.Local() < notice.End.Local() ? Array.Empty<string>() : [$"it ends ({notice.End.Local():yyyy-MM-dd HH:mm}) before it starts ({notice.Start.Local():yyyy-MM-dd HH:mm})"],
            .. notice.End.Local() <= notice.Start.Local().AddYears(1) ? Array.Empty<string>() : ["it is shown for longer than a year; what holds for longer is a page"],
            .. notice.Texts.ContainsKey("en") ? Array.Empty<string>() : ["it has no English text"], .. Translations(notice, notice.Texts.Keys),
            .. notice.Texts.SelectMany(t => OfWords(t.Key, t.Value.Body, t.Value.Title)),
            .. notice.Texts.Where(t => NotInNotices().IsMatch(t.Value.Body)).Select(t => $"a heading, a table or a drawing, in its text in “{t.Key}”"),
        ];

        IEnumerable<string> OfText(string language, PageText text) => OfWords(language, text.Body, text.Title, text.Summary);

        IEnumerable<string> OfWords(string language, string body, params string[] lines) =>
        [
            .. lines.Append(body).Any(string.IsNullOrWhiteSpace) ? [$"an empty text in “{language}”"] : Array.Empty<string>(),
            .. lines.SelectMany(t => FactText.Faults(t, IsKnown)).Select(f => $"{f}, in “{language}”"),
            .. body.Split('\n').SelectMany((line, at) => FactText.Faults(line, IsKnown).Select(f => $"{f}, in line {at + 1} of its text in “{language}”")),
            .. Links().Matches(body).Select(m => m.Groups["to"].Value).Where(to => !Leads(to)).Select(to => $"the link “{to}” leads nowhere"),
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

    /// <summary>What would be too large above every page: headings of both forms, tables, and what the portal draws.</summary>
    [GeneratedRegex(@"^ {0,3}(#{1,6}(\s|$)|=+\s*$|-+\s*$)|^\s*\|?[ :-]*-[ :-]*\||\{block:", RegexOptions.Multiline)]
    private static partial Regex NotInNotices();

    /// <summary>Where a Markdown link leads.</summary>
    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Links();
}
